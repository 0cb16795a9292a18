//! Service letters that the mail server refuses which we hand them to.

use database::{Announced, BoxFuture, Error};
use jobs::JobError;
use mail::Refused;
use web::App;

use crate::{
    actions::serving::{self, By},
    service::read_returned,
};

/// Notes that one did not arrive.
///
/// Source: docs/rules/membership.md, 128.
pub(super) fn refused(app: App, fact: Announced) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let refused: Refused = serde_json::from_str(&fact.payload)
            .map_err(|_| JobError::Never("the fact has another shape".to_owned()))?;
        let Some(id) = read_returned(&app.vault, &refused.token) else { return Ok(()) };
        let now = app.now();
        app.db
            .write::<_, Error, _>(move |tx| {
                Box::pin(serving::missed(tx, id, By::OurServer { is_gone: refused.is_gone }, now))
            })
            .await?;
        Ok(())
    })
}
