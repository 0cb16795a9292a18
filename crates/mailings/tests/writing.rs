//! Writing a mailing, looking at it, and who may.

use terms::Timestamp;

use crate::movement::{
    ANN, BOB, DEWI, RUTH, SIAN, agree, each_movement, enter, person, place, press, send_form, write,
};

#[tokio::test]
async fn a_draft_is_shown_as_it_will_be_read_with_how_many_it_goes_to() {
    each_movement(async |site| {
        for number in 20..25 {
            enter(site, number, "Mair Evans", &format!("mair{number}@example.org"), "cardiff").await;
            agree(site, number, true).await;
        }
        agree(site, BOB, true).await;

        let mailing = write(site, SIAN, "wales", "consent.newsletter").await;

        let page = site.get_as(person(SIAN), &mailing).await.text;
        assert!(page.contains("<strong>forty</strong> of us met"), "{page}");
        assert!(page.contains("Hello Siân Llywelyn"), "it greets whoever looks at it");
        assert!(page.contains("membership-segment-count(count=5)"), "those of Wales who agree: {page}");
        assert!(!page.contains("Mair Evans"), "no names");
        let list = site.get_as(person(DEWI), "/mailings").await.text;
        assert!(list.contains("News of November") && list.contains(&mailing), "{list}");
        assert!(site.get_as(person(RUTH), "/mailings").await.text.contains(&mailing));
        assert_eq!(site.get_as(person(ANN), &mailing).await.status, 403);
        assert_eq!(site.get_as(person(ANN), "/mailings").await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn few_are_not_counted_out() {
    each_movement(async |site| {
        agree(site, ANN, true).await;

        let mailing = write(site, SIAN, "wales", "consent.newsletter").await;
        let before = site.get_as(person(SIAN), &mailing).await.text;
        press(site, SIAN, &mailing, "start").await;
        site.work().await;
        let after = site.get_as(person(SIAN), &mailing).await.text;

        assert!(before.contains("membership-segment-few(smallest=5)"), "{before}");
        assert!(after.contains("mailings-fate-sent(count=mailings-few(smallest=5))"), "{after}");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_is_lost() {
    each_movement(async |site| {
        let long = "x".repeat(20_001);
        for (field, value, error) in [
            ("subject", " ", "web-error-empty"),
            ("words", "", "web-error-empty"),
            ("words", long.as_str(), "web-error-long"),
            ("subject", "Hello {name}", "mailings-name-in-subject"),
            ("words", "See https://example.org/?who={name}", "mailings-name-in-link"),
            ("words", "See [here](https://example.org/{name})", "mailings-name-in-link"),
            ("ground", "consent.digest", "web-error-choose"),
            ("ground", "consent.spying", "web-error-choose"),
            ("ground", "notice.newsletter", "web-error-choose"),
            ("language", "xx", "web-error-choose"),
            ("place", "elsewhere", "web-error-choose"),
        ] {
            let answer = send_form(site, SIAN, "wales", "consent.newsletter", &[(field, value)]).await;
            assert_eq!(answer.status, 422, "{field}");
            assert!(answer.text.contains(error), "{field}: {}", answer.text);
            assert!(field == "words" || answer.text.contains("**forty** of us met"), "what was typed is lost");
        }
        let elsewhere = send_form(site, SIAN, "yorkshire-and-the-humber", "consent.newsletter", &[]).await;
        assert_eq!(elsewhere.status, 422, "not to members of other places");
    })
    .await;
}

/// B36.
#[tokio::test]
async fn whoever_does_not_agree_is_not_chosen_whatever_the_form_says() {
    each_movement(async |site| {
        let tricks = [("agrees", "volunteering"), ("purpose", "")];
        let answer = send_form(site, SIAN, "wales", "consent.newsletter", &tricks).await;
        let mailing = answer.location.split('?').next().unwrap().to_owned();
        agree(site, ANN, true).await;

        press(site, SIAN, &mailing, "start").await;
        site.work().await;

        let letters = site.letters();
        let to: Vec<bool> = letters.iter().map(|letter| letter.contains("\r\nTo: ann@example.org\r\n")).collect();
        assert_eq!(to, [true], "of five members of Wales one agrees");
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_after_it_was_read_is_not_let_go() {
    each_movement(async |site| {
        let mailing = write(site, SIAN, "wales", "consent.newsletter").await;
        let page = site.get_as(person(DEWI), &mailing).await.text;
        let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let wales = place(site, "wales").await.to_string();
        let fields = [
            ("place", wales.as_str()),
            ("standing", "all"),
            ("ground", "consent.newsletter"),
            ("language", "en"),
            ("subject", "News of November"),
            ("words", "Something else"),
        ];
        assert_eq!(site.post_as(person(SIAN), &format!("{mailing}/edit"), &fields).await.status, 303);

        let refused = site.post_as(person(DEWI), &mailing, &[("what", "start"), ("seen", seen)]).await;

        assert!(refused.status == 422 && refused.text.contains("mailings-changed-meanwhile"), "{}", refused.text);
        assert_eq!(press(site, DEWI, &mailing, "start").await.status, 303, "once she has read it anew");
        assert_eq!(press(site, SIAN, &mailing, "start").await.status, 422, "once");
        assert_eq!(site.post_as(person(SIAN), &format!("{mailing}/edit"), &fields).await.status, 422, "too late");
    })
    .await;
}

#[tokio::test]
async fn a_draft_can_be_deleted_and_a_trial_goes_to_who_tries_it() {
    each_movement(async |site| {
        let mailing = write(site, SIAN, "wales", "notice.meeting").await;

        press(site, DEWI, &mailing, "trial").await;
        site.work().await;

        let letters = site.letters();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].contains("\r\nTo: dewi@example.net\r\n") && letters[0].contains("Hello Dewi Price,"));
        assert_eq!(press(site, SIAN, &mailing, "drop").await.status, 303);
        assert_eq!(site.get_as(person(RUTH), &mailing).await.status, 404);
    })
    .await;
}

/// From nominations to declaration, candidates do not write to the electorate.
#[tokio::test]
async fn a_candidate_writes_to_nobody_of_the_electorate_and_what_she_began_stands_still() {
    each_movement(async |site| {
        agree(site, ANN, true).await;
        let draft = write(site, SIAN, "wales", "consent.newsletter").await;
        let begun = write(site, SIAN, "wales", "consent.newsletter").await;
        press(site, SIAN, &begun, "start").await;
        let (wales, now) = (place(site, "wales").await, site.app.now());
        let ballot = terms::BallotId::by_chance([9; 16]);
        let stands = site.app.db.write::<_, database::Error, _>(move |tx| {
            Box::pin(async move { membership::withhold(tx, ballot, wales, &[person(SIAN)], now).await })
        });
        stands.await.unwrap();

        site.work().await;

        assert!(site.letters().is_empty(), "nothing goes out in her name");
        assert_eq!(site.get_as(person(SIAN), "/mailings/new").await.status, 403);
        assert_eq!(press(site, SIAN, &draft, "start").await.status, 403);
        let page = site.get_as(person(DEWI), &begun).await.text;
        assert!(page.contains("mailings-held-office"), "{page}");
        assert_eq!(press(site, DEWI, &begun, "go-on").await.status, 303);
        site.later(Timestamp::MINUTE);
        site.work().await;
        assert_eq!(site.letters().len(), 1, "another officer lets it go on");
    })
    .await;
}

#[tokio::test]
async fn what_nobody_would_get_is_not_offered_to_be_sent() {
    each_movement(async |site| {
        let mailing = write(site, SIAN, "wales", "consent.newsletter").await;
        let nobody = site.get_as(person(SIAN), &mailing).await.text;
        agree(site, ANN, true).await;
        let somebody = site.get_as(person(SIAN), &mailing).await.text;

        assert!(nobody.contains("mailings-goes-to-nobody") && !nobody.contains("value=\"start\""), "{nobody}");
        assert!(somebody.contains("value=\"start\"") && !somebody.contains("mailings-goes-to-nobody"), "{somebody}");
    })
    .await;
}

/// B4, B5: by what members were chosen, and how many they are, is told to whom both are in sight.
#[tokio::test]
async fn whoever_does_not_see_a_gathering_does_not_learn_of_it_from_a_mailing() {
    each_movement(async |site| {
        let movement = place(site, "movement").await.to_string();
        let stall = [("place", movement.as_str()), ("kind", "stall"), ("title", "Rally"), ("day", "2026-11-20")];
        let held = site.post_as(person(RUTH), "/gatherings/new", &stall).await;
        let path = held.location.split('?').next().unwrap().to_owned();
        let came = path.rsplit('/').next().unwrap();
        for number in 20..31 {
            enter(site, number, "Mair Evans", &format!("mair{number}@example.org"), "cardiff").await;
            agree(site, number, true).await;
            let whom = person(number).to_string();
            assert_eq!(site.post_as(person(RUTH), &format!("{path}/came"), &[("person", &whom)]).await.status, 303);
        }
        let answer = send_form(site, RUTH, "wales", "consent.newsletter", &[("came", came)]).await;
        let mailing = answer.location.split('?').next().unwrap().to_owned();
        let page = async |by: u8| site.get_as(person(by), &mailing).await.text;

        let (ruth, sian) = (page(RUTH).await, page(SIAN).await);
        assert!(ruth.contains("(title=Rally,") && ruth.contains("membership-segment-count(count=11)"), "{ruth}");
        assert!(!ruth.contains("mailings-out-of-sight"));
        assert!(!sian.contains("Rally") && !sian.contains("count=11") && !sian.contains(came), "{sian}");
        assert!(sian.contains("mailings-out-of-sight") && !sian.contains("value=\"start\""), "{sian}");
        let edit = format!("{mailing}/edit");
        assert_eq!(site.get_as(person(RUTH), &edit).await.status, 200);
        assert_eq!(site.get_as(person(SIAN), &edit).await.status, 404);
        let tried = send_form(site, SIAN, "wales", "consent.newsletter", &[("came", came), ("subject", "")]).await;
        assert!(tried.status == 422 && !tried.text.contains("Rally"), "{}", tried.text);

        press(site, RUTH, &mailing, "start").await;
        let under_way = |text: &str| text.contains("mailings-fate-") || text.contains("mailings-progress");
        site.work().await;
        assert_eq!(site.letters().len(), 11);
        let (ruth, sian) = (page(RUTH).await, page(SIAN).await);
        assert!(under_way(&ruth) && !under_way(&sian), "{sian}");
        assert!(!sian.contains("Rally") && !sian.contains("mailings-went-to-nobody"), "{sian}");
    })
    .await;
}
