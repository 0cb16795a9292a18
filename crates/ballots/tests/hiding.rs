use crate::movement::{ANN, BOB, CAT, DAN, EVE, close, done, each_movement, open, person, step, vote};

/// Pages on which a figure could stand before the declaration.
const PAGES: [&str; 7] = ["", "/result", "/sheet", "/ballots.blt", "/question.json", "/transcript.json", "/desk"];

#[tokio::test]
async fn until_it_is_declared_no_page_shows_anything_of_the_result_to_anybody() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        done(vote(site, DAN, &ballot, &[("answer", "yes")]).await);
        done(vote(site, EVE, &ballot, &[("answer", "yes")]).await);
        close(site, &ballot).await;
        step(site, CAT, &ballot, "count").await;
        step(site, BOB, &ballot, "check").await;

        for who in [ANN, BOB, CAT, DAN] {
            for page in PAGES {
                let answer = site.get_as(person(who), &format!("{ballot}{page}")).await;
                for figure in
                    ["ballots-headline", "ballots-carried", "ballots-lost", "ballots-sum", "<svg class=\"drawing"]
                {
                    assert!(!answer.text.contains(figure), "{page} shows {figure} to {who}");
                }
                if !matches!(page, "" | "/desk") {
                    assert_eq!(answer.status, 404, "{page} for {who}");
                }
            }
            let home = site.get_as(person(who), "/").await.text;
            assert!(!home.contains("ballots-carried"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_result_that_is_challenged_disappears_again() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        done(vote(site, DAN, &ballot, &[("answer", "yes")]).await);
        close(site, &ballot).await;
        crate::movement::declare(site, &ballot).await;
        let reason = [("reason", "A box of papers was found.")];

        done(site.post_as(person(ANN), &format!("{ballot}/desk/recount"), &reason).await);
        done(site.post_as(person(BOB), &format!("{ballot}/desk/recount"), &reason).await);

        assert_eq!(site.get(&format!("{ballot}/result")).await.status, 404);
        assert!(site.get(&ballot).await.text.contains("A box of papers was found."));
    })
    .await;
}
