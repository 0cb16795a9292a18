//! Routes as data: the router is built from nothing else, so the table of every route, office and place can be made.

use std::collections::BTreeMap;

use axum::{
    handler::Handler,
    http::Method,
    routing::{MethodFilter, MethodRouter, on},
};
use database::{BoxFuture, Error};
use terms::PlaceId;

use crate::{App, Viewer};

/// The values in an address: `id` of `/ballots/{id}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Params(pub(crate) BTreeMap<String, String>);

impl Params {
    /// The value of that name; empty when the address has none.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The value of that name as an id or another type; `None` when it is not one.
    pub fn parse<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).parse().ok()
    }
}

/// How the place is found whose officers may pass.
#[derive(Clone, Copy)]
pub enum PlaceOf {
    /// The movement as a whole.
    Movement,
    /// Wherever the viewer holds the capability; the handler keeps to those places, which the proof lists.
    Wherever,
    /// The place of the thing that the address names; `None` when there is no such thing.
    Thing(fn(App, Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>>),
}

/// Who may pass a route.
#[derive(Clone, Copy)]
pub enum Needs {
    /// Everybody, signed in or not.
    Anyone,
    /// Whoever is signed in; what she may see of the thing the handler decides by her person alone.
    SignedIn,
    /// Whoever holds an office with this capability over the place.
    Office {
        /// The capability.
        capability: &'static str,
        /// The place that it is asked for.
        place: PlaceOf,
    },
    /// A program with a token of exactly that place that was made for this. No session passes, and no token passes
    /// anywhere else.
    Token {
        /// What the token must have been made for.
        scope: &'static str,
        /// The place that the address names; `None` when there is no such place.
        place: fn(App, Params) -> BoxFuture<'static, Result<Option<PlaceId>, Error>>,
    },
    /// Whoever has this duty for the thing that the address names: a ballot's returning officer.
    Duty {
        /// The duty's name in the table of routes.
        name: &'static str,
        /// Whether the viewer has it.
        check: fn(App, Viewer, Params) -> BoxFuture<'static, Result<bool, Error>>,
    },
}

impl Needs {
    /// As the table of routes shows it.
    pub fn label(&self) -> String {
        match self {
            Self::Anyone => "anyone".to_owned(),
            Self::SignedIn => "signed in".to_owned(),
            Self::Office { capability, place: PlaceOf::Movement } => format!("{capability} over the movement"),
            Self::Office { capability, place: PlaceOf::Wherever } => format!("{capability} somewhere"),
            Self::Office { capability, place: PlaceOf::Thing(_) } => format!("{capability} over its place"),
            Self::Token { scope, .. } => format!("a token for {scope} of its place"),
            Self::Duty { name, .. } => format!("duty {name}"),
        }
    }
}

/// One address with what it needs.
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// The address, with `{names}`.
    pub pattern: &'static str,
    /// Who may pass.
    pub needs: Needs,
    /// The address with values that the demonstration has: for the table of routes. Words in capitals stand for ids
    /// that the test fills in.
    pub sample: &'static str,
    pub(crate) handler: MethodRouter<App>,
}

impl Route {
    /// A page.
    pub fn get<H, T>(pattern: &'static str, needs: Needs, sample: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self { method: Method::GET, pattern, needs, sample, handler: on(MethodFilter::GET, handler) }
    }

    /// A form.
    pub fn post<H, T>(pattern: &'static str, needs: Needs, sample: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self { method: Method::POST, pattern, needs, sample, handler: on(MethodFilter::POST, handler) }
    }
}
