//! Notices: to every member, whatever she agreed to, and read by a second person first.

use crate::movement::{
    ANN, DEWI, RUTH, SIAN, agree, each_movement, enter, letters_to, person, press, send_form, write,
};

#[tokio::test]
async fn a_notice_is_sent_by_another_person_and_reaches_who_agreed_to_nothing() {
    each_movement(async |site| {
        // Ann said no to everything, and stands in no list.
        agree(site, ANN, true).await;
        agree(site, ANN, false).await;
        assert_eq!(site.post_as(person(ANN), "/me/objection", &[("object", "yes")]).await.status, 303);
        let kept_out =
            site.post_as(person(RUTH), &format!("/people/{}/keep-out", person(ANN)), &[("keep", "yes")]).await;
        assert_eq!(kept_out.status, 303, "{}", kept_out.text);
        let notice = write(site, SIAN, "wales", "notice.meeting").await;

        assert_eq!(press(site, DEWI, &notice, "start").await.status, 422, "nobody was asked yet");
        assert_eq!(press(site, SIAN, &notice, "ask").await.status, 303);
        assert_eq!(press(site, SIAN, &notice, "start").await.status, 422, "not by herself");
        assert!(site.get_as(person(DEWI), "/mailings").await.text.contains("mailings-waits-for-you"));
        site.work().await;
        let told: Vec<String> =
            site.letters().into_iter().filter(|letter| letter.contains("mailings-letter-second")).collect();
        assert_eq!(told.len(), 1, "the other organiser of Wales is told, and who wrote it is not");
        assert!(told[0].contains("\r\nTo: dewi@example.net\r\n"), "{}", told[0]);
        assert!(!site.get_as(person(SIAN), "/mailings").await.text.contains("mailings-waits-for-you"));
        assert_eq!(press(site, DEWI, &notice, "start").await.status, 303);
        site.work().await;

        let letter = letters_to(site, "ann@example.org").pop().unwrap();
        assert!(letter.contains("mailings-notice-why-meeting"), "{letter}");
        assert!(!letter.contains("List-Unsubscribe"), "it cannot be stopped, and does not say that it can");
        assert_eq!(site.letters().len() - told.len(), 3, "Siân, Dewi, Ann; Bob is at home elsewhere");
        assert!(letters_to(site, "bob@example.org").is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_changed_notice_is_read_anew() {
    each_movement(async |site| {
        let notice = write(site, SIAN, "wales", "notice.meeting").await;
        press(site, SIAN, &notice, "ask").await;
        let wales = crate::movement::place(site, "wales").await.to_string();
        let fields = [
            ("place", wales.as_str()),
            ("standing", "all"),
            ("ground", "notice.meeting"),
            ("language", "en"),
            ("subject", "General meeting"),
            ("words", "At noon"),
        ];
        assert_eq!(site.post_as(person(DEWI), &format!("{notice}/edit"), &fields).await.status, 303);

        assert_eq!(press(site, SIAN, &notice, "start").await.status, 422, "it is a draft again");
        press(site, DEWI, &notice, "ask").await;
        assert_eq!(press(site, DEWI, &notice, "start").await.status, 422, "now it is hers");
        assert_eq!(press(site, SIAN, &notice, "start").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_notice_goes_to_everybody_of_a_place_and_not_to_a_choice() {
    each_movement(async |site| {
        let answer = send_form(site, SIAN, "wales", "notice.meeting", &[("standing", "good")]).await;

        assert!(answer.status == 422 && answer.text.contains("mailings-notice-to-all"), "{}", answer.text);
    })
    .await;
}

#[tokio::test]
async fn whom_it_does_not_reach_is_told_on_paper() {
    each_movement(async |site| {
        enter(site, 20, "Mair Evans", "", "cardiff").await;
        let notice = write(site, SIAN, "wales", "notice.ballot").await;
        press(site, SIAN, &notice, "ask").await;
        press(site, DEWI, &notice, "start").await;
        site.work().await;

        let paper = format!("{notice}/paper");
        let page = site.get_as(person(SIAN), &paper).await.text;
        assert!(page.contains("Mair Evans") && !page.contains("CF10"), "her name, no address: {page}");
        assert!(!page.contains("Connor-Lee"));
        let number = page.split("name=\"number\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(site.post_as(person(SIAN), &paper, &[("number", number)]).await.status, 303);
        assert!(site.get_as(person(SIAN), &paper).await.text.contains("mailings-paper-posted"));
        assert_eq!(site.get_as(person(ANN), &paper).await.status, 403);
        let news = write(site, SIAN, "wales", "consent.newsletter").await;
        assert_eq!(site.get_as(person(SIAN), &format!("{news}/paper")).await.status, 404, "for notices alone");
    })
    .await;
}

#[tokio::test]
async fn a_notice_does_not_pass_over_the_branch_in_which_its_sender_stands() {
    each_movement(async |site| {
        let notice = write(site, SIAN, "wales", "notice.meeting").await;
        press(site, SIAN, &notice, "ask").await;
        let (cardiff, now) = (crate::movement::place(site, "cardiff").await, site.app.now());
        let ballot = terms::BallotId::by_chance([9; 16]);
        let stands = site.app.db.write::<_, database::Error, _>(move |tx| {
            Box::pin(async move { membership::withhold(tx, ballot, cardiff, &[person(DEWI)], now).await })
        });
        stands.await.unwrap();
        press(site, DEWI, &notice, "start").await;

        site.work().await;

        let notices = || site.letters().into_iter().filter(|letter| letter.contains("of us met")).count();
        assert_eq!(notices(), 0, "neither to all but Cardiff nor to Cardiff");
        assert!(site.get_as(person(RUTH), &notice).await.text.contains("mailings-held-office"));
        press(site, RUTH, &notice, "go-on").await;
        site.work().await;
        assert_eq!(notices(), 3, "another officer tells everybody");
    })
    .await;
}
