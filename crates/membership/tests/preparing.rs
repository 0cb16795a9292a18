use crate::movement::each_founded;

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    each_founded(async |site| {
        let mut tx = site.app.db.reader().await.unwrap();
        let own: Vec<_> =
            database::statements().into_iter().filter(|statement| statement.file.contains("membership")).collect();

        assert!(own.len() > 40, "the statements are registered: {}", own.len());
        for statement in own {
            let prepared = tx.prepare(statement.text).await;
            assert!(prepared.is_ok(), "{}:{}: {:?}", statement.file, statement.line, prepared);
        }
    })
    .await;
}
