use std::{fs, path::Path};

use axum::{
    body::Body,
    http::{Request, header},
};
use tower::ServiceExt;

use crate::machine::{Machine, Organisation};

/// What people who join here tell of themselves.
const FIXTURES: [&str; 11] = [
    "Quillfeather",
    "xanthe@",
    "Thistlewood",
    "myfanwy",
    "heron.example",
    "CF10 1AA",
    "CF101AA",
    "Wrack Lane",
    "Perpetua",
    "perpetua@",
    "LL57 2DG",
];

/// Fixtures that stand in a file, whatever case they are in.
pub(crate) fn found_in(path: &Path) -> Vec<&'static str> {
    let bytes = fs::read(path).unwrap().to_ascii_lowercase();
    let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.to_ascii_lowercase().as_bytes());
    assert!(!bytes.is_empty(), "{}", path.display());
    FIXTURES.into_iter().filter(|fixture| holds(fixture)).collect()
}

/// Somebody joins on the page: her letter then waits to be sent.
async fn join(organisation: &Organisation, name: &str, email: &str, postcode: &str) {
    let mut tx = organisation.open.db.reader().await.unwrap();
    let home = places::find_by_slug(&mut tx, &"wales".parse().unwrap()).await.unwrap().unwrap().id;
    drop(tx);
    let body =
        format!("name={name}&email={email}&postcode={postcode}&consent=yes&step=place&place={home}").replace(' ', "+");
    let request = Request::post("/join")
        .header(header::HOST, "localhost:8080")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    let answer = web::router(&organisation.app).oneshot(request).await.unwrap();
    assert_eq!(answer.headers()[header::LOCATION], "/join/sent");
}

#[tokio::test]
async fn a_stolen_database_with_its_log_names_nobody() {
    let machine = Machine::founded().await;
    let organisation = Organisation::of(&machine).await;
    let person =
        organisation.register("Myfanwy Thistlewood", ["myfanwy@heron.example", "CF10 1AA", "3 Wrack Lane"]).await;
    join(&organisation, "Perpetua Lanternjaw", "perpetua@heron.example", "LL57 2DG").await;
    let made = machine.back_up().await;

    // Open, so that the log is there.
    for name in ["flotilla.db", "flotilla.db-wal", "keys.db", "keys.db-wal"] {
        assert_eq!(found_in(&machine.data(name)), Vec::<&str>::new(), "{name}");
    }
    let wal = fs::read(machine.data("flotilla.db-wal")).unwrap();
    assert!(wal.windows(7).any(|part| part == b"sheet 7"), "what is not sealed would be found");
    for path in [made.folder.join(&made.database.file), made.key_folder.join(&made.keys.file)] {
        let mut text = Vec::new();
        std::io::copy(&mut flate2::read::GzDecoder::new(fs::File::open(&path).unwrap()), &mut text).unwrap();
        let unpacked = machine.folder.path().join("unpacked");
        fs::write(&unpacked, text).unwrap();
        assert_eq!(found_in(&unpacked), Vec::<&str>::new(), "{}", path.display());
    }
    // With the keys it is all there.
    assert_eq!(organisation.name(person).await.as_deref(), Some("Myfanwy Thistlewood"));
    organisation.close().await;
    for name in ["flotilla.db", "keys.db"] {
        assert_eq!(found_in(&machine.data(name)), Vec::<&str>::new(), "{name} once closed");
    }
}
