//! The page of one place: what it is part of, who answers for it, what is decided there, what lies within it.
//!
//! Never a list of members.

use askama::Template;
use axum::extract::{Path, State};
use web::{App, Decided, Decisions, Frame, Open, Page, PageError, Panel, page, parts::DecisionCard};

use super::{Line, may_manage, place_at};
use crate::{place::Place, store, tree};

#[derive(Template)]
#[template(path = "places/show.html")]
struct Show {
    frame: Frame,
    name: String,
    flag: String,
    kind: String,
    above: Vec<Line>,
    lines: Vec<Line>,
    panels: Vec<Panel>,
    open: Vec<DecisionCard>,
    coming: Vec<DecisionCard>,
    decided: Vec<Decided>,
    /// Where a place is added within it, for those who may.
    add: Option<String>,
    /// Where it gets another name, for those who may.
    rename: Option<String>,
}

pub(crate) async fn show(State(app): State<App>, frame: Frame, Path(slug): Path<String>) -> Result<Page, PageError> {
    let place = place_at(&app, &slug).await?;
    let mut tx = app.db.reader().await?;
    let ancestors = store::ancestors(&mut tx, place.id).await?;
    let children = store::children(&mut tx, place.id).await?;
    // Given back before others are asked, who need one too.
    drop(tx);
    let mut show = Show::new(frame.clone(), &place, &ancestors, children);
    show.panels = panels(&app, &frame, &place).await?;
    show.fill(decisions(&app, &frame, &place).await?);
    let may_add = may_manage(&app, &frame, place.id).await?;
    let may_rename = may_manage(&app, &frame, place.parent.unwrap_or(place.id)).await?;
    show.add = may_add.then(|| format!("{}/add", place.address()));
    show.rename = may_rename.then(|| format!("{}/rename", place.address()));
    page(&show)
}

impl Show {
    fn new(frame: Frame, place: &Place, ancestors: &[Place], mut children: Vec<Place>) -> Self {
        let language = frame.language();
        tree::sort(&mut children, language);
        let kind = |place: &Place| place.kind.name.in_language(language).to_owned();
        Self {
            name: place.name.in_language(language).to_owned(),
            flag: place.name.english.to_string(),
            kind: kind(place),
            above: ancestors.iter().map(|above| Line::new(above, language, String::new())).collect(),
            lines: children.iter().map(|child| Line::new(child, language, kind(child))).collect(),
            panels: Vec::new(),
            open: Vec::new(),
            coming: Vec::new(),
            decided: Vec::new(),
            add: None,
            rename: None,
            frame,
        }
    }

    /// What slices have to say about decisions here, in the order of the home page.
    fn fill(&mut self, mut all: Decisions) {
        all.open.sort_by_key(|open| (!open.waits_for_viewer, open.at));
        all.coming.sort_by_key(|open| open.at);
        all.decided.sort_by_key(|decided| std::cmp::Reverse(decided.at));
        let cards = |open: Vec<Open>| open.into_iter().map(|open| open.card).collect();
        self.open = cards(all.open);
        self.coming = cards(all.coming);
        self.decided = all.decided;
    }
}

/// Asks every slice what it shows here.
async fn panels(app: &App, frame: &Frame, place: &Place) -> Result<Vec<Panel>, PageError> {
    let mut panels = Vec::new();
    for ask in app.slices.iter().filter_map(|slice| slice.panels) {
        panels.extend(ask(app.clone(), frame.clone(), place.id).await?);
    }
    panels.sort_by_key(|panel| panel.order);
    Ok(panels)
}

/// Asks every slice what is decided here.
async fn decisions(app: &App, frame: &Frame, place: &Place) -> Result<Decisions, PageError> {
    let mut all = Decisions::default();
    for ask in app.slices.iter().filter_map(|slice| slice.decisions) {
        let more = ask(app.clone(), frame.clone(), Some(place.id)).await?;
        all.open.extend(more.open);
        all.coming.extend(more.coming);
        all.decided.extend(more.decided);
    }
    Ok(all)
}

pub(super) fn sample(frame: Frame) -> Result<String, PageError> {
    let [movement, region] = super::sample_places();
    let above = [movement];
    let mut show = Show::new(frame, &region, &above, vec![region.clone()]);
    show.add = Some("/places/wales/add".to_owned());
    show.rename = Some("/places/wales/rename".to_owned());
    let card = DecisionCard {
        href: "/".to_owned(),
        place: "Wales".to_owned(),
        kicker: String::new(),
        title: "Title".to_owned(),
        summary: String::new(),
        action: "Vote".to_owned(),
        is_primary: true,
        when: String::new(),
        detail: String::new(),
    };
    show.open = vec![card.clone()];
    show.coming = vec![card];
    let at = show.frame.now;
    let (href, title) = ("/".to_owned(), "Title".to_owned());
    show.decided =
        vec![Decided { href, title, shape: "carried", outcome: "Carried".to_owned(), figures: String::new(), at }];
    show.render().map_err(PageError::broken)
}
