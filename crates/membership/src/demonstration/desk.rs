//! What organisers find on their desks in a demonstration: somebody has written to them, and somebody has looked.

use terms::{Language, PersonId, Timestamp};
use web::{App, DemonstrationError};

use super::{cast, gatherings, skills};
use crate::{
    actions::{
        branching::{self, Asking, Deed},
        cases::{self, Opening},
        exporting::{self, NewExport, NotAsked},
        following::{self, NewFollowUp},
        noting::{self, NewNote},
        revealing::{self, Wanted},
        tagging,
        writing::{self, Begun},
    },
    case::Step,
    export::purpose,
    new_branch::NewBranchId,
    note::day_after,
    office::EXPORT,
    person::Field,
    reading,
    reading::Walk,
    segment::{Rights, Segment},
    store,
    tag::TagId,
    thread::Letter,
    token::Token,
};

/// Where the first organiser of the cast holds her office.
const REGION: &str = "north-east";
/// Where the last member of the cast is at home and asks for a branch.
const ASKED_IN: &str = "wales";

/// Fills in a letter to organisers and a look at a member.
///
/// # Errors
/// When database or key store fail.
pub(super) async fn fill(app: &App, now: Timestamp) -> Result<(), DemonstrationError> {
    let mut tx = app.db.reader().await?;
    let cast = cast(&mut tx, &app.vault).await?;
    let of = |part: &str| cast.iter().find(|(own, _)| *own == part).map(|(_, person)| *person);
    let place = places::find_by_slug(&mut tx, &REGION.parse().map_err(|_| "a slug of ours")?).await?;
    drop(tx);
    if let Some(place) = place {
        let begun = Begun {
            ids: (app.new_id_by_chance(), app.new_id_by_chance()),
            key: app.new_id_by_chance(),
            token: Token::new(app.random()),
            place: place.id,
            language: Language::English,
            person: None,
        };
        writing::begin(&app.db, &app.vault, begun, letter()?, Vec::new(), now.plus(-2 * Timestamp::HOUR)).await?;
    }
    if let (Some(viewer), Some(person)) = (of("administrator"), of("member")) {
        look(app, viewer, person, now.plus(-3 * Timestamp::DAY)).await?;
        note(app, viewer, person, now).await?;
    }
    let last = cast.iter().rfind(|(own, _)| *own == "member").map(|(_, person)| *person);
    if let (Some(officer), Some(asks)) = (of("administrator"), last) {
        branch(app, (officer, asks), now).await?;
    }
    if let (Some(officer), Some(asked)) = (of("administrator"), last) {
        skills::call(app, (officer, asked), now).await?;
    }
    if let Some(officer) = of("organiser") {
        export(app, officer, now.plus(-Timestamp::DAY)).await?;
    }
    gatherings::fill(app, now).await?;
    if let (Some(officer), Some(about), Some(complained)) = (of("administrator"), of("suspended"), of("member")) {
        case(app, (officer, about, complained), now).await?;
    }
    Ok(())
}

fn letter() -> Result<Letter, DemonstrationError> {
    Ok(Letter {
        name: "Rhian Moss".parse().map_err(|_| "a plain name")?,
        email: "rhian.moss@example.org".parse().map_err(|_| "an address")?,
        text: "Hello, I have just moved to Hexham. When does your branch meet next?\n\nI have two free evenings a week and can drive."
            .to_owned(),
    })
}

/// A case in which a member is suspended, and can contest that.
async fn case(
    app: &App,
    (officer, about, complained): (PersonId, PersonId, PersonId),
    now: Timestamp,
) -> Result<(), DemonstrationError> {
    let opening = Opening {
        ids: (app.new_id_by_chance(), app.new_id_by_chance()),
        key: app.new_id_by_chance(),
        respondent: about,
        complainant: Some(complained),
        by: complained,
        rule: "9.2".to_owned(),
        text: "At the branch meeting in October he shouted down two speakers and would not stop when the chair asked him to."
            .to_owned(),
    };
    let id = opening.ids.0;
    cases::open(&app.db, &app.vault, opening, Vec::new(), now.plus(-25 * Timestamp::DAY)).await?;
    let steps = [
        (-22, Step::TakenOn, "Never met either of the two."),
        (
            -20,
            Step::Suspended { until: now.plus(40 * Timestamp::DAY) },
            "Until the branch can meet without a risk of it again.",
        ),
        (-19, Step::Put { answer_by: now.plus(2 * Timestamp::DAY) }, "Please tell us your side of that evening."),
    ];
    for (days, step, text) in steps {
        let found = store::cases::find(&mut app.db.reader().await?, id).await?;
        let case = found.ok_or("the case that was just begun")?;
        let entry = (officer, app.new_id_by_chance(), step, text);
        cases::act(app, &case, entry, cases::Post::default(), now.plus(days * Timestamp::DAY)).await?;
    }
    Ok(())
}

/// An export that waits for a second person.
async fn export(app: &App, by: PersonId, now: Timestamp) -> Result<(), DemonstrationError> {
    let mut tx = app.db.reader().await?;
    let office = reading::offices_in_force(&mut tx, by, now)
        .await?
        .into_iter()
        .find(|office| office.allows(EXPORT, &[office.place], now));
    drop(tx);
    let Some(office) = office else { return Ok(()) };
    let segment = Segment { standing: Rights::Good, ..Segment::of(office.place) };
    let new = NewExport {
        id: app.new_id_by_chance(),
        by,
        segment,
        purpose: purpose("meeting").ok_or("a purpose of ours")?,
        reason: "The list at the door of the regional meeting on Saturday; the hall has no network.".to_owned(),
    };
    match exporting::ask(&app.db, &app.vault, new, now).await {
        Ok(()) | Err(NotAsked::Nobody) => Ok(()),
        Err(other) => Err(other.into()),
    }
}

/// A branch that gathers members, with some who would join.
async fn branch(app: &App, (officer, asks): (PersonId, PersonId), now: Timestamp) -> Result<(), DemonstrationError> {
    let mut tx = app.db.reader().await?;
    let place = places::find_by_slug(&mut tx, &ASKED_IN.parse().map_err(|_| "a slug of ours")?).await?;
    let Some(place) = place else { return Ok(()) };
    let members = Walk::within(&mut tx, place.id, now).await?.next(&mut tx, 6).await?;
    drop(tx);
    let id: NewBranchId = app.new_id_by_chance();
    let asking = Asking {
        id,
        key: app.new_id_by_chance(),
        requester: asks,
        parent: place.id,
        name: places::Name { english: "Pontypridd".parse().map_err(|_| "a name")?, welsh: None },
        covers: "Pontypridd, Treforest and the Rhondda".parse().map_err(|_| "one line")?,
        why: "Thirty of us travel to Cardiff for every meeting, and the last train leaves before it ends.".to_owned(),
    };
    branching::ask(&app.db, &app.vault, asking, now.plus(-20 * Timestamp::DAY)).await?;
    let found = store::new_branches::find(&mut app.db.reader().await?, id).await?;
    let branch = found.ok_or("the branch that was just asked for")?;
    let at = now.plus(-18 * Timestamp::DAY);
    branching::act(&app.db, &app.vault, &branch, (officer, Deed::Let), (None, at)).await?;
    let others = members.into_iter().filter(|(person, standing)| *person != asks && standing.is_in_good_standing());
    for (person, _) in others.take(3) {
        branching::back(&app.db, (id, person), true, now.plus(-5 * Timestamp::DAY)).await?;
    }
    Ok(())
}

/// A note, a tag and a follow-up about a member.
async fn note(app: &App, officer: PersonId, person: PersonId, now: Timestamp) -> Result<(), DemonstrationError> {
    let zone = &app.settings.zone;
    let new = NewNote {
        id: app.new_id_by_chance(),
        writer: officer,
        person,
        text: "Can lend us her van on Saturdays, with two days’ notice.".to_owned(),
        until: day_after(90, zone, now),
    };
    noting::write(&app.db, &app.vault, new, (app.random(), now.plus(-2 * Timestamp::DAY))).await?;
    let mut tx = app.db.reader().await?;
    let home = reading::standing(&mut tx, person, now).await?.place().ok_or("a member")?;
    let office = reading::offices_in_force(&mut tx, officer, now).await?.first().map(|office| office.id);
    drop(tx);
    let tag: TagId = app.new_id_by_chance();
    let word = "can drive".parse().map_err(|_| "a plain word")?;
    tagging::define(&app.db, (tag, home), word, now).await?.map_err(|_| "the first tag of a place")?;
    let change = tagging::Change { given: [tag.to_string()].into(), ..tagging::Change::default() };
    tagging::choose(&app.db, (officer, person), change, (zone, now)).await?;
    let new = NewFollowUp {
        id: app.new_id_by_chance(),
        by: officer,
        person,
        due: day_after(4, zone, now),
        words: Some("Ask about the van for the stall".to_owned()),
        office: office.ok_or("an administrator")?,
    };
    following::begin(&app.db, &app.vault, new, now).await?;
    Ok(())
}

async fn look(app: &App, viewer: PersonId, person: PersonId, at: Timestamp) -> Result<(), DemonstrationError> {
    let note = Some("a letter came back".to_owned());
    let wanted = Wanted { viewer, person, field: Field::Email, purpose: "correction".into(), note };
    revealing::reveal(&app.db, &app.vault, wanted, (app.random(), at)).await?;
    Ok(())
}
