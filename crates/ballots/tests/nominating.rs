use crate::movement::{ANN, DAN, EVE, FAY, called, clock, done, each_movement, give, person};

const PEOPLE: [(&str, &str); 3] = [("title", "Elect a chair"), ("subject", "people"), ("seats", "1")];

#[tokio::test]
async fn a_member_stands_once_with_consent_and_statement() {
    each_movement(async |site| {
        let ballot = called(site, &PEOPLE).await;
        let path = format!("{ballot}/nominations");
        let stand = [("what", "stand"), ("statement", "I will work hard."), ("consent", "yes")];

        let early = site.post_as(person(DAN), &path, &stand).await;
        clock(site, "2026-11-23T10:00");
        let without = site.post_as(person(DAN), &path, &stand[..2]).await;
        done(site.post_as(person(DAN), &path, &stand).await);
        done(site.post_as(person(DAN), &path, &stand).await);
        let page = site.get(&path).await.text;
        let officer = site.post_as(person(ANN), &path, &stand).await;

        assert!(early.text.contains("ballots-nominations-closed"));
        assert!(without.text.contains("id=\"consent-error\">ballots-consent-needed"));
        assert!(without.text.contains("I will work hard."), "what was typed is not lost");
        assert_eq!(page.matches(">Dan</a>").count(), 1);
        assert!(officer.text.contains("ballots-duty-candidate"));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_proposed_stands_only_after_consenting_herself() {
    each_movement(async |site| {
        let ballot = called(site, &PEOPLE).await;
        clock(site, "2026-11-23T10:00");
        let path = format!("{ballot}/nominations");
        let number = membership::person::number(person(EVE)).to_string();

        let unknown = site.post_as(person(DAN), &path, &[("what", "propose"), ("number", "100000000001")]).await;
        done(site.post_as(person(DAN), &path, &[("what", "propose"), ("number", &number)]).await);
        let page = site.get(&path).await.text;
        let option = page.split(&format!("href=\"{path}/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let consent = [("statement", "Gladly."), ("consent", "yes")];
        let other = site.post_as(person(FAY), &format!("{path}/{option}/consent"), &consent).await;
        done(site.post_as(person(EVE), &format!("{path}/{option}/consent"), &consent).await);
        let own = site.get(&format!("{path}/{option}")).await.text;

        assert!(unknown.text.contains("ballots-member-unknown"));
        assert!(page.contains("ballots-standing-proposed"));
        assert!(other.text.contains("ballots-nominations-not-yours"));
        assert!(own.contains("ballots-standing-stands") && own.contains("Gladly."));
    })
    .await;
}

#[tokio::test]
async fn a_candidate_withdraws_when_sure() {
    each_movement(async |site| {
        let ballot = called(site, &PEOPLE).await;
        clock(site, "2026-11-23T10:00");
        let path = format!("{ballot}/nominations");
        let stand = [("what", "stand"), ("statement", "I will work hard."), ("consent", "yes")];
        done(site.post_as(person(DAN), &path, &stand).await);
        let page = site.get(&path).await.text;
        let option = page.split(&format!("href=\"{path}/")).nth(1).unwrap().split('"').next().unwrap().to_owned();

        let unsure = site.post_as(person(DAN), &format!("{path}/{option}/withdraw"), &[]).await;
        done(site.post_as(person(DAN), &format!("{path}/{option}/withdraw"), &[("sure", "yes")]).await);

        assert!(unsure.text.contains("ballots-withdraw-sure-needed"));
        assert!(site.get(&path).await.text.contains("ballots-standing-withdrawn"));
    })
    .await;
}

#[tokio::test]
async fn members_propose_names_and_the_same_name_only_once() {
    each_movement(async |site| {
        let ballot = called(site, &[("title", "What shall it be called?"), ("subject", "names")]).await;
        clock(site, "2026-11-23T10:00");
        let path = format!("{ballot}/nominations");

        done(site.post_as(person(DAN), &path, &[("what", "name"), ("name", "The <Commons>")]).await);
        let again = site.post_as(person(EVE), &path, &[("what", "name"), ("name", "the <commons>")]).await;
        let page = site.get(&path).await.text;

        assert!(again.text.contains("ballots-nominations-already"));
        assert!(page.contains("ballots-proposed-by(name=Dan)"));
        assert!(page.contains("The &#60;Commons&#62;") && !page.contains("The <Commons>"));
    })
    .await;
}

#[tokio::test]
async fn a_candidate_who_has_died_is_passed_over_from_then_on() {
    each_movement(async |site| {
        let ballot = called(site, &PEOPLE).await;
        clock(site, "2026-11-23T10:00");
        let path = format!("{ballot}/nominations");
        let stand = [("what", "stand"), ("statement", "I will work hard."), ("consent", "yes")];
        done(site.post_as(person(DAN), &path, &stand).await);
        let page = site.get(&path).await.text;
        let option = page.split(&format!("href=\"{path}/")).nth(1).unwrap().split('"').next().unwrap().to_owned();

        let other = site.post_as(person(EVE), &format!("{path}/{option}/died"), &[("sure", "yes")]).await;
        let unsure = site.post_as(person(ANN), &format!("{path}/{option}/died"), &[]).await;
        done(site.post_as(person(ANN), &format!("{path}/{option}/died"), &[("sure", "yes")]).await);

        assert_eq!(other.status, 403);
        assert!(unsure.text.contains("ballots-withdraw-sure-needed"));
        assert!(site.get(&path).await.text.contains("ballots-standing-died"));
        assert!(site.get(&ballot).await.text.contains("ballots-act-death-entered"));
    })
    .await;
}

/// Whoever stands has no more means than the others: her office opens nobody of the electorate to her.
#[tokio::test]
async fn while_an_officer_stands_her_office_opens_no_members_of_the_place_that_votes() {
    each_movement(async |site| {
        give(site, DAN, "organiser").await;
        let ballot = called(site, &PEOPLE).await;
        clock(site, "2026-11-23T10:00");
        let path = format!("{ballot}/nominations");
        let may_find = async || site.get_as(person(DAN), "/people").await.status == 200;
        assert!(may_find().await);

        done(
            site.post_as(person(DAN), &path, &[("what", "stand"), ("statement", "Gladly."), ("consent", "yes")]).await,
        );
        let while_standing = may_find().await;
        let page = site.get(&path).await.text;
        let option = page.split(&format!("href=\"{path}/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        done(site.post_as(person(DAN), &format!("{path}/{option}/withdraw"), &[("sure", "yes")]).await);

        assert!(!while_standing && may_find().await);
    })
    .await;
}

/// What membership was told of a ballot, or not told yet by an older version, is put right within the hour.
#[tokio::test]
async fn what_is_withheld_follows_the_ballots_again_within_an_hour() {
    each_movement(async |site| {
        give(site, DAN, "organiser").await;
        let ballot = called(site, &PEOPLE).await;
        clock(site, "2026-11-23T10:00");
        let stand = [("what", "stand"), ("statement", "Gladly."), ("consent", "yes")];
        done(site.post_as(person(DAN), &format!("{ballot}/nominations"), &stand).await);
        let may_find = async || site.get_as(person(DAN), "/people").await.status == 200;
        let (id, now) = (ballot.rsplit('/').next().unwrap().parse().unwrap(), site.app.now());
        let mut tx = site.app.db.reader().await.unwrap();
        let root = places::root(&mut tx).await.unwrap().unwrap().id;
        drop(tx);
        let forgotten = site.app.db.write::<_, database::Error, _>(move |tx| {
            Box::pin(async move { membership::withhold(tx, id, root, &[], now).await })
        });
        forgotten.await.unwrap();
        assert!(may_find().await, "as before the first version that tells");

        site.later(terms::Timestamp::HOUR);
        site.work().await;

        assert!(!may_find().await);
    })
    .await;
}
