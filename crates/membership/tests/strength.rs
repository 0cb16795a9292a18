use axum::http::Method;
use terms::{PersonId, Timestamp};
use totp_rs::{Builder, Secret};
use web::{
    session::{self, Agent, Strength},
    testing::{Answer, Site},
};

use crate::movement::{ANN, RUTH, SIAN, each_movement, letters, person};

/// The code that a program with that secret shows now.
pub(crate) fn code(site: &Site, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let seconds = u64::try_from(site.app.now().micros() / Timestamp::SECOND).unwrap();
    Builder::new().with_secret(secret).build().unwrap().generate(seconds).to_string()
}

/// Sends a form in a session.
async fn post(site: &Site, session: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", value.replace('/', "%2F"))).collect();
    site.send(Method::POST, path, &pairs.join("&"), Some(session), "").await
}

/// Sets up one-time codes in a session: their secret, and the answer to the first code.
pub(crate) async fn set_up_codes(site: &Site, session: &str, back: &str) -> (String, Answer) {
    let begun = post(site, session, "/me/sign-in/codes", &[("back", back)]).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let page = site.send(Method::GET, &begun.location, "", Some(session), "").await.text;
    let secret = page.split("class=\"code\">").nth(1).unwrap().split('<').next().unwrap().replace(' ', "");
    let confirmed =
        post(site, session, "/me/sign-in/codes/confirm", &[("code", &code(site, &secret)), ("back", back)]).await;
    (secret, confirmed)
}

/// Sets up one-time codes for somebody; their secret and her strong session. The code of this half minute is used.
async fn with_codes(site: &Site, who: u8) -> (String, String) {
    let (secret, confirmed) = set_up_codes(site, &another(site, who).await, "").await;
    assert_eq!(confirmed.status, 303, "{}", confirmed.text);
    (secret, confirmed.cookie("flotilla").unwrap())
}

/// One more session as a link in a letter begins it.
pub(crate) async fn another(site: &Site, who: u8) -> String {
    let begun = session::start(&site.app, person(who), Strength::Link, Agent::default()).await.unwrap();
    begun.to_str().unwrap()["flotilla=".len()..].split(';').next().unwrap().to_owned()
}

/// Types a code in a session that began with a link.
async fn type_code(site: &Site, who: PersonId, code: &str) -> Answer {
    site.post_weakly(who, "/me/strong/code", &[("code", code), ("back", "/people")]).await
}

/// B13: an office opens nothing in a session that began with a link in a letter; it does once a code was typed.
#[tokio::test]
async fn an_office_opens_after_a_one_time_code_and_leads_back() {
    each_movement(async |site| {
        let sian = person(SIAN);
        let (secret, _) = with_codes(site, SIAN).await;
        site.later(30 * Timestamp::SECOND);

        let led = site.get_weakly(sian, "/people").await;
        assert_eq!((led.status, led.location.as_str()), (303, "/me/strong?back=%2Fpeople"));
        assert!(site.get_weakly(sian, &led.location).await.text.contains("membership-strong-code-title"));

        let typed = type_code(site, sian, &code(site, &secret)).await;
        assert_eq!((typed.status, typed.location.as_str()), (303, "/people"));
        let strong = typed.cookie("flotilla").unwrap();
        assert_eq!(site.send(Method::GET, "/people", "", Some(&strong), "").await.status, 200);
        // The old token is of no use any more, to whoever has it.
        assert_eq!(site.get_weakly(sian, "/me").await.location, "/sign-in?back=%2Fme");
    })
    .await;
}

/// B13: what was typed into a form of an office waits on the page, to be sent again.
#[tokio::test]
async fn a_form_of_an_office_is_not_lost_while_more_is_asked_for() {
    each_movement(async |site| {
        let kept = site.post_weakly(person(SIAN), "/people", &[("name", "conn")]).await;

        assert_eq!(kept.status, 401);
        assert!(kept.text.contains("value=\"conn\"") && kept.text.contains("action=\"/people\""), "{}", kept.text);
        assert!(kept.text.contains("href=\"/me/strong\"") && !kept.text.contains("Connor"));
    })
    .await;
}

#[tokio::test]
async fn members_without_an_office_need_no_more_than_a_link() {
    each_movement(async |site| {
        for path in ["/me", "/me/rights", "/me/data", "/me/sign-in"] {
            assert_eq!(site.get_weakly(person(ANN), path).await.status, 200, "{path}");
        }
        assert_eq!(site.get_weakly(person(ANN), "/people").await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_code_is_taken_once() {
    each_movement(async |site| {
        let (secret, _) = with_codes(site, SIAN).await;
        let used = type_code(site, person(SIAN), &code(site, &secret)).await;
        assert_eq!(used.status, 422);
        assert!(used.text.contains("membership-code-used"), "{}", used.text);

        site.later(30 * Timestamp::SECOND);
        let next = code(site, &secret);
        assert_eq!(type_code(site, person(SIAN), &next).await.status, 303);
        let replayed = post(site, &another(site, SIAN).await, "/me/strong/code", &[("code", &next)]).await;
        assert!(replayed.text.contains("membership-code-used"));
    })
    .await;
}

#[tokio::test]
async fn five_wrong_codes_lock_for_an_hour_and_a_letter_tells_of_it() {
    each_movement(async |site| {
        let sian = person(SIAN);
        let (secret, _) = with_codes(site, SIAN).await;
        site.later(30 * Timestamp::SECOND);
        let right = code(site, &secret);
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for _ in 0..4 {
            assert!(type_code(site, sian, wrong).await.text.contains("membership-code-wrong"));
        }

        assert!(type_code(site, sian, wrong).await.text.contains("membership-code-locked"));

        let locked = type_code(site, sian, &right).await;
        assert!(locked.status == 422 && locked.text.contains("membership-code-locked"));
        let told = letters(site).await;
        assert_eq!(told.iter().filter(|letter| letter.contains("membership-letter-locked-subject")).count(), 1);
        site.later(Timestamp::HOUR);
        assert_eq!(type_code(site, sian, &code(site, &secret)).await.status, 303);
    })
    .await;
}

/// Makes recovery codes in a session; the codes on the page.
async fn recovery(site: &Site, session: &str, nonce: &str) -> Vec<String> {
    let page = post(site, session, "/me/sign-in/recovery", &[("nonce", nonce)]).await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert_eq!(page.headers["cache-control"], "no-store");
    let list = page.text.split("class=\"recovery\">").nth(1).unwrap().split("</ol>").next().unwrap().to_owned();
    list.split("<li>").skip(1).map(|item| item.split('<').next().unwrap().to_owned()).collect()
}

const PAGE: &str = "00112233445566778899aabbccddeeff";

#[tokio::test]
async fn a_recovery_code_opens_once_and_a_letter_tells_of_it() {
    each_movement(async |site| {
        let (_, strong) = with_codes(site, SIAN).await;
        let codes = recovery(site, &strong, PAGE).await;
        assert_eq!(codes.len(), 10);
        // As it is copied by hand.
        let typed = codes[3].to_uppercase().replace('-', "");
        let fields = [("recovery", typed.as_str()), ("back", "/people")];
        site.later(1);

        let used = post(site, &another(site, SIAN).await, "/me/strong/recovery", &fields).await;
        assert_eq!((used.status, used.location.as_str()), (303, "/people"), "{}", used.text);
        let session = used.cookie("flotilla").unwrap();
        assert_eq!(site.send(Method::GET, "/people", "", Some(&session), "").await.status, 200);
        assert!(letters(site).await.pop().unwrap().contains("membership-letter-recovery-subject"));

        assert_eq!(post(site, &another(site, SIAN).await, "/me/strong/recovery", &fields).await.status, 422);
        assert_eq!(post(site, &another(site, ANN).await, "/me/strong/recovery", &fields).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn new_recovery_codes_replace_the_old_and_each_are_shown_once() {
    each_movement(async |site| {
        let (_, strong) = with_codes(site, SIAN).await;
        let old = recovery(site, &strong, PAGE).await;
        let again = post(site, &strong, "/me/sign-in/recovery", &[("nonce", PAGE)]).await;
        assert!(again.status == 422 && again.text.contains("membership-recovery-shown"));

        let new = recovery(site, &strong, "ffeeddccbbaa99887766554433221100").await;

        let works = async |code: &str| {
            post(site, &another(site, SIAN).await, "/me/strong/recovery", &[("recovery", code)]).await.status == 303
        };
        assert!(!works(&old[0]).await && works(&new[0]).await);
    })
    .await;
}

#[tokio::test]
async fn recovery_codes_are_made_by_whoever_has_something_to_recover() {
    each_movement(async |site| {
        let refused = site.post_as(person(ANN), "/me/sign-in/recovery", &[]).await;

        assert!(refused.status == 422 && refused.text.contains("membership-recovery-first"));
    })
    .await;
}

#[tokio::test]
async fn the_last_one_stays_with_whoever_holds_an_office() {
    each_movement(async |site| {
        for (who, status) in [(SIAN, 422), (ANN, 303)] {
            let (_, strong) = with_codes(site, who).await;

            let removed = post(site, &strong, "/me/sign-in/codes/remove", &[]).await;

            assert_eq!(removed.status, status, "{}", removed.text);
            assert_eq!(removed.text.contains("membership-ways-last"), who == SIAN);
        }
    })
    .await;
}

/// B13: whoever has one of them adds and removes nothing by a link alone.
#[tokio::test]
async fn what_somebody_signs_in_with_is_changed_in_a_strong_session() {
    each_movement(async |site| {
        with_codes(site, RUTH).await;

        for path in
            ["/me/sign-in/codes/remove", "/me/sign-in/codes", "/me/sign-in/recovery", "/me/sign-in/passkeys/ask"]
        {
            let led = site.post_weakly(person(RUTH), path, &[]).await;
            assert_eq!((led.status, led.location.as_str()), (303, "/me/strong?back=%2Fme%2Fsign%2Din"), "{path}");
        }
    })
    .await;
}

/// Links go to the address of mail: whoever has shown more than a link once changes it in a strong session alone.
#[tokio::test]
async fn the_address_of_mail_is_changed_in_a_strong_session_by_whoever_can_have_one() {
    each_movement(async |site| {
        let change = [("email", "new@example.org")];
        assert_eq!(
            site.post_weakly(person(ANN), "/me/email", &change).await.location,
            "/me/particulars?done=membership-done-email-asked"
        );
        with_codes(site, RUTH).await;

        let led = site.post_weakly(person(RUTH), "/me/email", &change).await;

        assert_eq!((led.status, led.location.as_str()), (303, "/me/strong?back=%2Fme%2Fparticulars"));
    })
    .await;
}

/// B14: neither the secret of codes nor a recovery code stands in a file of the database.
#[tokio::test]
async fn no_secret_stands_in_the_database() {
    each_movement(async |site| {
        let (secret, strong) = with_codes(site, SIAN).await;
        let page = post(site, &strong, "/me/sign-in/recovery", &[]).await.text;
        let first = page.split("class=\"recovery\">").nth(1).unwrap().split("<li>").nth(1).unwrap()[..19].to_owned();
        let Some(folder) = site.folder() else { return };

        for file in std::fs::read_dir(folder).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap()) {
            for text in [secret.as_bytes(), first.as_bytes(), first.replace('-', "").as_bytes()] {
                assert!(!file.windows(text.len()).any(|part| part == text));
            }
        }
    })
    .await;
}

/// Guesses are limited per account before the address, which a hall shares.
#[tokio::test]
async fn an_account_may_try_so_often_and_others_at_its_address_still_may() {
    each_movement(async |site| {
        let guess = async |who| {
            let fields = [("recovery", "0000-0000-0000-0000")];
            site.post_weakly(person(who), "/me/strong/recovery", &fields).await.status
        };
        for _ in 0..30 {
            assert_eq!(guess(ANN).await, 422);
        }

        assert_eq!((guess(ANN).await, guess(SIAN).await), (429, 422));
        assert_eq!(site.post_weakly(person(ANN), "/sign-in/passkey/ask", &[]).await.status, 429);
        site.later(10 * Timestamp::MINUTE);
        assert_eq!(guess(ANN).await, 422);
    })
    .await;
}

#[tokio::test]
async fn whoever_holds_an_office_and_has_nothing_yet_is_led_to_adding_it() {
    each_movement(async |site| {
        let page = site.get_weakly(person(SIAN), "/me/strong?back=%2Fpeople").await.text;

        for there in ["membership-strong-none", "action=\"/me/sign-in/passkeys\"", "action=\"/me/sign-in/codes\""] {
            assert!(page.contains(there), "{there} in {page}");
        }
        assert!(!page.contains("/me/strong/code") && !page.contains("/me/strong/recovery"));
        let elsewhere = site.get_weakly(person(SIAN), "/me/strong?back=%2F%2Fevil.example").await.text;
        assert!(!elsewhere.contains("value=\"//evil"));
    })
    .await;
}

/// B18: what was begun and never finished goes, and browsers that nobody uses any more.
#[tokio::test]
async fn what_is_kept_for_signing_in_goes_when_its_time_is_over() {
    each_movement(async |site| {
        site.post_weakly(person(ANN), "/me/sign-in/codes", &[]).await;
        site.post("/sign-in/passkey/ask", &[]).await;
        let swept = async |what: &str| {
            let retention = membership::slice().retention.into_iter().find(|kept| kept.what == what).unwrap();
            let now = site.app.now();
            site.app.db.write(move |tx| (retention.sweep)(tx, now)).await.unwrap()
        };

        assert_eq!((swept("ceremonies").await, swept("one_time_codes").await), (0, 0));
        site.later(5 * Timestamp::MINUTE);
        assert_eq!((swept("ceremonies").await, swept("one_time_codes").await), (1, 0));
        site.later(Timestamp::HOUR);
        assert_eq!((swept("one_time_codes").await, swept("known_browsers").await), (1, 0));
    })
    .await;
}
