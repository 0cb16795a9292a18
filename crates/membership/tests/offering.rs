use std::collections::BTreeSet;

use database::Error;
use membership::withdrawal::Withdrawal;
use terms::{PersonId, Timestamp};
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, person, place, suspend};

/// A member offers a skill to an audience.
pub(crate) async fn offer(site: &Site, number: u8, skill: &str, audience: &str) -> Answer {
    let field = format!("skill-{skill}");
    site.post_as(person(number), "/me/skills", &[(&field, "yes"), ("audience", audience)]).await
}

/// The page of those of a place who offer a skill, as an officer sees it.
async fn list(site: &Site, viewer: u8, slug: &str, skill: &str) -> Answer {
    let place = place(site, slug).await;
    site.get_as(person(viewer), &format!("/people/list?place={place}&skill={skill}")).await
}

/// Which of these members an officer finds by first aid; `None` where she may not look at all.
async fn finds(site: &Site, viewer: u8, slug: &str, among: &[u8]) -> Option<BTreeSet<u8>> {
    let page = list(site, viewer, slug, "first-aid").await;
    let is_there = |number: &&u8| page.text.contains(&format!("href=\"/people/{}\"", person(**number)));
    (page.status == 200).then(|| among.iter().filter(is_there).copied().collect())
}

/// Homes and offices of the matrix, each as the path from the movement down.
const PATHS: [(&str, &[&str]); 5] = [
    ("movement", &["movement"]),
    ("wales", &["movement", "wales"]),
    ("cardiff", &["movement", "wales", "cardiff"]),
    ("yorkshire-and-the-humber", &["movement", "yorkshire-and-the-humber"]),
    ("leeds", &["movement", "yorkshire-and-the-humber", "leeds"]),
];

fn path(slug: &str) -> &'static [&'static str] {
    PATHS.iter().find(|(own, _)| *own == slug).unwrap().1
}

/// What has to be, told anew: the officer's place lies above the one she looks at and that above the home, and the audience reaches
/// as far up as she is.
fn is_found(office: &str, at: &str, home: &str, audience: &str) -> bool {
    let (at_path, home_path) = (path(at), path(home));
    let reaches = match audience {
        "branch" => office == home,
        "region" => office != "movement" && home_path.contains(&office),
        _ => home_path.contains(&office),
    };
    at_path.contains(&office) && home_path.contains(&at) && reaches
}

/// B4, B5, B29: every audience × home × office × place looked at, on list, count and call alike.
#[tokio::test]
async fn whoever_offers_a_skill_is_found_within_the_audience_that_she_chose_and_by_nobody_else() {
    each_movement(async |site| {
        let (mut members, mut number) = (Vec::new(), 50);
        for home in ["cardiff", "wales", "leeds", "yorkshire-and-the-humber"] {
            for audience in ["branch", "region", "movement"] {
                enter(site, number, "Mair Evans", &format!("mair{number}@example.org"), home).await;
                assert_eq!(offer(site, number, "first-aid", audience).await.status, 303);
                members.push((number, home, audience));
                number += 1;
            }
        }
        let all: Vec<u8> = members.iter().map(|(number, ..)| *number).collect();
        let mut found_by_somebody = 0;
        for (step, (office, _)) in PATHS.into_iter().enumerate() {
            let officer = 100 + u8::try_from(step).unwrap();
            enter(site, officer, "Olu Officer", &format!("olu{officer}@example.org"), "leeds").await;
            give(site, officer, "organiser", office).await;
            for (at, at_path) in PATHS {
                let expected = members.iter().filter(|(_, home, audience)| is_found(office, at, home, audience));
                let expected: BTreeSet<u8> = expected.map(|(number, ..)| *number).collect();
                found_by_somebody += expected.len();
                let is_open = at_path.contains(&office);

                let found = finds(site, officer, at, &all).await;

                assert_eq!(found, is_open.then(|| expected.clone()), "{office} looks at {at}");
                let new = format!("/volunteering/new?place={}&skill=first-aid", place(site, at).await);
                let new = site.get_as(person(officer), &new).await;
                assert_eq!(new.status == 200, is_open, "{office} would ask in {at}");
                for page in [list(site, officer, at, "first-aid").await, new].iter().filter(|page| page.status == 200) {
                    let told = match expected.len() {
                        0 => "membership-segment-nobody".to_owned(),
                        1..5 => "membership-segment-few(smallest=5)".to_owned(),
                        count => format!("membership-segment-count(count={count})"),
                    };
                    assert!(page.text.contains(&told), "{office} counts {at} as {told}: {}", page.text);
                }
            }
        }
        assert!(found_by_somebody > 20, "there is something to find");
    })
    .await;
}

#[tokio::test]
async fn who_may_search_and_not_write_to_members_chooses_by_no_skill() {
    each_movement(async |site| {
        enter(site, 20, "Petra Novak", "petra@example.org", "leeds").await;
        give(site, 20, "treasurer", "movement").await;
        offer(site, ANN, "first-aid", "movement").await;

        assert_eq!(list(site, RUTH, "movement", "first-aid").await.status, 200);
        assert_eq!(list(site, 20, "movement", "first-aid").await.status, 404);
        let movement = place(site, "movement").await;
        let plain = site.get_as(person(20), &format!("/people/list?place={movement}")).await;
        assert!(plain.status == 200 && !plain.text.contains("membership-segment-skill"), "{}", plain.text);
        assert_eq!(list(site, RUTH, "movement", "spying").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_chosen_beforehand_and_only_members_offer_with_what_and_to_whom() {
    each_movement(async |site| {
        let page = site.get_as(person(ANN), "/me/skills").await.text;
        assert!(!page.contains(" checked"), "{page}");
        assert!(page.contains("membership-skills-text(organisation=The Commons, version=2026-11)"), "{page}");
        assert!(page.contains("membership-skills-to-hint(places=Cardiff, Wales)"), "{page}");
        for wrong in [
            &[("audience", "region")][..],
            &[("skill-first-aid", "yes")],
            &[("skill-first-aid", "yes"), ("audience", "everybody")],
            &[("skill-spying", "yes"), ("audience", "region")],
        ] {
            assert_eq!(site.post_as(person(ANN), "/me/skills", wrong).await.status, 422, "{wrong:?}");
        }
        assert_eq!(finds(site, SIAN, "wales", &[ANN]).await, Some(BTreeSet::new()));

        site.post_as(person(ANN), "/me/leave", &[("understood", "yes")]).await;
        let refused = offer(site, ANN, "first-aid", "region").await;
        assert!(refused.status == 422 && refused.text.contains("membership-standing-not-a-member"), "{}", refused.text);
        assert!(site.get_as(person(ANN), "/me/skills").await.text.contains("membership-skills-members"));
    })
    .await;
}

/// What makes Ann be found no more: a word, and what she or an office does.
async fn ends(site: &Site, how: &str) {
    let ann = person(ANN);
    let done = match how {
        "taken back" => site.post_as(ann, "/me/skills/first-aid", &[]).await,
        "volunteering taken back" => site.post_as(ann, "/me/consents/volunteering", &[("agree", "no")]).await,
        "objects" => site.post_as(ann, "/me/objection", &[("object", "yes")]).await,
        "kept out" => site.post_as(ann, "/me/visible", &[("out", "yes")]).await,
        "narrower" => offer(site, ANN, "first-aid", "branch").await,
        "left" => site.post_as(ann, "/me/leave", &[("understood", "yes")]).await,
        "moved" => {
            let leeds = place(site, "leeds").await.to_string();
            site.post_as(ann, "/me/place", &[("place", &leeds)]).await
        }
        _ => panic!("{how}"),
    };
    assert_eq!(done.status, 303, "{how}: {}", done.text);
}

#[tokio::test]
async fn what_is_taken_back_or_ends_is_found_at_once_no_more() {
    for how in ["taken back", "volunteering taken back", "objects", "kept out", "narrower", "left", "moved"] {
        each_movement(async |site| {
            offer(site, ANN, "first-aid", "region").await;
            offer(site, SIAN, "first-aid", "region").await;
            assert_eq!(finds(site, SIAN, "wales", &[ANN, SIAN]).await, Some([ANN, SIAN].into()));

            ends(site, how).await;

            assert_eq!(finds(site, SIAN, "wales", &[ANN, SIAN]).await, Some([SIAN].into()), "{how}");
        })
        .await;
    }
}

#[tokio::test]
async fn an_offer_follows_who_moves_and_objecting_takes_it_back_for_good() {
    each_movement(async |site| {
        give(site, BOB, "organiser", "yorkshire-and-the-humber").await;
        offer(site, ANN, "first-aid", "region").await;

        ends(site, "moved").await;
        assert_eq!(finds(site, BOB, "leeds", &[ANN]).await, Some([ANN].into()));
        ends(site, "objects").await;
        let refused = offer(site, ANN, "driving", "region").await;
        assert!(refused.status == 422 && refused.text.contains("membership-skills-objects"));
        site.post_as(person(ANN), "/me/objection", &[("object", "no")]).await;

        assert_eq!(finds(site, BOB, "leeds", &[ANN]).await, Some(BTreeSet::new()), "it does not come back by itself");
        offer(site, ANN, "first-aid", "region").await;
        assert_eq!(finds(site, BOB, "leeds", &[ANN]).await, Some([ANN].into()));
    })
    .await;
}

#[tokio::test]
async fn a_skill_is_chosen_together_with_all_else_and_kept_for_later() {
    each_movement(async |site| {
        let wales = place(site, "wales").await;
        offer(site, ANN, "first-aid", "region").await;
        offer(site, SIAN, "first-aid", "region").await;
        suspend(site, RUTH, ANN, "30").await;
        site.post_as(person(SIAN), "/people/tags", &[("place", &wales.to_string()), ("word", "can drive")]).await;
        let tags = site.get_as(person(SIAN), "/people/tags").await.text;
        let tag = tags.split("/people/tags/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let give = format!("tag-{tag}");
        site.post_as(person(RUTH), &format!("/people/{}/tags", person(ANN)), &[(&give, "yes")]).await;
        let shows = async |more: &str| {
            let address = format!("/people/list?place={wales}&skill=first-aid{more}");
            let page = site.get_as(person(SIAN), &address).await;
            assert_eq!(page.status, 200, "{more}: {}", page.text);
            [ANN, SIAN].map(|number| page.text.contains(&format!("href=\"/people/{}\"", person(number))))
        };

        assert_eq!(shows("").await, [true, true]);
        assert_eq!(shows("&standing=good").await, [false, true]);
        assert_eq!(shows("&standing=suspended").await, [true, false]);
        assert_eq!(shows("&agrees=newsletter").await, [false, false]);
        assert_eq!(shows(&format!("&tag={tag}")).await, [true, false]);
        let chosen = format!("place={wales}&standing=good&days=&agrees=&tag=&skill=first-aid");
        let save = [("nonce", "00112233445566778899aabbccddeeff"), ("name", "First aiders"), ("chosen", &chosen)];
        assert_eq!(site.post_as(person(SIAN), "/people/saved", &save).await.status, 303);
        let saved = site.get_as(person(SIAN), "/people/list").await.text;
        assert!(saved.contains("skill=first-aid"), "{saved}");
        // Nobody is taken away in a file by what she offers.
        assert_eq!(site.get_as(person(SIAN), &format!("/exports/new?{chosen}")).await.status, 404);
        let page = site.get_as(person(SIAN), &format!("/people/list?{chosen}")).await.text;
        assert!(!page.contains("/exports/new?") && !page.contains("/mailings/new?"), "{page}");
        assert!(page.contains(&format!("/volunteering/new?place={wales}&#38;skill=first-aid")), "{page}");
        let ask = [("nonce", "00112233445566778899aabbccddeeff"), ("chosen", &*chosen), ("purpose", "meeting")];
        let ask = [&ask[..], &[("reason", "The list at the door.")]].concat();
        assert_eq!(site.post_as(person(SIAN), "/exports", &ask).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn she_sees_who_finds_her_and_everything_that_she_offered_and_took_back() {
    each_movement(async |site| {
        offer(site, ANN, "first-aid", "branch").await;
        offer(site, ANN, "driving", "region").await;
        offer(site, ANN, "driving", "region").await;
        offer(site, ANN, "law", "movement").await;
        site.post_as(person(ANN), "/me/skills/law", &[]).await;
        site.post_as(person(ANN), "/me/skills/law", &[]).await;

        let page = site.get_as(person(ANN), "/me/skills").await.text;
        assert_eq!(page.matches("membership-skills-given(").count(), 3, "{page}");
        assert_eq!(page.matches("membership-skills-withdrawn(").count(), 1);
        assert_eq!(page.matches("action=\"/me/skills/").count(), 2);
        let visible = site.get_as(person(ANN), "/me/visible").await.text;
        assert!(visible.contains("membership-visible-skills(skills=membership-skill-driving)"), "{visible}");
        assert!(!visible.contains("membership-skill-law") && !visible.contains("membership-skill-first-aid"));
        let file: serde_json::Value = serde_json::from_str(&site.get_as(person(ANN), "/me/data").await.text).unwrap();
        let skills = find(&file, "skills").unwrap().as_array().unwrap().clone();
        let told = |at: &str| skills.iter().map(|one| one[at].as_str().unwrap_or("-").to_owned()).collect::<Vec<_>>();
        assert_eq!(told("skill"), ["driving", "first-aid", "law"]);
        assert_eq!(told("audience"), ["region", "branch", "movement"]);
        assert_eq!(told("text_version"), ["2026-11"; 3]);
        assert_eq!(told("withdrawn_at").iter().filter(|at| *at != "-").count(), 1);
    })
    .await;
}

/// The first value of that name, wherever it stands.
fn find<'a>(file: &'a serde_json::Value, name: &str) -> Option<&'a serde_json::Value> {
    match file {
        serde_json::Value::Object(map) => map.get(name).or_else(|| map.values().find_map(|value| find(value, name))),
        serde_json::Value::Array(all) => all.iter().find_map(|value| find(value, name)),
        _ => None,
    }
}

#[tokio::test]
async fn of_two_entries_of_one_person_what_both_offer_goes_to_the_narrower_audience() {
    each_movement(async |site| {
        enter(site, 20, "Ann Lee", "ann.lee@example.org", "leeds").await;
        for (number, skill, audience) in [
            (20, "first-aid", "branch"),
            (20, "driving", "region"),
            (20, "law", "region"),
            (ANN, "first-aid", "movement"),
        ] {
            offer(site, number, skill, audience).await;
        }
        site.post_as(person(20), "/me/skills/law", &[]).await;
        let merge = membership::slice().merge.unwrap();
        let (from, to): (PersonId, PersonId) = (person(20), person(ANN));

        site.app.db.write::<_, Error, _>(move |tx| merge(tx, from, to)).await.unwrap();

        assert_eq!(finds(site, RUTH, "movement", &[ANN, 20]).await, Some(BTreeSet::new()), "to her branch alone");
        let wales = list(site, SIAN, "wales", "driving").await.text;
        let york = list(site, RUTH, "leeds", "driving").await.text;
        let is_there = |page: &str| page.contains(&format!("href=\"/people/{}\"", person(ANN)));
        assert!(is_there(&wales) || !is_there(&york), "where she is at home now");
        let page = site.get_as(person(ANN), "/me/skills").await.text;
        assert_eq!(page.matches("action=\"/me/skills/").count(), 2, "{page}");
        assert_eq!(page.matches("membership-skills-withdrawn(").count(), 1, "what was taken back stays so");
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_back_or_given_to_fewer_does_not_come_back_with_an_older_back_up() {
    each_movement(async |site| {
        for skill in ["first-aid", "driving", "law"] {
            offer(site, ANN, skill, "movement").await;
        }
        site.later(Timestamp::HOUR);
        site.post_as(person(ANN), "/me/skills/first-aid", &[]).await;
        offer(site, ANN, "driving", "branch").await;
        site.post_as(person(ANN), "/me/skills/law", &[]).await;
        site.later(Timestamp::HOUR);
        offer(site, ANN, "law", "movement").await;
        let mut tx = site.app.db.reader().await.unwrap();
        let kept: Vec<Withdrawal> = membership::withdrawals(&mut tx).await.unwrap();
        drop(tx);
        let now = site.app.now();

        each_movement(async |older| {
            for skill in ["first-aid", "driving", "law"] {
                offer(older, ANN, skill, "movement").await;
            }
            older.at(now);
            let ids = std::cell::RefCell::new(0u8);
            let new_id = || {
                *ids.borrow_mut() += 1;
                terms::Id::by_chance([*ids.borrow(); 16])
            };
            let lines: Vec<Withdrawal> = kept.iter().map(|one| one.to_string().parse().unwrap()).collect();
            membership::replay_withdrawals(&older.app.db, lines, new_id, now).await.unwrap();

            let page = older.get_as(person(ANN), "/me/skills").await.text;
            for (skill, stands) in [("first-aid", false), ("driving", false), ("law", true)] {
                assert_eq!(page.contains(&format!("action=\"/me/skills/{skill}\"")), stands, "{skill}");
            }
        })
        .await;
    })
    .await;
}
