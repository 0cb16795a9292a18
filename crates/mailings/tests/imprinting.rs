//! Who answers for the organisation, under each letter of a mailing.

use membership::Invited;
use terms::Timestamp;
use web::testing::Site;

use crate::movement::{ANN, RUTH, agree, each_movement, letters_to, newsletter, particulars, person, place};

/// Another administrator whom the set-up made.
const GWYN: u8 = 9;

/// Enters and confirms that the organisation is an association from a day on, with that person responsible.
async fn association(site: &Site, since: &str, responsible: &str) {
    let fields = [
        ("kind", "association"),
        ("since", since),
        ("name", "The Commons"),
        ("responsible", responsible),
        ("address", "1 High Street, Leeds LS1 4AP"),
    ];
    let entered = site.post_as(person(RUTH), "/organisation/status", &fields).await;
    assert_eq!(entered.status, 303, "{}", entered.text);
    let page = site.get_as(person(GWYN), "/organisation/status").await.text;
    let to = page.split("action=\"/organisation/status/").nth(1).unwrap().split('"').next().unwrap();
    let to = format!("/organisation/status/{to}");
    assert_eq!(site.post_as(person(GWYN), &to, &[("what", "confirm")]).await.status, 303);
}

#[tokio::test]
async fn a_letter_of_a_mailing_names_who_answers_when_it_leaves_in_plain_text_and_in_html() {
    each_movement(async |site| {
        let london = place(site, "london").await;
        let gwyn = particulars("Gwyn Parry", "gwyn@example.org");
        let invited = Invited { person: person(GWYN), particulars: gwyn, place: london, token: [GWYN; 32] };
        membership::invite_administrator(&site.app.db, &site.app.vault, invited, site.app.now()).await.unwrap();
        agree(site, ANN, true).await;
        association(site, "2026-11-22", "Ann & Co").await;
        association(site, "2026-11-24", "Bea <Bold>").await;

        newsletter(site).await;
        site.work().await;
        site.later(3 * Timestamp::DAY);
        newsletter(site).await;
        site.work().await;

        let letters: Vec<String> =
            letters_to(site, "ann@example.org").into_iter().map(|letter| letter.replace("=\r\n", "")).collect();
        let times = |text: &str| letters.iter().map(|letter| letter.matches(text).count()).collect::<Vec<_>>();
        let mut both = [times("responsible=3DAnn & Co"), times("responsible=3DAnn &amp; Co")].concat();
        both.extend([times("responsible=3DBea <Bold>"), times("responsible=3DBea &lt;Bold&gt;")].concat());
        assert_eq!(letters.len(), 2);
        both.sort_unstable();
        assert_eq!(both, [0, 0, 0, 0, 1, 1, 1, 1], "{letters:#?}");
        assert!(letters.iter().all(|letter| !letter.contains("Ann & Co") || !letter.contains("Bea")), "one in each");
    })
    .await;
}
