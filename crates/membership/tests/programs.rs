//! What programs ask: figures, what a form must show, and handing in applications.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Request, header},
};
use serde_json::{Value, json};
use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::{
    issuing::{ask, problem, token},
    movement::{ANN, RUTH, SIAN, each_movement, enter, give, letters, link, person, place, suspend},
};

const OPENAPI: &str = include_str!("../data/openapi.json");

async fn figures(site: &Site, slug: &str, token: &str) -> Value {
    let answer = ask(site, &format!("/api/v1/places/{slug}/figures"), &format!("Bearer {token}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/json");
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    serde_json::from_str(&answer.text).unwrap()
}

async fn send(site: &Site, token: &str, key: Option<&str>, body: &str) -> Answer {
    let mut request = Request::post("/api/v1/places/wales/applications")
        .header(header::HOST, "localhost:8080")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::AUTHORIZATION, format!("Bearer {token}"));
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    site.answer(request.body(Body::from(body.to_owned())).unwrap()).await
}

fn carys() -> Value {
    json!({
        "name": "Carys Evans",
        "email": "carys@example.org",
        "postcode": "CF10 1AA",
        "home": "cardiff",
        "consent_version": "2026-11",
    })
}

async fn hand_in(site: &Site, token: &str, body: &Value) -> Answer {
    send(site, token, None, &body.to_string()).await
}

/// Those of the problem of an answer: field and what is wrong.
fn wrong(answer: &Answer) -> Vec<(String, String)> {
    assert_eq!((answer.status, problem(answer).as_str()), (422, "fields"), "{}", answer.text);
    let body: Value = serde_json::from_str(&answer.text).unwrap();
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    body["errors"].as_array().unwrap().iter().map(|one| (text(one, "field"), text(one, "detail"))).collect()
}

/// B29: in steps of five, with nobody and a few told alike.
#[tokio::test]
async fn figures_are_told_in_steps_of_five() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["figures"]).await;
        let before = figures(site, "wales", &token).await;
        for number in 20..32 {
            let slug = if number % 3 == 0 { "wales" } else { "cardiff" };
            enter(site, number, "Mair Evans", &format!("m{number}@example.org"), slug).await;
        }
        let same_day = figures(site, "wales", &token).await;
        site.later(Timestamp::DAY);
        let next_day = figures(site, "wales", &token).await;

        for name in ["members", "in_grace", "suspended", "new_in_7_days", "new_in_30_days"] {
            assert_eq!(before[name], Value::Null, "{name}");
        }
        assert_eq!((&before["fewer_than"], &before["steps_of"]), (&json!(5), &json!(5)));
        assert_eq!(same_day, before, "nobody watches one join");
        assert_eq!(next_day["as_of"], "2026-11-23T00:00:00Z");
        // Fourteen: four in Wales itself, ten in Cardiff.
        assert_eq!(next_day["members"], 10);
        assert_eq!((&next_day["new_in_7_days"], &next_day["new_in_30_days"]), (&json!(10), &json!(10)));
        assert_eq!(next_day["at_home_in_the_place_itself"], Value::Null);
        let cardiff = next_day["below"].as_array().unwrap().iter().find(|part| part["place"] == "cardiff").unwrap();
        assert_eq!((&cardiff["members"], &cardiff["name"]["en"]), (&json!(10), &json!("Cardiff")));
        assert_eq!(next_day["suspended"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn figures_count_whose_rights_are_held_back_and_nobody_who_keeps_out_of_lists() {
    each_movement(async |site| {
        give(site, SIAN, "organiser", "wales").await;
        for number in 20..28 {
            enter(site, number, "Mair Evans", &format!("m{number}@example.org"), "cardiff").await;
        }
        for number in 20..25 {
            suspend(site, RUTH, number, "30").await;
        }
        let token = token(site, SIAN, "wales", &["figures"]).await;
        site.later(Timestamp::DAY);
        let before = figures(site, "wales", &token).await;
        site.post_as(person(ANN), "/me/visible", &[("out", "yes")]).await;
        let same_day = figures(site, "wales", &token).await;
        site.later(Timestamp::DAY);
        let after = figures(site, "wales", &token).await;

        assert_eq!((&before["members"], &before["suspended"]), (&json!(10), &json!(5)));
        assert_eq!(same_day, before, "nobody watches one keep out");
        assert_eq!((&after["members"], &after["suspended"]), (&json!(5), &json!(5)), "nine are counted");
    })
    .await;
}

/// B29: nor does whoever reads two places watch it: those of all are counted at once.
#[tokio::test]
async fn figures_of_two_places_are_of_one_instant() {
    each_movement(async |site| {
        for number in 20..28 {
            enter(site, number, "Mair Evans", &format!("m{number}@example.org"), "cardiff").await;
        }
        let (wales, cardiff) =
            (token(site, SIAN, "wales", &["figures"]).await, token(site, SIAN, "cardiff", &["figures"]).await);
        site.later(Timestamp::DAY);
        let of_wales = figures(site, "wales", &wales).await;
        site.post_as(person(ANN), "/me/visible", &[("out", "yes")]).await;
        let of_cardiff = figures(site, "cardiff", &cardiff).await;

        assert_eq!((&of_wales["members"], &of_cardiff["members"]), (&json!(10), &json!(10)));
        site.later(Timestamp::DAY);
        assert_eq!(figures(site, "cardiff", &cardiff).await["members"], 5);
    })
    .await;
}

/// B29: no sum is told in which somebody is counted who is withheld from the holder: with the sum that others are told, it would
/// tell of the difference.
#[tokio::test]
async fn no_sum_is_told_of_which_a_part_is_withheld() {
    each_movement(async |site| {
        for number in 20..28 {
            enter(site, number, "Mair Evans", &format!("m{number}@example.org"), "cardiff").await;
        }
        let own = token(site, SIAN, "wales", &["figures"]).await;
        let of_another = token(site, RUTH, "wales", &["figures"]).await;
        site.later(Timestamp::DAY);
        let cardiff = place(site, "cardiff").await;
        let (ballot, now) = (terms::BallotId::by_chance([7; 16]), site.app.now());
        site.app
            .db
            .write::<_, database::Error, _>(move |tx| {
                Box::pin(async move { membership::withhold(tx, ballot, cardiff, &[person(SIAN)], now).await })
            })
            .await
            .unwrap();

        let told = figures(site, "wales", &own).await;
        assert_eq!((&told["members"], &told["new_in_30_days"]), (&Value::Null, &Value::Null));
        assert!(told["below"].as_array().unwrap().iter().all(|part| part["members"].is_null()));
        assert_eq!(figures(site, "wales", &of_another).await["members"], 10);
    })
    .await;
}

/// B4: nothing that happens elsewhere changes what a token of Wales reads.
#[tokio::test]
async fn figures_of_one_place_tell_nothing_of_another() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["figures"]).await;
        site.later(Timestamp::DAY);
        let before = figures(site, "wales", &token).await;
        for number in 20..40 {
            enter(site, number, "Lee Hall", &format!("l{number}@example.org"), "leeds").await;
        }
        site.later(Timestamp::DAY);
        let mut after = figures(site, "wales", &token).await;

        after["as_of"] = before["as_of"].clone();
        assert_eq!(after, before);
        assert!(!before.to_string().contains("leeds"));
    })
    .await;
}

/// Double opt-in: nobody is a member before the button behind the letter is pressed.
#[tokio::test]
async fn an_application_of_a_website_becomes_a_member_by_the_letter_alone() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["applications"]).await;
        let form = ask(site, "/api/v1/places/wales/form", &format!("Bearer {token}")).await;
        let form: Value = serde_json::from_str(&form.text).unwrap();
        assert_eq!(form["consent_version"], "2026-11");
        assert!(form["consent_text"]["cy"].as_str().unwrap().len() > 10);
        assert!(form["homes"].as_array().unwrap().iter().any(|home| home["home"] == "cardiff"));

        let taken = hand_in(site, &token, &carys()).await;
        assert_eq!(taken.status, 202, "{}", taken.text);
        assert!(taken.headers.get(header::SET_COOKIE).is_none());
        assert_eq!(count(site).await, 2);
        let link = link(site).await;
        assert!(site.get(&link).await.text.contains("membership-confirm-button"));
        assert_eq!(count(site).await, 2);

        assert_eq!(site.post(&link, &[]).await.location, "/sign-in?done=membership-done-joined");
        assert_eq!(count(site).await, 3);
        assert_eq!(site.post(&link, &[]).await.status, 422, "once");
    })
    .await;
}

/// B4: the answer is the same whether the address is known or not; so are the figures afterwards.
#[tokio::test]
async fn a_website_does_not_learn_whether_an_address_is_known() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["applications", "figures"]).await;
        let known = json!({ "email": "ANN@example.org" });
        let mut known_body = carys();
        known_body["email"] = known["email"].clone();

        let new = hand_in(site, &token, &carys()).await;
        let of_new = figures(site, "wales", &token).await;
        site.later(1);
        let known = hand_in(site, &token, &known_body).await;
        let of_known = figures(site, "wales", &token).await;

        assert_eq!((new.status, &new.text), (known.status, &known.text));
        let names = |answer: &Answer| answer.headers.keys().map(ToString::to_string).collect::<BTreeSet<_>>();
        assert_eq!(names(&new), names(&known));
        assert_eq!(of_new, of_known);
        let letters = letters(site).await;
        assert!(letters[0].contains("membership-letter-confirm(") && letters[1].contains("membership-letter-known("));
    })
    .await;
}

#[tokio::test]
async fn each_field_that_is_wrong_is_named() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["applications"]).await;
        let long = "x".repeat(81);
        for (field, value, key) in [
            ("name", json!(" "), "web-error-empty"),
            ("name", json!(long), "web-error-long(most=80)"),
            ("name", json!("Ann\u{202e}eeL"), "web-error-unprintable"),
            ("name", json!({ "first": "Carys" }), "web-error-text"),
            ("email", json!("carys@nowhere"), "web-error-form-email"),
            ("email", Value::Null, "web-error-empty"),
            ("postcode", json!("SW1A"), "web-error-form-postcode"),
            ("postcode", json!("LS1 1AA"), "membership-join-place-wrong"),
            ("home", json!("leeds"), "membership-join-place-wrong"),
            ("home", json!("nowhere"), "membership-join-place-wrong"),
            ("consent_version", json!("2020-01"), "membership-consent-changed"),
            ("consent_version", json!(""), "membership-consent-needed"),
            ("language", json!("fr"), "web-error-choose"),
            ("postcod", json!("CF10 1AA"), "web-error-unknown"),
        ] {
            let mut body = carys();
            body[field] = value;
            let found = wrong(&hand_in(site, &token, &body).await);
            assert!(found.contains(&(field.to_owned(), key.to_owned())), "{field}: {found:?}");
        }
        let two = wrong(&hand_in(site, &token, &json!({ "name": "", "consent_version": "2026-11" })).await);
        assert_eq!(two.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["name", "email"]);
        let key = wrong(&send(site, &token, Some(&"k".repeat(256)), &carys().to_string()).await);
        assert_eq!(key[0].0, "idempotency-key");
        assert!(letters(site).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_no_json_object_is_refused_as_such() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["applications"]).await;
        for broken in ["", "{", "[]", "\"name\"", "null"] {
            let refused = send(site, &token, None, broken).await;
            assert_eq!((refused.status, problem(&refused).as_str()), (400, "malformed"), "{broken}");
        }
        let large = json!({ "name": "x".repeat(20_000) }).to_string();
        let large = send(site, &token, None, &large).await;
        assert_eq!((large.status, problem(&large).as_str()), (413, "too-large"));
        let form = Request::post("/api/v1/places/wales/applications")
            .header(header::HOST, "localhost:8080")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::AUTHORIZATION, format!("Bearer {token}"));
        let form = site.answer(form.body(Body::from("name=Carys")).unwrap()).await;
        assert_eq!((form.status, problem(&form).as_str()), (415, "media-type"));
        let cross = Request::post("/api/v1/places/wales/applications")
            .header(header::HOST, "localhost:8080")
            .header(header::ORIGIN, "https://evil.example")
            .header(header::AUTHORIZATION, format!("Bearer {token}"));
        let cross = site.answer(cross.body(Body::empty()).unwrap()).await;
        assert_eq!((cross.status, problem(&cross).as_str()), (403, "other-site"));
        assert!(letters(site).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_request_that_is_sent_again_sends_one_letter() {
    each_movement(async |site| {
        let first = token(site, SIAN, "wales", &["applications"]).await;
        let second = token(site, SIAN, "wales", &["applications"]).await;
        let mut other = carys();
        other["email"] = json!("other@example.org");
        let once = send(site, &first, Some("one"), &carys().to_string()).await;
        // The same fields in another order.
        let reversed = r#"{"consent_version":"2026-11","home":"cardiff","postcode":"CF10 1AA","email":"carys@example.org","name":"Carys Evans"}"#;

        let again = send(site, &first, Some("one"), reversed).await;
        assert_eq!((once.status, &once.text), (again.status, &again.text));
        assert_eq!(letters(site).await.len(), 1);
        for (token, key, body) in [(&first, "two", &carys()), (&first, "one", &other), (&second, "one", &carys())] {
            assert_eq!(send(site, token, Some(key), &body.to_string()).await.status, 202);
        }
        assert_eq!(letters(site).await.len(), 4);
    })
    .await;
}

/// What is sent again after a failure is answered as then, and uses up nothing.
#[tokio::test]
async fn a_request_that_is_sent_again_counts_as_no_letter() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["applications"]).await;
        let body = carys().to_string();
        let once = send(site, &token, Some("one"), &body).await;
        for _ in 0..20 {
            let again = send(site, &token, Some("one"), &body).await;
            assert_eq!((again.status, &again.text), (202, &once.text));
        }
        for key in ["two", "three", "four", "five"] {
            assert_eq!(send(site, &token, Some(key), &body).await.status, 202, "{key}");
        }

        assert_eq!(send(site, &token, Some("six"), &body).await.status, 429);
        assert_eq!(send(site, &token, Some("one"), &body).await.status, 202, "what was taken is answered still");
        assert_eq!(letters(site).await.len(), 5);
    })
    .await;
}

/// Nobody's letter-box is filled by a website, however many tokens it has.
#[tokio::test]
async fn letters_to_one_address_are_limited_as_from_the_page() {
    each_movement(async |site| {
        let first = token(site, SIAN, "wales", &["applications"]).await;
        let second = token(site, SIAN, "wales", &["applications"]).await;
        for token in [&first, &first, &second, &second, &second] {
            assert_eq!(hand_in(site, token, &carys()).await.status, 202);
        }

        let refused = hand_in(site, &first, &carys()).await;

        assert_eq!((refused.status, problem(&refused).as_str()), (429, "too-often"));
        assert!(refused.headers[header::RETRY_AFTER].to_str().unwrap().parse::<i64>().unwrap() > 0);
        let fields = [("name", "Carys Evans"), ("email", "carys@example.org"), ("postcode", "CF10 1AA")];
        let home = place(site, "cardiff").await.to_string();
        let page = [&fields[..], &[("consent", "yes"), ("step", "place"), ("place", &home)]].concat();
        assert_eq!(site.post("/join", &page).await.status, 429, "the page counts the same letters");
        assert_eq!(letters(site).await.len(), 5);
    })
    .await;
}

#[tokio::test]
async fn the_letter_is_in_the_language_that_the_website_says() {
    each_movement(async |site| {
        let token = token(site, SIAN, "wales", &["applications"]).await;
        let mut body = carys();
        body["language"] = json!("cy");
        body["postcode"] = Value::Null;
        body["home"] = Value::Null;

        assert_eq!(hand_in(site, &token, &body).await.status, 202);
        assert_eq!(letters(site).await.len(), 1, "the place of the token is her home");
    })
    .await;
}

/// What the description says is there, and what is there it says.
#[tokio::test]
async fn the_description_is_public_and_describes_exactly_what_there_is() {
    each_movement(async |site| {
        let told = site.get("/api/v1/openapi.json").await;
        assert_eq!((told.status, told.text.as_str()), (200, OPENAPI));
        let told: Value = serde_json::from_str(&told.text).unwrap();
        let described: BTreeSet<String> = told["paths"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(path, methods)| {
                let methods = methods.as_object().unwrap().keys();
                methods.map(|method| format!("{} {path}", method.to_uppercase())).collect::<Vec<_>>()
            })
            .collect();
        let routes = membership::slice().routes;
        let programs = routes.iter().filter(|route| route.pattern.starts_with("/api/"));
        let built: BTreeSet<String> = programs.map(|route| format!("{} {}", route.method, route.pattern)).collect();
        assert_eq!(described, built);
        for route in routes.iter().filter(|route| route.pattern.starts_with("/api/")) {
            let of = &told["paths"][route.pattern][route.method.as_str().to_lowercase()];
            let scope = of["security"][0]["token"][0].as_str();
            let needs = scope.map_or("anyone".to_owned(), |scope| format!("a token for {scope} of its place"));
            assert_eq!(route.needs.label(), needs);
        }

        let token = token(site, SIAN, "wales", &["figures", "applications"]).await;
        for (path, schema) in [("figures", "Figures"), ("form", "Form")] {
            let answer = ask(site, &format!("/api/v1/places/wales/{path}"), &format!("Bearer {token}")).await;
            fits(&told, &told["components"]["schemas"][schema], &serde_json::from_str(&answer.text).unwrap(), path);
        }
        let taken = hand_in(site, &token, &carys()).await.text;
        fits(&told, &told["components"]["schemas"]["Taken"], &serde_json::from_str(&taken).unwrap(), "taken");
        let refused = hand_in(site, &token, &json!({})).await.text;
        fits(&told, &told["components"]["schemas"]["Problem"], &serde_json::from_str(&refused).unwrap(), "problem");
        fits(&told, &told["components"]["schemas"]["Application"], &carys(), "application");
    })
    .await;
}

/// Whether a value is of a shape: its type, and of an object exactly the fields that are described, all that are required.
fn fits(all: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.strip_prefix("#/components/schemas/").unwrap();
        return fits(all, &all["components"]["schemas"][name], value, at);
    }
    let kind = match value {
        Value::Null => "null",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
        _ => "integer",
    };
    let is_one = schema["type"] == kind || schema["type"].as_array().is_some_and(|kinds| kinds.contains(&json!(kind)));
    assert!(is_one, "{at}: {value} is no {}", schema["type"]);
    for one in value.as_array().into_iter().flatten() {
        fits(all, &schema["items"], one, at);
    }
    let Some(fields) = value.as_object() else { return };
    for (name, value) in fields {
        let described = &schema["properties"][name];
        assert!(described.is_object(), "{at}: {name} is not described");
        fits(all, described, value, &format!("{at}.{name}"));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        assert!(fields.contains_key(name.as_str().unwrap()), "{at}: {name} is missing");
    }
}

async fn count(site: &Site) -> i64 {
    let wales = place(site, "wales").await;
    membership::count(&mut site.app.db.reader().await.unwrap(), wales, site.app.now()).await.unwrap()
}
