//! The one place that grants: who may pass a route.

use axum::{
    body::{Body, to_bytes},
    extract::{FromRequestParts, RawPathParams, State},
    http::{Method, Request, request::Parts},
    middleware::Next,
    response::Response,
};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};

use crate::{App, Form, Frame, Needs, PageError, Params, PlaceOf, Viewer, along, pages, program, request::Reader};

/// An office as the gate sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldOffice {
    /// Which one.
    pub office: OfficeId,
    /// The top of the places that it covers.
    pub place: PlaceId,
    /// What it allows.
    pub capabilities: Vec<String>,
    /// From when on.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// What it does not allow all the same, and where: there and in everything within.
    pub without: Vec<(String, PlaceId)>,
}

impl HeldOffice {
    /// Does it lack a capability over a place, whose ancestors are `within`, itself first?
    fn lacks(&self, capability: &str, within: &[PlaceId]) -> bool {
        self.without.iter().any(|(own, place)| own == capability && within.contains(place))
    }
}

/// That the check of the route has passed. Handlers receive it; nobody else can make one.
#[derive(Debug, Clone)]
pub struct Proof {
    viewer: Viewer,
    /// The offices that opened the way; empty where being signed in, or a duty, was enough.
    offices: Vec<HeldOffice>,
}

impl Proof {
    /// Who passed.
    pub fn person(&self) -> PersonId {
        self.viewer.person
    }

    /// Who passed, with her name and offices.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// The office in which she passed, to be named in the record of what was done.
    pub fn office(&self) -> Option<OfficeId> {
        self.offices.first().map(|held| held.office)
    }

    /// The tops of the places over which she holds what the route asks for.
    pub fn places(&self) -> Vec<PlaceId> {
        self.offices.iter().map(|held| held.place).collect()
    }
}

/// The offices among `offices` that allow `capability` at `now` over a place, whose ancestors are `within` (itself first).
///
/// Default deny: an office that has not begun, has ended, covers other places or lacks the capability gives nothing.
pub fn granting<'a>(
    offices: &'a [HeldOffice],
    capability: &str,
    within: &[PlaceId],
    now: Timestamp,
) -> Vec<&'a HeldOffice> {
    let reaches = |held: &&HeldOffice| within.contains(&held.place) && !held.lacks(capability, within);
    allowing(offices, capability, now).filter(reaches).collect()
}

/// Those that last and allow it anywhere.
fn allowing<'a>(offices: &'a [HeldOffice], capability: &str, now: Timestamp) -> impl Iterator<Item = &'a HeldOffice> {
    let lasts = move |held: &&HeldOffice| held.from <= now && now < held.until;
    let allows = move |held: &&HeldOffice| {
        held.capabilities.iter().any(|own| own == capability) && !held.lacks(capability, &[held.place])
    };
    offices.iter().filter(lasts).filter(allows)
}

/// Whether the viewer holds `capability` over `place` now: for pages that show a way only to those who may go it.
///
/// # Errors
/// When the database fails.
pub async fn holds(app: &App, viewer: &Viewer, capability: &str, place: PlaceId) -> Result<bool, database::Error> {
    if allowing(&viewer.offices, capability, app.now()).next().is_none() {
        return Ok(false);
    }
    let within = (app.gate.ancestors)(app.clone(), place).await?;
    Ok(!granting(&viewer.offices, capability, &within, app.now()).is_empty())
}

/// The layer around every route.
pub(crate) async fn check(
    State((app, needs, pattern)): State<(App, Needs, &'static str)>,
    params: RawPathParams,
    mut request: Request<Body>,
    next: Next,
) -> Result<Response, PageError> {
    let reader = request.extensions().get::<Reader>().cloned().ok_or(PageError::NoReader)?;
    if reader.along().is_some() {
        along::may(&app, request.method(), pattern, needs)?;
    }
    if matches!(needs, Needs::Anyone) {
        return Ok(next.run(request).await);
    }
    let params = Params(params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
    if let Needs::Token { scope, place } = needs {
        let proof = program::passes(&app, request.headers(), scope, (place, params)).await?;
        request.extensions_mut().insert(proof);
        return Ok(next.run(request).await);
    }
    let Some(viewer) = reader.viewer().cloned() else {
        return more_first(&app, &reader, request, Missing::Session).await;
    };
    let offices = passes(&app, &viewer, needs, params).await?;
    if matches!(needs, Needs::Office { .. } | Needs::Duty { .. }) && !viewer.is_strong {
        return more_first(&app, &reader, request, Missing::Strength).await;
    }
    request.extensions_mut().insert(Proof { viewer, offices });
    Ok(next.run(request).await)
}

async fn passes(app: &App, viewer: &Viewer, needs: Needs, params: Params) -> Result<Vec<HeldOffice>, PageError> {
    match needs {
        Needs::Anyone | Needs::SignedIn => Ok(Vec::new()),
        // No person passes where a program's token is asked for.
        Needs::Token { .. } => Err(PageError::Token(false)),
        Needs::Duty { check, .. } => {
            if check(app.clone(), viewer.clone(), params).await? {
                Ok(Vec::new())
            } else {
                Err(PageError::Forbidden)
            }
        }
        Needs::Office { capability, place } => {
            let held = offices_for(app, viewer, capability, place, params).await?;
            if held.is_empty() { Err(PageError::Forbidden) } else { Ok(held) }
        }
    }
}

async fn offices_for(
    app: &App,
    viewer: &Viewer,
    capability: &str,
    place: PlaceOf,
    params: Params,
) -> Result<Vec<HeldOffice>, PageError> {
    let now = app.now();
    let place = match place {
        PlaceOf::Wherever => return Ok(allowing(&viewer.offices, capability, now).cloned().collect()),
        PlaceOf::Movement => (app.gate.movement)(app.clone()).await?,
        PlaceOf::Thing(find) => {
            // Whoever holds the capability nowhere learns nothing of what exists.
            if allowing(&viewer.offices, capability, now).next().is_none() {
                return Ok(Vec::new());
            }
            find(app.clone(), params).await?
        }
    };
    let within = (app.gate.ancestors)(app.clone(), place.ok_or(PageError::NotFound)?).await?;
    Ok(granting(&viewer.offices, capability, &within, now).into_iter().cloned().collect())
}

/// What a reader lacks, and can get within a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// To be signed in.
    Session,
    /// To have shown more than a link in a letter, as every office and duty demands.
    Strength,
}

/// A page leads to getting it and back. A form is shown again, to be sent once more afterwards, so that nothing that was
/// typed is lost: a vote, above all. The server keeps none of it.
async fn more_first(
    app: &App,
    reader: &Reader,
    request: Request<Body>,
    missing: Missing,
) -> Result<Response, PageError> {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    if request.method() != Method::POST {
        return Err(match missing {
            Missing::Session => PageError::SignIn { back: path },
            Missing::Strength => PageError::StrongFirst { back: path },
        });
    }
    let body = to_bytes(request.into_body(), 256 * 1024).await.map_err(|_| PageError::TooLarge)?;
    let form = Form::read(&body)?;
    pages::send_again(Frame::new(app, reader, &path), form, missing)
}

impl FromRequestParts<App> for Proof {
    type Rejection = PageError;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, PageError> {
        // A handler that asks for a proof on a route that needs nothing is a mistake of ours, and stays shut.
        parts.extensions.get::<Self>().cloned().ok_or(PageError::NoProof)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(100);

    fn place(byte: u8) -> PlaceId {
        PlaceId::by_chance([byte; 16])
    }

    fn office(at: u8, from: i64, until: i64) -> HeldOffice {
        HeldOffice {
            office: OfficeId::by_chance([1; 16]),
            place: place(at),
            capabilities: vec!["x.do".to_owned()],
            from: Timestamp::from_micros(from),
            until: Timestamp::from_micros(until),
            without: Vec::new(),
        }
    }

    /// Whether the office opens the way to "x.do" over a branch (1) in a region (2) in the movement (3).
    fn opens(office: HeldOffice, capability: &str) -> bool {
        !granting(&[office], capability, &[place(1), place(2), place(3)], NOW).is_empty()
    }

    #[test]
    fn an_office_counts_within_its_own_places() {
        assert!(opens(office(1, 0, 200), "x.do"));
        assert!(opens(office(3, 0, 200), "x.do"));
        assert!(!opens(office(4, 0, 200), "x.do"));
    }

    #[test]
    fn an_office_does_not_count_where_it_lacks_the_capability() {
        let without = |capability: &str, at| {
            let without = vec![(capability.to_owned(), place(at))];
            opens(HeldOffice { without, ..office(3, 0, 200) }, "x.do")
        };
        assert!(!without("x.do", 1) && !without("x.do", 2) && !without("x.do", 3));
        assert!(without("x.do", 4) && without("x.other", 1));
    }

    #[test]
    fn an_office_counts_while_it_lasts() {
        assert!(opens(office(1, 100, 101), "x.do"));
        assert!(!opens(office(1, 101, 200), "x.do"));
        assert!(!opens(office(1, 0, 100), "x.do"));
    }

    #[test]
    fn an_office_gives_its_own_capabilities_alone() {
        assert!(!opens(office(1, 0, 200), "x.other"));
    }
}
