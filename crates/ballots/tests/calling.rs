use crate::movement::{ANN, BOB, CAT, DAN, RUTH, called, changed, clock, each_movement, fields, person, send, step};

#[tokio::test]
async fn a_draft_is_seen_only_by_those_who_have_to_do_with_it() {
    each_movement(async |site| {
        let made = send(site, ANN, "/ballots/new", &fields(site).await).await;
        let ballot = made.location.split("/desk").next().unwrap().to_owned();

        assert_eq!(site.get_as(person(ANN), &ballot).await.status, 200);
        assert_eq!(site.get_as(person(RUTH), &ballot).await.status, 200);
        for nobody in [DAN, CAT, BOB] {
            assert_eq!(site.get_as(person(nobody), &ballot).await.status, 404);
        }
        assert_eq!(site.get(&ballot).await.status, 404);
        assert!(!site.get("/ballots").await.text.contains("Shall we register"));
    })
    .await;
}

/// B13: the page of a draft is for anyone in the table of routes, and shows a draft in a strong session alone.
#[tokio::test]
async fn a_draft_opens_to_its_officers_after_more_than_a_link() {
    each_movement(async |site| {
        let made = send(site, ANN, "/ballots/new", &fields(site).await).await;
        let ballot = made.location.split("/desk").next().unwrap().to_owned();

        for officer in [ANN, RUTH] {
            let led = site.get_weakly(person(officer), &ballot).await;
            assert!(led.status == 303 && led.location.starts_with("/me/strong?back=%2Fballots%2F"), "{}", led.location);
        }
        assert_eq!(site.get_weakly(person(DAN), &ballot).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_ballot_is_not_called_without_a_second_person_whom_somebody_else_names() {
    each_movement(async |site| {
        let made = send(site, ANN, "/ballots/new", &fields(site).await).await;
        let ballot = made.location.split("/desk").next().unwrap().to_owned();

        let refused = site.post_as(person(ANN), &format!("{ballot}/desk/call"), &[]).await;
        let own = site.post_as(person(ANN), &format!("{ballot}/second"), &[("person", &person(BOB).to_string())]).await;

        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("ballots-duty-no-second"));
        assert_eq!(own.status, 403);
        assert!(site.get_as(person(ANN), &format!("{ballot}/desk")).await.text.contains("ballots-waits-second"));
    })
    .await;
}

#[tokio::test]
async fn each_field_of_the_form_says_what_is_wrong_with_itself() {
    each_movement(async |site| {
        let wrong = |changes: Vec<(&'static str, &'static str)>| async move {
            let answer = send(site, ANN, "/ballots/new", &changed(site, &changes).await).await;
            assert_eq!(answer.status, 422, "{changes:?}");
            answer.text
        };

        let many = wrong(vec![("title", ""), ("opens", "soon"), ("challenge_days", "0"), ("kind", "sealed")]).await;
        assert!(many.contains("id=\"title-error\"") && many.contains("id=\"opens-error\""));
        assert!(many.contains("id=\"challenge_days-error\"") && many.contains("id=\"kind-error\""));
        assert!(many.contains("The founding conference asks all members."), "what was typed is not lost");
        assert!(wrong(vec![("opens", "2026-11-22T11:00")]).await.contains("ballots-times-past"));
        assert!(wrong(vec![("closes", "2026-11-25T09:00")]).await.contains("ballots-times-voting-order"));
        assert!(wrong(vec![("roll_published", "2026-11-25T09:00")]).await.contains("ballots-times-roll"));
        assert!(wrong(vec![("destroyed_days", "2")]).await.contains("ballots-times-destroyed"));
        assert!(wrong(vec![("subject", "people"), ("seats", "51")]).await.contains("web-error-number"));
        assert!(
            wrong(vec![("fraction", "1/1"), ("comparison", "more-than")]).await.contains("ballots-new-more-than-all")
        );
        assert!(wrong(vec![("place", "11111111-1111-4111-8111-111111111111")]).await.contains("web-error-choose"));
    })
    .await;
}

#[tokio::test]
async fn a_called_ballot_shows_who_does_what_by_which_rule_and_until_when() {
    each_movement(async |site| {
        let ballot = called(site, &[]).await;

        let page = site.get_as(person(DAN), &ballot).await.text;

        for expected in [
            "Shall we register as a party?",
            "ballots-threshold-for-and-against-at-least(fraction=two-thirds",
            "ballots-quorum(fraction=quarter, numerator=1, denominator=4)",
            "ballots-second-elected",
            "ballots-secrecy-secret",
            "ballots-disclosure-full",
            "ballots-may-yes-so-far",
            "ballots-act-called",
        ] {
            assert!(page.contains(expected), "{expected} is not on the page");
        }
    })
    .await;
}

#[tokio::test]
async fn the_desk_shows_only_what_can_be_done_now() {
    each_movement(async |site| {
        let ballot = called(site, &[]).await;
        let desk = async |who| site.get_as(person(who), &format!("{ballot}/desk")).await.text;

        assert!(!desk(ANN).await.contains("/desk/roll"));
        assert!(desk(ANN).await.contains("ballots-waits-roll"));
        clock(site, "2026-11-24T10:00");
        assert!(desk(ANN).await.contains("/desk/roll"));
        assert!(!desk(CAT).await.contains("/desk/roll"), "a scrutineer publishes no roll");
        step(site, BOB, &ballot, "roll").await;
        assert!(desk(ANN).await.contains("ballots-waits-opens"));
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_changed_by_its_returning_officer_until_it_is_called() {
    each_movement(async |site| {
        let changes = [("member_by", "2026-06-30"), ("blank", "yes"), ("quorum", "1/3")];
        let made = send(site, ANN, "/ballots/new", &changed(site, &changes).await).await;
        let ballot = made.location.split("/desk").next().unwrap().to_owned();

        let form = site.get_as(person(ANN), &format!("{ballot}/change")).await.text;
        let wrong = send(site, ANN, &format!("{ballot}/change"), &changed(site, &[("title", "")]).await).await;
        let kept =
            send(site, ANN, &format!("{ballot}/change"), &changed(site, &[("title", "Another question?")]).await).await;
        let after = site.get_as(person(ANN), &ballot).await.text;
        let called = called(site, &[]).await;
        let late = send(site, ANN, &format!("{called}/change"), &fields(site).await).await;

        for field in
            ["value=\"2026-06-30\"", "value=\"2026-11-25T09:00\"", "<option value=\"1/3\" selected>", "value=\"30\""]
        {
            assert!(form.contains(field), "{field} is not in the form");
        }
        assert!(wrong.text.contains("id=\"title-error\""));
        assert_eq!(kept.status, 303, "{}", kept.text);
        assert!(after.contains("Another question?") && !after.contains("Shall we register"));
        assert_eq!(late.status, 422);
        assert_eq!(site.get_as(person(BOB), &format!("{ballot}/change")).await.status, 403);
    })
    .await;
}
