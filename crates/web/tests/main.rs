//! The frame, through the web: what every page promises, whichever slice it belongs to.

use axum::{
    body::Body,
    http::{Method, Request},
};
use database::{BoxFuture, Error};
use terms::{OfficeId, PersonId, PlaceId, Timestamp};
use web::{
    App, Decisions, Form, Frame, Gate, HeldOffice, Needs, Open, PageError, PlaceOf, Proof, Route, Slice, Viewer,
    parts::DecisionCard,
    testing::{Parts, Site, each_site},
};

/// Everybody is known; the person of twos holds an office over the place of ones.
const PARTS: Parts = Parts {
    slices: || vec![sample_slice()],
    gate: Gate {
        viewer,
        token: |_, _, _| Box::pin(async { Ok(None) }),
        ancestors: |_, place| Box::pin(async move { Ok(vec![place]) }),
        speaks: |_, _, _| Box::pin(async { Ok(()) }),
        movement: |_| Box::pin(async { Ok(None) }),
        along: |_, _, _, _| Box::pin(async { Ok(None) }),
        open_along: |_| false,
        imprints: |_| Box::pin(async { Ok(Vec::new()) }),
    },
};

fn place(byte: u8) -> PlaceId {
    PlaceId::by_chance([byte; 16])
}

fn person(byte: u8) -> PersonId {
    PersonId::by_chance([byte; 16])
}

fn viewer(_: App, who: PersonId, now: Timestamp) -> BoxFuture<'static, Result<Option<Viewer>, Error>> {
    let office = HeldOffice {
        office: OfficeId::by_chance([7; 16]),
        place: place(1),
        capabilities: vec!["sample.do".to_owned()],
        from: now,
        until: now.plus(Timestamp::DAY),
        without: Vec::new(),
    };
    let offices = if who == person(2) { vec![office] } else { Vec::new() };
    Box::pin(async move {
        Ok(Some(Viewer {
            person: who,
            name: "Ann Lee".to_owned(),
            places: Vec::new(),
            offices,
            is_strong: false,
            watched: None,
        }))
    })
}

fn sample_slice() -> Slice {
    let over = |find| Needs::Office { capability: "sample.do", place: PlaceOf::Thing(find) };
    Slice {
        name: "sample",
        routes: vec![
            Route::get("/mine", Needs::SignedIn, "/mine", async |proof: Proof| proof.person().to_string()),
            Route::post("/vote", Needs::SignedIn, "/vote", async |form: Form| form.value("choice").to_owned()),
            Route::get("/here", over(|_, _| Box::pin(async { Ok(Some(place(1))) })), "/here", async |_: Proof| "in"),
            Route::get("/there", over(|_, _| Box::pin(async { Ok(Some(place(9))) })), "/there", async |_: Proof| "in"),
            Route::get("/forgot", Needs::Anyone, "/forgot", async |_: Proof| "never"),
        ],
        ..Slice::default()
    }
}

#[tokio::test]
async fn every_answer_carries_the_content_policy() {
    let site = Site::sqlite(&PARTS).await;

    for path in ["/", "/nowhere", "/mine", "/assets/flotilla.css", "/healthz"] {
        let answer = site.get(path).await;
        let policy = answer.headers.get("content-security-policy").expect(path).to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
    }
}

#[tokio::test]
async fn a_route_lets_pass_whoever_it_names_and_nobody_else() {
    each_site(&PARTS, async |site| {
        let (member, officer) = (person(3), person(2));

        assert_eq!(site.get("/here").await.location, "/sign-in?back=%2Fhere");
        assert_eq!(site.get_as(member, "/here").await.status, 403);
        assert_eq!(site.get_as(officer, "/here").await.text, "in");
        assert_eq!(site.get_as(officer, "/there").await.status, 403);
        assert_eq!(site.get_as(member, "/mine").await.text, member.to_string());
    })
    .await;
}

#[tokio::test]
async fn a_handler_whose_route_gives_no_proof_stays_shut() {
    let site = Site::sqlite(&PARTS).await;

    assert_eq!(site.get_as(person(2), "/forgot").await.status, 500);
}

/// A decision that waits for the reader, so many hours before or after its closing.
fn waiting(frame: &Frame, hours: i64) -> Open {
    let card = DecisionCard {
        href: "/mine".to_owned(),
        place: String::new(),
        kicker: String::new(),
        title: "A decision".to_owned(),
        summary: String::new(),
        action: "Do".to_owned(),
        is_primary: true,
        when: String::new(),
        detail: String::new(),
    };
    Open { card, waits_for_viewer: true, at: frame.now.plus(hours * Timestamp::HOUR) }
}

fn closed_only(_: App, frame: Frame, _: Option<PlaceId>) -> BoxFuture<'static, Result<Decisions, PageError>> {
    Box::pin(async move { Ok(Decisions { open: vec![waiting(&frame, -21)], ..Decisions::default() }) })
}

fn closed_and_open(_: App, frame: Frame, _: Option<PlaceId>) -> BoxFuture<'static, Result<Decisions, PageError>> {
    let open = vec![waiting(&frame, -21), waiting(&frame, 5)];
    Box::pin(async move { Ok(Decisions { open, ..Decisions::default() }) })
}

#[tokio::test]
async fn what_has_closed_is_not_what_closes_next() {
    let closed =
        Site::sqlite(&Parts { slices: || vec![Slice { decisions: Some(closed_only), ..sample_slice() }], ..PARTS })
            .await;
    let both =
        Site::sqlite(&Parts { slices: || vec![Slice { decisions: Some(closed_and_open), ..sample_slice() }], ..PARTS })
            .await;

    let (closed, both) = (closed.get_as(person(3), "/").await.text, both.get_as(person(3), "/").await.text);

    assert!(closed.contains("web-home-waiting-closed"), "{closed}");
    assert!(both.contains("web-home-waiting(count=2, relative=web-in-hours(count=5))"), "{both}");
}

#[tokio::test]
async fn a_form_sent_without_a_session_is_shown_again_with_all_that_was_typed() {
    let site = Site::sqlite(&PARTS).await;

    let answer = site.post("/vote", &[("choice", "7 <b>")]).await;

    assert_eq!(answer.status, 401);
    assert!(answer.text.contains("name=\"choice\" value=\"7 &#60;b&#62;\""), "{}", answer.text);
    assert!(answer.text.contains("action=\"/vote\""));
    assert_eq!(site.post_as(person(3), "/vote", &[("choice", "7")]).await.text, "7");
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let site = Site::sqlite(&PARTS).await;
    let request = |site_header: &str, host: &str| {
        Request::builder()
            .method(Method::POST)
            .uri("/vote")
            .header("host", host)
            .header("sec-fetch-site", site_header)
            .body(Body::from("choice=7"))
            .unwrap()
    };

    assert_eq!(site.answer(request("cross-site", "localhost:8080")).await.status, 403);
    assert_eq!(site.answer(request("same-origin", "evil.example")).await.status, 421);
}

#[tokio::test]
async fn a_session_ends_when_its_time_is_over() {
    each_site(&PARTS, async |site| {
        let session = site.session(person(3)).await;
        let mine = async || site.send(axum::http::Method::GET, "/mine", "", Some(&session), "").await.status;
        assert_eq!(mine().await, 200);

        site.later(30 * Timestamp::DAY - 1);
        assert_eq!(mine().await, 200);
        site.later(1);
        assert_eq!(mine().await, 303);
    })
    .await;
}

#[tokio::test]
async fn the_reader_chooses_a_language_and_stays_on_her_page() {
    let site = Site::sqlite(&PARTS).await;

    let chosen = site.post("/language", &[("language", "cy"), ("back", "/places")]).await;
    let tricked = site.post("/language", &[("language", "cy"), ("back", "//evil.example")]).await;

    assert_eq!(chosen.location, "/places");
    assert_eq!(chosen.cookie("language").as_deref(), Some("cy"));
    assert_eq!(tricked.location, "/");
}

#[tokio::test]
async fn too_much_at_once_is_refused_in_words() {
    let site = Site::sqlite(&PARTS).await;
    let long = "x".repeat(300 * 1024);

    let answer = site.post_as(person(3), "/vote", &[("choice", &long)]).await;

    assert_eq!(answer.status, 413);
    assert!(answer.text.contains("web-error-too-large"));
}
