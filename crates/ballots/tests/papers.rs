use axum::{
    body::Body,
    http::{Request, header},
};
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, CAT, DAN, EVE, FAY, close, contest, done, each_movement, open, person, vote};

/// Records what happened to a member's paper.
async fn record(site: &Site, ballot: &str, member: u8, act: &str) -> Answer {
    site.post_as(person(ANN), &format!("{ballot}/papers/{}", person(member)), &[("act", act)]).await
}

/// Sends a batch of papers as a browser sends a form with a file.
async fn enter(site: &Site, who: u8, ballot: &str, label: &str, file: &str) -> Answer {
    let part = |name: &str, file: &str, text: &str| {
        format!("--X\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{text}\r\n")
    };
    let body =
        part("label", "", label) + &part("file", "; filename=\"box.csv\"", file) + &part("text", "", "") + "--X--\r\n";
    let session = site.session(person(who)).await;
    let request = Request::post(format!("{ballot}/batches"))
        .header(header::HOST, "localhost:8080")
        .header(header::COOKIE, format!("flotilla={session}"))
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=X")
        .body(Body::from(body))
        .unwrap();
    site.answer(request).await
}

#[tokio::test]
async fn whoever_has_a_paper_cannot_vote_online_and_the_other_way_about() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        done(vote(site, EVE, &ballot, &[("answer", "yes")]).await);

        done(record(site, &ballot, DAN, "issue").await);
        let paper = site.get_as(person(DAN), &format!("{ballot}/vote")).await.text;
        let cast = site.post_as(person(DAN), &format!("{ballot}/vote"), &[("answer", "yes")]).await;
        let voted = record(site, &ballot, EVE, "issue").await;
        let unknown = record(site, &ballot, FAY, "burn").await;

        assert!(paper.contains("ballots-paper-title") && paper.contains("ballots-cast-has-paper"));
        assert_eq!(cast.status, 422);
        assert!(voted.text.contains("ballots-paper-voted"));
        assert!(unknown.text.contains("web-error-choose"));
    })
    .await;
}

#[tokio::test]
async fn a_member_is_found_by_the_number_on_her_card() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        let number = membership::person::number(person(DAN));

        let found = site.get_as(person(ANN), &format!("{ballot}/papers?number={number}")).await.text;
        let spoken = membership::person::spoken(number).replace(' ', "+");
        let spaced = site.get_as(person(ANN), &format!("{ballot}/papers?number={spoken}")).await.text;
        let none = site.get_as(person(ANN), &format!("{ballot}/papers?number=100000000001")).await.text;

        assert!(found.contains(">Dan<") && found.contains("value=\"letter\""));
        assert!(spaced.contains(">Dan<"));
        assert!(none.contains("ballots-member-unknown"));
        assert_eq!(site.get_as(person(DAN), &format!("{ballot}/papers")).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn the_code_of_a_letter_votes_once_without_signing_in() {
    each_movement(async |site| {
        let ballot = contest(site, "1").await;
        let issued = record(site, &ballot, DAN, "letter").await;
        let code = issued.text.split("<p class=\"code\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let fields = [("code", code.as_str()), ("rank-1", "1")];

        let wrong = site.post(&format!("{ballot}/letter/choose"), &[("code", "AAAA BBBB CCCC DDDD EEEE")]).await;
        let paper = site.post(&format!("{ballot}/letter/choose"), &fields[..1]).await;
        let review = site.post(&format!("{ballot}/letter/review"), &fields).await;
        let cast = site.post(&format!("{ballot}/letter"), &fields).await;
        let again = site.post(&format!("{ballot}/letter"), &fields).await;

        assert!(wrong.text.contains("id=\"code-error\">ballots-cast-no-code"));
        assert!(paper.text.contains(&format!("name=\"code\" value=\"{code}\"")) && paper.text.contains("rank-3"));
        assert!(review.text.contains("<li>Dan</li>"));
        assert_eq!(cast.location, format!("{ballot}/letter/in"));
        assert!(again.text.contains("ballots-cast-no-code"));
        assert!(site.get_as(person(DAN), &format!("{ballot}/roll")).await.text.contains("ballots-roll-mark-letter"));
    })
    .await;
}

#[tokio::test]
async fn papers_are_entered_by_one_person_and_checked_by_another_never_more_than_came_back() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        for member in [DAN, EVE] {
            done(record(site, &ballot, member, "issue").await);
            done(record(site, &ballot, member, "return").await);
        }
        close(site, &ballot).await;

        let many = enter(site, ANN, &ballot, "Box 1", "count,answer\n3,yes\n").await;
        let garbled = enter(site, ANN, &ballot, "Box 1", "count,answer\nmany,yes\n").await;
        let unlabelled = enter(site, ANN, &ballot, "", "count,answer\n2,yes\n").await;
        done(enter(site, ANN, &ballot, "Box 1", "count,answer\n1,yes\n1,no\n").await);
        let early = site.post_as(person(CAT), &format!("{ballot}/desk/count"), &[]).await;
        let page = site.get_as(person(BOB), &format!("{ballot}/papers")).await.text;
        let batch = page.split("/batches/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let own = site.post_as(person(ANN), &format!("{ballot}/batches/{batch}"), &[("what", "right")]).await;
        done(site.post_as(person(BOB), &format!("{ballot}/batches/{batch}"), &[("what", "right")]).await);
        crate::movement::declare(site, &ballot).await;
        let result = site.get(&format!("{ballot}/result")).await.text;

        assert!(many.text.contains("ballots-batch-too-many(papers=3, returned=2)"));
        assert!(garbled.text.contains("ballots-batch-line(line=2"));
        assert!(unlabelled.text.contains("id=\"label-error\""));
        assert!(early.text.contains("ballots-batch-unchecked"));
        assert_eq!(own.status, 422);
        assert!(result.contains("ballots-sum-returned") && result.contains("ballots-channel-paper"));
    })
    .await;
}
