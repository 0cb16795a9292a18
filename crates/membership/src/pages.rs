//! The pages of membership: read the request, call an action, show the result.

mod agreement;
mod api;
mod arriving;
mod branch_office;
mod branches;
mod came;
mod card;
pub(crate) mod cases;
mod codes;
mod consents;
mod demonstration;
mod ended;
mod erase;
mod exports;
mod follow_ups;
mod gatherings;
mod guests;
pub(crate) mod heard;
mod help;
mod identity;
mod join;
mod kept;
mod letters;
mod me;
mod merging;
mod moving;
mod notes;
mod offices;
mod organisation;
mod own_cases;
mod own_copy;
mod own_help;
mod own_notes;
pub(crate) mod panel;
mod paper;
mod particulars;
mod passkeys;
mod people;
mod requests;
mod reveal;
mod rights;
mod samples;
pub(crate) mod segments;
mod sign_in;
mod skills;
mod statuses;
mod strong;
mod subscription;
mod subscription_rule;
mod support;
mod tags;
mod threads;
mod timeline;
mod tokens;
mod unreached;
mod ways;
mod welcome;
pub(crate) mod words;

pub(crate) use letters::{help_wanted, request_waits};
pub(crate) use own_help::thread as help_thread;
pub(crate) use samples::samples;

use database::{BoxFuture, Error, Tx};
use places::Place;
use terms::{Id, Kind, Language, OfficeId, PersonId, PlaceId};
use web::{App, Form, Frame, Needs, PageError, Params, PlaceOf, Route, along, parts::Choice};

use crate::{
    office::{
        APPOINT, EXPORT, EXPORTS, MAIL, OVERSEE, REGISTER, REQUESTS, REVEAL, SEARCH, STANDING, STATUS, SUBSCRIPTIONS,
        SUPPORT, TOKENS,
    },
    reading, store,
};

/// Every address of membership with what it needs.
pub(crate) fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/join", Needs::Anyone, "/join", join::show),
        Route::post("/join", Needs::Anyone, "/join", join::send),
        Route::get("/join/sent", Needs::Anyone, "/join/sent", join::sent),
        Route::get("/join/confirm/{token}", Needs::Anyone, "/join/confirm/none", join::confirm_page),
        Route::post("/join/confirm/{token}", Needs::Anyone, "/join/confirm/none", join::confirm),
        Route::get("/join/paper", wherever(REGISTER), "/join/paper", paper::show),
        Route::post("/join/paper", wherever(REGISTER), "/join/paper", paper::send),
        Route::get("/sign-in", Needs::Anyone, "/sign-in", sign_in::show),
        Route::post("/sign-in", Needs::Anyone, "/sign-in", sign_in::send),
        Route::get("/sign-in/sent", Needs::Anyone, "/sign-in/sent", sign_in::sent),
        Route::get("/sign-in/{token}", Needs::Anyone, "/sign-in/none", sign_in::look),
        Route::post("/sign-in/{token}", Needs::Anyone, "/sign-in/none", sign_in::sign_in),
        Route::post("/sign-in/as/{person}", Needs::Anyone, "/sign-in/as/PERSON", demonstration::sign_in_as),
        Route::post("/sign-out", Needs::SignedIn, "/sign-out", sign_in::sign_out),
    ];
    routes.extend(own_routes());
    routes.extend(thread_routes());
    routes.extend(sign_in_routes());
    routes.extend(office_routes());
    routes.extend(branch_routes());
    routes.extend(desk_routes());
    routes.extend(export_routes());
    routes.extend(help_routes());
    routes.extend(gathering_routes());
    routes.extend(status_routes());
    routes.extend(token_routes());
    routes.extend(api::routes());
    routes
}

/// Founding branches: what members do, and what officers of the place above do.
fn branch_routes() -> Vec<Route> {
    let own = Needs::SignedIn;
    let over = Needs::Office { capability: places::MANAGE, place: PlaceOf::Thing(branch_office::place_of) };
    vec![
        Route::get("/branches", own, "/branches", branches::list),
        Route::get("/branches/new", own, "/branches/new", branches::ask_page),
        Route::post("/branches/new", own, "/branches/new", branches::ask),
        Route::get("/branches/office", wherever(places::MANAGE), "/branches/office", branch_office::list),
        Route::get("/branches/{branch}", own, "/branches/BRANCH", branches::show),
        Route::post("/branches/{branch}/join", own, "/branches/BRANCH/join", branches::join),
        Route::post("/branches/{branch}/withdraw", own, "/branches/BRANCH/withdraw", branches::withdraw),
        Route::post("/branches/{branch}/meeting", own, "/branches/BRANCH/meeting", branches::announce),
        Route::get("/branches/{branch}/office", over, "/branches/BRANCH/office", branch_office::show),
        Route::post("/branches/{branch}/office", over, "/branches/BRANCH/office", branch_office::act),
    ]
}

/// What a person sees and does about herself.
fn own_routes() -> Vec<Route> {
    vec![
        Route::get("/me", Needs::SignedIn, "/me", me::show),
        Route::get("/me/place", Needs::SignedIn, "/me/place", moving::show),
        Route::post("/me/place", Needs::SignedIn, "/me/place", moving::move_home),
        Route::post("/me/guest", Needs::SignedIn, "/me/guest", guests::link),
        Route::post("/me/guest/end", Needs::SignedIn, "/me/guest/end", guests::unlink),
        Route::get("/me/rights", Needs::SignedIn, "/me/rights", rights::show),
        Route::get("/me/requests", Needs::SignedIn, "/me/requests", requests::own),
        Route::post("/me/requests", Needs::SignedIn, "/me/requests", requests::ask),
        Route::get("/me/data", Needs::SignedIn, "/me/data", own_copy::file),
        Route::get("/me/data/read", Needs::SignedIn, "/me/data/read", own_copy::read),
        Route::get("/me/seen", Needs::SignedIn, "/me/seen", reveal::seen),
        Route::get("/me/notes", Needs::SignedIn, "/me/notes", own_notes::show),
        Route::post("/me/notes/{note}", Needs::SignedIn, "/me/notes/NOTE", own_notes::ask),
        Route::post("/me/tags/{tag}", Needs::SignedIn, "/me/tags/TAG", tags::own),
        Route::get("/me/support", Needs::SignedIn, "/me/support", support::own),
        Route::post("/me/support", Needs::SignedIn, "/me/support", support::make),
        Route::post("/me/support/end", Needs::SignedIn, "/me/support/end", support::end_own),
        Route::get("/support", wherever(SUPPORT), "/support", support::show),
        Route::post("/support", wherever(SUPPORT), "/support", support::begin),
        Route::post(along::END, Needs::SignedIn, along::END, support::end),
        Route::post("/me/gatherings/{gathering}", Needs::SignedIn, "/me/gatherings/GATHERING", gatherings::own),
        Route::get("/me/visible", Needs::SignedIn, "/me/visible", reveal::visible),
        Route::post("/me/visible", Needs::SignedIn, "/me/visible", reveal::keep_out),
        Route::get("/me/particulars", Needs::SignedIn, "/me/particulars", particulars::show),
        Route::post("/me/particulars", Needs::SignedIn, "/me/particulars", particulars::correct),
        Route::post("/me/email", Needs::SignedIn, "/me/email", particulars::ask_email),
        Route::get("/me/email/{token}", Needs::SignedIn, "/me/email/none", particulars::look),
        Route::post("/me/email/{token}", Needs::SignedIn, "/me/email/none", particulars::change_email),
        Route::get("/me/consents", Needs::SignedIn, "/me/consents", consents::show),
        Route::post("/me/consents/{purpose}", Needs::SignedIn, "/me/consents/newsletter", consents::decide),
        Route::post("/me/objection", Needs::SignedIn, "/me/objection", consents::object),
        Route::post("/me/offices/{office}", Needs::SignedIn, "/me/offices/OFFICE", me::show_office),
        Route::get("/me/subscription", Needs::SignedIn, "/me/subscription", subscription::own),
        Route::post("/me/subscription", Needs::SignedIn, "/me/subscription", subscription::choose),
        Route::get("/kept", Needs::Anyone, "/kept", kept::show),
        Route::get("/complain", Needs::SignedIn, "/complain", own_cases::complain_page),
        Route::post("/complain", Needs::SignedIn, "/complain", own_cases::complain),
        Route::get("/me/card", Needs::SignedIn, "/me/card", card::show),
        Route::get("/card", Needs::Anyone, "/card", card::check_page),
        Route::post("/card", Needs::Anyone, "/card", card::check),
        Route::get("/me/cases", Needs::SignedIn, "/me/cases", own_cases::list),
        Route::get("/me/cases/{case}", Needs::SignedIn, "/me/cases/CASE", own_cases::show),
        Route::post("/me/cases/{case}", Needs::SignedIn, "/me/cases/CASE", own_cases::act),
        Route::get("/me/erase", Needs::SignedIn, "/me/erase", erase::show),
        Route::post("/me/erase", Needs::SignedIn, "/me/erase", erase::erase),
        Route::post("/me/merger/undo", Needs::SignedIn, "/me/merger/undo", merging::undo_own),
        Route::post("/me/leave", Needs::SignedIn, "/me/leave", erase::leave),
        Route::post("/me/join-again", Needs::SignedIn, "/me/join-again", erase::join_again),
    ]
}

/// Writing to organisers, and answering.
fn thread_routes() -> Vec<Route> {
    let over = Needs::Office { capability: threads::NEEDS, place: PlaceOf::Thing(threads::place_of) };
    vec![
        Route::get("/write/sent", Needs::Anyone, "/write/sent", threads::sent),
        Route::get("/write/{slug}", Needs::Anyone, "/write/wales", threads::write),
        Route::post("/write/{slug}", Needs::Anyone, "/write/wales", threads::send),
        Route::get("/written/{token}", Needs::Anyone, "/written/none", threads::written),
        Route::post("/written/{token}", Needs::Anyone, "/written/none", threads::write_on),
        Route::get("/threads", wherever(threads::NEEDS), "/threads", threads::list),
        Route::get("/threads/{thread}", over, "/threads/THREAD", threads::show),
        Route::post("/threads/{thread}", over, "/threads/THREAD", threads::answer),
        Route::post("/threads/{thread}/close", over, "/threads/THREAD/close", threads::close),
    ]
}

/// How a person signs in, and where she is signed in.
fn sign_in_routes() -> Vec<Route> {
    let own = Needs::SignedIn;
    let passkey = "/me/sign-in/passkeys/00000000-0000-4000-8000-000000000000";
    let remove = "/me/sign-in/passkeys/00000000-0000-4000-8000-000000000000/remove";
    vec![
        Route::post("/sign-in/passkey/ask", Needs::Anyone, "/sign-in/passkey/ask", passkeys::ask),
        Route::post("/sign-in/passkey", Needs::Anyone, "/sign-in/passkey", passkeys::show),
        Route::get("/me/strong", own, "/me/strong", strong::show),
        Route::post("/me/strong/code", own, "/me/strong/code", strong::code),
        Route::post("/me/strong/recovery", own, "/me/strong/recovery", strong::recovery),
        Route::get("/me/sign-in", own, "/me/sign-in", ways::show),
        Route::post("/me/sign-in/sessions/end", own, "/me/sign-in/sessions/end", ways::end),
        Route::post("/me/sign-in/sessions/end-others", own, "/me/sign-in/sessions/end-others", ways::end_others),
        Route::post("/me/sign-in/passkeys/ask", own, "/me/sign-in/passkeys/ask", passkeys::ask_to_make),
        Route::post("/me/sign-in/passkeys", own, "/me/sign-in/passkeys", passkeys::add),
        Route::post("/me/sign-in/passkeys/{passkey}", own, passkey, passkeys::rename),
        Route::post("/me/sign-in/passkeys/{passkey}/remove", own, remove, passkeys::remove),
        Route::post("/sign-in/with", Needs::Anyone, "/sign-in/with", identity::leave),
        Route::get("/sign-in/with/back", Needs::Anyone, "/sign-in/with/back", identity::came_back),
        Route::post("/sign-in/with/back", Needs::Anyone, "/sign-in/with/back", identity::arrive_by_it),
        Route::post("/me/sign-in/identity", own, "/me/sign-in/identity", identity::link),
        Route::post("/me/sign-in/identity/remove", own, "/me/sign-in/identity/remove", identity::unlink),
        Route::get("/me/sign-in/codes", own, "/me/sign-in/codes", codes::show),
        Route::post("/me/sign-in/codes", own, "/me/sign-in/codes", codes::begin),
        Route::post("/me/sign-in/codes/confirm", own, "/me/sign-in/codes/confirm", codes::confirm),
        Route::post("/me/sign-in/codes/remove", own, "/me/sign-in/codes/remove", codes::remove),
        Route::post("/me/sign-in/recovery", own, "/me/sign-in/recovery", codes::recovery),
    ]
}

/// The address of somebody who is a guest of no place.
const NO_GUEST: &str = "/people/guests/00000000-0000-4000-8000-000000000000/PERSON";

/// The address of a request that nobody made.
const NO_REQUEST: &str = "/requests/00000000-0000-4000-8000-000000000000";

/// What office-holders see and do about others.
fn office_routes() -> Vec<Route> {
    let pays = over_last_home(SUBSCRIPTIONS);
    let over_merger = Needs::Office { capability: STANDING, place: PlaceOf::Thing(merging::place_of) };
    let over_case = Needs::Office { capability: STANDING, place: PlaceOf::Thing(cases::place_of) };
    let over_reached = Needs::Office { capability: REVEAL, place: PlaceOf::Thing(unreached::reached) };
    let over_unreached = Needs::Office { capability: REVEAL, place: PlaceOf::Thing(unreached::place_of) };
    vec![
        Route::get("/people", wherever(SEARCH), "/people", people::show),
        Route::post("/people", wherever(SEARCH), "/people", people::search),
        Route::get("/people/list", wherever(SEARCH), "/people/list", segments::show),
        Route::post("/people/saved", wherever(SEARCH), "/people/saved", segments::save),
        Route::post("/people/saved/{segment}", wherever(SEARCH), "/people/saved/SEGMENT", segments::drop_saved),
        Route::get("/people/new", wherever(SEARCH), "/people/new", welcome::show),
        Route::post("/people/{person}/welcomed", over_home(SEARCH), "/people/PERSON/welcomed", welcome::welcome),
        Route::get("/people/guests", wherever(SEARCH), "/people/guests", guests::list),
        Route::get("/people/guests/{place}/{person}", wherever(SEARCH), NO_GUEST, guests::write_page),
        Route::post("/people/guests/{place}/{person}", wherever(SEARCH), NO_GUEST, guests::write),
        Route::get("/people/ended", wherever(STANDING), "/people/ended", ended::list),
        Route::get("/people/unreached", wherever(REVEAL), "/people/unreached", unreached::list),
        Route::post("/people/unreached/{letter}", over_unreached, "/people/unreached/LETTER", unreached::posted),
        Route::get("/people/mergers", wherever(STANDING), "/people/mergers", merging::list),
        Route::post("/people/mergers/{merger}/undo", over_merger, "/people/mergers/MERGER/undo", merging::undo),
        Route::get("/people/{person}/merge", over_home(STANDING), "/people/PERSON/merge", merging::show),
        Route::post("/people/{person}/merge", over_home(STANDING), "/people/PERSON/merge", merging::merge),
        Route::post("/people/{person}/restore", over_last_home(STANDING), "/people/PERSON/restore", ended::restore),
        Route::get("/people/{person}", over_home(SEARCH), "/people/PERSON", people::person),
        Route::post("/people/{person}/reveal", over_reached, "/people/PERSON/reveal", reveal::reveal),
        Route::get("/kept/report", over_all(OVERSEE), "/kept/report", kept::report),
        Route::get("/requests", over_all(REQUESTS), "/requests", requests::list),
        Route::post("/requests", over_all(REQUESTS), "/requests", requests::enter),
        Route::get("/requests/{request}", over_all(REQUESTS), NO_REQUEST, requests::show),
        Route::post("/requests/{request}", over_all(REQUESTS), NO_REQUEST, requests::act),
        Route::get("/access-log", over_all(OVERSEE), "/access-log", reveal::log),
        Route::post("/people/{person}/standing", over_home(STANDING), "/people/PERSON/standing", people::decide),
        Route::get("/subscription", over_all(SUBSCRIPTIONS), "/subscription", subscription_rule::show),
        Route::post("/subscription", over_all(SUBSCRIPTIONS), "/subscription", subscription_rule::set),
        Route::get("/people/{person}/subscription", pays, "/people/PERSON/subscription", subscription::somebody),
        Route::post("/people/{person}/subscription", pays, "/people/PERSON/subscription", subscription::pay),
        Route::get("/cases", wherever(STANDING), "/cases", cases::list),
        Route::get("/cases/{case}", over_case, "/cases/CASE", cases::show),
        Route::post("/cases/{case}", over_case, "/cases/CASE", cases::act),
        Route::get("/people/{person}/case", over_last_home(STANDING), "/people/PERSON/case", cases::open_page),
        Route::post("/people/{person}/case", over_last_home(STANDING), "/people/PERSON/case", cases::open),
        Route::post("/people/{person}/keep-out", over_home(STANDING), "/people/PERSON/keep-out", people::keep_out),
        Route::get("/people/{person}/offices", over_home(APPOINT), "/people/PERSON/offices", offices::give_page),
        Route::post("/people/{person}/offices", over_home(APPOINT), "/people/PERSON/offices", offices::give),
        Route::get("/offices", wherever(APPOINT), "/offices", offices::show),
        Route::post("/offices/{office}/end", over_office(APPOINT), "/offices/OFFICE/end", offices::end),
    ]
}

/// What organisers keep about people of their places.
fn desk_routes() -> Vec<Route> {
    let reveals = over_home(REVEAL);
    let over_tag = Needs::Office { capability: REVEAL, place: PlaceOf::Thing(tags::place_of) };
    let over_follow_up = Needs::Office { capability: REVEAL, place: PlaceOf::Thing(follow_ups::place_of) };
    vec![
        Route::get("/people/tags", wherever(REVEAL), "/people/tags", tags::show),
        Route::post("/people/tags", wherever(REVEAL), "/people/tags", tags::define),
        Route::post("/people/tags/{tag}", over_tag, "/people/tags/TAG", tags::drop_tag),
        Route::get("/people/{person}/tags", reveals, "/people/PERSON/tags", tags::person),
        Route::post("/people/{person}/tags", reveals, "/people/PERSON/tags", tags::choose),
        Route::get("/followups", wherever(REVEAL), "/followups", follow_ups::list),
        Route::post("/followups/{followup}", over_follow_up, "/followups/FOLLOWUP", follow_ups::act),
        Route::get("/people/{person}/followups", reveals, "/people/PERSON/followups", follow_ups::show),
        Route::post("/people/{person}/followups", reveals, "/people/PERSON/followups", follow_ups::begin),
        Route::get("/people/{person}/notes", reveals, "/people/PERSON/notes", notes::show),
        Route::post("/people/{person}/notes", reveals, "/people/PERSON/notes", notes::write),
        Route::post("/people/{person}/notes/read", reveals, "/people/PERSON/notes/read", notes::read),
        Route::post("/people/{person}/notes/{note}", reveals, "/people/PERSON/notes/NOTE", notes::decide),
    ]
}

/// Skills that members offer, and calls for help to them.
fn help_routes() -> Vec<Route> {
    let over = Needs::Office { capability: MAIL, place: PlaceOf::Thing(help::place_of) };
    let (anyone, own) = (Needs::Anyone, Needs::SignedIn);
    vec![
        Route::get("/me/skills", own, "/me/skills", skills::show),
        Route::post("/me/skills", own, "/me/skills", skills::offer),
        Route::post("/me/skills/{skill}", own, "/me/skills/first-aid", skills::take_back),
        Route::get("/me/volunteering", own, "/me/volunteering", own_help::list),
        Route::post("/me/volunteering/{call}", own, "/me/volunteering/CALL", own_help::answer_signed_in),
        Route::get("/volunteering/answer/{token}", anyone, "/volunteering/answer/none", own_help::look),
        Route::post("/volunteering/answer/{token}", anyone, "/volunteering/answer/none", own_help::answer),
        Route::get("/volunteering/stop/{token}", anyone, "/volunteering/stop/none", own_help::stop_page),
        Route::post("/volunteering/stop/{token}", anyone, "/volunteering/stop/none", own_help::stop),
        Route::get("/volunteering", wherever(MAIL), "/volunteering", help::list),
        Route::get("/volunteering/new", wherever(MAIL), "/volunteering/new", help::begin),
        Route::post("/volunteering/new", wherever(MAIL), "/volunteering/new", help::call),
        Route::get("/volunteering/{call}", over, "/volunteering/CALL", help::show),
        Route::post("/volunteering/{call}/close", over, "/volunteering/CALL/close", help::close),
    ]
}

/// Gatherings, and who came to them.
fn gathering_routes() -> Vec<Route> {
    let over = Needs::Office { capability: REVEAL, place: PlaceOf::Thing(gatherings::place_of) };
    vec![
        Route::get("/gatherings", wherever(REVEAL), "/gatherings", gatherings::list),
        Route::get("/gatherings/new", wherever(REVEAL), "/gatherings/new", gatherings::begin),
        Route::post("/gatherings/new", wherever(REVEAL), "/gatherings/new", gatherings::hold),
        Route::get("/gatherings/{gathering}", over, "/gatherings/GATHERING", gatherings::show),
        Route::post("/gatherings/{gathering}/find", over, "/gatherings/GATHERING/find", came::find),
        Route::post("/gatherings/{gathering}/came", over, "/gatherings/GATHERING/came", came::note),
        Route::post("/gatherings/{gathering}/numbers", over, "/gatherings/GATHERING/numbers", came::note_numbers),
        Route::post("/gatherings/{gathering}/take", over, "/gatherings/GATHERING/take", came::take),
        Route::post("/gatherings/{gathering}/title", over, "/gatherings/GATHERING/title", gatherings::rename),
        Route::post("/gatherings/{gathering}/drop", over, NO_GATHERING, gatherings::drop_it),
    ]
}

/// The address at which a gathering goes that nobody noted: one that is there would be gone for whoever asks next.
const NO_GATHERING: &str = "/gatherings/00000000-0000-4000-8000-000000000000/drop";

/// Exports: the only way out in bulk.
fn export_routes() -> Vec<Route> {
    let over = |capability| Needs::Office { capability, place: PlaceOf::Thing(exports::place_of) };
    vec![
        Route::get("/exports", wherever(EXPORTS), "/exports", exports::list),
        Route::get("/exports/new", wherever(EXPORT), "/exports/new", exports::begin),
        Route::post("/exports", wherever(EXPORT), "/exports", exports::ask),
        Route::get("/exports/{export}", over(EXPORTS), "/exports/EXPORT", exports::show),
        Route::post("/exports/{export}", over(EXPORTS), "/exports/EXPORT", exports::act),
        Route::post("/exports/{export}/file", over(EXPORT), "/exports/EXPORT/file", exports::take),
    ]
}

/// What the organisation is, and how it becomes something else.
fn status_routes() -> Vec<Route> {
    let period = "/organisation/status/00000000-0000-4000-8000-000000000000";
    vec![
        Route::get("/organisation", Needs::Anyone, "/organisation", organisation::show),
        Route::get("/organisation/status", over_all(STATUS), "/organisation/status", statuses::show),
        Route::post("/organisation/status", over_all(STATUS), "/organisation/status", statuses::enter),
        Route::get(
            "/organisation/status/new/{kind}",
            over_all(STATUS),
            "/organisation/status/new/party",
            statuses::begin,
        ),
        Route::post("/organisation/status/{period}", over_all(STATUS), period, statuses::decide),
    ]
}

/// Tokens of programs, as the officers of a place see them.
fn token_routes() -> Vec<Route> {
    let over = Needs::Office { capability: TOKENS, place: PlaceOf::Thing(tokens::place_of) };
    let end = "/places/wales/tokens/00000000-0000-4000-8000-000000000000/end";
    vec![
        Route::get("/places/{slug}/tokens", over, "/places/wales/tokens", tokens::show),
        Route::post("/places/{slug}/tokens", over, "/places/wales/tokens", tokens::make),
        Route::post("/places/{slug}/tokens/{token}/end", over, end, tokens::end),
    ]
}

fn wherever(capability: &'static str) -> Needs {
    Needs::Office { capability, place: PlaceOf::Wherever }
}

fn over_all(capability: &'static str) -> Needs {
    Needs::Office { capability, place: PlaceOf::Movement }
}

fn over_home(capability: &'static str) -> Needs {
    Needs::Office { capability, place: PlaceOf::Thing(home) }
}

fn over_last_home(capability: &'static str) -> Needs {
    Needs::Office { capability, place: PlaceOf::Thing(ended::last_home) }
}

fn over_office(capability: &'static str) -> Needs {
    Needs::Office { capability, place: PlaceOf::Thing(office_place) }
}

/// The home of the person in the address. Whoever has none counts as at home in the movement as a whole, so that an
/// organiser is answered alike about somebody elsewhere and about nobody at all.
fn home(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let home = match params.parse::<PersonId>("person") {
            Some(person) => reading::standing(&mut tx, person, app.now()).await?.place(),
            None => None,
        };
        or_movement(&mut tx, home).await
    })
}

/// The place of the office in the address; the movement as a whole when there is no such office, as for [`home`].
fn office_place(app: App, params: Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>> {
    Box::pin(async move {
        let mut tx = app.db.reader().await?;
        let office = match params.parse::<OfficeId>("office") {
            Some(office) => store::offices::find(&mut tx, office).await?,
            None => None,
        };
        or_movement(&mut tx, office.map(|office| office.place)).await
    })
}

async fn or_movement(tx: &mut Tx, place: Option<PlaceId>) -> Result<Option<PlaceId>, Error> {
    match place {
        Some(place) => Ok(Some(place)),
        None => Ok(places::root(tx).await?.map(|root| root.id)),
    }
}

/// A place as a page names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// Its address.
    pub(crate) href: String,
    /// Its name in the reader's language.
    pub(crate) name: String,
    /// The name that its flag is made from.
    pub(crate) flag: String,
}

impl Named {
    fn of(place: &Place, language: Language) -> Self {
        Self {
            href: place.address(),
            name: place.name.in_language(language).to_owned(),
            flag: place.name.english.to_string(),
        }
    }
}

/// The place of that id for a page; a place never goes, so it is there.
async fn named(tx: &mut Tx, frame: &Frame, place: PlaceId) -> Result<Named, PageError> {
    let place = places::find(tx, place).await?.ok_or(PageError::NotFound)?;
    Ok(Named::of(&place, frame.language()))
}

/// The places within these tops as choices of a form, each with the depth of its name shown by what it is part of.
async fn choices(tx: &mut Tx, frame: &Frame, tops: &[PlaceId], with_root: bool) -> Result<Vec<Choice>, PageError> {
    let mut allowed = std::collections::HashSet::new();
    for top in tops {
        allowed.extend(places::within_ids(tx, *top).await?);
    }
    let is_allowed = |place: &Place| allowed.contains(&place.id) && (with_root || place.parent.is_some());
    let choices = places::tree::choices(places::all(tx).await?, frame.language(), is_allowed);
    Ok(choices.into_iter().map(|(id, label)| Choice::new(id.to_string(), label)).collect())
}

/// An id made from the form, to which a hidden field brings chance: a form sent twice then speaks of one thing, and one
/// that was changed after going back speaks of another. Without that field, a new id.
fn id_of<K: Kind>(app: &App, form: &Form) -> Id<K> {
    let has_chance = form.value("id").parse::<Id<K>>().is_ok();
    if has_chance { Id::by_chance(form.digest()) } else { app.new_id_by_chance() }
}
