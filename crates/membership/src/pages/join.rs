//! Joining: who you are, where you belong, a letter, a button.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use database::Tx;
use places::{Basis, Place, postcode::suggest};
use terms::{Email, PlaceId, Postcode, Timestamp};
use web::{App, Form, Frame, Limit, Page, PageError, page, parts::Choice, refused, see_other, session};

use super::{
    agreement::{Agreement, SEEN},
    arriving::arrive_first,
    letters,
    sign_in::new_browser,
};
use crate::{
    actions::{
        applying::{self, Applying, Letters, NotConfirmed},
        speaking,
    },
    person::{Name, Particulars},
    status::Wording,
    token::Token,
};

/// The cookie that binds letters to the browser that asked for them.
pub(super) const BROWSER: &str = "flotilla-browser";

/// Letters to one address of mail.
pub(super) const PER_ACCOUNT: Limit = Limit { name: "membership.letters", times: 5, per_micros: Timestamp::HOUR };
/// Letters asked for from one address of the network; a hall shares one.
pub(super) const PER_ADDRESS: Limit =
    Limit { name: "membership.letters-from", times: 500, per_micros: Timestamp::HOUR };

#[derive(Template)]
#[template(path = "membership/join.html")]
pub(super) struct Join {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) agreement: Agreement,
}

#[derive(Template)]
#[template(path = "membership/join_place.html")]
pub(super) struct JoinPlace {
    pub(super) frame: Frame,
    pub(super) form: Form,
    pub(super) choices: Vec<Choice>,
    pub(super) is_one_region: bool,
}

/// So long a letter may wait before anybody is told that very many do.
const PATIENCE: i64 = 2 * Timestamp::MINUTE;

#[derive(Template)]
#[template(path = "membership/join_sent.html")]
pub(super) struct Sent {
    pub(super) frame: Frame,
    /// What is said when very many letters wait.
    pub(super) surge: Option<String>,
}

#[derive(Template)]
#[template(path = "membership/join_confirm.html")]
pub(super) struct Confirm {
    pub(super) frame: Frame,
    pub(super) token: String,
    /// The text that has taken the place of the one she agreed to.
    pub(super) agreement: Option<Agreement>,
}

pub(super) async fn show(State(app): State<App>, frame: Frame) -> Result<Page, PageError> {
    let agreement = Agreement::now(&app, &frame).await?;
    page(&Join { frame, form: Form::default(), agreement })
}

pub(super) async fn send(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    mut form: Form,
) -> Result<Response, PageError> {
    let particulars = particulars(&mut form);
    if !form.is_ticked("consent") {
        form.refuse("consent", "membership-consent-needed");
    }
    let agreement = Agreement::now(&app, &frame).await?;
    agreement.must_be_seen(&mut form, "consent");
    let Some(particulars) = particulars.filter(|_| !form.has_errors()) else {
        return refused(&Join { frame, form, agreement });
    };
    let mut tx = app.db.reader().await?;
    let homes = Homes::of(&mut tx, particulars.postcode.as_ref()).await?;
    drop(tx);
    if form.value("place").is_empty() && form.value("step") != "place" {
        return Ok(page(&homes.page(frame, form))?.into_response());
    }
    let chosen = form.value("place").parse().ok().filter(|place| homes.allow(*place));
    let Some(place) = chosen else {
        form.refuse("place", "membership-join-place-wrong");
        return refused(&homes.page(frame, form));
    };
    apply(&app, &parts, (&frame, &form), particulars, (place, agreement.wording)).await
}

/// Name, e-mail and postcode; what is wrong with them is noted in the form.
pub(super) fn particulars(form: &mut Form) -> Option<Particulars> {
    let name: Option<Name> = form.parse("name");
    let email: Option<Email> = form.parse("email");
    let postcode: Option<Option<Postcode>> = form.parse_optional("postcode");
    Some(Particulars { name: name?, email: Some(email?), postcode: postcode?, address: None })
}

async fn apply(
    app: &App,
    parts: &Parts,
    (frame, form): (&Frame, &Form),
    particulars: Particulars,
    (place, wording): (PlaceId, &'static Wording),
) -> Result<Response, PageError> {
    let email = particulars.email.clone().ok_or(PageError::Malformed)?;
    limit(app, parts, &email)?;
    let (token, browser) = (Token::new(app.random()), new_browser(app, form));
    let letters = Letters {
        confirm: letters::confirm(app, frame, &email, particulars.name.as_str(), &token),
        known: letters::known(app, frame, &email),
    };
    let cookie = session::set_cookie(app, BROWSER, browser.as_str(), applying::WAITS);
    let applying = Applying { person: app.new_id(), token, browser, particulars, place, wording };
    applying::apply(&app.db, &app.vault, applying, letters, form.nonce(), app.now()).await?;
    Ok(session::with_cookie(see_other("/join/sent"), cookie))
}

/// Takes one letter from what is left to this address of mail, and to this address of the network.
pub(super) fn limit(app: &App, parts: &Parts, email: &Email) -> Result<(), PageError> {
    limit_to(app, email)?;
    app.limits.take(PER_ADDRESS, &session::address(parts), app.now()).map_err(PageError::TooMany)
}

/// Takes one of the letters to an address of mail.
pub(super) fn limit_to(app: &App, email: &Email) -> Result<(), PageError> {
    let account = hex::encode(app.vault.find_hash("limit", &email.lookup()));
    app.limits.take(PER_ACCOUNT, &account, app.now()).map_err(PageError::TooMany)
}

pub(super) async fn sent(State(app): State<App>, frame: Frame) -> Result<Page, PageError> {
    // A letter that nobody takes waits for weeks, and tells nothing of how many are joining.
    let lately = frame.now.plus(-Timestamp::HOUR);
    let queue = mail::queue(&mut app.db.reader().await?, lately).await?;
    let oldest = queue.oldest.filter(|oldest| oldest.plus(PATIENCE) < frame.now);
    let surge = oldest.map(|oldest| {
        let args = [("count", queue.count.into()), ("when", frame.relative(oldest).into())];
        frame.tn("membership-join-surge", &args)
    });
    page(&Sent { frame, surge })
}

pub(super) async fn confirm_page(
    State(app): State<App>,
    frame: Frame,
    Path(token): Path<String>,
) -> Result<Page, PageError> {
    let token = Token::read(&token).ok_or(PageError::Refused("membership-link-over"))?;
    page(&confirming(&app, frame, &token).await?)
}

async fn confirming(app: &App, frame: Frame, token: &Token) -> Result<Confirm, PageError> {
    let mut tx = app.db.reader().await?;
    let other = applying::waits(&mut tx, token, app.now()).await?.ok_or(PageError::Refused("membership-link-over"))?;
    let agreement = other.map(|wording| Agreement::of(&frame, wording));
    Ok(Confirm { frame, token: token.as_str().to_owned(), agreement })
}

pub(super) async fn confirm(
    State(app): State<App>,
    parts: Parts,
    frame: Frame,
    Path(token): Path<String>,
    form: Form,
) -> Result<Response, PageError> {
    let token = Token::read(&token).ok_or(PageError::Refused("membership-link-over"))?;
    let browser = session::cookie(&app, &parts, BROWSER).and_then(|cookie| Token::read(&cookie));
    let confirmed =
        applying::confirm(&app.db, &app.vault, (&token, form.value(SEEN)), browser.as_ref(), app.now()).await;
    if let Ok((person, _)) = &confirmed {
        speaking::speaks(&app.db, &app.vault, *person, frame.language(), app.now()).await?;
    }
    match confirmed {
        Ok((person, true)) => arrive_first(&app, &parts, person, "/me?done=membership-done-joined").await,
        Ok((_, false)) => Ok(see_other("/sign-in?done=membership-done-joined")),
        Err(NotConfirmed::Over) => Err(PageError::Refused("membership-link-over")),
        Err(NotConfirmed::OtherText) => refused(&confirming(&app, frame, &token).await?),
        Err(NotConfirmed::Known) => Err(PageError::Refused("membership-join-known")),
        Err(NotConfirmed::Database(error)) => Err(error.into()),
    }
}

/// Where somebody with a postcode may be at home.
struct Homes {
    places: Vec<Place>,
    is_one_region: bool,
}

impl Homes {
    /// In the one region of the postcode: the region and its branches. Otherwise the regions to choose from; the branch
    /// is chosen afterwards, so that the list stays short.
    async fn of(tx: &mut Tx, postcode: Option<&Postcode>) -> Result<Self, PageError> {
        let root = places::root(tx).await?.ok_or(PageError::Refused("membership-join-not-yet"))?;
        let lives_here = |place: &Place| matches!(place.kind.basis, Basis::Territorial | Basis::International);
        let mut regions = places::children(tx, root.id).await?;
        regions.retain(lives_here);
        let suggestion = postcode.map(suggest);
        let slugs: &[&str] = suggestion.as_ref().map_or(&[], |suggestion| suggestion.regions());
        if !slugs.is_empty() {
            regions.retain(|region| slugs.contains(&region.slug.as_str()));
            regions.sort_by_key(|region| slugs.iter().position(|slug| *slug == region.slug.as_str()));
        }
        let [region] = regions.as_slice() else { return Ok(Self { places: regions, is_one_region: false }) };
        let mut branches = places::children(tx, region.id).await?;
        branches.retain(lives_here);
        branches.insert(0, region.clone());
        Ok(Self { places: branches, is_one_region: true })
    }

    fn allow(&self, place: PlaceId) -> bool {
        self.places.iter().any(|home| home.id == place)
    }

    fn page(&self, frame: Frame, form: Form) -> JoinPlace {
        let choice = |(index, place): (usize, &Place)| {
            let name = place.name.in_language(frame.language());
            let is_region = self.is_one_region && index == 0;
            let label = if is_region {
                frame.tn("membership-join-no-branch", &[("region", name.into())])
            } else {
                name.to_owned()
            };
            Choice::new(place.id.to_string(), label)
        };
        let choices = self.places.iter().enumerate().map(choice).collect();
        JoinPlace { choices, is_one_region: self.is_one_region, frame, form }
    }
}
