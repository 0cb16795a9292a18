//! What candidates write to the electorate: one letter for all of them.

use web::testing::Site;

use crate::movement::{ANN, DAN, EVE, FAY, GUS, called, clock, done, each_movement, enter, person, step};

const PEOPLE: [(&str, &str); 3] = [("title", "Elect a chair"), ("subject", "people"), ("seats", "1")];

/// A contest in which Dan, Eve and Fay stand, with the pages of their nominations.
async fn standing(site: &Site) -> (String, [String; 3]) {
    let ballot = called(site, &PEOPLE).await;
    clock(site, "2026-11-23T10:00");
    let list = format!("{ballot}/nominations");
    let mut pages = Vec::new();
    for number in [DAN, EVE, FAY] {
        let stand = [("what", "stand"), ("statement", "I will work hard."), ("consent", "yes")];
        done(site.post_as(person(number), &list, &stand).await);
        let all = site.get(&list).await.text;
        let begin = format!("href=\"{list}/");
        let links = all.split(&begin).skip(1).map(|rest| rest.split('"').next().unwrap());
        let pages_now: Vec<String> = links.map(|id| format!("{list}/{id}")).collect();
        pages.extend(pages_now.into_iter().find(|page| !pages.contains(page)));
    }
    (ballot, pages.try_into().unwrap())
}

async fn opens(site: &Site, ballot: &str) {
    clock(site, "2026-11-24T10:00");
    step(site, ANN, ballot, "roll").await;
    clock(site, "2026-11-25T09:00");
    step(site, ANN, ballot, "open").await;
    site.work().await;
}

/// The letters about a contest, with lines as they were before they were broken for the way.
fn letters(site: &Site) -> Vec<String> {
    let all = site.letters().into_iter().map(|letter| letter.replace("=\r\n", ""));
    all.filter(|letter| letter.contains("\r\nSubject: What the candidates say: ")).collect()
}

#[tokio::test]
async fn every_member_gets_what_all_candidates_wrote_in_the_order_of_the_paper() {
    each_movement(async |site| {
        enter(site, 40, "Hal").await;
        let (ballot, [dan, _, fay]) = standing(site).await;
        let words = "Dear members,\r\n\r\n## Eve\r\nvote for **me** <script>alert(1)</script> {name}\r\n1. bread";
        done(site.post_as(person(FAY), &format!("{fay}/letter"), &[("letter", words)]).await);
        done(site.post_as(person(DAN), &format!("{dan}/letter"), &[("letter", "Hello from Dan.")]).await);
        done(site.post_as(person(DAN), &format!("{dan}/letter"), &[("letter", "Hello again from Dan.")]).await);

        opens(site, &ballot).await;
        site.work().await;

        let all = letters(site);
        let to: Vec<&str> =
            all.iter().filter_map(|letter| letter.split("\r\nTo: ").nth(1)?.split("\r\n").next()).collect();
        let mut once = to.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!((to.len(), once.len()), (9, 9), "every member once, those who may not vote yet too: {to:?}");
        for letter in &all {
            let plain = letter.split("text/html").next().unwrap();
            let at = |words: &str| plain.find(words).unwrap_or_else(|| panic!("{words}: {plain}"));
            assert!(at("Hello again from Dan.") < at("She wrote no letter."), "{plain}");
            assert!(at("She wrote no letter.") < at("Dear members,"), "{plain}");
            assert!(plain.contains("## Eve") && plain.contains("**me**") && plain.contains("<script>"), "{plain}");
            let html = letter.split("text/html").nth(1).unwrap();
            assert!(!letter.contains("Hello from Dan.") && !html.contains("<script"), "{letter}");
            let headings = letter.matches("<h2>").count() + letter.matches("<h3>").count();
            assert_eq!(headings, 3, "nobody writes another's heading: {letter}");
            assert!(!letter.to_ascii_lowercase().contains("list-unsubscribe"), "a notice");
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_reads_it_before_the_others_and_members_alone_afterwards() {
    each_movement(async |site| {
        let (ballot, [dan, ..]) = standing(site).await;
        let form = site.get_as(person(DAN), &dan).await.text;
        assert!(form.contains("id=\"letter\""), "{form}");
        done(site.post_as(person(DAN), &format!("{dan}/letter"), &[("letter", "Hello from Dan.")]).await);
        assert!(site.get_as(person(DAN), &dan).await.text.contains("Hello from Dan."), "she herself reads it");
        for early in [site.get_as(person(ANN), &dan).await, site.get_as(person(EVE), &dan).await, site.get(&dan).await]
        {
            assert!(!early.text.contains("Hello from Dan.") && !early.text.contains("id=\"letter\""), "{}", early.text);
        }
        let other = site.post_as(person(EVE), &format!("{dan}/letter"), &[("letter", "I am Dan.")]).await;
        assert!(other.status == 422 && other.text.contains("ballots-nominations-closed"), "{}", other.text);
        let long = "x".repeat(4_001);
        let long = site.post_as(person(DAN), &format!("{dan}/letter"), &[("letter", &long)]).await;
        assert!(long.status == 422 && long.text.contains("id=\"letter-error\""), "{}", long.text);

        opens(site, &ballot).await;

        assert!(site.get_as(person(GUS), &dan).await.text.contains("Hello from Dan."));
        assert!(!site.get(&dan).await.text.contains("Hello from Dan."));
        let late = site.post_as(person(DAN), &format!("{dan}/letter"), &[("letter", "And another thing.")]).await;
        assert!(late.status == 422 && late.text.contains("ballots-nominations-closed"), "{}", late.text);
    })
    .await;
}

#[tokio::test]
async fn who_withdrew_or_was_erased_is_not_in_it_and_without_words_nothing_goes() {
    each_movement(async |site| {
        let (ballot, [dan, eve, fay]) = standing(site).await;
        for (number, page) in [(DAN, &dan), (EVE, &eve), (FAY, &fay)] {
            let words = format!("Words of {number}.");
            done(site.post_as(person(number), &format!("{page}/letter"), &[("letter", &words)]).await);
        }
        done(site.post_as(person(EVE), &format!("{eve}/withdraw"), &[("sure", "yes")]).await);
        membership::erase_everywhere(&site.app, person(FAY)).await.unwrap();
        opens(site, &ballot).await;

        let all = letters(site);
        assert!(!all.is_empty() && all.iter().all(|letter| letter.contains(&format!("Words of {DAN}."))), "{all:?}");
        let page = site.get_as(person(GUS), &eve).await.text;
        assert!(!page.contains("Words of"), "nor is it read on the page of whoever withdrew: {page}");
        for gone in [EVE, FAY] {
            assert!(all.iter().all(|letter| !letter.contains(&format!("Words of {gone}."))));
        }
    })
    .await;
    each_movement(async |site| {
        let (ballot, [dan, ..]) = standing(site).await;
        done(site.post_as(person(DAN), &format!("{dan}/letter"), &[("letter", "Words.")]).await);
        done(site.post_as(person(DAN), &format!("{dan}/letter"), &[("letter", "")]).await);
        opens(site, &ballot).await;

        assert!(letters(site).is_empty());
    })
    .await;
}
