//! B18: nothing is kept beyond its time, looked at by statements that are not those which let it go.

use database::{Arg, Sql, args, sql};
use terms::{BallotId, Language, PersonId, PlaceId, Timestamp};
use web::{
    Demonstration, Retention,
    testing::{Site, each_site},
};

use super::whole;

/// For each class: what of it is older than an hour ($1) allows.
const LEFT: [(&str, Sql); 35] = [
    (
        "service_letters",
        sql!(
            "SELECT count(*) AS value FROM service_letters WHERE missed_at <= $1 OR missed_at IS NULL AND sent_at <= $1"
        ),
    ),
    ("mergers", sql!("SELECT count(*) AS value FROM mergers WHERE begun_at <= $1")),
    ("reader_applications", sql!("SELECT count(*) AS value FROM reader_applications WHERE expires_at <= $1")),
    (
        "mailing_recipients",
        sql!(
            "SELECT count(*) AS value FROM mailing_recipients r JOIN mailings m ON m.id = r.mailing WHERE m.ended_at <= $1"
        ),
    ),
    ("sign_in_links", sql!("SELECT count(*) AS value FROM sign_in_links WHERE expires_at <= $1")),
    ("email_changes", sql!("SELECT count(*) AS value FROM email_changes WHERE expires_at <= $1")),
    ("threads", sql!("SELECT count(*) AS value FROM threads WHERE last_at <= $1")),
    ("cases", sql!("SELECT count(*) AS value FROM cases WHERE closes_at <= $1")),
    ("welcomes", sql!("SELECT count(*) AS value FROM welcomes WHERE welcomed_at <= $1")),
    ("subscription_reminders", sql!("SELECT count(*) AS value FROM subscription_reminders WHERE sent_at <= $1")),
    ("support_codes", sql!("SELECT count(*) AS value FROM support_codes WHERE ends_at <= $1")),
    ("support_looks", sql!("SELECT count(*) AS value FROM support_looks WHERE ends_at <= $1")),
    ("ceremonies", sql!("SELECT count(*) AS value FROM ceremonies WHERE expires_at <= $1")),
    (
        "one_time_codes",
        sql!("SELECT count(*) AS value FROM one_time_codes WHERE confirmed_at IS NULL AND begun_at <= $1"),
    ),
    ("known_browsers", sql!("SELECT count(*) AS value FROM known_browsers WHERE used_at <= $1")),
    ("notes", sql!("SELECT count(*) AS value FROM notes WHERE until <= $1")),
    ("person_tags", sql!("SELECT count(*) AS value FROM person_tags WHERE until <= $1")),
    ("attendances", sql!("SELECT count(*) AS value FROM attendances WHERE held_at <= $1")),
    ("gatherings", sql!("SELECT count(*) AS value FROM gatherings WHERE held_at <= $1")),
    ("skill_offers", sql!("SELECT count(*) AS value FROM skill_offers WHERE withdrawn_at <= $1")),
    ("help_calls", sql!("SELECT count(*) AS value FROM help_calls WHERE over_at <= $1")),
    ("follow_ups", sql!("SELECT count(*) AS value FROM follow_ups WHERE until <= $1")),
    ("guests", sql!("SELECT count(*) AS value FROM guests WHERE ended_at <= $1")),
    (
        "new_branch_backers",
        sql!(
            "SELECT count(*) AS value FROM new_branch_backers JOIN new_branches ON new_branches.id = branch \
             WHERE closes_at <= $1"
        ),
    ),
    ("new_branches", sql!("SELECT count(*) AS value FROM new_branches WHERE closes_at <= $1 AND place IS NULL")),
    ("requests", sql!("SELECT count(*) AS value FROM requests WHERE answered_at <= $1")),
    ("withdrawals", sql!("SELECT count(*) AS value FROM withdrawals WHERE at < $1")),
    (
        "export_members",
        sql!("SELECT count(*) AS value FROM export_members m JOIN exports e ON e.id = m.export WHERE e.asked_at <= $1"),
    ),
    ("exports", sql!("SELECT count(*) AS value FROM exports WHERE asked_at <= $1")),
    (
        "status_periods",
        sql!(
            "SELECT count(*) AS value FROM status_periods \
             WHERE entered_at <= $1 AND (confirmed_at IS NULL OR called_off_at IS NOT NULL)"
        ),
    ),
    ("api_tokens", sql!("SELECT count(*) AS value FROM api_tokens WHERE expires_at <= $1 OR ended_at <= $1")),
    ("withheld", sql!("SELECT count(*) AS value FROM withheld WHERE until <= $1")),
    ("gone_addresses", sql!("SELECT count(*) AS value FROM gone_addresses WHERE since <= $1")),
    (
        "import_portions",
        sql!("SELECT count(*) AS value FROM import_portions p JOIN imports i ON i.id = p.import WHERE i.made_at <= $1"),
    ),
    ("applications", sql!("SELECT count(*) AS value FROM applications WHERE expires_at <= $1")),
];

const FORMER: Sql = sql!(
    "SELECT count(*) AS value FROM standings \
     WHERE state IN ('left', 'removed', 'died', 'lapsed') AND ends_at IS NULL AND starts_at <= $1"
);

/// Rows of those classes of which a demonstration has none, as of an hour.
fn rows(person: PersonId, place: PlaceId, now: Timestamp) -> Vec<(Sql, Vec<Arg>)> {
    let (hash, sealed, id) = ([7u8; 32], vec![7u8], BallotId::by_chance([7; 16]));
    vec![
        (
            sql!("INSERT INTO sign_in_links (token, person, browser, expires_at) VALUES ($1, $2, $1, $3)"),
            args![hash, person, now],
        ),
        (
            sql!(
                "INSERT INTO reader_applications (token, id, place, sealed, address, language, text_version, expires_at) \
                 VALUES ($1, $2, $3, $1, $1, 'en', '2026-11', $4)"
            ),
            args![hash, person, place, now],
        ),
        (
            sql!(
                "INSERT INTO mergers (id, gone, stays, place, begun_at, final_at, undone_at) VALUES ($1, $1, $2, $3, $4, $4, $4)"
            ),
            args![id, person, place, now],
        ),
        (
            sql!("INSERT INTO email_changes (token, person, sealed, expires_at) VALUES ($1, $2, $1, $3)"),
            args![hash, person, now],
        ),
        (
            sql!(
                "INSERT INTO cases (id, key, place, respondent, complainant, rule, opened_at, closes_at) \
                 VALUES ($1, $1, $2, $3, NULL, '9.2', $4, $4)"
            ),
            args![id, place, person, now],
        ),
        (sql!("INSERT INTO welcomes (person, joined_at, welcomed_at) VALUES ($1, $2, $2)"), args![person, now]),
        (
            sql!("INSERT INTO subscription_reminders (person, due_at, reminder, sent_at) VALUES ($1, $2, 'due', $2)"),
            args![person, now],
        ),
        (
            sql!("INSERT INTO support_codes (person, hash, made_at, ends_at, wrong) VALUES ($1, $2, $3, $3, 0)"),
            args![person, hash, now],
        ),
        (
            sql!(
                "INSERT INTO support_looks (person, id, session, helper, office, place, begun_at, ends_at) \
                 VALUES ($1, $2, $3, $1, $2, $4, $5, $5)"
            ),
            args![person, id, hash, place, now],
        ),
        (
            sql!("INSERT INTO ceremonies (token, person, sealed, expires_at) VALUES ($1, NULL, $2, $3)"),
            args![hash, sealed.clone(), now],
        ),
        (
            sql!(
                "INSERT INTO one_time_codes (person, sealed, begun_at, last_step, wrong, wrong_since) \
                 VALUES ($1, $2, $3, 0, 0, $3)"
            ),
            args![person, sealed.clone(), now],
        ),
        (sql!("INSERT INTO known_browsers (person, hash, used_at) VALUES ($1, $2, $3)"), args![person, hash, now]),
        (
            sql!(
                "INSERT INTO applications (token, person, place, sealed, browser, consent_version, applied_at, expires_at) \
                 VALUES ($1, $2, $3, $4, $1, '1', $5, $6)"
            ),
            args![hash, PersonId::by_chance([9; 16]), place, sealed.clone(), now, now.plus(3 * Timestamp::DAY)],
        ),
        (
            sql!("INSERT INTO guests (person, place, since, ended_at, is_shown) VALUES ($1, $2, $3, $3, $4)"),
            args![person, place, now, false],
        ),
        (
            sql!(
                "INSERT INTO mailings (id, place, ground, is_notice, chosen, language, subject, words, made_at, started_at, \
                 ended_at, is_called_off, serial, listed, sent) \
                 VALUES ($1, $2, 'meeting', $4, $5, 'en', 'A', 'B', $3, $3, $3, $6, 3, 1, 1)"
            ),
            args![id, place, now, true, format!("place={place}"), false],
        ),
        (
            sql!(
                "INSERT INTO mailing_recipients (mailing, number, person, domain, state, at, tries, due_at) \
                 VALUES ($1, 0, $2, $3, 'sent', $4, 1, $4)"
            ),
            args![id, person, sealed, now],
        ),
        (
            sql!(
                "INSERT INTO skill_offers (id, person, place, skill, audience, text_version, given_at, withdrawn_at) \
                 VALUES ($1, $2, $3, 'law', 1, '1', $4, $4)"
            ),
            args![id, person, place, now],
        ),
        (
            sql!(
                "INSERT INTO help_calls (id, place, skill, words, starts_at, needed, made_at, over_at, asked) \
                 VALUES ($1, $2, 'law', $3, $4, 1, $4, $4, 1)"
            ),
            args![id, place, vec![7u8], now],
        ),
        (
            sql!("INSERT INTO help_asked (call, person, token, asked_at) VALUES ($1, $2, $3, $4)"),
            args![id, person, hash, now],
        ),
        (
            sql!(
                "INSERT INTO requests (id, key, person, kind, channel, received_at, entered_at, due_at, answered_at, outcome) \
                 VALUES ($1, $1, $2, 'access', 'page', $3, $3, $3, $3, 'done')"
            ),
            args![id, person, now],
        ),
        (
            sql!("INSERT INTO withdrawals (kind, subject, what, at, times) VALUES ('objection', $1, 'all', $2, 1)"),
            args![person.to_string(), now],
        ),
        (
            sql!(
                "INSERT INTO exports (id, place, chosen, purpose, reason, asked_by, office, asked_at, is_void, members) \
                 VALUES ($1, $2, $3, 'meeting', $4, $5, $1, $6, $7, 1)"
            ),
            args![id, place, format!("place={place}"), vec![7u8], person, now, false],
        ),
        (
            sql!("INSERT INTO export_members (export, number, person, salt, leaf) VALUES ($1, 1, $2, $3, $3)"),
            args![id, person, hash],
        ),
        (sql!("INSERT INTO export_downloads (export, at) VALUES ($1, $2)"), args![id, now]),
        (
            sql!("INSERT INTO export_incidents (export, message, canary, heard_at, sealed) VALUES ($1, $2, 0, $3, $2)"),
            args![id, hash, now],
        ),
        (sql!("INSERT INTO gone_addresses (hash, since) VALUES ($1, $2)"), args![hash, now]),
        (
            sql!(
                "INSERT INTO imports (id, key, made_by, made_at, format, size_bytes, state, serial, done, tells, told) \
                 VALUES ($1, $1, $2, $3, 'csv', 9, 'mapping', 0, 0, $4, 0)"
            ),
            args![id, person, now, false],
        ),
        (sql!("INSERT INTO import_portions (import, number, sealed) VALUES ($1, 0, $2)"), args![id, hash]),
        (
            sql!(
                "INSERT INTO status_periods (id, kind, since, starts_at, particulars, text_version, entered_at, called_off_at) \
                 VALUES ($1, 'union', '2027-01-01', $2, '{}', '1', $2, $2)"
            ),
            args![id, now],
        ),
        (
            sql!(
                "INSERT INTO api_tokens (id, hash, place, office, name, scopes, made_by, made_at, expires_at) \
                 VALUES ($1, $2, $3, $1, 'Website', 'figures', $4, $5, $5)"
            ),
            args![id, hash, place, person, now],
        ),
        (
            sql!(
                "INSERT INTO service_letters (id, person, place, about, address, sent_at, missed_at) \
                 VALUES ($1, $2, $3, 'ballot', $4, $5, $5)"
            ),
            args![id, person, place, hash, now],
        ),
        (
            sql!("INSERT INTO withheld (ballot, person, place, since, until) VALUES ($1, $2, $3, $4, $4)"),
            args![id, person, place, now],
        ),
    ]
}

async fn count(site: &Site, statement: Sql, at: Timestamp) -> i64 {
    site.app.db.reader().await.unwrap().one(statement, args![at]).await.unwrap()
}

async fn filled(site: &Site, members: u32) {
    for fill in site.app.slices.iter().filter_map(|slice| slice.demonstration) {
        let say = std::sync::Arc::new(|_: &str| {});
        fill(site.app.clone(), Demonstration { members, now: site.app.now(), say }).await.unwrap();
    }
}

/// Lets a class go as of an hour, in as many portions as it takes.
async fn sweep(site: &Site, retention: &Retention, at: Timestamp) {
    let sweep = retention.sweep;
    while site.app.db.write::<u64, database::Error, _>(move |tx| sweep(tx, at)).await.unwrap() > 0 {}
}

#[tokio::test]
async fn each_class_stays_for_its_time_and_then_goes() {
    each_site(&whole(), async |site| {
        filled(site, 60).await;
        let (now, mut tx) = (site.app.now(), site.app.db.reader().await.unwrap());
        let place = places::root(&mut tx).await.unwrap().unwrap().id;
        let person = membership::demonstration::cast(&mut tx, &site.app.vault).await.unwrap()[0].1;
        drop(tx);
        for (statement, row) in rows(person, place, now) {
            site.app
                .db
                .write::<_, database::Error, _>(move |tx| {
                    let row = row.clone();
                    Box::pin(async move { tx.exec(statement, row).await })
                })
                .await
                .unwrap();
        }
        let far = now.plus(11 * 366 * Timestamp::DAY);
        for retention in site.app.slices.iter().flat_map(|slice| &slice.retention) {
            let check = LEFT.iter().find(|(what, _)| *what == retention.what);
            let Some((what, statement)) = check else { panic!("{} is not looked at here", retention.what) };
            assert!(count(site, *statement, far).await > 0, "there is no {what} to let go");
            if retention.days > 0 {
                // What is dated today stays for three quarters of its time and longer.
                sweep(site, retention, now.plus((retention.days * 3 / 4) * Timestamp::DAY)).await;
                assert!(count(site, *statement, far).await > 0, "{what} goes too early");
            }
            sweep(site, retention, far).await;
            let until = far.plus(-retention.days * Timestamp::DAY);
            assert_eq!(count(site, *statement, until).await, 0, "{what} is kept beyond its time");
            for language in Language::OFFERED {
                assert_ne!(site.app.words.say(language, retention.key, &[]), retention.key);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_over_goes_by_itself_and_the_report_counts_it() {
    let site = Site::sqlite(&whole()).await;
    filled(&site, 200).await;
    let far = site.app.now().plus(4 * 366 * Timestamp::DAY);

    site.at(far);
    // What goes in portions takes some looks.
    for _ in 0..4 {
        site.work().await;
        site.later(25 * Timestamp::HOUR);
    }

    let now = site.app.now();
    assert_eq!(count(&site, FORMER, now.plus(-183 * Timestamp::DAY)).await, 0, "a former member is still here");
    let mut tx = site.app.db.reader().await.unwrap();
    let reports = web::retention::reports(&mut tx).await.unwrap();
    let gone = |what: &str| reports.iter().find(|report| report.what == what).map_or(0, |report| report.gone);
    assert!(gone("threads") > 0 && gone("former_members") > 0, "{reports:?}");
    drop(tx);
    site.remove().await;
}
