//! The home page: what can I decide now, what is coming, what was decided.

use askama::Template;
use axum::extract::State;
use terms::Timestamp;

use crate::{App, Frame, Page, PageError, page, parts::DecisionCard};

/// What slices have to say about decisions.
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    /// Open or coming, with a button.
    pub open: Vec<Open>,
    /// What is coming: one line each.
    pub coming: Vec<Open>,
    /// What was decided, newest first.
    pub decided: Vec<Decided>,
}

/// A decision that is open or coming.
#[derive(Debug, Clone)]
pub struct Open {
    /// How it is shown.
    pub card: DecisionCard,
    /// Whether it waits for this viewer.
    pub waits_for_viewer: bool,
    /// When it closes, or opens if it is only coming: the order on the page.
    pub at: Timestamp,
}

/// Something that was decided.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Where it leads.
    pub href: String,
    /// The question.
    pub title: String,
    /// The shape beside the outcome: `carried`, `elected`, `lost`.
    pub shape: &'static str,
    /// The outcome in a word.
    pub outcome: String,
    /// The figures: "1,311 to 402".
    pub figures: String,
    /// When it was declared.
    pub at: Timestamp,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    frame: Frame,
    lede: String,
    waiting: Vec<DecisionCard>,
    others: Vec<DecisionCard>,
    coming: Vec<DecisionCard>,
    decided: Vec<Decided>,
}

pub(crate) async fn home(State(app): State<App>, frame: Frame) -> Result<Page, PageError> {
    let all = gather(&app, &frame).await?;
    page(&arranged(frame, all))
}

/// Asks every slice.
async fn gather(app: &App, frame: &Frame) -> Result<Decisions, PageError> {
    let mut all = Decisions::default();
    for ask in app.slices.iter().filter_map(|slice| slice.decisions) {
        let more = ask(app.clone(), frame.clone(), None).await?;
        all.open.extend(more.open);
        all.coming.extend(more.coming);
        all.decided.extend(more.decided);
    }
    all.open.sort_by_key(|open| open.at);
    all.coming.sort_by_key(|open| open.at);
    all.decided.sort_by_key(|decided| std::cmp::Reverse(decided.at));
    Ok(all)
}

fn arranged(frame: Frame, all: Decisions) -> Home {
    let (waiting, others): (Vec<Open>, Vec<Open>) = all.open.into_iter().partition(|open| open.waits_for_viewer);
    let lede = lede(&frame, &waiting, &others);
    let cards = |open: Vec<Open>| open.into_iter().map(|open| open.card).collect();
    Home {
        lede,
        waiting: cards(waiting),
        others: cards(others),
        coming: cards(all.coming),
        decided: all.decided,
        frame,
    }
}

/// One sentence on what waits for the reader.
fn lede(frame: &Frame, waiting: &[Open], others: &[Open]) -> String {
    let count = waiting.len();
    // What has closed can still wait for an officer.
    let next = waiting.iter().find(|open| open.at > frame.now);
    match (next, others.len(), frame.viewer.is_some()) {
        (Some(next), _, _) => {
            frame.tn("web-home-waiting", &[("count", count.into()), ("relative", frame.relative(next.at).into())])
        }
        (None, _, _) if count > 0 => frame.tn("web-home-waiting-closed", &[("count", count.into())]),
        (None, 0, _) => frame.t("web-home-nothing-open"),
        (None, count, true) => frame.tn("web-home-none-waiting", &[("count", count.into())]),
        (None, count, false) => frame.tn("web-home-visitor", &[("count", count.into())]),
    }
}

/// The page with sample values.
pub(crate) fn sample(frame: Frame) -> Result<String, PageError> {
    let card = DecisionCard {
        href: "/".into(),
        place: "Wales".into(),
        kicker: "Wales".into(),
        title: "Title".into(),
        summary: "Summary".into(),
        action: "Vote".into(),
        is_primary: true,
        when: "Friday".into(),
        detail: "detail".into(),
    };
    let open = Open { card, waits_for_viewer: true, at: frame.now };
    let decided = Decided {
        href: "/".into(),
        title: "Title".into(),
        shape: "carried",
        outcome: "Carried".into(),
        figures: "2 to 1".into(),
        at: frame.now,
    };
    let all = Decisions { open: vec![open.clone()], coming: vec![open], decided: vec![decided] };
    arranged(frame, all).render().map_err(PageError::broken)
}
