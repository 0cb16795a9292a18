//! Exports: two people, one purpose, a day, two made-up members (B7 to B9, B40).

use database::{Error, Sql, args, sql};
use mail::{Arrived, ReplyAddress, Verdict};
use membership::{OnPaper, person::Particulars};
use terms::{BallotId, PersonId, Timestamp};
use web::{
    Settings,
    testing::{Answer, Site},
};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement_with, enter, give, person, place};

/// Treasurer of the whole movement, appointed by [`RUTH`], at home in London.
const TESS: u8 = 5;
/// Another administrator, appointed by [`RUTH`].
const OLU: u8 = 6;
/// A member in Cardiff with a postal address, and a name that a spreadsheet would run.
const MAIR: u8 = 7;

fn told(settings: &mut Settings) {
    settings.reply_address = Some(ReplyAddress::new("reply@commons.example".parse().unwrap()));
    settings.canary_address = Some("The Commons, 1 Commons Street, Leeds LS1 4AP".to_owned());
}

async fn each<F: AsyncFn(&Site)>(test: F) {
    each_movement_with(&told, async |site| {
        enter(site, TESS, "Tess Okafor", "tess@example.org", "london").await;
        enter(site, OLU, "Olu Bankole", "olu@example.org", "london").await;
        give(site, TESS, "treasurer", "movement").await;
        give(site, OLU, "administrator", "movement").await;
        let mair = Particulars {
            name: "=HYPERLINK(1)".parse().unwrap(),
            email: None,
            postcode: "CF10 1AA".parse().ok(),
            address: "+1 \"Tŷ Gwyn\", Cardiff".parse().ok(),
        };
        let place = place(site, "cardiff").await;
        let new = OnPaper { person: person(MAIR), particulars: mair, place, sheet: "sheet 1".to_owned() };
        membership::register(&site.app.db, &site.app.vault, person(RUTH), new, site.app.now()).await.unwrap();
        test(site).await;
    })
    .await;
}

/// Asks for an export of members of a place; where it then stands.
async fn ask(site: &Site, by: u8, slug: &str, purpose: &str) -> Answer {
    let form = [
        ("chosen", &*format!("place={}", place(site, slug).await)),
        ("purpose", purpose),
        ("reason", "The printer in Cardiff posts the letter."),
    ];
    site.post_as(person(by), "/exports", &form).await
}

/// As [`ask`], where it is taken on; its address.
async fn asked(site: &Site, by: u8, slug: &str, purpose: &str) -> String {
    let answer = ask(site, by, slug, purpose).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location.split('?').next().unwrap().to_owned()
}

async fn let_go(site: &Site, by: u8, export: &str) -> Answer {
    let page = site.get_as(person(by), export).await.text;
    let seen =
        page.split("name=\"seen\" value=\"").nth(1).map_or("", |rest| rest.split('"').next().unwrap()).to_owned();
    site.post_as(person(by), export, &[("what", "let-go"), ("seen", &seen)]).await
}

/// An export that Siân asked for and Tess let go, made ready.
async fn ready(site: &Site, purpose: &str) -> String {
    let export = asked(site, SIAN, "wales", purpose).await;
    let decided = let_go(site, TESS, &export).await;
    assert_eq!(decided.status, 303, "{}", decided.text);
    site.work().await;
    export
}

async fn file(site: &Site, by: u8, export: &str) -> Answer {
    site.post_as(person(by), &format!("{export}/file"), &[]).await
}

/// The cells of each line after the first.
fn lines(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.trim_matches('"').split("\",\"").map(str::to_owned).collect();
    text.lines().skip(1).map(cells).collect()
}

/// Says who stands in a ballot of Wales.
async fn stand(site: &Site, candidates: &[u8]) {
    let (wales, now) = (place(site, "wales").await, site.app.now());
    let candidates: Vec<PersonId> = candidates.iter().map(|number| person(*number)).collect();
    let said = site.app.db.write::<_, Error, _>(move |tx| {
        let candidates = candidates.clone();
        let ballot = BallotId::by_chance([9; 16]);
        Box::pin(async move { membership::withhold(tx, ballot, wales, &candidates, now).await })
    });
    said.await.unwrap();
}

const ROWS: Sql = sql!("SELECT count(*) AS value FROM access_log");
const LISTED: Sql = sql!("SELECT count(*) AS value FROM export_members WHERE person IS NOT NULL");
const SWAP: Sql = sql!("UPDATE export_members SET person = $1 WHERE number = 1");

async fn count(site: &Site, statement: Sql) -> i64 {
    site.app.db.reader().await.unwrap().one(statement, args![]).await.unwrap()
}

async fn command(site: &Site, name: &str, arguments: &[&str]) -> Result<String, String> {
    let command = membership::slice().commands.into_iter().find(|command| command.name == name).unwrap();
    let arguments = arguments.iter().map(|one| (*one).to_owned()).collect();
    (command.run)(site.app.clone(), arguments).await.map(|told| told.text)
}

/// B7: asked by one, let go by another in another role, whom she did not appoint; taken by the first alone, for a day.
#[tokio::test]
async fn an_export_takes_two_people_in_different_roles_and_lasts_a_day() {
    each(async |site| {
        let export = asked(site, SIAN, "wales", "meeting").await;
        let page = site.get_as(person(TESS), &export).await.text;
        assert!(
            page.contains("The printer in Cardiff posts the letter.") && page.contains("membership-export-field-home")
        );
        assert!(page.contains("membership-segment-few(smallest=5)"), "{page}");
        assert!(!page.contains("Connor-Lee"), "the second person decides without a list");
        assert_eq!(file(site, SIAN, &export).await.status, 404, "nobody has let it go");
        let own = let_go(site, SIAN, &export).await;
        assert!(own.status == 422 && own.text.contains("membership-export-own"), "{}", own.text);
        let appointer = let_go(site, RUTH, &export).await;
        assert!(
            appointer.status == 422 && appointer.text.contains("membership-export-appointed"),
            "{}",
            appointer.text
        );
        let stale = site.post_as(person(TESS), &export, &[("what", "let-go"), ("seen", "00")]).await;
        assert!(stale.status == 422 && stale.text.contains("membership-export-changed"));

        assert_eq!(let_go(site, TESS, &export).await.status, 303);
        assert_eq!(let_go(site, TESS, &export).await.status, 422, "it is decided on once");
        site.work().await;

        let taken = file(site, SIAN, &export).await;
        assert!(taken.status == 200 && taken.text.contains("Connor-Lee") && !taken.text.contains("Bob Lister"));
        for other in [RUTH, TESS, OLU] {
            assert!(matches!(file(site, other, &export).await.status, 403 | 404), "{other}");
        }
        assert_eq!(file(site, ANN, &export).await.status, 403);
        let weak = site.post_weakly(person(SIAN), &format!("{export}/file"), &[]).await;
        assert_ne!(weak.status, 200);
        let page = site.get_as(person(RUTH), &export).await.text;
        for step in ["asked", "let-go", "taken"] {
            assert_eq!(page.matches(&format!("membership-export-step-{step}")).count(), 1, "{step}: {page}");
        }
        site.later(24 * Timestamp::HOUR - Timestamp::SECOND);
        assert_eq!(file(site, SIAN, &export).await.status, 200);
        site.later(Timestamp::SECOND);
        assert_eq!(file(site, SIAN, &export).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn the_second_was_not_appointed_by_the_first_and_acts_in_another_role() {
    each(async |site| {
        let export = asked(site, RUTH, "wales", "meeting").await;

        let appointed = let_go(site, TESS, &export).await;
        let alike = let_go(site, OLU, &export).await;
        assert!(
            appointed.status == 422 && appointed.text.contains("membership-export-appointed"),
            "{}",
            appointed.text
        );
        assert!(alike.status == 422 && alike.text.contains("membership-export-same-role"), "{}", alike.text);
        assert_eq!(site.get_as(person(SIAN), &export).await.status, 404, "it is not hers, and she cannot decide");
        assert_eq!(site.get_as(person(ANN), "/exports").await.status, 403);

        // Olu is an administrator too, but Tess has her office from Ruth alone.
        let by_olu = asked(site, OLU, "wales", "meeting").await;
        assert_eq!(let_go(site, TESS, &by_olu).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn what_was_refused_or_taken_back_or_waited_too_long_is_not_let_go() {
    each(async |site| {
        let refused = asked(site, SIAN, "wales", "meeting").await;
        let without_a_reason = site.post_as(person(TESS), &refused, &[("what", "refuse"), ("why", " ")]).await;
        assert_eq!(without_a_reason.status, 422);
        let no = [("what", "refuse"), ("why", "A mailing will do.")];
        assert_eq!(site.post_as(person(RUTH), &refused, &no).await.status, 422);
        assert_eq!(site.post_as(person(TESS), &refused, &no).await.status, 303);
        assert!(site.get_as(person(SIAN), &refused).await.text.contains("A mailing will do."));
        let back = asked(site, SIAN, "wales", "meeting").await;
        assert_eq!(site.post_as(person(TESS), &back, &[("what", "withdraw")]).await.status, 422);
        assert_eq!(site.post_as(person(SIAN), &back, &[("what", "withdraw")]).await.status, 303);
        let late = asked(site, SIAN, "wales", "meeting").await;
        site.later(7 * Timestamp::DAY);

        for export in [&refused, &back, &late] {
            assert_eq!(let_go(site, TESS, export).await.status, 422, "{export}");
            assert_eq!(file(site, SIAN, export).await.status, 404);
        }
        assert!(site.get_as(person(SIAN), "/exports").await.text.contains("membership-export-state-lapsed"));
    })
    .await;
}

/// B8: the fields of the purpose and no others, a mark on each line, two made-up members.
#[tokio::test]
async fn a_file_holds_the_fields_of_its_purpose_a_mark_and_two_made_up_members() {
    each(async |site| {
        let export = ready(site, "post").await;
        let id = export.rsplit('/').next().unwrap();

        let text = file(site, SIAN, &export).await.text;

        assert!(
            text.starts_with("\u{feff}\"Export\",\"membership-export-field-name\",\"membership-export-field-address\"")
        );
        let lines = lines(&text);
        assert_eq!(lines.len(), 3, "Mair and two made-up members; the others have no postal address: {text}");
        assert!(
            lines
                .iter()
                .all(|cells| cells.len() == 4 && cells[0].starts_with(id) && cells[0].contains("Siân Llywelyn"))
        );
        // What a spreadsheet would run is text.
        assert!(text.contains("\"'=HYPERLINK(1)\",\"'+1 \"\"Tŷ Gwyn\"\", Cardiff\",\"CF10 1AA\"\r\n"), "{text}");
        assert_eq!(text.matches("\"The Commons, 1 Commons Street, Leeds\",\"LS1 4AP\"").count(), 2);
        for more in ["example.org", "commons.example", "membership-export-field-number", "cardiff"] {
            assert!(!text.contains(more), "{more}");
        }
        let counted = file(site, SIAN, &ready(site, "count-check").await).await.text;
        assert_eq!(counted.lines().count(), 1 + 3 + 2);
        for more in ["Connor-Lee", "HYPERLINK", "example.org", "CF10"] {
            assert!(!counted.contains(more), "{more}");
        }
    })
    .await;
}

/// Two exports of the same members are told apart without any mark.
#[tokio::test]
async fn a_file_without_its_mark_still_tells_which_export_it_is_from() {
    each(async |site| {
        let (one, two) = (ready(site, "count-check").await, ready(site, "count-check").await);
        let text = file(site, SIAN, &one).await.text;
        let bare: Vec<String> = lines(&text).iter().map(|cells| cells[1].clone()).collect();
        let path = std::env::temp_dir().join(format!("leaked-{}.csv", PersonId::by_chance(site.app.random())));
        std::fs::write(&path, bare.join("\n")).unwrap();

        let told = command(site, "exports whose", &[path.to_str().unwrap()]).await.unwrap();

        let id = |export: &str| export.rsplit('/').next().unwrap().to_owned();
        assert!(told.contains(&id(&one)) && !told.contains(&id(&two)), "{told}");
        std::fs::write(&path, "100000000001\nAnn O'Connor-Lee").unwrap();
        let told = command(site, "exports whose", &[path.to_str().unwrap()]).await.unwrap();
        assert!(!told.contains(&id(&one)) && !told.contains(&id(&two)), "{told}");
        std::fs::remove_file(&path).unwrap();
    })
    .await;
}

/// B9: mail to a made-up member raises an incident with the id of the export.
#[tokio::test]
async fn mail_to_a_made_up_member_is_told_to_those_who_oversee() {
    each(async |site| {
        let export = ready(site, "online-meeting").await;
        let id = export.rsplit('/').next().unwrap();
        let text = file(site, SIAN, &export).await.text;
        let token = text.split("reply+").nth(1).unwrap().split('@').next().unwrap().to_owned();
        assert_eq!(text.matches("@commons.example").count(), 2);
        let hear = async |token: &str| {
            let message = b"From: Shop <shop@elsewhere.example>\r\nSubject: Buy\r\n\r\nBuy!\r\n".to_vec();
            let arrived = Arrived { token: token.to_owned(), from: Some("shop@elsewhere.example".to_owned()), message };
            membership::slice().hears.unwrap()(site.app.clone(), arrived).await
        };

        assert_eq!(hear("0123456789abcdef0123").await, Verdict::Nobody);
        assert_eq!(hear(&token).await, Verdict::Taken);
        assert_eq!(hear(&token).await, Verdict::Taken);
        site.work().await;

        // Lines are broken anywhere on their way.
        let letters: Vec<String> = site.letters().iter().map(|letter| letter.replace("=\r\n", "")).collect();
        let told = letters.iter().filter(|letter| letter.contains("membership-letter-export-heard("));
        let told: Vec<&String> = told.collect();
        assert_eq!(told.len(), 2, "both administrators, once: {letters:?}");
        assert!(told.iter().all(|letter| letter.contains(id)));
        let page = site.get_as(person(RUTH), &export).await.text;
        assert_eq!(page.matches("from=shop@elsewhere.example").count(), 1, "{page}");
        assert!(!site.get_as(person(SIAN), &export).await.text.contains("shop@elsewhere.example"));
        assert!(site.get_as(person(RUTH), "/exports").await.text.contains("membership-export-misused"));
    })
    .await;
}

#[tokio::test]
async fn addresses_leave_only_where_made_up_members_are_heard() {
    let unheard = |_: &mut Settings| {};
    each_movement_with(&unheard, async |site| {
        let form = site.get_as(person(SIAN), "/exports/new").await.text;
        assert!(form.contains("value=\"meeting\"") && !form.contains("value=\"post\""));
        assert!(!form.contains("value=\"online-meeting\""));
        for purpose in ["post", "online-meeting", "everything"] {
            assert_eq!(ask(site, SIAN, "wales", purpose).await.status, 422, "{purpose}");
        }
        assert_eq!(ask(site, SIAN, "wales", "meeting").await.status, 303);
        assert_eq!(ask(site, SIAN, "leeds", "meeting").await.status, 404);
        assert_eq!(ask(site, BOB, "leeds", "meeting").await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn whoever_objects_is_kept_out_or_was_erased_is_not_in_it_and_everybody_else_sees_it() {
    each(async |site| {
        enter(site, 20, "Dai Rees", "dai@example.org", "cardiff").await;
        enter(site, 21, "Non Price", "non@example.org", "cardiff").await;
        enter(site, 22, "Huw Bevan", "huw@example.org", "cardiff").await;
        site.post_as(person(20), "/me/objection", &[("object", "yes")]).await;
        site.post_as(person(21), "/me/visible", &[("out", "yes")]).await;
        let before = count(site, ROWS).await;
        let export = ready(site, "meeting").await;
        let text = file(site, SIAN, &export).await.text;
        assert!(text.contains("Connor-Lee") && text.contains("Huw Bevan"));
        assert!(!text.contains("Dai Rees") && !text.contains("Non Price"));
        assert_eq!(count(site, ROWS).await, before + 1, "one row commits to the whole list");
        assert_eq!(count(site, LISTED).await, 4);

        let seen = site.get_as(person(ANN), "/me/seen").await.text;
        assert!(seen.contains("membership-seen-export") && seen.contains("Siân Llywelyn"), "{seen}");
        assert!(seen.contains("membership-export-purpose-meeting"));
        assert!(site.get_as(person(ANN), "/me/data").await.text.contains("\"in_exports\""));
        assert!(!site.get_as(person(20), "/me/seen").await.text.contains("membership-seen-export"));
        assert!(site.get_as(person(RUTH), "/access-log").await.text.contains("membership-field-export"));

        site.post_as(person(22), "/me/objection", &[("object", "yes")]).await;
        membership::erase_everywhere(&site.app, person(ANN)).await.unwrap();
        let text = file(site, SIAN, &export).await.text;
        assert!(!text.contains("Connor-Lee") && !text.contains("Huw Bevan") && text.contains("HYPERLINK"));
        assert_eq!(count(site, LISTED).await, 3);
        command(site, "access-log verify", &[]).await.unwrap();
        let swapped = person(BOB);
        site.app
            .db
            .write::<_, Error, _>(move |tx| Box::pin(async move { tx.exec(SWAP, args![swapped]).await }))
            .await
            .unwrap();
        let broken = command(site, "access-log verify", &[]).await;
        // Where the first of the list is the one who was erased, nothing tells any more who that was.
        assert!(broken.is_err_and(|error| error.contains("was changed")) || count(site, LISTED).await == 4);
    })
    .await;
}

#[tokio::test]
async fn a_candidate_neither_asks_for_nor_takes_nor_decides_on_an_export_of_the_electorate() {
    each(async |site| {
        let waiting = asked(site, SIAN, "wales", "meeting").await;
        let made = ready(site, "meeting").await;
        stand(site, &[SIAN, TESS]).await;

        assert_eq!(ask(site, SIAN, "wales", "meeting").await.status, 403);
        assert_eq!(file(site, SIAN, &made).await.status, 403);
        assert!(matches!(let_go(site, TESS, &waiting).await.status, 403 | 404 | 422));
        assert!(site.get_as(person(SIAN), &waiting).await.text.contains("membership-export-state-asked"));
    })
    .await;
}

#[tokio::test]
async fn it_comes_to_nothing_when_who_asked_may_no_longer_do_so_and_is_taken_five_times_at_most() {
    each(async |site| {
        let made = ready(site, "meeting").await;
        for _ in 0..5 {
            assert_eq!(file(site, SIAN, &made).await.status, 200);
            site.later(Timestamp::SECOND);
        }
        let sixth = file(site, SIAN, &made).await;
        assert!(sixth.status == 422 && sixth.text.contains("membership-export-taken"));

        let export = asked(site, SIAN, "wales", "meeting").await;
        assert_eq!(let_go(site, TESS, &export).await.status, 303);
        // She stands in a ballot before the list is written down.
        stand(site, &[SIAN]).await;
        site.work().await;
        stand(site, &[]).await;
        assert_eq!(file(site, SIAN, &export).await.status, 404);
        assert!(site.get_as(person(RUTH), &export).await.text.contains("membership-export-state-void"));
    })
    .await;
}

/// B40: one command says whose particulars an account or an export touched in a time.
#[tokio::test]
async fn what_was_touched_is_told_for_an_account_and_for_an_export() {
    each(async |site| {
        let look = [("field", "email"), ("purpose", "meeting")];
        site.post_as(person(SIAN), &format!("/people/{}/reveal", person(ANN)), &look).await;
        let export = ready(site, "post").await;
        let id = export.rsplit('/').next().unwrap().to_owned();
        let sian = person(SIAN).to_string();
        let number = |member: u8| membership::person::number(person(member)).to_string();
        let day = site.app.now().rfc3339()[..10].to_owned();

        let before = command(site, "touched", &[&id, &day, &day]).await.unwrap();
        assert!(before.starts_with("0 members"), "nobody took the file: {before}");
        file(site, SIAN, &export).await;
        let by_export = command(site, "touched", &[&id, &day, &day]).await.unwrap();
        let by_account = command(site, "touched", &[&sian, &day, &day]).await.unwrap();

        assert!(by_export.contains(&number(MAIR)) && !by_export.contains(&number(ANN)), "{by_export}");
        assert!(by_account.contains(&number(MAIR)) && by_account.contains(&number(ANN)), "{by_account}");
        assert!(!by_account.contains(&number(BOB)) && by_account.contains("email"));
        let earlier = command(site, "touched", &[&sian, "2020-01-01", "2020-12-31"]).await.unwrap();
        assert!(earlier.starts_with("0 members"));
        assert!(command(site, "touched", &[&sian, "yesterday", &day]).await.is_err());
    })
    .await;
}
