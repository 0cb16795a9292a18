use crate::movement::{ANN, SIAN, each_movement, person};

#[tokio::test]
async fn a_member_sees_what_she_can_do_and_why() {
    each_movement(async |site| {
        let ann = site.get_as(person(ANN), "/me/rights").await.text;
        assert!(ann.contains("membership-rights-vote<"));
        assert!(ann.contains("membership-clause-member(") && ann.contains("membership-clause-free"));
        assert!(ann.contains("membership-clause-within(place=The Commons, home=Cardiff)"));
        assert_eq!(ann.matches("membership-rights-yes").count(), 0);

        let sian = site.get_as(person(SIAN), "/me/rights").await.text;
        assert_eq!(sian.matches("membership-rights-yes").count(), 9);
        assert!(sian.contains("membership-rights-because(role=membership-role-organiser, place=Wales"));
    })
    .await;
}

#[tokio::test]
async fn who_left_sees_that_she_cannot_vote_and_which_clause_says_so() {
    each_movement(async |site| {
        site.post_as(person(ANN), "/me/leave", &[]).await;

        let rights = site.get_as(person(ANN), "/me/rights").await.text;

        assert!(rights.contains("membership-rights-no-vote"));
        assert!(rights.contains("membership-clause-not-a-member"));
    })
    .await;
}

#[tokio::test]
async fn a_member_takes_all_her_data_with_her_and_nobody_elses() {
    each_movement(async |site| {
        let data = site.get_as(person(ANN), "/me/data").await;

        assert_eq!(data.status, 200);
        let all: serde_json::Value = serde_json::from_str(&data.text).unwrap();
        let own = &all["membership"];
        assert_eq!(own["fields"]["name"], "Ann O'Connor-Lee");
        assert_eq!(own["fields"]["email"], "ann@example.org");
        assert_eq!(own["events"][0]["what"], "admitted");
        assert_eq!(own["consents"][0]["text_version"], "2026-11");
        for other in ["Ruth", "Siân", "Bob", &person(1).to_string()] {
            assert!(!data.text.contains(other), "{other}");
        }
    })
    .await;
}
