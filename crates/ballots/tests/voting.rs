use crate::movement::{ANN, CAT, DAN, EVE, LATE, clock, contest, each_movement, enter, open, person, vote};

#[tokio::test]
async fn a_member_chooses_reviews_and_casts_and_her_vote_is_in() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;

        let home = site.get_as(person(DAN), "/").await.text;
        let paper = site.get_as(person(DAN), &format!("{ballot}/vote")).await.text;
        let review = site.post_as(person(DAN), &format!("{ballot}/vote/review"), &[("answer", "no")]).await.text;
        let cast = site.post_as(person(DAN), &format!("{ballot}/vote"), &[("answer", "no")]).await;
        let thanks = site.get_as(person(DAN), &cast.location).await.text;

        assert!(home.contains(&format!("{ballot}/vote")));
        assert!(paper.contains("value=\"abstain\"") && paper.contains("ballots-secrecy-secret"));
        assert!(review.contains("ballots-review-answer(answer=ballots-no)"));
        assert!(review.contains("name=\"answer\" value=\"no\""));
        assert_eq!(cast.status, 303);
        assert!(thanks.contains("ballots-vote-in-title") && thanks.contains("note done"));
        assert!(!thanks.contains("ballots-no)"), "no receipt shows the vote");
        assert!(!site.get_as(person(DAN), "/").await.text.contains(&format!("{ballot}/vote")));
    })
    .await;
}

#[tokio::test]
async fn a_vote_sent_again_is_in_once_and_cannot_be_changed() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;

        let first = vote(site, DAN, &ballot, &[("answer", "yes")]).await;
        let again = site.post_as(person(DAN), &format!("{ballot}/vote"), &[("answer", "no")]).await;

        assert_eq!((again.status, &again.location), (303, &first.location));
        assert!(site.get_as(person(DAN), &format!("{ballot}/vote")).await.text.contains("ballots-voted-title"));
        assert!(site.get(&ballot).await.text.contains("ballots-turnout-live(voted=1"));
        let review = site.post_as(person(DAN), &format!("{ballot}/vote/review"), &[("answer", "no")]).await.text;
        assert!(review.contains("ballots-voted-title"));
    })
    .await;
}

#[tokio::test]
async fn wrong_numbers_are_named_beside_their_fields_and_nothing_is_lost() {
    each_movement(async |site| {
        let ballot = contest(site, "1").await;
        let send = async |fields: &[(&str, &str)], path: &str| {
            let answer = site.post_as(person(DAN), &format!("{ballot}{path}"), fields).await;
            assert_eq!(answer.status, 422);
            answer.text
        };

        let doubled = [("rank-1", "3"), ("rank-2", "3"), ("rank-3", "1")];
        for path in ["/vote/review", "/vote"] {
            let page = send(&doubled, path).await;
            assert!(page.contains("id=\"rank-2-error\">ballots-vote-rank-twice"), "{path}");
            assert!(page.contains("id=\"rank-1-error\">ballots-vote-rank-gap"), "{path}");
            assert!(page.contains("name=\"rank-3\"") && page.contains("value=\"1\""));
        }
        let far = send(&[("rank-1", "1"), ("rank-2", "2"), ("rank-3", "9999")], "/vote").await;
        assert!(far.contains("id=\"rank-3-error\">ballots-vote-rank-gap"));
        let words = send(&[("rank-1", "first")], "/vote").await;
        assert!(words.contains("id=\"rank-1-error\">ballots-vote-not-a-rank"));
        assert!(send(&[], "/vote").await.contains("ballots-vote-empty"));
    })
    .await;
}

#[tokio::test]
async fn a_ranking_is_reviewed_in_its_order_and_may_leave_some_out() {
    each_movement(async |site| {
        let ballot = contest(site, "2").await;
        let fields = [("rank-1", "2"), ("rank-2", ""), ("rank-3", " 1 ")];

        let review = site.post_as(person(EVE), &format!("{ballot}/vote/review"), &fields).await.text;
        let change = site.post_as(person(EVE), &format!("{ballot}/vote/choose"), &fields).await.text;

        // The paper is in the order of names: Dan, Eve, Fay.
        assert!(review.contains("<li>Fay</li><li>Dan</li>"), "{review}");
        assert!(review.contains("ballots-review-rest(count=1)"));
        assert!(change.contains("name=\"rank-1\"") && change.contains("value=\"2\""));
        assert_eq!(vote(site, EVE, &ballot, &fields).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_is_not_on_the_paper_is_refused() {
    each_movement(async |site| {
        let ballot = open(site, &[("abstain", "")]).await;

        let abstain = site.post_as(person(DAN), &format!("{ballot}/vote"), &[("answer", "abstain")]).await;
        let nothing = site.post_as(person(DAN), &format!("{ballot}/vote/review"), &[]).await;

        assert_eq!(abstain.status, 422);
        assert!(abstain.text.contains("ballots-vote-unknown"));
        assert!(nothing.text.contains("ballots-vote-empty"));
    })
    .await;
}

#[tokio::test]
async fn a_session_that_ends_while_voting_loses_no_vote() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;

        let answer = site.post(&format!("{ballot}/vote"), &[("answer", "yes"), ("nonce", "00")]).await;

        assert_eq!(answer.status, 401);
        assert!(answer.text.contains(&format!("action=\"{ballot}/vote\"")));
        assert!(answer.text.contains("name=\"answer\" value=\"yes\""));
        assert_eq!(vote(site, DAN, &ballot, &[("answer", "yes")]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_vote_that_arrives_at_the_closing_is_told_so_and_not_counted() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        clock(site, "2026-11-27T20:00");

        let late = site.post_as(person(DAN), &format!("{ballot}/vote"), &[("answer", "yes")]).await;
        site.later(-1);
        let in_time = site.post_as(person(EVE), &format!("{ballot}/vote"), &[("answer", "yes")]).await;

        assert_eq!(late.status, 422);
        assert!(late.text.contains("ballots-closed-title") && late.text.contains("ballots-vote-late"));
        assert_eq!(in_time.status, 303);
    })
    .await;
}

#[tokio::test]
async fn whoever_joins_after_the_roll_is_frozen_is_told_why_she_cannot_vote() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        enter(site, LATE, "Lea").await;

        let paper = site.get_as(person(LATE), &format!("{ballot}/vote")).await.text;
        let cast = site.post_as(person(LATE), &format!("{ballot}/vote"), &[("answer", "yes")]).await;

        assert!(paper.contains("ballots-not-on-roll-title") && paper.contains(&format!("{ballot}/roll")));
        assert_eq!(cast.status, 422);
        assert!(cast.text.contains("ballots-cast-not-on-roll"));
        assert!(site.get_as(person(LATE), &format!("{ballot}/roll")).await.text.contains("ballots-roll-me-no"));
    })
    .await;
}

#[tokio::test]
async fn before_the_opening_the_page_says_when_it_is() {
    each_movement(async |site| {
        let ballot = crate::movement::called(site, &[]).await;

        let paper = site.get_as(person(DAN), &format!("{ballot}/vote")).await.text;
        let cast = site.post_as(person(DAN), &format!("{ballot}/vote"), &[("answer", "yes")]).await;

        assert!(paper.contains("ballots-not-open-yet"));
        assert_eq!(cast.status, 422);
    })
    .await;
}

#[tokio::test]
async fn the_number_of_votes_is_followed_while_the_page_is_open() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        vote(site, DAN, &ballot, &[("answer", "yes")]).await;

        let page = site.get_as(person(ANN), &ballot).await.text;
        let topic = page.split("data-topic=\"").nth(1).unwrap().split('"').next().unwrap();
        let (_, render) = ballots::slice().live[0];
        let content = render(site.app.clone(), topic.to_owned()).await.unwrap().unwrap();

        assert!(content.contains('1') && !content.contains("Dan"), "{content}");
        assert_eq!(render(site.app.clone(), "turnout-en-nothing".to_owned()).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_mark_is_seen_by_its_own_member_alone() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        vote(site, DAN, &ballot, &[("answer", "yes")]).await;

        let own = site.get_as(person(DAN), &format!("{ballot}/roll")).await.text;
        let other = site.get_as(person(EVE), &format!("{ballot}/roll")).await.text;

        assert!(own.contains("ballots-roll-mark-online"));
        assert!(other.contains("ballots-roll-mark-none") && !other.contains("Dan"));
        assert_eq!(site.get_as(person(CAT), &format!("{ballot}/marks")).await.status, 404, "not before closing");
    })
    .await;
}
