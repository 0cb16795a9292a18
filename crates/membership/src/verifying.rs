//! The commands of membership: whether the access log is whole, and the dated file of a case.

use database::BoxFuture;
use serde_json::json;
use web::{App, Command, Told};

use crate::{actions::revealing, filing};

/// The commands of membership.
pub(crate) fn commands() -> Vec<Command> {
    vec![
        Command {
            name: "access-log verify",
            about: "Check that no row of the access log was changed or taken out, and print its end",
            arguments: &[],
            run: verify,
        },
        filing::COMMAND,
    ]
}

fn verify(app: App, _: Vec<String>) -> BoxFuture<'static, Result<Told, String>> {
    Box::pin(async move {
        let said = |error: database::Error| error.to_string();
        let mut tx = app.db.reader().await.map_err(said)?;
        let chain = revealing::verify(&mut tx).await.map_err(said)?.map_err(|broken| broken.to_string())?;
        let head = hex::encode(chain.head);
        let text = format!("the access log is whole: {} rows, the last with the hash {head}", chain.number);
        Ok(Told { text, data: json!({ "rows": chain.number, "head": head }) })
    })
}
