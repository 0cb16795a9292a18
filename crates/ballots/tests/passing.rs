use crate::movement::{ANN, BOB, CAT, DAN, RUTH, each_movement, open, person};

/// Pages and forms of officers, with those who pass.
const TABLE: [(&str, &[u8]); 8] = [
    ("/desk", &[ANN, BOB, CAT]),
    ("/desk/extend", &[ANN, BOB]),
    ("/desk/void", &[ANN, BOB]),
    ("/desk/close", &[ANN, BOB, CAT]),
    ("/desk/count", &[ANN, BOB, CAT]),
    ("/scrutineers", &[ANN, BOB]),
    ("/papers", &[ANN, BOB]),
    ("/second", &[RUTH]),
];

#[tokio::test]
async fn only_those_with_the_duty_pass() {
    each_movement(async |site| {
        let ballot = open(site, &[]).await;

        for (path, passing) in TABLE {
            for who in [RUTH, ANN, BOB, CAT, DAN] {
                let status = site.get_as(person(who), &format!("{ballot}{path}")).await.status;
                assert_eq!(status, if passing.contains(&who) { 200 } else { 403 }, "{path} as {who}");
            }
            assert_eq!(site.get(&format!("{ballot}{path}")).await.status, 303, "{path} as a visitor");
        }
    })
    .await;
}

#[tokio::test]
async fn there_is_nothing_at_addresses_that_name_no_ballot() {
    each_movement(async |site| {
        for path in ["/ballots/nothing", "/ballots/11111111-1111-4111-8111-111111111111", "/ballots/nothing/vote"] {
            assert_eq!(site.get_as(person(DAN), path).await.status, 404, "{path}");
        }
        for path in ["/ballots", "/ballots/secrecy", "/rules/scottish", "/rules/majority"] {
            assert_eq!(site.get(path).await.status, 200, "{path}");
        }
    })
    .await;
}
