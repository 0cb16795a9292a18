//! The page of a ballot.

use askama::Template;
use axum::extract::{Path, State};
use database::Error;
use terms::{BallotId, Language};
use web::{App, Frame, Markup, Page, PageError, Value, gate, page, parts::Act};

use super::{
    APPOINT, DutyLine, Head, Line, Link,
    known::{self, Look},
};
use crate::{
    ballot::{Ballot, Subject},
    disclosure::Channel,
    nomination::{Nomination, Nominee, Standing, Takes},
    stage::Stage,
    store,
    view::{kind, rule},
};

#[derive(Template)]
#[template(path = "ballots/show.html")]
pub(super) struct Show {
    pub(super) frame: Frame,
    pub(super) head: Head,
    pub(super) subject: String,
    pub(super) shape: &'static str,
    pub(super) word: String,
    pub(super) next: Next,
    pub(super) when: String,
    pub(super) relative: String,
    pub(super) live: Option<String>,
    pub(super) turnout: String,
    pub(super) text: String,
    pub(super) options_title: String,
    pub(super) options: Vec<OptionLine>,
    pub(super) may: String,
    pub(super) as_of: Option<String>,
    pub(super) conditions: Vec<Line>,
    pub(super) rule: Vec<String>,
    pub(super) rule_link: Link,
    pub(super) secrecy: String,
    pub(super) disclosure: String,
    pub(super) times: Vec<Time>,
    pub(super) acts: Vec<Act>,
    pub(super) duties: Vec<DutyLine>,
    pub(super) links: Vec<Link>,
}

/// What the reader can do next: sentences, one primary button, at most one quiet one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Next {
    pub(super) said: Vec<String>,
    pub(super) button: Option<Link>,
    pub(super) quiet: Option<Link>,
}

/// A candidate or a proposed name in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OptionLine {
    pub(super) name: String,
    /// What the flag of her home is made from; empty for a name.
    pub(super) flag: String,
    pub(super) about: String,
    pub(super) href: Option<String>,
}

/// An hour of the timetable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) name: String,
    pub(super) at: Markup,
    pub(super) relative: String,
}

pub(super) async fn show(State(app): State<App>, frame: Frame, Path(id): Path<String>) -> Result<Page, PageError> {
    let mut look = Look::new(&app, &frame).await?;
    let ballot = look.ballot(&id).await?;
    let place = look.place(ballot.place).await?;
    let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
    let (shape, word) = kind::stage(&ballot.stage, &say);
    let (when, at) = known::next_hour(&frame, &ballot);
    let (conditions, meets) = look.conditions(&ballot).await?;
    let on_roll = look.is_on_roll(&ballot).await?;
    let settings = &ballot.settings;
    let live = matches!(ballot.stage, Stage::Open { .. }).then(|| topic(frame.language(), ballot.id));
    let turnout = match live {
        Some(_) => turnout(&mut look, &ballot).await?,
        None => String::new(),
    };
    page(&Show {
        head: Head::new(&frame, &ballot, &place),
        subject: kind::subject(&settings.subject, &say),
        shape,
        word,
        next: next(&mut look, &ballot, on_roll).await?,
        when,
        relative: frame.relative(at),
        live,
        turnout,
        text: settings.text.to_string(),
        options_title: options_title(&frame, &settings.subject),
        options: options(&mut look, &ballot).await?,
        may: may(&frame, &ballot, meets, on_roll),
        as_of: look.as_of(&ballot),
        conditions,
        rule: rule_sentences(&mut look, &ballot).await?,
        rule_link: rule_link(&frame, &settings.subject),
        secrecy: kind::secrecy(settings.kind, &say),
        disclosure: kind::disclosure(settings.kind, settings.disclosure, &say),
        times: times(&frame, &ballot),
        acts: look.acts(ballot.id).await?,
        duties: look.duties(&ballot).await?,
        links: all_links(&mut look, &ballot).await?,
        frame: frame.clone(),
    })
}

async fn all_links(look: &mut Look<'_>, ballot: &Ballot) -> Result<Vec<Link>, PageError> {
    let frame = look.frame;
    let mut all = links(frame, ballot, look.duty(ballot).is_some());
    if let (Stage::Draft, Some(viewer)) = (&ballot.stage, &frame.viewer)
        && gate::holds(look.app, viewer, APPOINT, ballot.place).await?
    {
        all.push(Link::new(format!("/ballots/{}/second", ballot.id), frame.t("ballots-go-second")));
    }
    Ok(all)
}

/// Whether the reader may vote, in one sentence.
fn may(frame: &Frame, ballot: &Ballot, meets: Option<bool>, on_roll: Option<bool>) -> String {
    frame.t(match (on_roll, meets) {
        (None, None) => "ballots-may-anyone",
        (Some(true), _) => "ballots-may-yes",
        (Some(false), _) => "ballots-may-no",
        (None, Some(_))
            if matches!(ballot.stage, Stage::Void { .. } | Stage::Provisional { .. } | Stage::Final { .. }) =>
        {
            "ballots-may-anyone"
        }
        (None, Some(true)) => "ballots-may-yes-so-far",
        (None, Some(false)) => "ballots-may-no-so-far",
    })
}

/// The next step for this reader.
async fn next(look: &mut Look<'_>, ballot: &Ballot, on_roll: Option<bool>) -> Result<Next, PageError> {
    let frame = look.frame;
    let href = |path: &str| format!("/ballots/{}{path}", ballot.id);
    let link = |path: &str, key: &str| Some(Link::new(href(path), frame.t(key)));
    let mut next = match &ballot.stage {
        Stage::Draft => Next { said: vec![frame.t("ballots-next-draft")], ..Next::default() },
        Stage::Called { .. } => before(frame, ballot),
        Stage::RollPublished { .. } => {
            Next { said: vec![frame.t("ballots-next-roll")], button: link("/roll", "ballots-do-roll"), quiet: None }
        }
        Stage::Open { .. } => voting(look, ballot, on_roll).await?,
        Stage::Closed(_) | Stage::Counted { .. } | Stage::Checked { .. } | Stage::Uncontested => {
            Next { said: vec![frame.t("ballots-next-closed")], ..Next::default() }
        }
        Stage::Provisional { .. } | Stage::Final { .. } => Next {
            said: vec![frame.t("ballots-next-declared")],
            button: link("/result", "ballots-do-result"),
            quiet: None,
        },
        Stage::Void { .. } => Next { said: vec![frame.t("ballots-next-void")], ..Next::default() },
    };
    if look.duty(ballot).is_some() {
        next.said.push(frame.t("ballots-next-duty"));
        let desk = link("/desk", "ballots-do-desk");
        if next.button.is_none() { next.button = desk } else { next.quiet = desk }
    }
    Ok(next)
}

/// Before there is a roll: nominations, if it takes them.
fn before(frame: &Frame, ballot: &Ballot) -> Next {
    let takes_nominations = ballot.settings.timetable.nominations.is_some_and(|window| window.holds(frame.now));
    if !takes_nominations {
        return Next { said: vec![frame.t("ballots-next-called")], ..Next::default() };
    }
    let button = Link::new(format!("/ballots/{}/nominations", ballot.id), frame.t("ballots-do-nominate"));
    Next { said: vec![frame.t("ballots-next-nominations")], button: Some(button), quiet: None }
}

async fn voting(look: &mut Look<'_>, ballot: &Ballot, on_roll: Option<bool>) -> Result<Next, PageError> {
    let frame = look.frame;
    let href = |path: &str| format!("/ballots/{}{path}", ballot.id);
    let mark = match look.reader() {
        // Whoever looks along does not learn whether the member has voted.
        Some(_) if frame.is_along() => None,
        Some(person) => store::marks::find(&mut look.tx, ballot.id, person).await?,
        None => None,
    };
    let has_closed = frame.now >= ballot.settings.timetable.voting.closes;
    let letter = Some(Link::new(href("/letter"), frame.t("ballots-letter-link")));
    let say = |key: &str| vec![frame.t(key)];
    Ok(match (has_closed, on_roll, mark) {
        (true, ..) => Next { said: say("ballots-next-closed"), ..Next::default() },
        (false, None, _) => {
            let back = format!("/sign-in?back=%2Fballots%2F{}", ballot.id);
            Next {
                said: say("ballots-next-sign-in"),
                button: Some(Link::new(back, frame.t("ballots-do-sign-in"))),
                quiet: letter,
            }
        }
        (false, Some(_), Some(Channel::Paper)) => Next { said: say("ballots-next-paper"), ..Next::default() },
        (false, Some(_), Some(Channel::Online | Channel::Letter)) => {
            Next { said: say("ballots-next-voted"), ..Next::default() }
        }
        (false, Some(true), None) => {
            let vote = Link::new(href("/vote"), frame.t("ballots-do-vote"));
            Next { said: say("ballots-next-vote"), button: Some(vote), quiet: None }
        }
        (false, Some(false), None) => {
            let roll = Link::new(href("/roll"), frame.t("ballots-do-roll"));
            Next { said: say("ballots-next-not-on-roll"), button: None, quiet: Some(roll) }
        }
    })
}

/// The heading above candidates or names.
pub(super) fn options_title(frame: &Frame, subject: &Subject) -> String {
    match subject {
        Subject::Places { takes: Takes::Names, .. } => frame.t("ballots-options-names"),
        _ => frame.t("ballots-options-people"),
    }
}

/// The options: on the paper once it is settled, all nominations before.
pub(super) async fn options(look: &mut Look<'_>, ballot: &Ballot) -> Result<Vec<OptionLine>, PageError> {
    let mut nominations = store::options::on_paper(&mut look.tx, ballot.id).await?;
    if nominations.is_empty() {
        nominations = store::options::of(&mut look.tx, ballot.id).await?;
    }
    let mut lines = Vec::new();
    for nomination in &nominations {
        lines.push(option(look, ballot.id, nomination).await?);
    }
    Ok(lines)
}

async fn option(look: &mut Look<'_>, ballot: BallotId, nomination: &Nomination) -> Result<OptionLine, PageError> {
    let frame = look.frame;
    let name = look.option(nomination).await?;
    let href = Some(format!("/ballots/{ballot}/nominations/{}", nomination.id));
    let mut about = Vec::new();
    let mut flag = String::new();
    match &nomination.nominee {
        Nominee::Person(person) => {
            let standing = membership::standing(&mut look.tx, *person, frame.now).await?;
            if let Some(home) = standing.place() {
                let home = look.place(home).await?;
                flag = home.flag;
                about.push(home.name);
            }
        }
        Nominee::Name(_) => {
            if let Some(person) = nomination.proposed_by {
                let name = look.name(person).await?;
                about.push(frame.tn("ballots-proposed-by", &[("name", name.into())]));
            }
        }
        Nominee::Reopen => {
            return Ok(OptionLine { name, flag, about: frame.t("ballots-reopen-about"), href: None });
        }
    }
    match nomination.standing {
        Standing::Stands => {}
        _ => about.push(standing(frame, &nomination.standing)),
    }
    Ok(OptionLine { name, flag, about: about.join(" · "), href })
}

/// How far a nomination has come, in words.
pub(super) fn standing(frame: &Frame, standing: &Standing) -> String {
    frame.t(match standing {
        Standing::Proposed => "ballots-standing-proposed",
        Standing::Stands => "ballots-standing-stands",
        Standing::Withdrawn(_) => "ballots-standing-withdrawn",
        Standing::Died(_) => "ballots-standing-died",
    })
}

/// The rule in sentences: threshold and quorum, or how preferences are counted and what is counted first.
pub(super) async fn rule_sentences(look: &mut Look<'_>, ballot: &Ballot) -> Result<Vec<String>, PageError> {
    let frame = look.frame;
    let say = |key: &str, args: &[(&str, Value)]| frame.tn(key, args);
    let Subject::Question(question) = &ballot.settings.subject else {
        let mut said = vec![frame.t("ballots-counted-scottish")];
        let mut titles = Vec::new();
        for id in &ballot.settings.counted_after {
            titles.extend(store::ballots::find(&mut look.tx, *id).await?.map(|other| other.settings.title.to_string()));
        }
        if !titles.is_empty() {
            said.push(frame.tn("ballots-counted-after", &[("titles", titles.join(", ").into())]));
        }
        return Ok(said);
    };
    Ok(rule::question(&question.rule, &say))
}

/// Where the rule is explained.
pub(super) fn rule_link(frame: &Frame, subject: &Subject) -> Link {
    match subject {
        Subject::Question(_) => Link::new("/rules/majority", frame.t("ballots-rule-majority")),
        Subject::Places { .. } => Link::new("/rules/scottish", frame.t("ballots-rule-scottish")),
    }
}

fn times(frame: &Frame, ballot: &Ballot) -> Vec<Time> {
    let timetable = &ballot.settings.timetable;
    let time = |key: &str, at| Time { name: frame.t(key), at: frame.time(at), relative: frame.relative(at) };
    let mut times = Vec::new();
    if let Some(window) = timetable.nominations {
        times.push(time("ballots-time-nominations-open", window.opens));
        times.push(time("ballots-time-nominations-close", window.closes));
    }
    times.push(time("ballots-time-roll", timetable.roll_published));
    times.push(time("ballots-time-opens", timetable.voting.opens));
    times.push(time("ballots-time-closes", timetable.voting.closes));
    if let Stage::Provisional { challenge_until, .. } = &ballot.stage {
        times.push(time("ballots-time-challenge", *challenge_until));
    }
    times.push(time("ballots-time-destroyed", timetable.destroyed));
    times
}

/// Further pages of this ballot.
pub(super) fn links(frame: &Frame, ballot: &Ballot, has_duty: bool) -> Vec<Link> {
    let link = |path: &str, key: &str| Link::new(format!("/ballots/{}{path}", ballot.id), frame.t(key));
    let mut links = vec![link("/roll", "ballots-roll-title")];
    if let Subject::Places { takes, .. } = ballot.settings.subject {
        let key = match takes {
            Takes::People => "ballots-nominations-title-people",
            Takes::Names => "ballots-nominations-title-names",
        };
        links.push(link("/nominations", key));
        links.push(link("/lot", "ballots-lot"));
    }
    if ballot.stage.is_declared() {
        links.push(link("/result", "ballots-do-result"));
        if ballot.stage.closed().is_some() {
            links.push(link("/sheet", "ballots-sheet"));
        }
        if ballot.settings.kind == crate::ballot::Kind::Named {
            links.push(link("/named", "ballots-named-title"));
        }
    }
    if has_duty {
        links.push(link("/desk", "ballots-desk"));
    }
    links
}

/// Begins the topics under which turnout is followed; language and ballot come after it.
const TOPIC: &str = "turnout-";

fn topic(language: Language, ballot: BallotId) -> String {
    format!("{TOPIC}{}-{ballot}", language.tag())
}

#[derive(Template)]
#[template(source = "<p class=\"small\">{{ turnout }}</p>", ext = "html")]
struct Turnout {
    turnout: String,
}

async fn turnout(look: &mut Look<'_>, ballot: &Ballot) -> Result<String, PageError> {
    let voted = store::listing::have_voted(&mut look.tx, ballot.id).await?;
    let size = ballot.stage.roll().map_or(0, |roll| roll.size);
    Ok(look.frame.tn("ballots-turnout-live", &[("voted", voted.into()), ("roll", size.into())]))
}

/// What changes on the page of a ballot while it is open.
pub(crate) fn live() -> Vec<(&'static str, web::Render)> {
    vec![(TOPIC, |app, topic| Box::pin(render(app, topic)))]
}

/// The number of those who have voted: the same for everybody who reads in that language.
async fn render(app: App, topic: String) -> Result<Option<String>, Error> {
    let Some((tag, id)) = topic.strip_prefix(TOPIC).and_then(|rest| rest.split_once('-')) else { return Ok(None) };
    let (language, Ok(id)) = (Language::from_tag(tag).unwrap_or(Language::English), id.parse::<BallotId>()) else {
        return Ok(None);
    };
    let mut tx = app.db.reader().await?;
    let Some(ballot) = store::ballots::find(&mut tx, id).await? else { return Ok(None) };
    let Stage::Open { roll, .. } = &ballot.stage else { return Ok(None) };
    let voted = store::listing::have_voted(&mut tx, id).await?;
    let values = [("voted", voted.into()), ("roll", roll.size.into())];
    let turnout = app.words.say(language, "ballots-turnout-live", &values);
    Ok(Turnout { turnout }.render().ok())
}
