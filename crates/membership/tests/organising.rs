//! What the organisation is: entered by one, confirmed by another, and what changes on its day and what does not.

use terms::Timestamp;
use web::testing::{Answer, Site};

use super::movement::{
    ANN, BOB, RUTH, SIAN, each_movement, each_movement_with, give, invite, letters, link, person, place,
};

/// Another administrator whom the set-up made.
const GWYN: u8 = 5;
const DAY: i64 = Timestamp::DAY;

/// Runs a test on a movement with a second administrator.
async fn each<F: AsyncFn(&Site)>(test: F) {
    each_movement(async |site| {
        invite(site, GWYN, "Gwyn Parry", "gwyn@example.org").await;
        test(site).await;
    })
    .await;
}

/// What is typed to enter a party from that day on.
fn party(since: &str) -> Vec<(&'static str, String)> {
    vec![
        ("kind", "party".to_owned()),
        ("since", since.to_owned()),
        ("name", "The Commons Party".to_owned()),
        ("number", "pp 1234".to_owned()),
        ("address", "1 Commons Street, Leeds LS1 4AP".to_owned()),
        ("treasurer", "Toni Till".to_owned()),
        ("promoter", "Prue Moter".to_owned()),
        ("promoter-address", "2 Commons Street, Leeds LS1 4AP".to_owned()),
    ]
}

/// The same with other texts in some fields.
fn with(mut form: Vec<(&'static str, String)>, fields: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    for (field, text) in fields {
        form.retain(|(name, _)| name != field);
        form.push((field, (*text).to_owned()));
    }
    form
}

fn association(since: &str) -> Vec<(&'static str, String)> {
    with(party(since), &[("kind", "association"), ("name", "The Commons"), ("responsible", "Resa Ponsible")])
}

async fn enter(site: &Site, who: u8, form: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    site.post_as(person(who), "/organisation/status", &fields).await
}

/// The address of what waits or is announced.
async fn ahead(site: &Site, who: u8) -> String {
    let page = site.get_as(person(who), "/organisation/status").await.text;
    let start = page.find("action=\"/organisation/status/").unwrap() + "action=\"".len();
    page[start..].split('"').next().unwrap().to_owned()
}

async fn does(site: &Site, who: u8, what: &str) -> Answer {
    let to = ahead(site, who).await;
    site.post_as(person(who), &to, &[("what", what)]).await
}

/// Entered by the one administrator, confirmed by the other.
async fn announce(site: &Site, form: &[(&'static str, String)]) {
    let entered = enter(site, RUTH, form).await;
    assert_eq!(entered.location, "/organisation/status?done=membership-done-status-entered", "{}", entered.text);
    let confirmed = does(site, GWYN, "confirm").await;
    assert_eq!(confirmed.location, "/organisation/status?done=membership-done-status-confirmed", "{}", confirmed.text);
}

/// The foot of a page as a visitor sees it.
async fn foot(site: &Site) -> String {
    let page = site.get("/places").await.text;
    page[page.find("<footer class=\"foot\">").unwrap()..].to_owned()
}

/// Midnight of that many days after the first day of the tests, London time.
fn to_day(site: &Site, days: i64) {
    site.at(web::testing::NOON.plus(days * DAY - 12 * Timestamp::HOUR));
}

#[tokio::test]
async fn before_anything_is_entered_all_is_as_it_was() {
    each(async |site| {
        assert!(!foot(site).await.contains("imprint"));
        let page = site.get("/organisation").await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("membership-status-is-as-set-up"));
        assert!(site.get("/join").await.text.contains("membership-consent(organisation=The Commons, version=2026-11)"));
        let copy = site.get_as(person(ANN), "/me/data").await.text;
        assert!(copy.contains("\"organisation_is\": \"as-set-up\"") && copy.contains("\"text_version\": \"2026-11\""));
        site.post("/sign-in", &[("email", "ann@example.org")]).await;
        site.work().await;
        assert!(site.letters().iter().all(|letter| !letter.contains("imprint")));
    })
    .await;
}

#[tokio::test]
async fn an_announced_party_changes_foot_letters_text_and_bases_on_its_day_and_not_a_second_before() {
    each(async |site| {
        announce(site, &association("2026-11-22")).await;
        assert!(foot(site).await.contains("membership-imprint-association(name=The Commons, "), "from now on");
        announce(site, &party("2026-12-01")).await;
        let page = site.get("/organisation").await.text;
        assert!(page.contains("membership-status-announced") && page.contains("membership-imprint-party("));

        to_day(site, 9);
        site.later(-Timestamp::SECOND);
        assert!(foot(site).await.contains("membership-imprint-association"));
        assert!(site.get("/kept").await.text.contains("membership-basis-agreed"));
        assert!(!site.get("/kept").await.text.contains("membership-basis-registered"));
        assert!(site.get("/join").await.text.contains("membership-consent(organisation=The Commons, version=2026-11)"));
        site.post("/sign-in", &[("email", "ann@example.org")]).await;

        site.later(Timestamp::SECOND);
        let foot = foot(site).await;
        assert!(foot.contains("membership-imprint-party(name=The Commons Party, number=PP1234, "), "{foot}");
        assert!(foot.contains("promoter=Prue Moter") && !foot.contains("association"));
        assert!(site.get("/kept").await.text.contains("membership-basis-registered"));
        let join = site.get("/join").await.text;
        assert!(join.contains("membership-consent-party(organisation=The Commons, version=2026-12-party)"));
        site.post("/sign-in", &[("email", "bob@example.org")]).await;
        site.work().await;
        let letters: Vec<String> = site.letters().into_iter().map(unfolded).collect();
        let of = |to: &str| letters.iter().find(|letter| letter.contains(&format!("To: {to}@"))).unwrap();
        assert!(of("ann").contains("membership-imprint-association("), "{}", of("ann"));
        assert!(of("bob").contains("-- \nmembership-imprint-party(name=The Commons Party"), "{}", of("bob"));

        let page = site.get("/organisation").await.text;
        let (now, before) = page.split_once("membership-status-earlier").unwrap();
        assert!(now.contains("membership-status-is-party") && now.contains("membership-status-rule-donations"));
        assert!(
            before.contains("membership-imprint-association") && before.contains("membership-status-kind-as-set-up")
        );
    })
    .await;
}

/// A letter without the line ends that its encoding put into it.
fn unfolded(letter: String) -> String {
    letter.replace("=\r\n", "").replace("\r\n", "\n").replace("=20\n", " \n").replace("=3D", "=")
}

#[tokio::test]
async fn her_copy_names_each_time_with_its_own_bases_and_earlier_consents_stay_what_they_are() {
    each(async |site| {
        announce(site, &association("2020-01-01")).await;
        to_day(site, 2);
        announce(site, &party("2026-12-01")).await;
        to_day(site, 9);

        let copy: serde_json::Value = serde_json::from_str(&site.get_as(person(ANN), "/me/data").await.text).unwrap();
        let own = &copy["membership"];
        let times: Vec<&str> = own["on_what_basis"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["organisation_is"].as_str().unwrap())
            .collect();
        // She became a member at the very instant at which the association was entered, or before.
        assert_eq!(times.last(), Some(&"party"));
        assert!(times.contains(&"association"), "{times:?}");
        let party = own["on_what_basis"].as_array().unwrap().last().unwrap();
        assert_eq!(party["bases"]["membership"], serde_json::json!(["aim", "registered"]));
        assert_eq!(party["bases"]["newsletters"], serde_json::json!(["agreed"]));
        assert_eq!(own["consents"][0]["text_version"], "2026-11");
        assert_eq!(own["consents"][0]["withdrawn_at"], serde_json::Value::Null);
        assert!(site.get_as(person(ANN), "/me/data/read").await.text.contains("on_what_basis"));
        let ruth = site.get_as(person(RUTH), "/me/data").await.text;
        assert!(ruth.contains("\"what\": \"entered\"") && !ruth.contains("\"what\": \"confirmed\""));
    })
    .await;
}

/// What somebody types who joins, with the text that she saw.
fn joining<'a>(place: &'a str, wording: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("name", "Nia Hughes"),
        ("email", "nia@example.org"),
        ("postcode", "CF10 1AA"),
        ("place", place),
        ("consent", "yes"),
        ("wording", wording),
    ]
}

#[tokio::test]
async fn who_joins_agrees_to_the_text_of_that_day_even_if_she_asked_before_it() {
    each(async |site| {
        let cardiff = place(site, "cardiff").await.to_string();
        announce(site, &party("2026-12-01")).await;
        to_day(site, 9);
        site.later(-Timestamp::HOUR);
        let asked = site.post("/join", &joining(&cardiff, "2026-11")).await;
        assert_eq!(asked.location, "/join/sent", "{}", asked.text);
        let link = link(site).await;
        assert!(!site.get(&link).await.text.contains("membership-confirm-changed"));

        site.later(Timestamp::HOUR);
        let late = site.post("/join", &joining(&cardiff, "2026-11")).await;
        assert_eq!(late.status, 422);
        assert!(late.text.contains("membership-consent-changed") && late.text.contains("version=2026-12-party"));
        assert!(!late.text.contains("value=\"yes\" checked"));

        let page = site.get(&link).await.text;
        assert!(page.contains("membership-confirm-changed") && page.contains("membership-consent-party("));
        let unseen = site.post(&link, &[]).await;
        assert_eq!(unseen.status, 422);
        assert!(unseen.text.contains("membership-consent-party("));
        let joined = site.post(&link, &[("wording", "2026-12-party")]).await;
        assert_eq!(joined.status, 303, "{}", joined.text);
        assert_eq!(versions(site, "nia@example.org").await, ["2026-12-party"]);
        assert_eq!(versions(site, "ann@example.org").await, ["2026-11"]);
    })
    .await;
}

/// The versions of the texts that somebody agreed to.
async fn versions(site: &Site, email: &str) -> Vec<String> {
    use database::{Sql, args, sql};
    const OF: Sql = sql!(
        "SELECT c.text_version AS value FROM consents c JOIN email_hashes e ON e.person = c.person WHERE e.hash = $1 ORDER BY c.id"
    );
    let hash = site.app.vault.find_hash("email", email);
    site.app.db.reader().await.unwrap().all(OF, args![hash]).await.unwrap()
}

#[tokio::test]
async fn paper_and_coming_back_go_by_the_text_of_the_day_too() {
    each(async |site| {
        let leeds = place(site, "leeds").await.to_string();
        site.post_as(person(ANN), "/me/leave", &[("leave", "yes")]).await;
        announce(site, &party("2026-12-01")).await;
        to_day(site, 9);

        assert!(site.get_as(person(ANN), "/me").await.text.contains("membership-consent-party("));
        let old = site.post_as(person(ANN), "/me/join-again", &[("wording", "2026-11")]).await;
        assert!(old.text.contains("membership-consent-changed"));
        site.post_as(person(ANN), "/me/join-again", &[("wording", "2026-12-party")]).await;
        assert_eq!(versions(site, "ann@example.org").await, ["2026-11", "2026-12-party"]);

        let paper = |wording| {
            [
                ("name", "Pat Paper"),
                ("address", "3 Commons Street, Leeds"),
                ("place", leeds.as_str()),
                ("sheet", "12"),
                ("signed", "yes"),
                ("wording", wording),
            ]
        };
        let refused = site.post_as(person(RUTH), "/join/paper", &paper("2026-11")).await;
        assert!(refused.status == 422 && refused.text.contains("membership-consent-changed"));
        let entered = site.post_as(person(RUTH), "/join/paper", &paper("2026-12-party")).await;
        assert_eq!(entered.location, "/join/paper?done=membership-done-paper", "{}", entered.text);
    })
    .await;
}

#[tokio::test]
async fn somebody_else_confirms_whom_the_first_did_not_appoint() {
    each(async |site| {
        give(site, SIAN, "administrator", "movement").await;
        enter(site, RUTH, &party("2026-12-01")).await;
        assert!(!foot(site).await.contains("imprint") && !site.get("/organisation").await.text.contains("Prue Moter"));

        let own = does(site, RUTH, "confirm").await;
        assert!(own.text.contains("membership-status-own"), "{}", own.text);
        let appointed = does(site, SIAN, "confirm").await;
        assert!(appointed.text.contains("membership-status-appointed"), "{}", appointed.text);
        assert!(site.get_as(person(SIAN), "/organisation/status").await.text.contains("membership-status-appointed"));
        let page = site.get_as(person(GWYN), "/organisation/status").await.text;
        assert!(
            page.contains("membership-status-entered(name=Ruth") && page.contains("membership-status-confirm-lede")
        );
        let to = ahead(site, GWYN).await;
        for who in [ANN, BOB] {
            assert_eq!(site.post_as(person(who), &to, &[("what", "confirm")]).await.status, 403);
            assert_eq!(site.get_as(person(who), "/organisation/status").await.status, 403);
        }
        assert_eq!(site.get("/organisation/status").await.status, 303);

        assert_eq!(does(site, GWYN, "confirm").await.status, 303);
        let page = site.get_as(person(GWYN), "/organisation/status").await.text;
        assert!(page.contains("membership-status-tell") && page.contains("href=\"/mailings/new\""));
        let again = site.post_as(person(GWYN), &to, &[("what", "confirm")]).await;
        assert!(again.text.contains("membership-status-over"));
        assert!(letters(site).await.is_empty(), "nothing is sent by itself");
    })
    .await;
}

#[tokio::test]
async fn what_is_announced_is_called_off_before_its_day_and_never_after() {
    each(async |site| {
        announce(site, &association("2020-01-01")).await;
        announce(site, &party("2026-12-01")).await;
        let second = enter(site, RUTH, &party("2026-12-05")).await;
        assert!(second.status == 422 && second.text.contains("membership-status-one-ahead"));
        let to = ahead(site, RUTH).await;
        assert_eq!(site.post_as(person(RUTH), &to, &[("what", "call-off")]).await.status, 303);
        assert!(
            site.get("/organisation")
                .await
                .text
                .contains("membership-status-was-called-off(kind=membership-status-kind-party")
        );

        to_day(site, 9);
        assert!(foot(site).await.contains("membership-imprint-association"));
        announce(site, &party("2026-12-01")).await;
        assert!(foot(site).await.contains("membership-imprint-party"), "today: from its being confirmed on");
        let begun = site.get_as(person(RUTH), "/organisation/status").await.text;
        assert!(!begun.contains("call-off"));
        let again = site.post_as(person(RUTH), &to, &[("what", "call-off")]).await;
        assert!(again.text.contains("membership-status-over"));
    })
    .await;
}

#[tokio::test]
async fn what_was_called_off_stays_so_in_an_older_back_up() {
    each(async |site| {
        announce(site, &party("2026-12-01")).await;
        does(site, RUTH, "call-off").await;
        let kept = membership::withdrawals(&mut site.app.db.reader().await.unwrap()).await.unwrap();
        // As a back-up from before it knows the change.
        for statement in [
            database::sql!("UPDATE status_periods SET called_off_at = NULL, called_off_by = NULL"),
            database::sql!("DELETE FROM withdrawals WHERE kind = 'status'"),
        ] {
            let done = site.app.db.write::<_, database::Error, _>(move |tx| Box::pin(tx.exec(statement, Vec::new())));
            assert_eq!(done.await.unwrap(), 1);
        }

        let (ids, now) = (site.app.clone(), site.app.now());
        membership::replay_withdrawals(&site.app.db, kept, move || ids.new_id(), now).await.unwrap();

        to_day(site, 9);
        assert!(!foot(site).await.contains("imprint"));
        assert!(site.get("/organisation").await.text.contains("membership-status-was-called-off("));
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_named_at_its_field() {
    each(async |site| {
        let wrong = [
            ("number", "1234", "membership-status-wrong-party-number"),
            ("treasurer", " ", "membership-status-missing"),
            ("address", "Leeds", "membership-status-wrong-address"),
            ("promoter-address", "", "membership-status-missing"),
            ("name", "12", "membership-status-wrong-name"),
            ("since", "tomorrow", "membership-status-no-day"),
            ("since", "2036-01-01", "membership-status-too-far"),
        ];
        for (field, text, key) in wrong {
            let refused = enter(site, RUTH, &with(party("2026-12-01"), &[(field, text)])).await;
            assert_eq!(refused.status, 422, "{field}");
            assert!(refused.text.contains(&format!("id=\"{field}-error\">{key}<")), "{field}: {}", refused.text);
            assert!(refused.text.contains(&format!("href=\"#{field}\"")), "{field}");
        }
        assert_eq!(enter(site, RUTH, &with(party("2026-12-01"), &[("kind", "as-set-up")])).await.status, 400);
        assert_eq!(site.get_as(person(RUTH), "/organisation/status/new/as-set-up").await.status, 404);
        for kind in ["association", "party", "union", "society", "company"] {
            let page = site.get_as(person(RUTH), &format!("/organisation/status/new/{kind}")).await;
            assert_eq!(page.status, 200, "{kind}");
        }

        announce(site, &association("2020-01-01")).await;
        let past = enter(site, RUTH, &party("2026-11-21")).await;
        assert!(past.text.contains("id=\"since-error\">membership-status-past<"), "{}", past.text);
        assert_eq!(enter(site, RUTH, &party("2026-11-23")).await.status, 303);
        site.later(2 * DAY);
        let late = does(site, GWYN, "confirm").await;
        assert!(late.text.contains("membership-status-day-passed"));
    })
    .await;
}

#[tokio::test]
async fn readers_see_the_imprint_in_their_language_and_no_markup_of_it() {
    each_movement_with(&|settings| settings.shows_keys = false, async |site| {
        invite(site, GWYN, "Gwyn Parry", "gwyn@example.org").await;
        let form = [
            ("kind", "company"),
            ("name", "<b>The Commons</b> Ltd"),
            ("number", "0123 4567"),
            ("part", "wales"),
            ("address", "1 Stryd Fawr, Caerdydd"),
            ("promoter", ""),
            ("promoter-address", ""),
            ("since", "2026-11-22"),
        ];
        let form = form.map(|(name, text)| (name, text.to_owned()));
        announce_in_words(site, &form).await;

        let english = foot(site).await;
        assert!(english.contains("registered in Wales, number 01234567. Registered office: 1 Stryd Fawr"), "{english}");
        assert!(!english.contains("<b>") && !english.contains("Promoted by"));
        let welsh = site.send(web_method(), "/organisation", "", None, "language=cy").await.text;
        assert!(welsh.contains("a gofrestrwyd yn Cymru, rhif 01234567"), "{welsh}");
        site.post("/sign-in", &[("email", "ann@example.org")]).await;
        site.work().await;
        let letter = unfolded(site.letters().pop().unwrap());
        assert!(letter.contains("a company limited by guarantee") && letter.contains("cwmni cyfyngedig"), "{letter}");
    })
    .await;
}

fn web_method() -> axum::http::Method {
    axum::http::Method::GET
}

async fn announce_in_words(site: &Site, form: &[(&'static str, String)]) {
    let entered = enter(site, RUTH, form).await;
    assert_eq!(entered.status, 303, "{}", entered.text);
    assert_eq!(does(site, GWYN, "confirm").await.status, 303);
}

#[tokio::test]
async fn who_entered_and_was_erased_is_named_nowhere_and_what_counts_stays() {
    each(async |site| {
        announce(site, &association("2020-01-01")).await;
        membership::erase_everywhere(&site.app, person(RUTH)).await.unwrap();

        assert!(foot(site).await.contains("membership-imprint-association"));
        let gwyn = site.get_as(person(GWYN), "/me/data").await.text;
        assert!(gwyn.contains("\"what\": \"confirmed\"") && !gwyn.contains(&person(RUTH).to_string()));
        enter(site, GWYN, &party("2026-12-01")).await;
        membership::erase_everywhere(&site.app, person(GWYN)).await.unwrap();
        give_by_hand(site).await;
        let page = site.get_as(person(SIAN), "/organisation/status").await.text;
        assert!(page.contains("membership-status-somebody"), "{page}");
        let nobody = does(site, SIAN, "confirm").await;
        assert!(nobody.text.contains("membership-status-over"));
    })
    .await;
}

/// Another administrator after both are gone: the set-up makes her.
async fn give_by_hand(site: &Site) {
    use database::{Sql, args, sql};
    const ROLE: Sql = sql!("UPDATE offices SET role = 'administrator', place = $2 WHERE person = $1");
    let movement = place(site, "movement").await;
    site.app
        .db
        .write::<(), database::Error, _>(move |tx| {
            Box::pin(async move { tx.exec(ROLE, args![person(SIAN), movement]).await.map(|_| ()) })
        })
        .await
        .unwrap();
}
