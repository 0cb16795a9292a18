use terms::Timestamp;
use web::testing::Site;

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, person, place, suspend};

/// The page of a segment of Wales as its organiser sees it.
async fn of_wales(site: &Site, more: &str) -> String {
    let wales = place(site, "wales").await;
    let page = site.get_as(person(SIAN), &format!("/people/list?place={wales}{more}")).await;
    assert_eq!(page.status, 200, "{}", page.text);
    page.text
}

#[tokio::test]
async fn an_organiser_lists_the_members_of_her_own_places_without_any_way_to_reach_them() {
    each_movement(async |site| {
        let page = of_wales(site, "").await;

        assert!(page.contains(">Ann O&#39;Connor-Lee</a>") && page.contains(">Siân Llywelyn</a>"));
        assert!(!page.contains("Bob Lister"), "he is at home in Leeds");
        assert!(!page.contains("@example.org") && !page.contains("CF10"));
        for elsewhere in ["leeds", "movement"] {
            let elsewhere = place(site, elsewhere).await;
            let refused = site.get_as(person(SIAN), &format!("/people/list?place={elsewhere}")).await;
            assert_eq!(refused.status, 404);
        }
        assert_eq!(site.get_as(person(ANN), "/people/list").await.status, 403);
        assert_eq!(site.get_as(person(SIAN), "/people/list?place=nowhere").await.status, 404);
    })
    .await;
}

/// B29: a count below five is not told, and the exact one is.
#[tokio::test]
async fn counts_below_five_are_told_as_fewer_than_five() {
    each_movement(async |site| {
        let few = of_wales(site, "").await;
        for number in 20..23 {
            enter(site, number, "Mair Evans", &format!("mair{number}@example.org"), "cardiff").await;
        }
        let many = of_wales(site, "").await;
        let nobody = of_wales(site, "&standing=suspended").await;

        assert!(few.contains("membership-segment-few(smallest=5)"));
        assert!(many.contains("membership-segment-count(count=5)"));
        assert!(nobody.contains("membership-segment-nobody"));
    })
    .await;
}

#[tokio::test]
async fn members_are_chosen_by_standing_time_of_joining_and_consent() {
    each_movement(async |site| {
        site.later(40 * Timestamp::DAY);
        give(site, SIAN, "organiser", "wales").await;
        enter(site, 20, "Mair Evans", "mair@example.org", "cardiff").await;
        site.post_as(person(20), "/me/consents/newsletter", &[("agree", "yes")]).await;
        site.post_as(person(ANN), "/me/consents/newsletter", &[("agree", "yes")]).await;
        site.post_as(person(ANN), "/me/objection", &[("object", "yes")]).await;
        suspend(site, RUTH, ANN, "30").await;

        let shows = async |more: &str| {
            let page = of_wales(site, more).await;
            let is_listed = |number: u8| page.contains(&format!("href=\"/people/{}\"", person(number)));
            (is_listed(ANN), is_listed(20), is_listed(SIAN))
        };
        assert_eq!(shows("&days=30").await, (false, true, false));
        assert_eq!(shows("&standing=suspended").await, (true, false, false));
        assert_eq!(shows("&standing=good").await, (false, true, true));
        // B36: whoever lacks the consent, or objects, is in no segment of that purpose.
        assert_eq!(shows("&agrees=newsletter").await, (false, true, false));
        assert_eq!(shows("&agrees=newsletter&standing=suspended").await, (false, false, false));
        let wales = place(site, "wales").await;
        for wrong in ["&days=0", "&standing=guilty", "&agrees=spying"] {
            let page = site.get_as(person(SIAN), &format!("/people/list?place={wales}{wrong}")).await;
            assert_eq!(page.status, 404, "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_long_list_is_read_page_by_page_and_each_member_once() {
    each_movement(async |site| {
        for number in 20..130u8 {
            let slug = if number % 3 == 0 { "wales" } else { "cardiff" };
            enter(site, number, &format!("Member {number:03}"), &format!("m{number}@example.org"), slug).await;
        }

        let (mut seen, mut next) = (Vec::new(), String::new());
        for _ in 0..3 {
            let page = of_wales(site, &next).await;
            assert!(page.contains("membership-segment-count(count=112)"));
            seen.extend(
                page.split("\"/people/")
                    .skip(1)
                    .filter_map(|part| part.split('"').next())
                    .filter(|id| id.len() == 36)
                    .map(str::to_owned),
            );
            let button = page.split("class=\"button quiet\" href=\"").nth(1).and_then(|part| part.split('"').next());
            next = button
                .and_then(|href| href.split("after=").nth(1))
                .map(|at| format!("&after={at}"))
                .unwrap_or_default();
        }

        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((all, seen.len(), next.as_str()), (112, 112, ""));
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_for_later_is_the_choice_and_counts_only_within_ones_own_places() {
    each_movement(async |site| {
        let wales = place(site, "wales").await;
        let form = [
            ("nonce", "00112233445566778899aabbccddeeff"),
            ("name", "New in Wales"),
            ("chosen", &format!("place={wales}&standing=all&days=30&agrees=")),
        ];

        let saved = site.post_as(person(SIAN), "/people/saved", &form).await;
        site.post_as(person(SIAN), "/people/saved", &form).await;
        let page = of_wales(site, "").await;
        let other = site.get_as(person(RUTH), "/people/list").await.text;
        let stranger = site.post_as(person(BOB), "/people/saved", &form).await;
        let leeds = place(site, "leeds").await;
        let elsewhere = [form[0], form[1], ("chosen", &format!("place={leeds}"))];
        let refused = site.post_as(person(SIAN), "/people/saved", &elsewhere).await;

        assert_eq!(saved.status, 303);
        assert_eq!(page.matches(">New in Wales<").count(), 1);
        assert!(!other.contains("New in Wales"));
        assert_eq!((stranger.status, refused.status), (403, 404));
        let id = page.split("/people/saved/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        site.post_as(person(RUTH), &format!("/people/saved/{id}"), &[]).await;
        assert!(of_wales(site, "").await.contains("New in Wales"), "nobody drops another's");
        site.post_as(person(SIAN), &format!("/people/saved/{id}"), &[]).await;
        assert!(!of_wales(site, "").await.contains("New in Wales"));
    })
    .await;
}
