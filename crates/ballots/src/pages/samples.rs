//! Every template with made-up values: for the test that renders each page in each language.

mod officers;

use askama::Template;
use tally::majority::{Base, Comparison, Fraction, Question, Threshold, Turnout, Unit, decide};
use web::{
    Decided, Form, Frame, PageError, Sample, Value, drawing,
    parts::{Act, Choice, DecisionCard},
};

use super::{DutyLine, Head, Line, Link, letter, listing, nominations, result, roll, rules, sheet, show, voting};
use crate::view::{bars, flow, outcome, turnout};

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample { template: "ballots/index.html", render: index },
        Sample { template: "ballots/show.html", render: ballot },
        Sample { template: "ballots/vote.html", render: vote },
        Sample { template: "ballots/vote.html", render: question },
        Sample { template: "ballots/review.html", render: review },
        Sample { template: "ballots/told.html", render: told },
        Sample { template: "ballots/letter.html", render: letter },
        Sample { template: "ballots/roll.html", render: roll },
        Sample { template: "ballots/nominations.html", render: nominations },
        Sample { template: "ballots/option.html", render: option },
        Sample { template: "ballots/claim.html", render: officers::claim },
        Sample { template: "ballots/desk.html", render: officers::desk },
        Sample { template: "ballots/step.html", render: officers::step },
        Sample { template: "ballots/duties.html", render: officers::duties },
        Sample { template: "ballots/lot.html", render: officers::lot },
        Sample { template: "ballots/papers.html", render: officers::papers },
        Sample { template: "ballots/new.html", render: officers::new },
        Sample { template: "ballots/names.html", render: officers::names },
        Sample { template: "ballots/result.html", render: contest },
        Sample { template: "ballots/result.html", render: decided },
        Sample { template: "ballots/sheet.html", render: sheet },
        Sample { template: "ballots/secrecy.html", render: |frame| rendered(&rules::Secrecy { frame }) },
        Sample { template: "ballots/rule_majority.html", render: |frame| rendered(&rules::Majority::new(frame)) },
        Sample { template: "ballots/rule_scottish.html", render: |frame| rendered(&rules::Scottish::new(frame)) },
    ]
}

fn rendered<T: Template>(template: &T) -> Result<String, PageError> {
    template.render().map_err(PageError::broken)
}

fn head() -> Head {
    Head {
        href: "/ballots/sample".into(),
        back: "/ballots".into(),
        back_text: "Back".into(),
        flag: "Wales".into(),
        kicker: "Wales".into(),
        title: "Elect the committee".into(),
    }
}

fn link() -> Link {
    Link::new("/ballots", "A link")
}

fn acts() -> Vec<Act> {
    let act = |what: &str, is_done| Act { what: what.into(), who: "Ann".into(), when: "Friday".into(), is_done };
    vec![act("Called", true), act("Opened", false)]
}

fn duty_lines() -> Vec<DutyLine> {
    let line = |duty: &str, source: &str| DutyLine { duty: duty.into(), name: "Ann".into(), source: source.into() };
    vec![line("returning officer", ""), line("second person", "lent by Wales")]
}

fn lines() -> Vec<Line> {
    let line = |is_met| Line { is_met, text: "A condition".into() };
    vec![line(Some(true)), line(Some(false)), line(None)]
}

fn refused(fields: &[(&str, &str)], wrong: &str) -> Form {
    let mut form = Form::filled(fields);
    form.refuse(wrong, "What is wrong with it");
    form
}

fn index(frame: Frame) -> Result<String, PageError> {
    let card = DecisionCard {
        href: "/ballots/sample".into(),
        place: "Wales".into(),
        kicker: "Wales".into(),
        title: "Elect the committee".into(),
        summary: "Seven places.".into(),
        action: "Vote".into(),
        is_primary: true,
        when: "Closes on Friday".into(),
        detail: "in 6 days".into(),
    };
    let decided = Decided {
        href: "/ballots/sample/result".into(),
        title: "Register as a party".into(),
        shape: "carried",
        outcome: "Carried".into(),
        figures: "2 to 1".into(),
        at: frame.now,
    };
    rendered(&listing::Index {
        open: vec![card.clone()],
        coming: vec![card],
        decided: vec![decided],
        may_call: true,
        frame,
    })
}

fn options() -> Vec<show::OptionLine> {
    let line = |name: &str, flag: &str, href: Option<&str>| show::OptionLine {
        name: name.into(),
        flag: flag.into(),
        about: "Wales".into(),
        href: href.map(Into::into),
    };
    vec![line("Alma Reyes", "Wales", Some("/ballots/sample/nominations/1")), line("Re-open nominations", "", None)]
}

fn ballot(frame: Frame) -> Result<String, PageError> {
    let time = show::Time { name: "Closes".into(), at: frame.time(frame.now), relative: frame.relative(frame.now) };
    rendered(&show::Show {
        head: head(),
        subject: "Seven places.".into(),
        shape: "open",
        word: "Open".into(),
        next: show::Next { said: vec!["You may vote.".into()], button: Some(link()), quiet: Some(link()) },
        when: "Closes on Friday".into(),
        relative: "in 6 days".into(),
        live: Some("turnout-sample".into()),
        turnout: "1,204 of 1,988 have voted".into(),
        text: "What it is about.".into(),
        options_title: "Candidates".into(),
        options: options(),
        may: "You may vote.".into(),
        as_of: Some("As of Friday:".into()),
        conditions: lines(),
        rule: vec!["By more than half.".into()],
        rule_link: link(),
        secrecy: "Secret.".into(),
        disclosure: "The count sheet.".into(),
        times: vec![time],
        acts: acts(),
        duties: duty_lines(),
        links: vec![link()],
        frame,
    })
}

fn choose(frame: Frame, is_ranking: bool) -> voting::Choose {
    let row = |field: &str, name: &str, href: Option<&str>| voting::PaperRow {
        field: field.into(),
        name: name.into(),
        about: "Wales".into(),
        href: href.map(Into::into),
    };
    voting::Choose {
        head: head(),
        subject: "Seven places.".into(),
        steps: vec!["Choose".into(), "Review".into()],
        door: "/ballots/sample/letter".into(),
        code: Some("ABCD".into()),
        form: refused(&[("rank-1", "1"), ("rank-2", "1")], if is_ranking { "rank-2" } else { "answer" }),
        is_ranking,
        rows: vec![row("rank-1", "Alma Reyes", Some("/")), row("rank-2", "Re-open nominations", None)],
        answers: vec![Choice::new("yes", "Yes"), Choice::new("no", "No").with_hint("Not yes")],
        secrecy: "Secret.".into(),
        rule: vec!["By more than half.".into()],
        rule_link: link(),
        closes: frame.time(frame.now),
        closes_relative: frame.relative(frame.now),
        frame,
    }
}

fn vote(frame: Frame) -> Result<String, PageError> {
    rendered(&choose(frame, true))
}

fn question(frame: Frame) -> Result<String, PageError> {
    rendered(&choose(frame, false))
}

fn review(frame: Frame) -> Result<String, PageError> {
    rendered(&voting::Review {
        frame,
        head: head(),
        steps: vec!["Choose".into(), "Review".into()],
        door: "/ballots/sample/vote".into(),
        said: "You put them in this order:".into(),
        ranked: vec!["Alma Reyes".into()],
        rest: "One without a number.".into(),
        hidden: vec![("rank-1".into(), "1".into())],
        secrecy: "Secret.".into(),
    })
}

fn told(frame: Frame) -> Result<String, PageError> {
    rendered(&voting::Told {
        frame,
        head: head(),
        title: "Your vote is in".into(),
        kind: "done",
        said: vec!["It has been saved.".into()],
        links: vec![link(), link()],
    })
}

fn letter(frame: Frame) -> Result<String, PageError> {
    rendered(&letter::Letter { frame, head: head(), form: refused(&[("code", "ABCD")], "code") })
}

fn roll(frame: Frame) -> Result<String, PageError> {
    let correction = roll::CorrectionLine {
        when: "Friday".into(),
        reason: "Joined in March".into(),
        size: "1,989".into(),
        hash: "9f86".into(),
    };
    rendered(&roll::RollPage {
        head: head(),
        state: "The roll is frozen.".into(),
        me: "You are on the roll.".into(),
        as_of: Some("As of Friday:".into()),
        conditions: lines(),
        mark: Some("You have voted.".into()),
        claims: acts(),
        may_claim: true,
        form: refused(&[], "reason"),
        frozen: Some(roll::Frozen { size: "1,988".into(), as_of: frame.time(frame.now), hash: "9f86".into() }),
        corrections: vec![correction],
        frame,
    })
}

fn nominations(frame: Frame) -> Result<String, PageError> {
    let page = |frame: Frame, takes_people| nominations::Nominations {
        frame,
        head: head(),
        title: "Candidates".into(),
        state: "Open until Friday.".into(),
        options: options(),
        refused: Some("Sign in first.".into()),
        takes_people,
        may_stand: true,
        may_propose: true,
        form: refused(&[], "statement"),
        stand: Form::default(),
        propose: Form::default(),
    };
    Ok(rendered(&page(frame.clone(), true))? + &rendered(&page(frame, false))?)
}

fn option(frame: Frame) -> Result<String, PageError> {
    let page = |frame, is_hers: bool| nominations::OptionPage {
        frame,
        head: head(),
        here: "/ballots/sample/nominations/1".into(),
        name: "Alma Reyes".into(),
        standing: "stands".into(),
        statement: Some("Why I stand.".into()),
        letter: if is_hers {
            nominations::ToElectorate::Own
        } else {
            nominations::ToElectorate::Sent("Dear members,\n\nvote for me.".into())
        },
        form: refused(&[], "sure"),
        may_consent: true,
        may_withdraw: is_hers,
        may_enter_death: !is_hers,
    };
    Ok(rendered(&page(frame.clone(), true))? + &rendered(&page(frame, false))?)
}

/// A result without its count.
fn declared(frame: Frame, decision: outcome::Outcomes) -> result::ResultPage {
    result::ResultPage {
        head: head(),
        decision,
        lede: "118 valid votes.".into(),
        challenge: Some("It may be challenged.".into()),
        bars: None,
        answers: Vec::new(),
        reasons: Vec::new(),
        sum: None,
        flow: None,
        sheet: None,
        command: Some("flotilla count".into()),
        file_href: "/".into(),
        file_name: "sample.blt".into(),
        file_text: "the ballots".into(),
        no_file: Some("Only the sheet.".into()),
        has_count: true,
        ties: vec!["A tie.".into()],
        owner: Some("The committee by Friday.".into()),
        turnout: "118 of 204".into(),
        channels: vec!["97 online".into()],
        regions: vec![
            turnout::Row { name: "Wales".into(), figures: Some(["40".into(), "60".into(), "66.7".into()]) },
            turnout::Row { name: "Scotland".into(), figures: None },
        ],
        papers: vec![("Issued".into(), "20".into())],
        acts: acts(),
        rule: vec!["Scottish.".into()],
        rule_link: link(),
        duties: duty_lines(),
        links: vec![link()],
        frame,
    }
}

fn contest(frame: Frame) -> Result<String, PageError> {
    let count = rules::example();
    let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
    let decision = outcome::count(&count, crate::nomination::Takes::People, None, &say);
    let flow = drawing::flow(&flow::flow(&count, &say));
    let sheet = crate::view::sheet::sheet(&count, &say);
    let page = declared(frame.clone(), decision);
    rendered(&result::ResultPage { flow: Some(flow), sheet: Some(sheet), ..page })
}

/// A question that 17 were for and 8 against.
fn majority() -> tally::majority::Transcript {
    let threshold = Threshold::new(Fraction::TWO_THIRDS, Comparison::AtLeast, Base::ForAndAgainst)
        .expect("two thirds is more than a half");
    let figures = tally::majority::Figures {
        unit: Unit::Heads,
        votes_for: 17,
        against: 8,
        abstentions: 5,
        present: None,
        entitled: Some(40),
    };
    let question = Question { threshold, quorum: Some(Fraction::HALF) };
    decide(&question, &figures, Turnout { eligible: 40, took_part: 30 }).expect("as many people as votes")
}

fn decided(frame: Frame) -> Result<String, PageError> {
    let result = majority();
    let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
    let decision = outcome::question(&result, "Register as a party?", &say);
    let drawn = drawing::bars(&bars::bars(&result, &say));
    let page = declared(frame.clone(), decision);
    rendered(&result::ResultPage {
        bars: Some(drawn),
        answers: result::answers(&frame, &result),
        reasons: outcome::reasons(&result, &say),
        sum: Some(result.sum.text),
        ..page
    })
}

fn sheet(frame: Frame) -> Result<String, PageError> {
    let (count, result) = (rules::example(), majority());
    let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
    rendered(&sheet::SheetPage {
        head: head(),
        decision: outcome::question(&result, "Register as a party?", &say),
        facts: vec![("Rule".into(), "scottish".into())],
        hashes: vec![("SHA-256".into(), "9f86".into())],
        rule_link: link(),
        answers: result::answers(&frame, &result),
        reasons: outcome::reasons(&result, &say),
        sum: Some(result.sum.text.clone()),
        sheet: Some(crate::view::sheet::sheet(&count, &say)),
        story: outcome::story(&count, &say),
        ties: outcome::ties(&count, &say),
        acts: acts(),
        frame: frame.clone(),
    })
}
