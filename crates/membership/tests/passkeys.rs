use axum::http::Method;
use serde_json::Value;
use terms::{PersonId, Timestamp};
use web::testing::{Answer, Site};
use webauthn_authenticator_rs::{WebauthnAuthenticator, softpasskey::SoftPasskey};
use webauthn_rs::prelude::{PublicKeyCredential, Url};
use webauthn_rs_proto::AllowCredentials;

use crate::{
    movement::{ANN, RUTH, SIAN, each_movement, letters, person},
    strength::another,
};

fn device() -> SoftPasskey {
    SoftPasskey::new(true)
}

fn origin() -> Url {
    "http://localhost:8080".parse().unwrap()
}

async fn post(site: &Site, session: Option<&str>, path: &str, fields: &[(&str, &str)]) -> Answer {
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    site.send(Method::POST, path, &form, session, "").await
}

/// A question of the server's, with its ceremony.
async fn ask(site: &Site, session: Option<&str>, path: &str) -> (String, Value) {
    let asked = post(site, session, path, &[]).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    let asked: Value = serde_json::from_str(&asked.text).unwrap();
    (asked["ceremony"].as_str().unwrap().to_owned(), asked["question"].clone())
}

/// Makes a passkey on the device: the form that brings it.
async fn make(site: &Site, session: &str, device: &mut SoftPasskey) -> Vec<(&'static str, String)> {
    let (ceremony, question) = ask(site, Some(session), "/me/sign-in/passkeys/ask").await;
    let made = device.do_registration(origin(), serde_json::from_value(question).unwrap()).unwrap();
    let answer = serde_json::to_string(&made).unwrap();
    vec![("ceremony", ceremony), ("answer", answer), ("name", "My phone".to_owned())]
}

async fn send(site: &Site, session: Option<&str>, path: &str, form: &[(&'static str, String)]) -> Answer {
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    post(site, session, path, &form).await
}

/// Adds a passkey for somebody who signed in by a link; the strong session and the credential's id.
async fn registered(site: &Site, who: u8, device: &mut SoftPasskey) -> (String, Vec<u8>) {
    let session = site.weak_session(person(who)).await;
    let form = make(site, &session, device).await;
    let answer: Value = serde_json::from_str(&form[1].1).unwrap();
    let made: webauthn_rs::prelude::RegisterPublicKeyCredential = serde_json::from_value(answer).unwrap();
    let added = send(site, Some(&session), "/me/sign-in/passkeys", &form).await;
    assert_eq!(added.status, 303, "{}", added.text);
    (added.cookie("flotilla").unwrap(), made.raw_id)
}

/// Answers a question to a visitor, as a device does that finds the passkey of this site and knows whose it is.
async fn shown(site: &Site, device: &mut SoftPasskey, id: &[u8], owner: PersonId) -> Vec<(&'static str, String)> {
    let (ceremony, question) = ask(site, None, "/sign-in/passkey/ask").await;
    let mut question: webauthn_rs::prelude::RequestChallengeResponse = serde_json::from_value(question).unwrap();
    assert!(question.public_key.allow_credentials.is_empty(), "nobody is named to a visitor");
    let found = AllowCredentials { type_: "public-key".to_owned(), id: id.to_vec(), transports: None };
    question.public_key.allow_credentials.push(found);
    let mut answer: PublicKeyCredential = device.do_authentication(origin(), question).unwrap();
    answer.response.user_handle = Some(owner.uuid().as_bytes().to_vec());
    vec![("ceremony", ceremony), ("answer", serde_json::to_string(&answer).unwrap()), ("back", "/people".to_owned())]
}

/// B13: the first passkey of somebody in office makes her session strong.
#[tokio::test]
async fn the_first_passkey_opens_what_the_office_opens() {
    each_movement(async |site| {
        let (session, _) = registered(site, SIAN, &mut device()).await;

        assert_eq!(site.send(Method::GET, "/people", "", Some(&session), "").await.status, 200);
        let page = site.send(Method::GET, "/me/sign-in", "", Some(&session), "").await.text;
        assert!(page.contains("My phone") && page.contains("membership-session-passkey"), "{page}");
        assert!(letters(site).await.iter().any(|letter| letter.contains("membership-letter-passkey-added")));
    })
    .await;
}

#[tokio::test]
async fn a_passkey_signs_in_without_an_address_and_leads_back() {
    each_movement(async |site| {
        let mut device = device();
        let (_, id) = registered(site, SIAN, &mut device).await;

        for _ in 0..2 {
            let form = shown(site, &mut device, &id, person(SIAN)).await;
            let signed_in = send(site, None, "/sign-in/passkey", &form).await;
            assert_eq!((signed_in.status, signed_in.location.as_str()), (303, "/people"), "{}", signed_in.text);
            let session = signed_in.cookie("flotilla").unwrap();
            assert_eq!(site.send(Method::GET, "/people", "", Some(&session), "").await.status, 200);
            assert_eq!(signed_in.cookie("flotilla-passkey").as_deref(), Some("1"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_ceremony_is_finished_once_and_within_five_minutes() {
    each_movement(async |site| {
        let mut device = device();
        let (_, id) = registered(site, SIAN, &mut device).await;
        let form = shown(site, &mut device, &id, person(SIAN)).await;
        assert_eq!(send(site, None, "/sign-in/passkey", &form).await.status, 303);

        let again = send(site, None, "/sign-in/passkey", &form).await;
        assert!(again.status == 422 && again.text.contains("membership-passkey-over"), "{}", again.text);

        let form = shown(site, &mut device, &id, person(SIAN)).await;
        site.later(5 * Timestamp::MINUTE);
        let late = send(site, None, "/sign-in/passkey", &form).await;
        assert!(late.status == 422 && late.text.contains("membership-passkey-over"));
    })
    .await;
}

#[tokio::test]
async fn an_answer_to_another_question_or_for_another_person_is_refused() {
    each_movement(async |site| {
        let mut device = device();
        let (_, id) = registered(site, SIAN, &mut device).await;
        let first = shown(site, &mut device, &id, person(SIAN)).await;
        let second = shown(site, &mut device, &id, person(SIAN)).await;

        let crossed = vec![second[0].clone(), first[1].clone()];
        assert_eq!(send(site, None, "/sign-in/passkey", &crossed).await.status, 422);

        let as_ruth = shown(site, &mut device, &id, person(RUTH)).await;
        assert_eq!(send(site, None, "/sign-in/passkey", &as_ruth).await.status, 422);

        let unknown = registered_elsewhere(site, &second).await;
        assert!(unknown.text.contains("membership-passkey-wrong"), "{}", unknown.text);
    })
    .await;
}

/// An answer by a passkey that nobody here has: its id is changed.
async fn registered_elsewhere(site: &Site, form: &[(&'static str, String)]) -> Answer {
    let (ceremony, _) = ask(site, None, "/sign-in/passkey/ask").await;
    let mut answer: Value = serde_json::from_str(&form[1].1).unwrap();
    answer["id"] = "AAAA".into();
    answer["rawId"] = "AAAA".into();
    let fields = vec![("ceremony", ceremony), ("answer", answer.to_string())];
    send(site, None, "/sign-in/passkey", &fields).await
}

#[tokio::test]
async fn a_ceremony_of_one_person_adds_no_passkey_to_another() {
    each_movement(async |site| {
        let form = make(site, &site.weak_session(person(ANN)).await, &mut device()).await;

        let stolen = site.weak_session(person(SIAN)).await;
        assert_eq!(send(site, Some(&stolen), "/me/sign-in/passkeys", &form).await.status, 422);
        assert!(site.get_weakly(person(SIAN), "/me/sign-in").await.text.contains("membership-ways-must"));
    })
    .await;
}

#[tokio::test]
async fn whoever_signed_in_by_a_link_shows_one_of_her_own_passkeys() {
    each_movement(async |site| {
        let (mut hers, mut anns) = (device(), device());
        registered(site, SIAN, &mut hers).await;
        let (_, id_of_ann) = registered(site, ANN, &mut anns).await;
        let session = another(site, SIAN).await;

        let (ceremony, question) = ask(site, Some(&session), "/sign-in/passkey/ask").await;
        let answer = hers.do_authentication(origin(), serde_json::from_value(question).unwrap()).unwrap();
        let form = vec![
            ("ceremony", ceremony),
            ("answer", serde_json::to_string(&answer).unwrap()),
            ("back", "/people".to_owned()),
        ];
        let strong = send(site, Some(&session), "/sign-in/passkey", &form).await;
        assert_eq!((strong.status, strong.location.as_str()), (303, "/people"), "{}", strong.text);

        let other = another(site, SIAN).await;
        let (ceremony, question) = ask(site, Some(&other), "/sign-in/passkey/ask").await;
        let mut question: webauthn_rs::prelude::RequestChallengeResponse = serde_json::from_value(question).unwrap();
        question.public_key.allow_credentials =
            vec![AllowCredentials { type_: "public-key".to_owned(), id: id_of_ann, transports: None }];
        let answer = anns.do_authentication(origin(), question).unwrap();
        let form = vec![("ceremony", ceremony), ("answer", serde_json::to_string(&answer).unwrap())];
        assert_eq!(send(site, Some(&other), "/sign-in/passkey", &form).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_passkey_is_renamed_and_removed_by_its_owner_alone() {
    each_movement(async |site| {
        let (session, _) = registered(site, ANN, &mut device()).await;
        let page = site.send(Method::GET, "/me/sign-in", "", Some(&session), "").await.text;
        let start = page.find("action=\"/me/sign-in/passkeys/").unwrap() + "action=\"".len();
        let path = page[start..].split('"').next().unwrap().to_owned();

        let name = [("name", "Key ring")];
        assert_eq!(site.post_as(person(SIAN), &path, &name).await.status, 404);
        assert_eq!(site.post_as(person(SIAN), &format!("{path}/remove"), &[]).await.status, 404);
        assert_eq!(post(site, Some(&session), &path, &name).await.status, 303);
        assert!(site.send(Method::GET, "/me/sign-in", "", Some(&session), "").await.text.contains("Key ring"));

        assert_eq!(post(site, Some(&session), &format!("{path}/remove"), &[]).await.status, 303);
        let page = site.send(Method::GET, "/me/sign-in", "", Some(&session), "").await.text;
        assert!(!page.contains("Key ring"));
        assert!(letters(site).await.iter().any(|letter| letter.contains("membership-letter-passkey-removed")));
    })
    .await;
}

/// B17, B19: erasing takes everything that somebody signs in with; her own data name it before.
#[tokio::test]
async fn passkeys_are_among_ones_own_data_and_go_with_them() {
    each_movement(async |site| {
        let mut device = device();
        let (session, id) = registered(site, ANN, &mut device).await;
        let data = site.send(Method::GET, "/me/data", "", Some(&session), "").await.text;
        assert!(data.contains("\"My phone\"") && data.contains("\"signing_in\""), "{data}");
        let form = shown(site, &mut device, &id, person(ANN)).await;

        membership::erase_everywhere(&site.app, person(ANN)).await.unwrap();

        assert_eq!(send(site, None, "/sign-in/passkey", &form).await.status, 422);
    })
    .await;
}
