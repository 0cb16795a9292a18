use std::sync::{Arc, Mutex};

use axum::{Form, Json, Router, extract::State, http::Method, routing};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use ed25519_dalek::{Signer, SigningKey};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use terms::{PersonId, Timestamp};
use tokio::net::TcpListener;
use web::{
    IdentityProvider, Secret, Settings,
    testing::{Answer, Site},
};

use crate::{
    movement::{ANN, BOB, SIAN, each_movement, each_movement_with, letters, person},
    strength::{another, set_up_codes},
};

/// An identity provider that says what a test tells it to.
#[derive(Clone)]
struct Provider {
    address: String,
    says: Arc<Mutex<Says>>,
}

/// What it says.
struct Says {
    /// What it says of itself, beside what belongs there.
    discovery: Value,
    /// What a token says, beside what belongs there.
    claims: Value,
    /// The head of a token.
    head: Value,
    /// With which key it signs.
    key: u8,
    /// Which key it publishes, and under what name.
    published: (u8, &'static str),
    /// Whether it gives a token at all.
    gives_token: bool,
    /// The last form in which a code was handed in.
    handed_in: Vec<(String, String)>,
    nonce: String,
    now: Timestamp,
}

fn key(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[number; 32])
}

fn text64(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

fn over(mut first: Value, then: &Value) -> Value {
    for (name, value) in then.as_object().unwrap() {
        first[name] = value.clone();
    }
    first
}

impl Provider {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let says = Says {
            discovery: json!({}),
            claims: json!({}),
            head: json!({ "alg": "EdDSA", "kid": "one" }),
            key: 1,
            published: (1, "one"),
            gives_token: true,
            handed_in: Vec::new(),
            nonce: String::new(),
            now: web::testing::NOON,
        };
        let provider = Self { address, says: Arc::new(Mutex::new(says)) };
        let app = Router::new()
            .route(
                "/.well-known/openid-configuration",
                routing::get(async |State(it): State<Self>| Json(it.discovery())),
            )
            .route("/keys", routing::get(async |State(it): State<Self>| Json(it.keys())))
            .route(
                "/token",
                routing::post(async |State(it): State<Self>, Form(form): Form<Vec<(String, String)>>| {
                    Json(it.token(form))
                }),
            )
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        provider
    }

    fn told(&self, strong: &[&str]) -> impl Fn(&mut Settings) + Sync + use<> {
        let provider = IdentityProvider {
            name: "Commons login".to_owned(),
            issuer: self.address.clone(),
            client_id: "flotilla".to_owned(),
            client_secret: Some(Secret::new("shared secret".to_owned())),
            strong: strong.iter().map(|word| (*word).to_owned()).collect(),
        };
        move |settings: &mut Settings| settings.identity_provider = Some(provider.clone())
    }

    fn say(&self, change: impl FnOnce(&mut Says)) {
        change(&mut self.says.lock().unwrap());
    }

    fn discovery(&self) -> Value {
        let address = &self.address;
        let first = json!({
            "issuer": address,
            "authorization_endpoint": format!("{address}/authorize"),
            "token_endpoint": format!("{address}/token"),
            "jwks_uri": format!("{address}/keys"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA"],
        });
        over(first, &self.says.lock().unwrap().discovery)
    }

    fn keys(&self) -> Value {
        let (number, name) = self.says.lock().unwrap().published;
        let x = text64(key(number).verifying_key().as_bytes());
        json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "x": x, "kid": name, "use": "sig", "alg": "EdDSA" }] })
    }

    fn token(&self, form: Vec<(String, String)>) -> Value {
        let mut says = self.says.lock().unwrap();
        says.handed_in = form;
        let mut answer = json!({ "access_token": "unused", "token_type": "Bearer" });
        if says.gives_token {
            answer["id_token"] = Value::String(says.signed(&self.address));
        }
        answer
    }
}

impl Says {
    fn signed(&self, issuer: &str) -> String {
        let seconds = self.now.micros() / Timestamp::SECOND;
        let first = json!({
            "iss": issuer, "aud": "flotilla", "sub": "account-7", "nonce": self.nonce,
            "iat": seconds, "exp": seconds + 300,
        });
        let body = format!("{}.{}", text64(self.head.to_string()), text64(over(first, &self.claims).to_string()));
        let signature = match self.head["alg"].as_str() {
            Some("none") => String::new(),
            Some("HS256") => {
                let mut mac = Hmac::<Sha256>::new_from_slice(b"shared secret").unwrap();
                mac.update(body.as_bytes());
                text64(mac.finalize().into_bytes())
            }
            _ => text64(key(self.key).sign(body.as_bytes()).to_bytes()),
        };
        format!("{body}.{signature}")
    }
}

/// A browser that was sent to the provider: its cookie, and what it was sent with.
struct Sent {
    cookie: String,
    state: String,
    challenge: String,
}

impl Sent {
    fn back(&self) -> String {
        format!("/sign-in/with/back?code=abc&state={}", self.state)
    }

    fn form(&self) -> String {
        format!("code=abc&state={}", self.state)
    }
}

/// Presses a button that leaves for the provider, which learns the nonce from the address.
async fn leave(site: &Site, provider: &Provider, session: Option<&str>, path: &str) -> Sent {
    let left = site.send(Method::POST, path, "back=%2Fme%2Fconsents", session, "").await;
    assert_eq!(left.status, 200, "{}", left.text);
    let refresh = left.headers["refresh"].to_str().unwrap();
    let address = refresh.strip_prefix("0;url=").unwrap();
    let (place, query) = address.split_once('?').unwrap();
    assert_eq!(place, format!("{}/authorize", provider.address));
    let asked: std::collections::HashMap<String, String> =
        form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    assert_eq!(asked["redirect_uri"], "http://localhost:8080/sign-in/with/back");
    let is_believed = site.app.settings.identity_provider.as_ref().is_some_and(|provider| !provider.strong.is_empty());
    assert_eq!(asked.get("max_age").map(String::as_str), is_believed.then_some("600"));
    assert_eq!((asked["scope"].as_str(), asked["code_challenge_method"].as_str()), ("openid", "S256"));
    provider.say(|says| {
        says.nonce.clone_from(&asked["nonce"]);
        says.now = site.app.now();
    });
    let cookie = format!("flotilla-identity={}", left.cookie("flotilla-identity").unwrap());
    Sent { cookie, state: asked["state"].clone(), challenge: asked["code_challenge"].clone() }
}

async fn come_back(site: &Site, session: Option<&str>, sent: &Sent) -> Answer {
    site.send(Method::POST, "/sign-in/with/back", &sent.form(), session, &sent.cookie).await
}

/// Links the account to somebody, in a session that began with a link.
async fn link(site: &Site, provider: &Provider, who: u8) -> Answer {
    let session = another(site, who).await;
    let sent = leave(site, provider, Some(&session), "/me/sign-in/identity").await;
    come_back(site, Some(&session), &sent).await
}

async fn sign_in(site: &Site, provider: &Provider) -> Answer {
    let sent = leave(site, provider, None, "/sign-in/with").await;
    come_back(site, None, &sent).await
}

/// A page in the session that an answer began.
async fn then(site: &Site, arrived: &Answer, path: &str) -> Answer {
    site.send(Method::GET, path, "", Some(&arrived.cookie("flotilla").unwrap()), "").await
}

#[tokio::test]
async fn a_linked_account_signs_in_and_leads_back() {
    let provider = Provider::start().await;
    each_movement_with(&provider.told(&["mfa"]), async |site| {
        provider.say(|says| says.claims = json!({}));
        assert!(site.get("/sign-in").await.text.contains("membership-identity-button(provider=Commons login)"));
        let linked = link(site, &provider, ANN).await;
        assert_eq!(linked.location, "/me/sign-in?done=membership-done-identity-added", "{}", linked.text);
        assert!(letters(site).await.pop().unwrap().contains("membership-letter-identity-added"));

        let sent = leave(site, &provider, None, "/sign-in/with").await;
        let page = site.send(Method::GET, &sent.back(), "", None, &sent.cookie).await;
        assert!(page.text.contains("membership-identity-go-on") && page.cookie("flotilla").is_none(), "{}", page.text);
        let arrived = come_back(site, None, &sent).await;

        assert_eq!((arrived.status, arrived.location.as_str()), (303, "/me/consents"), "{}", arrived.text);
        let ways = then(site, &arrived, "/me/sign-in").await.text;
        assert!(ways.contains("membership-session-identity"), "{ways}");
        assert!(ways.contains("membership-identity-used(added=web-date(day=22"), "{ways}");
        let handed_in = provider.says.lock().unwrap().handed_in.clone();
        let verifier = &handed_in.iter().find(|(name, _)| name == "code_verifier").unwrap().1;
        assert_eq!(text64(Sha256::digest(verifier.as_bytes())), sent.challenge);
    })
    .await;
}

/// B13: the provider's word is as weak as a link, unless it says that it asked for more in a word that the settings name.
#[tokio::test]
async fn an_office_opens_only_by_a_word_that_the_settings_believe() {
    let provider = Provider::start().await;
    let now = web::testing::NOON.micros() / Timestamp::SECOND;
    let long_ago = now - 1_201;
    for (believed, said, opens) in [
        (&["mfa"][..], json!({}), false),
        (&[], json!({ "amr": ["mfa"], "auth_time": now }), false),
        (&["mfa"], json!({ "amr": ["pwd"], "auth_time": now }), false),
        (&["mfa"], json!({ "amr": ["mfa"] }), false),
        (&["mfa"], json!({ "amr": ["mfa"], "auth_time": long_ago }), false),
        (&["mfa"], json!({ "amr": ["pwd", "mfa"], "auth_time": now }), true),
    ] {
        each_movement_with(&provider.told(believed), async |site| {
            provider.say(|says| says.claims = said.clone());
            assert_eq!(link(site, &provider, SIAN).await.status, 303);
            let arrived = sign_in(site, &provider).await;
            let people = then(site, &arrived, "/people").await;
            assert_eq!(people.status == 200, opens, "{said}: {}", people.text);
        })
        .await;
    }
}

#[tokio::test]
async fn what_does_not_fit_signs_nobody_in() {
    let provider = Provider::start().await;
    each_movement_with(&provider.told(&[]), async |site| {
        provider.say(|says| says.claims = json!({}));
        assert_eq!(link(site, &provider, ANN).await.status, 303);
        let past = site.app.now().micros() / Timestamp::SECOND;
        let lies: [(&str, fn(&mut Says), Value); 9] = [
            ("another issuer", |_| {}, json!({ "iss": "https://login.example.org" })),
            ("for somebody else", |_| {}, json!({ "aud": "another" })),
            ("for somebody else too", |_| {}, json!({ "aud": ["flotilla", "another"] })),
            ("too old", |_| {}, json!({ "exp": past })),
            ("another question", |_| {}, json!({ "nonce": "another" })),
            ("another key of that name", |says| says.key = 2, json!({})),
            ("no signature", |says| says.head = json!({ "alg": "none" }), json!({})),
            ("signed with what both know", |says| says.head = json!({ "alg": "HS256" }), json!({})),
            ("no token", |says| says.gives_token = false, json!({})),
        ];
        for (what, lie, claims) in lies {
            provider.say(|says| {
                says.claims = claims;
                lie(says);
            });
            let refused = sign_in(site, &provider).await;
            assert!(refused.status == 422 && refused.cookie("flotilla").is_none(), "{what}: {}", refused.text);
            assert!(refused.text.contains("membership-identity-wrong"), "{what}: {}", refused.text);
            provider.say(|says| {
                (says.key, says.gives_token, says.claims) = (1, true, json!({}));
                says.head = json!({ "alg": "EdDSA", "kid": "one" });
            });
        }
        assert_eq!(sign_in(site, &provider).await.status, 303, "the truth still does");
    })
    .await;
}

#[tokio::test]
async fn what_was_begun_is_finished_once_in_time_and_in_the_same_browser() {
    let provider = Provider::start().await;
    each_movement_with(&provider.told(&[]), async |site| {
        assert_eq!(link(site, &provider, ANN).await.status, 303);
        let over = |answer: &Answer| answer.status == 422 && answer.text.contains("membership-identity-over");

        let sent = leave(site, &provider, None, "/sign-in/with").await;
        let other = leave(site, &provider, None, "/sign-in/with").await;
        let mixed = Sent { cookie: other.cookie, state: sent.state.clone(), challenge: String::new() };
        assert!(over(&come_back(site, None, &mixed).await), "another browser");
        let none = site.send(Method::GET, &sent.back(), "", None, "").await;
        assert!(over(&none), "no cookie: {}", none.text);
        let denied = format!("/sign-in/with/back?error=access_denied&state={}", sent.state);
        let denied = site.send(Method::GET, &denied, "", None, &sent.cookie).await;
        assert!(denied.text.contains("membership-identity-refused"), "{}", denied.text);

        let sent = leave(site, &provider, None, "/sign-in/with").await;
        assert_eq!(come_back(site, None, &sent).await.status, 303);
        assert!(over(&come_back(site, None, &sent).await), "twice");

        let sent = leave(site, &provider, None, "/sign-in/with").await;
        site.later(10 * Timestamp::MINUTE);
        assert!(over(&come_back(site, None, &sent).await), "too late");
    })
    .await;
}

#[tokio::test]
async fn an_account_is_linked_by_its_member_alone_and_to_one_member() {
    let provider = Provider::start().await;
    each_movement_with(&provider.told(&[]), async |site| {
        let unknown = sign_in(site, &provider).await;
        assert!(unknown.text.contains("membership-identity-nobody"), "{}", unknown.text);

        let (ann, bob) = (another(site, ANN).await, another(site, BOB).await);
        let sent = leave(site, &provider, Some(&ann), "/me/sign-in/identity").await;
        let crossed = come_back(site, Some(&bob), &sent).await;
        assert!(crossed.text.contains("membership-identity-over"), "{}", crossed.text);

        assert_eq!(link(site, &provider, ANN).await.status, 303);
        let taken = link(site, &provider, BOB).await;
        assert!(taken.text.contains("membership-identity-taken"), "{}", taken.text);
        assert_eq!(whose(site, &provider).await, person(ANN));

        let removed = site.send(Method::POST, "/me/sign-in/identity/remove", "", Some(&ann), "").await;
        assert_eq!(removed.status, 303, "{}", removed.text);
        let told =
            letters(site).await.into_iter().filter(|letter| letter.contains("membership-letter-identity-removed"));
        assert_eq!(told.count(), 1);
        assert!(sign_in(site, &provider).await.text.contains("membership-identity-nobody"));
        assert_eq!(link(site, &provider, BOB).await.status, 303);
    })
    .await;
}

async fn whose(site: &Site, provider: &Provider) -> PersonId {
    let arrived = sign_in(site, provider).await;
    let data = then(site, &arrived, "/me/data").await.text;
    assert!(data.contains("identity_provider_account") && !data.contains("account-7"), "{data}");
    let data: Value = serde_json::from_str(&data).unwrap();
    data["membership"]["person"].as_str().unwrap().parse().unwrap()
}

/// As everything that somebody with a passkey or codes changes about signing in.
#[tokio::test]
async fn whoever_has_codes_links_in_a_strong_session_alone() {
    let provider = Provider::start().await;
    each_movement_with(&provider.told(&[]), async |site| {
        let weak = another(site, ANN).await;
        let early = leave(site, &provider, Some(&weak), "/me/sign-in/identity").await;
        let (_, confirmed) = set_up_codes(site, &another(site, ANN).await, "").await;
        let strong = confirmed.cookie("flotilla").unwrap();

        let refused = site.send(Method::POST, "/me/sign-in/identity", "", Some(&weak), "").await;
        assert!(refused.location.starts_with("/me/strong"), "{} {}", refused.status, refused.text);
        let late = come_back(site, Some(&weak), &early).await;
        assert!(late.location.starts_with("/me/strong"), "begun before the codes: {}", late.text);

        let sent = leave(site, &provider, Some(&strong), "/me/sign-in/identity").await;
        assert_eq!(
            come_back(site, Some(&strong), &sent).await.location,
            "/me/sign-in?done=membership-done-identity-added"
        );
        let removed = site.send(Method::POST, "/me/sign-in/identity/remove", "", Some(&weak), "").await;
        assert!(removed.location.starts_with("/me/strong"), "{}", removed.text);
    })
    .await;
}

#[tokio::test]
async fn keys_that_were_changed_are_looked_up_once_more() {
    let provider = Provider::start().await;
    each_movement_with(&provider.told(&[]), async |site| {
        provider.say(|says| {
            (says.key, says.published) = (1, (1, "one"));
            says.head = json!({ "alg": "EdDSA", "kid": "one" });
        });
        assert_eq!(link(site, &provider, ANN).await.status, 303);
        provider.say(|says| {
            (says.key, says.published) = (3, (3, "two"));
            says.head = json!({ "alg": "EdDSA", "kid": "two" });
        });
        assert_eq!(sign_in(site, &provider).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_provider_that_is_away_or_not_itself_leads_nowhere() {
    let provider = Provider::start().await;
    for said in [
        json!({ "issuer": "https://login.example.org" }),
        json!({ "authorization_endpoint": "http://login.example.org/authorize" }),
        json!({ "jwks_uri": "http://login.example.org/keys" }),
    ] {
        provider.say(|says| says.discovery = said.clone());
        each_movement_with(&provider.told(&[]), async |site| {
            let away = site.post("/sign-in/with", &[]).await;
            assert!(away.status == 422 && away.text.contains("membership-identity-away"), "{said}: {}", away.text);
        })
        .await;
    }
}

#[tokio::test]
async fn without_a_provider_there_is_no_such_page() {
    each_movement(async |site| {
        assert!(!site.get("/sign-in").await.text.contains("membership-identity"));
        assert!(!site.get_as(person(ANN), "/me/sign-in").await.text.contains("membership-identity"));
        assert_eq!(site.post("/sign-in/with", &[]).await.status, 404);
        assert_eq!(site.get("/sign-in/with/back?code=a&state=b").await.status, 404);
        assert_eq!(site.post("/sign-in/with/back", &[]).await.status, 404);
        assert_eq!(site.post_as(person(ANN), "/me/sign-in/identity", &[]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_erased_has_no_account_here_any_more() {
    let provider = Provider::start().await;
    each_movement_with(&provider.told(&[]), async |site| {
        assert_eq!(link(site, &provider, ANN).await.status, 303);
        let now = site.app.now();
        site.app.db.write(move |tx| Box::pin(membership::erase(tx, person(ANN), now))).await.unwrap();
        assert!(sign_in(site, &provider).await.text.contains("membership-identity-nobody"));
        assert_eq!(link(site, &provider, BOB).await.status, 303);
    })
    .await;
}
