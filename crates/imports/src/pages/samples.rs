//! The templates with sample values.

use askama::Template;
use terms::Id;
use web::{Form, Frame, PageError, Sample, parts::Choice};

use super::{
    choose::{Column, Columns},
    list::{Line, List, bounds},
    show::Show,
};

/// Each template of imports.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample { template: "imports/list.html", render: list },
        Sample { template: "imports/show.html", render: choosing },
        Sample { template: "imports/show.html", render: tried },
        Sample { template: "imports/show.html", render: undone },
    ]
}

fn made<T: Template>(template: &T) -> Result<String, PageError> {
    template.render().map_err(PageError::broken)
}

fn list(frame: Frame) -> Result<String, PageError> {
    let mut form = Form::default();
    form.refuse("file", "The file is empty.");
    let line = Line { id: Id::by_chance([1; 16]), title: "Sunday, by Ruth Adeyemi".into(), state: "Tried".into() };
    let bounds = bounds(&frame);
    made(&List { frame, form, imports: vec![line], may_import: true, bounds })
}

fn show(frame: Frame, state: &str) -> Show {
    Show {
        id: Id::by_chance([1; 16]),
        title: "Sunday, by Ruth Adeyemi".to_owned(),
        state: state.to_owned(),
        steps: ["File", "Columns", "Dry run", "Run"].map(str::to_owned).to_vec(),
        step: 2,
        problem: String::new(),
        columns: None,
        progress: None,
        of_the_file: Vec::new(),
        of_people: Vec::new(),
        is_done: false,
        refused: Vec::new(),
        has_refused: false,
        places: Vec::new(),
        seen: "00".to_owned(),
        may: Vec::new(),
        undo_until: "Monday".to_owned(),
        undone: Vec::new(),
        happened: vec!["Sunday: the file came.".to_owned()],
        form: Form::default(),
        frame,
    }
}

fn choosing(frame: Frame) -> Result<String, PageError> {
    let column = Column { name: "column0".into(), heading: "E-mail".into(), cells: "ann@example.org".into() };
    let choice = || vec![Choice::new("email", "Her e-mail")];
    let columns = Columns {
        profile: "CiviCRM".to_owned(),
        each: vec![column],
        fields: choice(),
        charsets: choice(),
        dates: choice(),
        homes: choice(),
    };
    made(&Show {
        columns: Some(columns),
        problem: "Row 3, column 1 cannot be read.".to_owned(),
        may: vec!["discard"],
        ..show(frame, "Columns to be chosen")
    })
}

fn tried(frame: Frame) -> Result<String, PageError> {
    made(&Show {
        step: 3,
        of_the_file: vec!["100 rows".to_owned()],
        of_people: vec!["95 would be entered".to_owned()],
        refused: vec![("The name is missing.".into(), "3".into(), "in rows 3, 4, 5".into())],
        has_refused: true,
        places: vec![("Wales".into(), "40".into())],
        may: vec!["run", "again", "discard"],
        ..show(frame, "Tried")
    })
}

fn undone(frame: Frame) -> Result<String, PageError> {
    made(&Show {
        step: 4,
        progress: Some((1, 2, "Half of it is done".into())),
        of_people: vec!["95 were entered".to_owned()],
        is_done: true,
        may: vec!["undo"],
        undone: vec!["90 were erased".to_owned()],
        ..show(frame, "Undone")
    })
}
