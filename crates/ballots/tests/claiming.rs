use crate::movement::{ANN, BOB, CAT, DAN, LATE, called, clock, done, each_movement, enter, open, person, step, vote};

#[tokio::test]
async fn a_member_who_is_missing_is_added_when_two_people_agree_and_can_vote() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        enter(site, LATE, "Lea").await;

        let empty = site.post_as(person(LATE), &format!("{ballot}/roll/claims"), &[("reason", " ")]).await;
        done(site.post_as(person(LATE), &format!("{ballot}/roll/claims"), &[("reason", "I joined in March.")]).await);
        let again =
            site.post_as(person(LATE), &format!("{ballot}/roll/claims"), &[("reason", "I joined in March.")]).await;
        let desk = site.get_as(person(ANN), &format!("{ballot}/desk")).await.text;
        let claim = desk.split("/desk/claims/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let path = format!("{ballot}/desk/claims/{claim}");
        let decide = [("decision", "uphold")];
        let stranger = site.post_as(person(CAT), &path, &decide).await.status;
        done(site.post_as(person(ANN), &path, &decide).await);
        let half = site.get_as(person(BOB), &format!("{ballot}/desk")).await.text;
        done(site.post_as(person(BOB), &path, &decide).await);
        let roll = site.get_as(person(LATE), &format!("{ballot}/roll")).await.text;

        assert!(empty.text.contains("id=\"reason-error\""));
        assert_eq!(again.status, 303);
        assert_eq!(desk.matches("/desk/claims/").count(), 1, "sent twice, it stands there once");
        assert_eq!(stranger, 403);
        assert!(half.contains("ballots-claim-half-uphold(name=Ann)"));
        assert!(roll.contains("ballots-roll-me-yes") && roll.contains("I joined in March."));
        assert!(roll.contains("ballots-roll-in-force(size=9)"));
        assert_eq!(vote(site, LATE, &ballot, &[("answer", "yes")]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn the_roll_is_public_in_size_and_hash_and_never_in_names() {
    each_movement(async |site| {
        let ballot = called(site, &[]).await;
        let before = site.get(&format!("{ballot}/roll")).await.text;
        clock(site, "2026-11-24T10:00");
        step(site, ANN, &ballot, "roll").await;
        let provisional = site.get(&format!("{ballot}/roll")).await.text;
        clock(site, "2026-11-25T09:00");
        step(site, ANN, &ballot, "open").await;
        let frozen = site.get(&format!("{ballot}/roll")).await.text;

        assert!(before.contains("ballots-roll-none"));
        assert!(provisional.contains("ballots-roll-provisional(size=8)"));
        assert!(frozen.contains("ballots-roll-in-force(size=8)") && frozen.contains("ballots-corrections-none"));
        let hash = frozen.split("class=\"hash\">").nth(1).unwrap().split('<').next().unwrap();
        assert_eq!(hash.len(), 64);
        for page in [before, provisional, frozen] {
            assert!(!page.contains("Dan") && !page.contains("Fay"));
        }
        assert!(site.get_as(person(DAN), &format!("{ballot}/roll")).await.text.contains("ballots-roll-me-yes"));
    })
    .await;
}

#[tokio::test]
async fn those_with_a_duty_claim_about_others_and_a_suspension_takes_two_and_an_appeal() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;
        let number = membership::person::number(person(DAN)).to_string();
        let path = format!("{ballot}/desk/claims");
        let remove = [("number", number.as_str()), ("asks", "remove"), ("reason", "Has left.")];
        let suspend = [("number", number.as_str()), ("asks", "suspend"), ("reason", "Rule 12.")];

        let frozen = site.post_as(person(CAT), &path, &remove).await;
        let nobody = site.post_as(person(CAT), &path, &[("number", "12"), ("asks", "add"), ("reason", "x")]).await;
        done(site.post_as(person(CAT), &path, &suspend).await);
        done(site.post_as(person(CAT), &path, &suspend).await);
        let desk = site.get_as(person(ANN), &format!("{ballot}/desk")).await.text;
        let claim = desk.split("/desk/claims/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        for leading in [ANN, BOB] {
            done(site.post_as(person(leading), &format!("{path}/{claim}"), &[("decision", "uphold")]).await);
        }
        let roll = site.get_as(person(DAN), &format!("{ballot}/roll")).await.text;
        clock(site, "2026-11-27T00:00");
        let late = site.post_as(person(CAT), &path, &[suspend[0], suspend[1], ("reason", "Rule 13.")]).await;

        assert!(frozen.text.contains("ballots-claim-frozen"));
        assert!(nobody.text.contains("id=\"number-error\""));
        assert_eq!(desk.matches("Rule 12.").count(), 1);
        assert!(roll.contains("ballots-roll-me-no") && roll.contains("Rule 12.") && roll.contains("id=\"claim\""));
        assert!(late.text.contains("ballots-claim-no-appeal"));
        assert_eq!(site.get_as(person(DAN), &path).await.status, 403);
    })
    .await;
}
