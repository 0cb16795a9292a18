//! The commands of membership: whether the access log is whole, and the dated file of a case.

use database::{BoxFuture, Error, Tx};
use serde_json::json;
use terms::Timestamp;
use web::{App, Command, Told};

use crate::{
    actions::revealing,
    export::{ExportId, leaf, list_hash, rule},
    filing, store, touching,
};

/// The commands of membership.
pub(crate) fn commands() -> Vec<Command> {
    let [touched, whose] = touching::COMMANDS;
    vec![
        touched,
        whose,
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
        lists(&mut tx, app.now()).await.map_err(said)?.map_err(|id| format!("the list of export {id} was changed"))?;
        let head = hex::encode(chain.head);
        let text = format!("the access log is whole: {} rows, the last with the hash {head}", chain.number);
        Ok(Told { text, data: json!({ "rows": chain.number, "head": head }) })
    })
}

/// Checks the lists of exports against what the log holds of them; the id of the first that is not as it was.
async fn lists(tx: &mut Tx, now: Timestamp) -> Result<Result<(), ExportId>, Error> {
    for id in store::exports::made(tx).await? {
        let Some((export, ..)) = store::exports::find(tx, id).await? else { continue };
        let mut leaves = Vec::new();
        let mut is_whole = true;
        loop {
            let after = i64::try_from(leaves.len()).unwrap_or(i64::MAX);
            let piece = store::exports::members(tx, id, after, 1_000).await?;
            if piece.is_empty() {
                break;
            }
            for one in piece {
                let expected = one.person.zip(one.salt).map(|(person, salt)| leaf(one.number, person, &salt));
                is_whole &= expected.is_none_or(|expected| expected == one.leaf);
                leaves.push(one.leaf);
            }
        }
        let hash = list_hash(&leaves);
        let logged = revealing::logged_list(tx, id).await?;
        is_whole &= export.list_hash == Some(hash) && logged == Some(hex::encode(hash));
        // Old lists are let go of whole; the log still says that there was one.
        let is_kept = export.asked_at.plus(rule().members_kept_days * Timestamp::DAY) > now;
        if !is_whole && (is_kept || !leaves.is_empty()) {
            return Ok(Err(id));
        }
    }
    Ok(Ok(()))
}
