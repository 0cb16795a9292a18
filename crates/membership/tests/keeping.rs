use terms::Timestamp;

use crate::movement::{ANN, RUTH, SIAN, each_movement, person};

/// B18: anybody learns how long what is kept; what went is told to those who oversee.
#[tokio::test]
async fn how_long_what_is_kept_is_public_and_the_report_is_not() {
    each_movement(async |site| {
        site.app
            .db
            .write::<_, database::Error, _>({
                let now = site.app.now();
                move |tx| {
                    Box::pin(async move {
                        web::retention::note(tx, "threads", 3, now).await?;
                        web::retention::note(tx, "threads", 0, now.plus(Timestamp::HOUR)).await?;
                        web::retention::note(tx, "threads", 2, now.plus(2 * Timestamp::HOUR)).await
                    })
                }
            })
            .await
            .unwrap();

        let public = site.get("/kept").await;
        assert_eq!(public.status, 200);
        assert!(public.text.contains("membership-kept-threads"), "{}", public.text);
        assert!(public.text.contains("membership-kept-days(count=180)"));
        assert!(!site.get_as(person(RUTH), "/kept").await.text.contains("membership-kept-gone"));
        for reader in [ANN, SIAN] {
            assert_eq!(site.get_as(person(reader), "/kept/report").await.status, 403);
        }
        let report = site.get_as(person(RUTH), "/kept/report").await.text;
        assert!(
            report.contains("membership-kept-gone(") && report.contains("count=5") && report.contains("last=2"),
            "{report}"
        );
    })
    .await;
}
