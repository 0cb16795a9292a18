use crate::movement::{
    ANN, BOB, CAT, DAN, called, changed, clock, close, done, each_movement, fields, open, person, send, step,
};
use web::testing::{Answer, Site};

const NONCE: (&str, &str) = ("nonce", "00112233445566778899aabbccddeeff");

/// Sends the same form twice; both answers.
async fn twice(site: &Site, who: u8, path: &str, form: &[(&str, &str)]) -> [Answer; 2] {
    let form = [form, &[NONCE]].concat();
    [site.post_as(person(who), path, &form).await, site.post_as(person(who), path, &form).await]
}

#[tokio::test]
async fn a_draft_that_was_sent_twice_is_one_draft_and_one_that_was_changed_is_another() {
    each_movement(async |site| {
        let form = changed(site, &[NONCE]).await;
        let first = send(site, ANN, "/ballots/new", &form).await;
        let again = send(site, ANN, "/ballots/new", &form).await;
        let other = send(site, ANN, "/ballots/new", &changed(site, &[NONCE, ("title", "Shall we not?")]).await).await;
        let by_hand = send(site, ANN, "/ballots/new", &fields(site).await).await;

        assert_eq!((first.status, again.status, &first.location), (303, 303, &again.location));
        assert!(first.location != other.location && by_hand.location != first.location);
    })
    .await;
}

#[tokio::test]
async fn a_name_that_was_put_forward_twice_stands_once_and_the_second_answer_says_that_it_is_done() {
    each_movement(async |site| {
        let ballot = called(site, &[("title", "Our name"), ("subject", "names"), ("seats", "1")]).await;
        clock(site, "2026-11-23T10:00");
        let path = format!("{ballot}/nominations");

        let answers = twice(site, DAN, &path, &[("what", "name"), ("name", "The Commons")]).await;
        let other_form = site.post_as(person(DAN), &path, &[("what", "name"), ("name", "The Commons")]).await;

        assert_eq!(answers.map(|answer| answer.status), [303, 303]);
        assert_eq!(other_form.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_step_that_was_sent_twice_is_done_for_whoever_took_it_and_refused_to_others() {
    each_movement(async |site| {
        let ballot = called(site, &[]).await;
        clock(site, "2026-11-24T10:00");

        let [first, again] = twice(site, ANN, &format!("{ballot}/desk/roll"), &[]).await;
        let other = site.post_as(person(BOB), &format!("{ballot}/desk/roll"), &[]).await;
        clock(site, "2026-11-24T10:11");
        let late = site.post_as(person(ANN), &format!("{ballot}/desk/roll"), &[]).await;

        assert_eq!((first.status, again.status), (303, 303));
        assert_eq!(first.location, again.location);
        assert_eq!((other.status, late.status), (422, 422));
        assert!(late.text.contains("ballots-step-stage"));
    })
    .await;
}

#[tokio::test]
async fn votes_are_counted_once_however_often_the_button_is_pressed() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        done(crate::movement::vote(site, DAN, &ballot, &[("answer", "yes")]).await);
        close(site, &ballot).await;

        let [counted, again] = twice(site, CAT, &format!("{ballot}/desk/count"), &[]).await;
        step(site, ANN, &ballot, "check").await;
        let desk = site.get_as(person(ANN), &format!("{ballot}/desk")).await.text;

        assert_eq!((counted.status, again.status), (303, 303));
        assert_eq!(desk.matches("ballots-act-counted").count(), 1, "{desk}");
    })
    .await;
}
