//! B18: nothing is kept beyond its time, looked at by statements that are not those which let it go.

use database::{Sql, args, sql};
use terms::{Language, Timestamp};
use web::{Demonstration, testing::Site};

use super::whole;

/// For each class: what of it is older than an hour ($1) allows, and whether a demonstration has any.
const LEFT: [(&str, Sql, bool); 17] = [
    ("sign_in_links", sql!("SELECT count(*) AS value FROM sign_in_links WHERE expires_at <= $1"), false),
    ("email_changes", sql!("SELECT count(*) AS value FROM email_changes WHERE expires_at <= $1"), false),
    ("threads", sql!("SELECT count(*) AS value FROM threads WHERE last_at <= $1"), true),
    ("cases", sql!("SELECT count(*) AS value FROM cases WHERE closes_at <= $1"), false),
    ("welcomes", sql!("SELECT count(*) AS value FROM welcomes WHERE welcomed_at <= $1"), false),
    ("subscription_reminders", sql!("SELECT count(*) AS value FROM subscription_reminders WHERE sent_at <= $1"), false),
    ("ceremonies", sql!("SELECT count(*) AS value FROM ceremonies WHERE expires_at <= $1"), false),
    (
        "one_time_codes",
        sql!("SELECT count(*) AS value FROM one_time_codes WHERE confirmed_at IS NULL AND begun_at <= $1"),
        false,
    ),
    ("known_browsers", sql!("SELECT count(*) AS value FROM known_browsers WHERE used_at <= $1"), false),
    ("notes", sql!("SELECT count(*) AS value FROM notes WHERE until <= $1"), true),
    ("person_tags", sql!("SELECT count(*) AS value FROM person_tags WHERE until <= $1"), true),
    ("follow_ups", sql!("SELECT count(*) AS value FROM follow_ups WHERE until <= $1"), true),
    ("guests", sql!("SELECT count(*) AS value FROM guests WHERE ended_at <= $1"), false),
    (
        "new_branch_backers",
        sql!(
            "SELECT count(*) AS value FROM new_branch_backers JOIN new_branches ON new_branches.id = branch \
             WHERE closes_at <= $1"
        ),
        true,
    ),
    ("new_branches", sql!("SELECT count(*) AS value FROM new_branches WHERE closes_at <= $1 AND place IS NULL"), true),
    ("withheld", sql!("SELECT count(*) AS value FROM withheld WHERE until <= $1"), false),
    ("applications", sql!("SELECT count(*) AS value FROM applications WHERE expires_at <= $1"), false),
];

const FORMER: Sql = sql!(
    "SELECT count(*) AS value FROM standings \
     WHERE state IN ('left', 'removed', 'died', 'lapsed') AND ends_at IS NULL AND starts_at <= $1"
);

async fn count(site: &Site, statement: Sql, at: Timestamp) -> i64 {
    site.app.db.reader().await.unwrap().one(statement, args![at]).await.unwrap()
}

#[tokio::test]
async fn nothing_is_kept_beyond_its_time_and_the_report_counts_what_went() {
    let site = Site::sqlite(&whole()).await;
    for fill in site.app.slices.iter().filter_map(|slice| slice.demonstration) {
        let say = std::sync::Arc::new(|_: &str| {});
        fill(site.app.clone(), Demonstration { members: 200, now: site.app.now(), say }).await.unwrap();
    }
    let far = site.app.now().plus(4 * 366 * Timestamp::DAY);
    for (what, statement, is_filled) in LEFT {
        assert!(!is_filled || count(&site, statement, far).await > 0, "the demonstration has no {what} to let go");
    }

    site.at(far);
    // What goes in portions takes some looks.
    for _ in 0..4 {
        site.work().await;
        site.later(25 * Timestamp::HOUR);
    }

    let now = site.app.now();
    for retention in site.app.slices.iter().flat_map(|slice| &slice.retention) {
        let check = LEFT.iter().find(|(what, ..)| *what == retention.what);
        let Some((_, statement, _)) = check else { panic!("{} is not looked at here", retention.what) };
        let until = now.plus(-(retention.days + 2) * Timestamp::DAY);
        assert_eq!(count(&site, *statement, until).await, 0, "{} is kept beyond its time", retention.what);
        for language in Language::OFFERED {
            assert_ne!(site.app.words.say(language, retention.key, &[]), retention.key);
        }
    }
    assert_eq!(count(&site, FORMER, now.plus(-183 * Timestamp::DAY)).await, 0, "a former member is still here");
    let mut tx = site.app.db.reader().await.unwrap();
    let reports = web::retention::reports(&mut tx).await.unwrap();
    let gone = |what: &str| reports.iter().find(|report| report.what == what).map_or(0, |report| report.gone);
    assert!(gone("threads") > 0 && gone("former_members") > 0, "{reports:?}");
    drop(tx);
    site.remove().await;
}
