use std::sync::atomic::{AtomicU64, Ordering};

use axum::{Router, http::StatusCode, response::Redirect, routing::get};
use tokio::net::TcpListener;

use super::*;

static TIMES: AtomicU64 = AtomicU64::new(0);

/// A server on this machine; its address.
async fn server() -> String {
    let app = Router::new()
        .route("/", get(async || "hello"))
        .route("/counted", get(async || TIMES.fetch_add(1, Ordering::SeqCst).to_string()))
        .route("/broken", get(async || StatusCode::INTERNAL_SERVER_ERROR))
        .route("/elsewhere", get(async || Redirect::to("/")))
        .route("/long", get(async || vec![b'x'; LONGEST + 1]))
        .route("/just", get(async || vec![b'x'; LONGEST]))
        .route("/slow", get(async || std::future::pending::<()>().await));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it listens");
    tokio::spawn(async move { axum::serve(listener, app).await });
    format!("http://{address}")
}

fn question(address: &str) -> Question {
    Request::get(address).body(Vec::new()).expect("an address")
}

#[tokio::test]
async fn an_answer_comes_whole_with_its_status() {
    let (out, server) = (Outbound::default(), server().await);

    let answer = out.ask(question(&format!("{server}/"))).await.expect("it answers");
    assert_eq!((answer.status(), answer.body().as_slice()), (StatusCode::OK, b"hello".as_slice()));
    assert_eq!(out.ask(question(&format!("{server}/broken"))).await.expect("it answers").status(), 500);
    assert_eq!(out.ask(question(&format!("{server}/just"))).await.expect("it answers").body().len(), LONGEST);
}

#[tokio::test]
async fn redirects_long_answers_and_closed_doors_are_not_followed() {
    let (out, server) = (Outbound::default(), server().await);

    assert_eq!(out.ask(question(&format!("{server}/elsewhere"))).await.expect("it answers").status(), 303);
    assert_eq!(out.ask(question(&format!("{server}/long"))).await.err(), Some(NotAnswered::TooLong));
    assert_eq!(out.ask(question("http://127.0.0.1:1/")).await.err(), Some(NotAnswered::Unreachable));
}

#[tokio::test(start_paused = true)]
async fn whoever_does_not_answer_is_given_up() {
    let (out, server) = (Outbound::default(), server().await);

    assert_eq!(out.ask(question(&format!("{server}/slow"))).await.err(), Some(NotAnswered::TooLate));
}

#[tokio::test]
async fn nothing_goes_out_unencrypted() {
    for address in ["http://example.org/", "http://127.0.0.1.example.org/", "http://localhost.example.org/", "/"] {
        assert_eq!(
            Outbound::default().ask(question(address)).await.err(),
            Some(NotAnswered::NotEncrypted),
            "{address}"
        );
    }
    assert!(is_private(&Uri::from_static("https://example.org/x")));
    assert!(is_private(&Uri::from_static("http://[::1]:3000/x")));
}

#[tokio::test]
async fn an_answer_is_kept_for_an_hour() {
    let (out, server) = (Outbound::default(), server().await);
    let ask = async |at: i64| {
        let answer = out.ask_kept(question(&format!("{server}/counted")), Timestamp::from_micros(at)).await;
        String::from_utf8(answer.expect("it answers").into_body()).expect("a number")
    };

    let first = ask(0).await;
    assert_eq!(ask(Timestamp::HOUR - 1).await, first);
    let second = ask(Timestamp::HOUR).await;
    assert_ne!(second, first);
    out.forget();
    assert_ne!(ask(Timestamp::HOUR).await, second);
}
