//! What becomes of a request that is not answered by its page.

use std::{fmt::Display, sync::Arc};

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// The only type, besides a page, that becomes an answer. The page for it is made where the reader is known.
#[derive(Debug, Clone, thiserror::Error)]
pub enum PageError {
    /// There is no such thing, or none that this reader may know of.
    #[error("not found")]
    NotFound,
    /// Sign in first, then come back.
    #[error("sign in first")]
    SignIn {
        /// Path and query to come back to.
        back: String,
    },
    /// Signed in by a link in a letter alone: show more, then come back.
    #[error("more than a link first")]
    StrongFirst {
        /// Path and query to come back to.
        back: String,
    },
    /// Signed in, but without the office or duty that it needs.
    #[error("not allowed")]
    Forbidden,
    /// Whoever looks along changes nothing.
    #[error("only looking along")]
    OnlyLooking,
    /// Stays shut to whoever looks along.
    #[error("shut to who looks along")]
    ShutAlong,
    /// The rules refuse it; the sentence of this key says why.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// More than is taken at once.
    #[error("too large")]
    TooLarge,
    /// Not of the shape that is asked for.
    #[error("malformed")]
    Malformed,
    /// Too often; may be tried again after so many seconds.
    #[error("too often")]
    TooMany(i64),
    /// A program came without a token, or (`true`) with one that opens nothing.
    #[error("no token that opens anything")]
    Token(bool),
    /// A program's token is not made for this.
    #[error("not within the scope of the token")]
    Scope(&'static str),
    /// A program sent fields with which something is wrong: each with the sentence that says what.
    #[error("fields that are wrong")]
    Fields(Arc<[(String, String)]>),
    /// A program sent something else than JSON.
    #[error("another media type")]
    MediaType,
    /// A program sent what is no JSON object.
    #[error("no JSON object")]
    NotJson,
    /// The address does not take that method.
    #[error("another method")]
    Method,
    /// Asked for under another host's name.
    #[error("another host")]
    OtherHost,
    /// The form stood on another site's page.
    #[error("another site")]
    OtherSite,
    /// A route without its check: a mistake of ours.
    #[error("a handler asked for a proof that its route does not give")]
    NoProof,
    /// A page outside the frame: a mistake of ours.
    #[error("a handler asked for a reader where none was looked for")]
    NoReader,
    /// Something broke; the cause is for the log.
    #[error("broken: {0}")]
    Broken(Arc<str>),
}

impl PageError {
    /// Something broke. The cause must hold no personal data; it goes to the log.
    pub fn broken(cause: impl Display) -> Self {
        Self::Broken(cause.to_string().into())
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn { .. } | Self::StrongFirst { .. } => StatusCode::SEE_OTHER,
            Self::Forbidden | Self::OtherSite | Self::Scope(_) | Self::OnlyLooking | Self::ShutAlong => {
                StatusCode::FORBIDDEN
            }
            Self::Refused(_) | Self::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Token(_) => StatusCode::UNAUTHORIZED,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Malformed | Self::NotJson => StatusCode::BAD_REQUEST,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::OtherHost => StatusCode::MISDIRECTED_REQUEST,
            Self::NoProof | Self::NoReader | Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<database::Error> for PageError {
    fn from(error: database::Error) -> Self {
        Self::broken(error)
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
