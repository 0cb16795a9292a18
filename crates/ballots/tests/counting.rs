use crate::movement::{
    ANN, BOB, CAT, DAN, EVE, FAY, GUS, SEEDS, clock, close, contest, declare, done, each_movement, open, person, step,
    vote,
};

#[tokio::test]
async fn a_question_is_carried_and_its_result_shows_the_sum() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        for (who, answer) in [(DAN, "yes"), (EVE, "yes"), (FAY, "no"), (GUS, "abstain")] {
            done(vote(site, who, &ballot, &[("answer", answer)]).await);
        }
        close(site, &ballot).await;
        declare(site, &ballot).await;

        let result = site.get(&format!("{ballot}/result")).await.text;

        assert!(result.contains("ballots-headline-carried"));
        assert!(result.contains("2 × 3 = 6 ≥ 6 = 3 × 2"));
        assert!(result.contains("ballots-quorum-reached(took=4, eligible=8, needed=2)"));
        assert!(result.contains("<svg class=\"drawing bars\""));
        assert!(result.contains("ballots-challenge"));
        assert!(site.get("/").await.text.contains("ballots-figures(for=2, against=1)"));
        assert_eq!(site.get(&format!("{ballot}/ballots.blt")).await.status, 404);
        assert!(site.get(&format!("{ballot}/transcript.json")).await.text.contains("\"carried\""));
        // Whoever downloads the figures comes to the same with the command beside them.
        assert!(result.contains(&format!("flotilla count {}.json", ballot.trim_start_matches("/ballots/"))));
        let file = site.get(&format!("{ballot}/question.json")).await.text;
        let decided = tally::majority::QuestionFile::read(&file).unwrap().decide().unwrap();
        assert_eq!(decided.sum.text, "2 × 3 = 6 ≥ 6 = 3 × 2");
        assert_eq!(decided.quorum.map(|quorum| (quorum.took_part, quorum.eligible)), Some((4, 8)));
    })
    .await;
}

#[tokio::test]
async fn an_election_is_counted_after_its_lot_is_settled_and_shows_every_stage() {
    each_movement(async |site| {
        let ballot = contest(site, "1").await;
        // On the paper: Dan, Eve, Fay.
        for (who, ranks) in [(DAN, ["1", "2", ""]), (EVE, ["", "1", ""]), (FAY, ["", "2", "1"]), (GUS, ["", "1", "2"])]
        {
            let fields = [("rank-1", ranks[0]), ("rank-2", ranks[1]), ("rank-3", ranks[2])];
            done(vote(site, who, &ballot, &fields).await);
        }
        close(site, &ballot).await;

        let early = site.post_as(person(CAT), &format!("{ballot}/desk/count"), &[]).await;
        let desk = site.get_as(person(CAT), &format!("{ballot}/desk")).await.text;
        for (who, seed) in [(ANN, SEEDS[0]), (BOB, SEEDS[1])] {
            done(site.post_as(person(who), &format!("{ballot}/lot/reveal"), &[("seed", seed)]).await);
        }
        declare(site, &ballot).await;
        let result = site.get(&format!("{ballot}/result")).await.text;
        let sheet = site.get(&format!("{ballot}/sheet")).await.text;

        assert_eq!(early.status, 422);
        assert!(early.text.contains("ballots-lot-missing") && desk.contains("ballots-lot-missing"));
        assert!(result.contains("ballots-headline-elected(names=Eve, count=1)"));
        assert!(result.contains("<svg class=\"drawing flow"));
        assert!(result.contains("<span class=\"elected-name\">Eve</span>"));
        // Four papers are too few to be shown, whatever was chosen.
        assert!(result.contains("ballots-no-file-sheet") && !result.contains("flotilla count"));
        assert_eq!(site.get(&format!("{ballot}/ballots.blt")).await.status, 404);
        assert!(sheet.contains("ballots-sheet-quota-how(quota=3, valid=4, seats=1)"));
        assert!(sheet.contains("2.00000") && sheet.contains("ballots-lot-settled-seeds"));
    })
    .await;
}

#[tokio::test]
async fn a_seed_that_was_not_committed_to_is_refused_beside_its_field() {
    each_movement(async |site| {
        let ballot = contest(site, "1").await;
        done(vote(site, DAN, &ballot, &[("rank-1", "1")]).await);
        close(site, &ballot).await;

        let other =
            site.post_as(person(ANN), &format!("{ballot}/lot/reveal"), &[("seed", "another seed, long enough")]).await;
        let stranger = site.post_as(person(DAN), &format!("{ballot}/lot/reveal"), &[("seed", SEEDS[0])]).await;
        let fields = [("order", "2 1 3"), ("witnesses", "Eve\nFay")];
        done(site.post_as(person(ANN), &format!("{ballot}/desk/draw"), &fields).await);

        assert_eq!(other.status, 422);
        assert!(other.text.contains("id=\"seed-error\">ballots-lot-other-seed"));
        assert_eq!(stranger.status, 403);
        assert!(site.get(&format!("{ballot}/lot")).await.text.contains("ballots-lot-settled-hand"));
    })
    .await;
}

#[tokio::test]
async fn two_people_declare_and_whoever_counted_does_not_check() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        done(vote(site, DAN, &ballot, &[("answer", "yes")]).await);
        close(site, &ballot).await;
        step(site, ANN, &ballot, "count").await;

        let own = site.post_as(person(ANN), &format!("{ballot}/desk/check"), &[]).await;
        step(site, CAT, &ballot, "check").await;
        step(site, ANN, &ballot, "declare").await;
        step(site, ANN, &ballot, "declare").await;
        let alone = site.get(&format!("{ballot}/result")).await.status;
        let waits = site.get_as(person(BOB), &format!("{ballot}/desk")).await.text;
        let scrutineer = site.post_as(person(CAT), &format!("{ballot}/desk/declare"), &[]).await.status;
        step(site, BOB, &ballot, "declare").await;

        assert!(own.text.contains("ballots-duty-same-person"));
        assert_eq!(alone, 404);
        assert!(waits.contains("ballots-go-countersign(what=ballots-go-declare)"));
        assert_eq!(scrutineer, 403);
        assert_eq!(site.get(&format!("{ballot}/result")).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn extending_and_ending_take_a_reason_and_two_people() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        let extend = [("closes", "2026-11-28T20:00"), ("reason", "The server was down for an hour.")];

        let silent = site.post_as(person(ANN), &format!("{ballot}/desk/extend"), &extend[..1]).await;
        let earlier = site
            .post_as(person(ANN), &format!("{ballot}/desk/extend"), &[("closes", "2026-11-26T20:00"), ("reason", "x")])
            .await;
        done(site.post_as(person(ANN), &format!("{ballot}/desk/extend"), &extend).await);
        let shown = site.get_as(person(BOB), &format!("{ballot}/desk/extend")).await.text;
        done(site.post_as(person(BOB), &format!("{ballot}/desk/extend"), &extend).await);
        clock(site, "2026-11-28T19:59");
        let late_vote = vote(site, DAN, &ballot, &[("answer", "yes")]).await;

        assert!(silent.text.contains("id=\"reason-error\""));
        assert_eq!(earlier.status, 422);
        assert!(shown.contains("value=\"2026-11-28T20:00\"") && shown.contains("The server was down"));
        assert_eq!(late_vote.status, 303);
        assert!(site.get(&ballot).await.text.contains("ballots-act-extended"));
    })
    .await;
}

#[tokio::test]
async fn whoever_chose_a_language_is_told_of_an_extension_in_it() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        done(site.post_as(person(DAN), "/language", &[("language", "cy"), ("back", "/")]).await);
        for (who, language) in [(EVE, "cy"), (EVE, "en")] {
            done(site.post_as(person(who), "/language", &[("language", language), ("back", "/")]).await);
        }
        site.work().await;
        let before = site.letters().len();
        let extend = [("closes", "2026-11-28T20:00"), ("reason", "The server was down for an hour.")];
        for who in [ANN, BOB] {
            done(site.post_as(person(who), &format!("{ballot}/desk/extend"), &extend).await);
        }

        site.work().await;

        let letters = site.letters().split_off(before);
        let to = |name: &str| letters.iter().find(|letter| letter.contains(&format!("{name}@example.org"))).unwrap();
        assert!(to("dan").contains("Y rheswm: The server was down"), "{}", to("dan"));
        for name in ["eve", "fay"] {
            assert!(to(name).contains("The reason: The server was down"));
            assert!(to(name).contains("Saturday 28 November 2026, 20:00 London time"));
        }
        let own = site.get_as(person(DAN), "/me/data").await.text;
        assert!(own.contains("\"language\": \"cy\"") || own.contains("\"language\":\"cy\""), "{own}");
    })
    .await;
}

#[tokio::test]
async fn after_closing_scrutineers_see_who_took_part_and_nobody_else() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        done(vote(site, FAY, &ballot, &[("answer", "yes")]).await);
        done(vote(site, DAN, &ballot, &[("answer", "no")]).await);
        done(vote(site, GUS, &ballot, &[("answer", "no")]).await);
        close(site, &ballot).await;

        let page = site.get_as(person(CAT), &format!("{ballot}/marks")).await.text;

        assert!(page.find(">Dan<").unwrap() < page.find(">Fay<").unwrap(), "sorted by name");
        assert!(!page.contains("ballots-yes") && !page.contains("ballots-no<"));
        for nobody in [ANN, BOB, DAN] {
            assert_eq!(site.get_as(person(nobody), &format!("{ballot}/marks")).await.status, 403);
        }
    })
    .await;
}

/// Behaviour 58: with one or two voters, a name beside the count would tell a vote.
#[tokio::test]
async fn where_two_voted_nobody_is_named_as_having_voted() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        done(vote(site, FAY, &ballot, &[("answer", "yes")]).await);
        done(vote(site, DAN, &ballot, &[("answer", "no")]).await);
        close(site, &ballot).await;

        let page = site.get_as(person(CAT), &format!("{ballot}/marks")).await.text;

        assert!(page.contains("ballots-marks-few"));
        assert!(!page.contains(">Dan<") && !page.contains(">Fay<"));
    })
    .await;
}

#[tokio::test]
async fn a_named_vote_is_shown_to_those_on_its_roll_once_declared() {
    each_movement(async |site| {
        let ballot = open(site, &[("kind", "named")]).await;
        done(vote(site, DAN, &ballot, &[("answer", "yes")]).await);
        let early = site.get_as(person(DAN), &format!("{ballot}/named")).await.status;
        close(site, &ballot).await;
        declare(site, &ballot).await;
        crate::movement::enter(site, crate::movement::LATE, "Lea").await;

        let page = site.get_as(person(EVE), &format!("{ballot}/named")).await.text;

        assert_eq!(early, 404);
        assert!(page.contains("Dan") && page.contains("ballots-yes"));
        assert_eq!(site.get_weakly(person(EVE), &format!("{ballot}/named")).await.status, 200);
        assert_eq!(site.get_as(person(crate::movement::LATE), &format!("{ballot}/named")).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn what_was_decided_has_an_owner_and_a_day() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        done(vote(site, DAN, &ballot, &[("answer", "yes")]).await);
        close(site, &ballot).await;
        declare(site, &ballot).await;

        let nobody = site.post_as(person(ANN), &format!("{ballot}/desk/assign"), &[("owner", ""), ("due", "x")]).await;
        let fields = [("owner", "The committee"), ("due", "2027-01-31")];
        done(site.post_as(person(ANN), &format!("{ballot}/desk/assign"), &fields).await);

        assert!(nobody.text.contains("id=\"owner-error\"") && nobody.text.contains("id=\"due-error\""));
        assert!(site.get(&format!("{ballot}/result")).await.text.contains("ballots-owner-due(owner=The committee"));
    })
    .await;
}
