//! Tokens of programs: made by officers, shown once, and what ends them.

use axum::{
    body::Body,
    http::{Request, header},
};
use database::{Sql, args, sql};
use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, give, person, place, suspend};

/// An officer makes a token for thirty days: what the page shows.
pub(crate) async fn make(site: &Site, by: u8, slug: &str, scopes: &[&str]) -> Answer {
    make_for(site, by, slug, scopes, "30").await
}

async fn make_for(site: &Site, by: u8, slug: &str, scopes: &[&str], days: &str) -> Answer {
    let boxes: Vec<String> = scopes.iter().map(|scope| format!("scope-{scope}")).collect();
    let mut fields = vec![("name", "Our website"), ("days", days)];
    fields.extend(boxes.iter().map(|name| (name.as_str(), "yes")));
    site.post_as(person(by), &format!("/places/{slug}/tokens"), &fields).await
}

/// The token itself.
pub(crate) async fn token(site: &Site, by: u8, slug: &str, scopes: &[&str]) -> String {
    shown(&make(site, by, slug, scopes).await)
}

fn shown(made: &Answer) -> String {
    assert_eq!(made.status, 200, "{}", made.text);
    let from = made.text.find("flotilla_").unwrap();
    made.text[from..from + "flotilla_".len() + 64].to_owned()
}

/// What a program gets that sends this as its authorization.
pub(crate) async fn ask(site: &Site, path: &str, authorization: &str) -> Answer {
    let request = Request::get(path).header(header::HOST, "localhost:8080");
    let request = request.header(header::AUTHORIZATION, authorization);
    site.answer(request.body(Body::empty()).unwrap()).await
}

pub(crate) async fn status(site: &Site, path: &str, token: &str) -> u16 {
    ask(site, path, &format!("Bearer {token}")).await.status
}

const WALES: &str = "/api/v1/places/wales/figures";

/// The word of a problem.
pub(crate) fn problem(answer: &Answer) -> String {
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json", "{}", answer.text);
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    let body: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(body["status"], answer.status);
    assert!(body["title"].is_string() && body["detail"].is_string(), "{body}");
    body["type"].as_str().unwrap().strip_prefix("urn:flotilla:problem:").unwrap().to_owned()
}

const HASHES: Sql = sql!("SELECT hash AS value FROM api_tokens");

/// B41: a token is shown once, on the page that answers the form, and kept as a hash alone.
#[tokio::test]
async fn a_token_is_shown_once_and_kept_nowhere() {
    each_movement(async |site| {
        let made = make(site, SIAN, "wales", &["figures"]).await;
        let token = shown(&made);
        let list = site.get_as(person(SIAN), "/places/wales/tokens").await;
        let copy = site.get_as(person(SIAN), "/me/data").await.text;

        assert_eq!(made.headers[header::CACHE_CONTROL], "no-store");
        assert!(list.text.contains("Our website") && copy.contains("Our website"));
        assert!(!list.text.contains(&token[9..30]) && !copy.contains(&token[9..30]));
        assert_eq!(status(site, WALES, &token).await, 200);
        let mut tx = site.app.db.reader().await.unwrap();
        let hashes: Vec<Vec<u8>> = tx.all(HASHES, args![]).await.unwrap();
        assert_eq!(hashes.len(), 1);
        assert!(!hashes[0].windows(16).any(|part| part == &hex::decode(&token[9..]).unwrap()[..16]));
        drop(tx);
        if let Some(folder) = site.folder() {
            for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                let bytes = std::fs::read(&file).unwrap();
                assert!(!bytes.windows(32).any(|part| part == &token.as_bytes()[9..41]), "{}", file.display());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_token_and_shows_it_once() {
    each_movement(async |site| {
        let fields = [
            ("nonce", "00112233445566778899aabbccddeeff"),
            ("name", "Our website"),
            ("days", "30"),
            ("scope-figures", "yes"),
        ];
        let first = site.post_as(person(SIAN), "/places/wales/tokens", &fields).await;
        let again = site.post_as(person(SIAN), "/places/wales/tokens", &fields).await;

        assert_eq!((first.status, again.status), (200, 422));
        assert!(again.text.contains("membership-tokens-shown") && !again.text.contains("flotilla_"));
        let list = site.get_as(person(SIAN), "/places/wales/tokens").await.text;
        assert_eq!(list.matches("<strong>Our website</strong>").count(), 1);
    })
    .await;
}

/// B41: scoped.
#[tokio::test]
async fn a_token_opens_what_it_was_made_for_and_nothing_else() {
    each_movement(async |site| {
        let figures = token(site, SIAN, "wales", &["figures"]).await;
        let applications = token(site, SIAN, "wales", &["applications"]).await;
        let both = token(site, SIAN, "wales", &["figures", "applications"]).await;
        let form = "/api/v1/places/wales/form";

        let found = async |token: &str| (status(site, WALES, token).await, status(site, form, token).await);
        assert_eq!(found(&figures).await, (200, 403));
        assert_eq!(found(&applications).await, (403, 200));
        assert_eq!(found(&both).await, (200, 200));
        let refused = ask(site, form, &format!("Bearer {figures}")).await;
        assert_eq!(problem(&refused), "scope");
        let challenge = refused.headers[header::WWW_AUTHENTICATE].to_str().unwrap();
        assert!(challenge.contains("insufficient_scope") && challenge.contains("applications"));
    })
    .await;
}

/// B41, B4: unit-bound; a place that is not hers, whatever lies there, is answered like none.
#[tokio::test]
async fn a_token_is_for_one_place_and_others_do_not_exist_to_it() {
    each_movement(async |site| {
        let wales = token(site, SIAN, "wales", &["figures"]).await;
        let all = token(site, RUTH, "movement", &["figures"]).await;
        let answer = async |slug: &str, token: &str| {
            let answer = ask(site, &format!("/api/v1/places/{slug}/figures"), &format!("Bearer {token}")).await;
            (answer.status, answer.text)
        };

        let nowhere = answer("nowhere", &wales).await;
        assert_eq!(nowhere.0, 404);
        for other in ["london", "leeds", "movement", "cardiff", "%20", "Wales"] {
            assert_eq!(answer(other, &wales).await, nowhere, "{other}");
        }
        assert_eq!(answer("movement", &all).await.0, 200);
        assert_eq!(answer("wales", &all).await, nowhere, "what lies within is another place");
    })
    .await;
}

/// B41: expiring; never later than ninety days, and never after the office that it rests on.
#[tokio::test]
async fn a_token_expires_by_itself() {
    each_movement(async |site| {
        let short = shown(&make_for(site, SIAN, "wales", &["figures"], "3").await);
        let long = shown(&make_for(site, SIAN, "wales", &["figures"], "90").await);
        for wrong in ["91", "0", "-1", "x", ""] {
            let refused = make_for(site, SIAN, "wales", &["figures"], wrong).await;
            assert_eq!(refused.status, 422, "{wrong}");
            assert!(refused.text.contains("Our website"), "what was typed stays");
        }

        // Days end at midnight in London.
        site.later(3 * Timestamp::DAY - 12 * Timestamp::HOUR - 1);
        assert_eq!(status(site, WALES, &short).await, 200);
        site.later(1);
        let over = ask(site, WALES, &format!("Bearer {short}")).await;
        assert_eq!((over.status, problem(&over).as_str()), (401, "token"));
        assert_eq!(status(site, WALES, &long).await, 200);

        // The office lasts thirty days.
        site.later(28 * Timestamp::DAY);
        assert_eq!(status(site, WALES, &long).await, 401);
        give(site, SIAN, "organiser", "wales").await;
        assert_eq!(status(site, WALES, &long).await, 401, "another office is not the one that it rested on");
        let list = site.get_as(person(SIAN), "/places/wales/tokens").await.text;
        assert_eq!(list.matches("membership-tokens-expired").count(), 2);
    })
    .await;
}

/// B11, B41: with the office, from the next request on.
#[tokio::test]
async fn a_token_ends_with_the_office_that_it_rests_on() {
    each_movement(async |site| {
        let office = give(site, ANN, "organiser", "cardiff").await;
        let cardiff = "/api/v1/places/cardiff/figures";
        let ann = token(site, ANN, "cardiff", &["figures"]).await;
        let sian = token(site, SIAN, "cardiff", &["figures"]).await;
        assert_eq!(status(site, cardiff, &ann).await, 200);

        membership::end(&site.app.db, person(RUTH), office, site.app.now()).await.unwrap();

        assert_eq!(status(site, cardiff, &ann).await, 401);
        assert_eq!(status(site, cardiff, &sian).await, 200);
        let list = site.get_as(person(SIAN), "/places/cardiff/tokens").await.text;
        assert!(
            list.contains("membership-tokens-ended(day=web-date(day=22, month=web-month-11, year=2026))"),
            "{list}"
        );
    })
    .await;
}

/// B11: a suspended officer's token opens nothing, and does not come back with her rights.
#[tokio::test]
async fn a_token_ends_when_its_maker_is_suspended() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["figures"]).await;
        assert_eq!(status(site, WALES, &token).await, 200);

        suspend(site, RUTH, SIAN, "2").await;

        assert_eq!(status(site, WALES, &token).await, 401);
        site.later(5 * Timestamp::DAY);
        assert_eq!(site.get_as(person(SIAN), "/places/wales/tokens").await.status, 200, "her office is hers again");
        assert_eq!(status(site, WALES, &token).await, 401);
    })
    .await;
}

/// B17, B41: when its maker is erased, and she is named nowhere in the list.
#[tokio::test]
async fn a_token_ends_when_its_maker_leaves_or_is_erased() {
    each_movement(async |site| {
        give(site, ANN, "organiser", "wales").await;
        let (left, erased) =
            (token(site, ANN, "wales", &["figures"]).await, token(site, SIAN, "wales", &["figures"]).await);

        site.post_as(person(ANN), "/me/leave", &[]).await;
        membership::erase_everywhere(&site.app, person(SIAN)).await.unwrap();

        assert_eq!((status(site, WALES, &left).await, status(site, WALES, &erased).await), (401, 401));
        let list = site.get_as(person(RUTH), "/places/wales/tokens").await.text;
        assert!(list.contains("who=membership-tokens-somebody") && !list.contains("Siân"), "{list}");
    })
    .await;
}

/// Every officer who may make one there sees them all, from above as well, and ends any.
#[tokio::test]
async fn tokens_are_seen_and_ended_by_every_officer_over_the_place_and_by_nobody_else() {
    each_movement(async |site| {
        give(site, ANN, "registrar", "wales").await;
        give(site, BOB, "organiser", "leeds").await;
        let token = token(site, SIAN, "wales", &["figures"]).await;
        status(site, WALES, &token).await;
        let list = site.get_as(person(RUTH), "/places/wales/tokens").await.text;
        assert!(list.contains("membership-tokens-made-by(who=Siân Llywelyn, role=membership-role-organiser"));
        assert!(list.contains("membership-tokens-used(day=web-date(day=22, month=web-month-11, year=2026))"));
        let end = list.split("action=\"").find(|part| part.contains("/end\"")).unwrap().split('"').next().unwrap();

        for stranger in [ANN, BOB] {
            assert_eq!(site.get_as(person(stranger), "/places/wales/tokens").await.status, 403);
            assert_eq!(site.post_as(person(stranger), end, &[]).await.status, 403);
            assert_eq!(make(site, stranger, "wales", &["figures"]).await.status, 403);
        }
        // The way through a place of one's own leads to no token of another.
        let aside = end.replace("/wales/", "/leeds/");
        assert_eq!(site.post_as(person(BOB), &aside, &[]).await.status, 404);
        assert_eq!(status(site, WALES, &token).await, 200);
        let ended = site.post_as(person(RUTH), end, &[]).await;

        assert_eq!(ended.location, "/places/wales/tokens?done=membership-done-token-ended");
        assert_eq!(status(site, WALES, &token).await, 401);
        assert_eq!(site.post_as(person(RUTH), end, &[]).await.status, 303, "twice is once");
        let list = site.get_as(person(SIAN), "/places/wales/tokens").await.text;
        assert!(
            list.contains(
                "membership-tokens-ended-by(day=web-date(day=22, month=web-month-11, year=2026), who=Ruth Adeyemi)"
            ),
            "{list}"
        );
    })
    .await;
}

/// B13: a link in a letter alone makes none.
#[tokio::test]
async fn making_one_takes_a_strong_session_a_name_and_something_to_be_for() {
    each_movement(async |site| {
        let page = "/places/wales/tokens";
        let fields = [("name", "Our website"), ("days", "30"), ("scope-figures", "yes")];
        assert_eq!(site.post_weakly(person(SIAN), page, &fields).await.status, 401);
        assert_eq!(site.post(page, &fields).await.status, 401);

        let nothing = make(site, SIAN, "wales", &[]).await;
        let unknown = make(site, SIAN, "wales", &["everything"]).await;
        let long = "x".repeat(81);
        let nameless = [("name", long.as_str()), ("days", "30"), ("scope-figures", "yes")];
        let nameless = site.post_as(person(SIAN), page, &nameless).await;

        assert_eq!((nothing.status, unknown.status, nameless.status), (422, 422, 422));
        assert!(nothing.text.contains("membership-tokens-scope-needed"));
        assert!(nameless.text.contains("web-error-long(most=80)"));
        assert!(site.get_as(person(SIAN), page).await.text.contains("membership-tokens-none-title"));
    })
    .await;
}

#[tokio::test]
async fn a_place_has_twenty_tokens_at_a_time() {
    each_movement(async |site| {
        let first = token(site, SIAN, "wales", &["figures"]).await;
        for _ in 1..20 {
            token(site, SIAN, "wales", &["figures"]).await;
        }
        site.later(Timestamp::HOUR);

        let full = make(site, SIAN, "wales", &["figures"]).await;
        assert_eq!(full.status, 422);
        assert!(full.text.contains("membership-tokens-full") && !full.text.contains("flotilla_"));
        token(site, SIAN, "cardiff", &["figures"]).await;
        let list = site.get_as(person(SIAN), "/places/wales/tokens").await.text;
        let end = list.split("action=\"").find(|part| part.contains("/end\"")).unwrap().split('"').next().unwrap();
        site.post_as(person(SIAN), end, &[]).await;
        token(site, SIAN, "wales", &["figures"]).await;
        assert_eq!(status(site, WALES, &first).await, 200);
    })
    .await;
}

#[tokio::test]
async fn an_officer_makes_twenty_tokens_an_hour() {
    each_movement(async |site| {
        for number in 0..20 {
            let slug = if number % 2 == 0 { "wales" } else { "cardiff" };
            token(site, SIAN, slug, &["figures"]).await;
        }

        let refused = make(site, SIAN, "wales", &["figures"]).await;
        assert_eq!(refused.status, 429);
        assert!(!refused.text.contains("flotilla_"));
        token(site, RUTH, "wales", &["figures"]).await;
        site.later(Timestamp::HOUR);
        token(site, SIAN, "wales", &["figures"]).await;
    })
    .await;
}

const ENDED: Sql = sql!(
    "INSERT INTO api_tokens (id, hash, place, office, name, scopes, made_by, made_at, expires_at, ended_at) \
     SELECT $1, $2, place, office, 'Over', scopes, made_by, $3, expires_at, $3 FROM api_tokens WHERE ended_at IS NULL"
);

/// Whoever makes and ends many hides none with them.
#[tokio::test]
async fn a_token_that_lives_is_listed_before_all_that_are_over() {
    each_movement(async |site| {
        let living = token(site, SIAN, "wales", &["figures"]).await;
        site.later(Timestamp::HOUR);
        let now = site.app.now();
        site.app
            .db
            .write::<_, database::Error, _>(move |tx| {
                Box::pin(async move {
                    for number in 1..=220_u8 {
                        let id = terms::Id::<membership::api_token::ApiTokenKind>::by_chance([number; 16]);
                        tx.exec(ENDED, args![id, [number; 32], now]).await?;
                    }
                    Ok(())
                })
            })
            .await
            .unwrap();

        let list = site.get_as(person(RUTH), "/places/wales/tokens").await.text;

        assert_eq!(list.matches("<strong>Over</strong>").count(), 199);
        assert_eq!(list.matches("<strong>Our website</strong>").count(), 1);
        assert_eq!(list.matches("/end\"").count(), 1);
        assert_eq!(status(site, WALES, &living).await, 200);
    })
    .await;
}

const LAPSE: Sql = sql!("UPDATE standings SET ends_at = $2 WHERE person = $1");

/// One that rests counts, comes back with its maker's rights, and is ended like any other.
#[tokio::test]
async fn a_token_that_rests_is_listed_among_those_that_can_be_ended() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["figures"]).await;
        let lapse = async |at: Option<Timestamp>| {
            let db = &site.app.db;
            db.write::<_, database::Error, _>(move |tx| {
                Box::pin(async move { tx.exec(LAPSE, args![person(SIAN), at]).await })
            })
            .await
            .unwrap();
        };
        lapse(Some(site.app.now())).await;
        assert_eq!(status(site, WALES, &token).await, 401);

        let list = site.get_as(person(RUTH), "/places/wales/tokens").await.text;
        assert!(list.contains("membership-tokens-rests") && !list.contains("membership-tokens-over<"), "{list}");
        let end = list.split("action=\"").find(|part| part.contains("/end\"")).unwrap().split('"').next().unwrap();
        assert_eq!(site.post_as(person(RUTH), end, &[]).await.status, 303);

        lapse(None).await;
        assert_eq!(site.get_as(person(SIAN), "/places/wales/tokens").await.status, 200, "her rights are hers again");
        assert_eq!(status(site, WALES, &token).await, 401);
    })
    .await;
}

const OLDER: [Sql; 2] = [
    sql!("UPDATE api_tokens SET ended_at = NULL, ended_by = NULL"),
    sql!("DELETE FROM withdrawals WHERE kind = 'token'"),
];

/// B11: what the list beside the key back-ups says of the tokens, said again to a database of before.
async fn restored(site: &Site) -> usize {
    let kept = membership::withdrawals(&mut site.app.db.reader().await.unwrap()).await.unwrap();
    let kept: Vec<_> =
        kept.iter().map(|one| one.to_string().parse::<membership::withdrawal::Withdrawal>().unwrap()).collect();
    site.app
        .db
        .write::<_, database::Error, _>(|tx| {
            Box::pin(async move {
                for one in OLDER {
                    tx.exec(one, args![]).await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap();
    let new_id = || terms::Id::by_chance([77; 16]);
    membership::replay_withdrawals(&site.app.db, kept, new_id, site.app.now()).await.unwrap()
}

/// B11: neither that one was ended nor that its maker's rights were held back is undone by a restore.
#[tokio::test]
async fn a_token_that_ended_lives_not_again_after_a_restore() {
    each_movement(async |site| {
        give(site, ANN, "organiser", "wales").await;
        let ended = token(site, RUTH, "wales", &["figures"]).await;
        let list = site.get_as(person(RUTH), "/places/wales/tokens").await.text;
        let end = list.split("action=\"").find(|part| part.contains("/end\"")).unwrap().split('"').next().unwrap();
        site.post_as(person(RUTH), end, &[]).await;
        let held = token(site, SIAN, "wales", &["figures"]).await;
        let lives = token(site, ANN, "wales", &["figures"]).await;
        suspend(site, RUTH, SIAN, "2").await;

        // The suspension goes by itself, so that the token alone is asked.
        site.later(5 * Timestamp::DAY);
        assert_eq!(restored(site).await, 2);

        for (token, answer) in [(&ended, 401), (&held, 401), (&lives, 200)] {
            assert_eq!(status(site, WALES, token).await, answer);
        }
    })
    .await;
}

/// What is no token, in every way that comes to mind.
#[tokio::test]
async fn whatever_is_no_token_opens_nothing() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["figures"]).await;
        let other = format!("flotilla_{}", "0".repeat(64));
        let (upper, long) = (token.to_uppercase(), "a".repeat(5_000));
        let session = site.session(person(SIAN)).await;

        let cut = &token[..token.len() - 1];
        for wrong in [&other, &token[9..], cut, &format!("{token}0"), &upper, &long, "", "flotilla_", &session] {
            let refused = ask(site, WALES, &format!("Bearer {wrong}")).await;
            assert_eq!((refused.status, problem(&refused).as_str()), (401, "token"), "{wrong}");
            assert!(refused.headers[header::WWW_AUTHENTICATE].to_str().unwrap().starts_with("Bearer "), "{wrong}");
        }
        for wrong in [format!("Basic {token}"), format!("Bearer  {token}"), token.clone(), String::new()] {
            assert_eq!(ask(site, WALES, &wrong).await.status, 401, "{wrong}");
        }
        assert_eq!(site.get(&format!("{WALES}?access_token={token}")).await.status, 401, "no address holds one");
        assert_eq!(status(site, WALES, &token).await, 200);
    })
    .await;
}

/// B5: no session passes where a token is asked for, and no token where a person is.
#[tokio::test]
async fn sessions_and_tokens_do_not_stand_in_for_each_other() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["figures", "applications"]).await;
        for who in [RUTH, SIAN, ANN] {
            let refused = site.get_as(person(who), WALES).await;
            assert_eq!((refused.status, problem(&refused).as_str()), (401, "token"));
        }

        for page in ["/me", "/people", "/places/wales/tokens", "/people/list", "/offices"] {
            let led = ask(site, page, &format!("Bearer {token}")).await;
            assert_eq!(led.status, 303, "{page}");
            assert!(led.location.starts_with("/sign-in?back="), "{page}");
        }
        let session = site.session(person(SIAN)).await;
        let both = Request::get(WALES)
            .header(header::HOST, "localhost:8080")
            .header(header::COOKIE, format!("flotilla={session}"))
            .header(header::AUTHORIZATION, format!("Bearer {token}"));
        let both = site.answer(both.body(Body::empty()).unwrap()).await;
        assert_eq!(both.status, 200);
        assert!(both.headers.get(header::SET_COOKIE).is_none());
        assert!(both.headers.get("access-control-allow-origin").is_none());
    })
    .await;
}

#[tokio::test]
async fn one_token_is_asked_sixty_times_a_minute_and_others_still() {
    each_movement(async |site| {
        let first = token(site, SIAN, "wales", &["applications"]).await;
        let second = token(site, SIAN, "wales", &["applications"]).await;
        let form = "/api/v1/places/wales/form";
        for _ in 0..60 {
            assert_eq!(status(site, form, &first).await, 200);
        }

        let refused = ask(site, form, &format!("Bearer {first}")).await;
        assert_eq!((refused.status, problem(&refused).as_str()), (429, "too-often"));
        assert_eq!(refused.headers[header::RETRY_AFTER], "2");
        assert_eq!(status(site, form, &second).await, 200);
        site.later(2 * Timestamp::SECOND);
        assert_eq!(status(site, form, &first).await, 200);
    })
    .await;
}

/// What is no address, or another method, is told to a program as a problem.
#[tokio::test]
async fn a_program_that_goes_astray_reads_a_problem() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["figures"]).await;

        let astray = ask(site, "/api/v1/nothing", &format!("Bearer {token}")).await;
        assert_eq!((astray.status, problem(&astray).as_str()), (404, "not-found"));
        let posted = Request::post(WALES)
            .header(header::HOST, "localhost:8080")
            .header(header::AUTHORIZATION, format!("Bearer {token}"));
        let posted = site.answer(posted.body(Body::empty()).unwrap()).await;
        assert_eq!((posted.status, problem(&posted).as_str()), (405, "method"));
        assert!(posted.headers[header::ALLOW].to_str().unwrap().contains("GET"));
        let elsewhere = Request::get(WALES).header(header::HOST, "evil.example");
        let elsewhere = site.answer(elsewhere.body(Body::empty()).unwrap()).await;
        assert_eq!((elsewhere.status, problem(&elsewhere).as_str()), (421, "other-host"));
    })
    .await;
}

/// What is withheld from a candidate (80) is withheld from her programs.
#[tokio::test]
async fn while_its_maker_stands_in_a_ballot_there_a_token_reads_no_figures() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["figures"]).await;
        let wales = place(site, "wales").await;
        let ballot = terms::BallotId::by_chance([7; 16]);
        let now = site.app.now();
        site.app
            .db
            .write::<_, database::Error, _>(move |tx| {
                Box::pin(async move { membership::withhold(tx, ballot, wales, &[person(SIAN)], now).await })
            })
            .await
            .unwrap();

        // While she stands in a ballot of Wales her office finds nobody there, and so does no program of hers.
        assert_eq!(status(site, WALES, &token).await, 403);
        site.app
            .db
            .write::<_, database::Error, _>(move |tx| {
                Box::pin(async move { membership::withhold(tx, ballot, wales, &[], now).await })
            })
            .await
            .unwrap();
        assert_eq!(status(site, WALES, &token).await, 200);
    })
    .await;
}
