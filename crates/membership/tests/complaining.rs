use membership::standing::Standing;
use terms::Timestamp;
use web::testing::{Answer, Site};

use crate::movement::{ANN, BOB, RUTH, SIAN, each_movement, enter, give, person, suspend};

/// A second and a third administrator, so that the roles can be apart.
const TESS: u8 = 11;
const UMA: u8 = 12;

async fn each_hall<F: AsyncFn(&Site)>(test: F) {
    each_movement(async |site| {
        enter(site, TESS, "Tess Moore", "tess@example.org", "london").await;
        enter(site, UMA, "Uma Patel", "uma@example.org", "london").await;
        give(site, TESS, "administrator", "movement").await;
        give(site, UMA, "administrator", "movement").await;
        test(site).await;
    })
    .await;
}

fn number(about: u8) -> String {
    membership::person::number(person(about)).to_string()
}

/// Bob complains about Ann; the id of the case.
async fn complain(site: &Site) -> String {
    let number = number(ANN);
    let fields = [("number", number.as_str()), ("rule", "9.2"), ("text", "She shouted me down.")];
    let sent = site.post_as(person(BOB), "/complain", &fields).await;
    assert_eq!(sent.location, "/me/cases?done=membership-done-complained", "{}", sent.text);
    let list = site.get_as(person(BOB), "/me/cases").await.text;
    let start = list.find("/me/cases/").unwrap() + "/me/cases/".len();
    list[start..start + 36].to_owned()
}

async fn officer(site: &Site, by: u8, case: &str, what: &str, days: &str) -> Answer {
    let fields = [("what", what), ("days", days), ("text", "Because of what was seen."), ("no_interest", "yes")];
    site.post_as(person(by), &format!("/cases/{case}"), &fields).await
}

async fn party(site: &Site, by: u8, case: &str, what: &str, text: &str) -> Answer {
    site.post_as(person(by), &format!("/me/cases/{case}"), &[("what", what), ("text", text)]).await
}

async fn standing(site: &Site, of: u8) -> Standing {
    let mut tx = site.app.db.reader().await.unwrap();
    membership::standing(&mut tx, person(of), site.app.now()).await.unwrap()
}

#[tokio::test]
async fn a_complaint_goes_from_the_member_to_a_decision_and_its_appeal() {
    each_hall(async |site| {
        let case = complain(site).await;
        assert_eq!(site.get_as(person(ANN), &format!("/me/cases/{case}")).await.status, 404, "not put to her yet");
        assert_eq!(officer(site, RUTH, &case, "taken-on", "").await.status, 303);
        assert_eq!(officer(site, RUTH, &case, "put", "14").await.status, 303);

        let hers = site.get_as(person(ANN), &format!("/me/cases/{case}")).await.text;
        assert!(hers.contains("She shouted me down.") && !hers.contains("Bob Lister"));
        assert!(hers.contains("membership-own-stage-put") && hers.contains("membership-own-did-put"));
        assert_eq!(party(site, ANN, &case, "answered", "I raised a point of order.").await.status, 303);
        let early = officer(site, RUTH, &case, "warned", "").await;
        assert!(early.status == 422 && early.text.contains("membership-case-other-person"));
        assert_eq!(officer(site, TESS, &case, "removed", "").await.status, 303);

        assert!(matches!(standing(site, ANN).await, Standing::Former { .. }));
        site.later(1);
        // All her sessions ended with her membership; signed in again by a link, she appeals.
        let appeal = [("what", "appealed"), ("text", "Nobody asked the others.")];
        assert_eq!(site.post_weakly(person(ANN), &format!("/me/cases/{case}"), &appeal).await.status, 303);
        for by in [RUTH, TESS] {
            assert_eq!(officer(site, by, &case, "overturned", "").await.status, 422);
        }
        assert_eq!(officer(site, UMA, &case, "overturned", "").await.status, 303);
        assert!(standing(site, ANN).await.is_in_good_standing(), "a decision that counts no more never counted");
        let yours = site.get_as(person(BOB), &format!("/me/cases/{case}")).await.text;
        assert!(yours.contains("membership-case-did-decided") && !yours.contains("removed"));
        assert!(!yours.contains("point of order") && !yours.contains("Because of what was seen."));
    })
    .await;
}

#[tokio::test]
async fn nothing_is_decided_before_she_was_heard() {
    each_hall(async |site| {
        let case = complain(site).await;
        officer(site, RUTH, &case, "taken-on", "").await;
        let unheard = officer(site, TESS, &case, "warned", "").await;
        assert!(unheard.status == 422 && unheard.text.contains("membership-case-unheard"));
        let soon = officer(site, RUTH, &case, "put", "13").await;
        assert!(soon.status == 422 && soon.text.contains("web-error-number(least=14, most=90)"));
        officer(site, RUTH, &case, "put", "14").await;
        assert_eq!(officer(site, TESS, &case, "warned", "").await.status, 422);

        site.later(14 * Timestamp::DAY);

        assert_eq!(officer(site, TESS, &case, "warned", "").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn who_has_an_interest_sees_and_does_nothing() {
    each_hall(async |site| {
        let fields = [("number", number(RUTH)), ("rule", "1".into()), ("text", "He took the chair.".into())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(site.post_as(person(TESS), "/complain", &fields).await.status, 303);

        let list = site.get_as(person(UMA), "/cases").await.text;
        let start = list.find("/cases/").unwrap();
        let path = &list[start..start + "/cases/".len() + 36];
        for interested in [RUTH, TESS] {
            assert!(!site.get_as(person(interested), "/cases").await.text.contains(path));
            assert_eq!(site.get_as(person(interested), path).await.status, 404);
            assert_eq!(officer(site, interested, &path["/cases/".len()..], "taken-on", "").await.status, 404);
        }
        let undeclared = site.post_as(person(UMA), path, &[("what", "taken-on"), ("text", "Mine.")]).await;
        assert!(undeclared.status == 422 && undeclared.text.contains("membership-case-interest-needed"));
        assert!(undeclared.text.contains("Mine."), "what was typed is still there");
        // Officers elsewhere, and other members, are told of nothing.
        assert_eq!(site.get_as(person(SIAN), path).await.status, 403);
        assert_eq!(site.get_as(person(BOB), &format!("/me{path}")).await.status, 404);
        let own = [("rule", "1"), ("text", "Me.")];
        assert_eq!(site.post_as(person(RUTH), &format!("/people/{}/case", person(RUTH)), &own).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_suspension_is_noticed_contested_and_looked_at_by_somebody_else() {
    each_hall(async |site| {
        let path = suspend(site, RUTH, ANN, "60").await;
        let case = path.rsplit('/').next().unwrap().to_owned();
        site.work().await;

        let notice = site.letters().into_iter().find(|letter| letter.contains("membership-letter-suspended(")).unwrap();
        assert!(notice.contains("ann@example.org") && notice.contains("9.2") && !notice.contains("speaker"));
        assert!(!standing(site, ANN).await.is_in_good_standing());
        let hers = site.get_as(person(ANN), &format!("/me/cases/{case}")).await.text;
        assert!(hers.contains("So that the meeting can go on.") && hers.contains("Ruth Adeyemi"));
        assert_eq!(party(site, ANN, &case, "contested", "Ask the chair.").await.status, 303);
        assert_eq!(party(site, ANN, &case, "contested", "Again.").await.status, 422);
        assert_eq!(officer(site, RUTH, &case, "confirmed", "").await.status, 422);
        assert_eq!(officer(site, RUTH, &case, "goes-on", "30").await.status, 422);
        assert_eq!(officer(site, TESS, &case, "lifted", "").await.status, 303);
        assert!(standing(site, ANN).await.is_in_good_standing());
    })
    .await;
}

#[tokio::test]
async fn a_suspension_that_nobody_looks_at_again_ends_on_its_day() {
    each_hall(async |site| {
        let path = suspend(site, RUTH, ANN, "25").await;
        let case = path.rsplit('/').next().unwrap().to_owned();
        let long = officer(site, TESS, &case, "goes-on", "91").await;
        assert!(long.status == 422 && long.text.contains("web-error-number(least=1, most=90)"));

        site.later(24 * Timestamp::DAY);
        assert!(site.get_as(person(TESS), "/cases").await.text.contains("membership-case-due-take-on"));
        assert_eq!(officer(site, TESS, &case, "goes-on", "10").await.status, 303);
        site.later(9 * Timestamp::DAY);
        assert!(!standing(site, ANN).await.is_in_good_standing());
        site.later(Timestamp::DAY);
        assert!(standing(site, ANN).await.is_in_good_standing());
    })
    .await;
}

#[tokio::test]
async fn lifting_one_suspension_leaves_that_of_another_case() {
    each_hall(async |site| {
        let first = suspend(site, RUTH, ANN, "60").await;
        let second = suspend(site, TESS, ANN, "20").await;
        let case = first.rsplit('/').next().unwrap().to_owned();

        assert_eq!(officer(site, RUTH, &case, "lifted", "").await.status, 303);

        assert!(!standing(site, ANN).await.is_in_good_standing(), "the other one goes on");
        let other = second.rsplit('/').next().unwrap().to_owned();
        assert_eq!(officer(site, TESS, &other, "lifted", "").await.status, 303);
        assert!(standing(site, ANN).await.is_in_good_standing());
    })
    .await;
}

#[tokio::test]
async fn who_complained_takes_it_back_and_the_suspension_goes_with_it() {
    each_hall(async |site| {
        let case = complain(site).await;
        officer(site, RUTH, &case, "suspended", "20").await;
        assert!(!standing(site, ANN).await.is_in_good_standing());

        assert_eq!(party(site, ANN, &case, "withdrawn", "No.").await.status, 422);
        assert_eq!(party(site, BOB, &case, "withdrawn", "We talked.").await.status, 303);

        assert!(standing(site, ANN).await.is_in_good_standing());
        assert_eq!(officer(site, RUTH, &case, "taken-on", "").await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn what_was_done_is_sealed_and_goes_with_the_member_whom_it_is_about() {
    each_hall(async |site| {
        let case = complain(site).await;
        officer(site, RUTH, &case, "taken-on", "").await;
        officer(site, RUTH, &case, "put", "14").await;
        party(site, ANN, &case, "answered", "I raised a point of order.").await;
        let copy = site.get_as(person(ANN), "/me/data").await.text;
        assert!(copy.contains("point of order") && !copy.contains("Bob") && !copy.contains("shouted me down"));
        assert!(site.get_as(person(BOB), "/me/data").await.text.contains("shouted me down"));

        membership::erase_everywhere(&site.app, person(BOB)).await.unwrap();
        let left = site.get_as(person(RUTH), &format!("/cases/{case}")).await.text;
        assert!(left.contains("membership-case-nobody") && left.contains("shouted me down"));
        membership::erase_everywhere(&site.app, person(ANN)).await.unwrap();

        assert_eq!(site.get_as(person(RUTH), &format!("/cases/{case}")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_closed_case_is_destroyed_after_two_years() {
    each_hall(async |site| {
        let case = complain(site).await;
        party(site, BOB, &case, "withdrawn", "We talked.").await;

        for (days, there) in [(729, true), (1, false)] {
            site.later(days * Timestamp::DAY);
            sweep(site).await;
            let status = site.get_as(person(BOB), &format!("/me/cases/{case}")).await.status;
            assert_eq!(status, if there { 200 } else { 404 });
        }
    })
    .await;
}

/// What the daily job does for this slice.
async fn sweep(site: &Site) {
    let now = site.app.now();
    let retention = membership::slice().retention;
    let cases = retention.into_iter().find(|kept| kept.what == "cases").unwrap();
    site.app.db.write::<u64, database::Error, _>(move |tx| (cases.sweep)(tx, now)).await.unwrap();
}

#[tokio::test]
async fn a_complaint_that_cannot_be_is_refused() {
    each_hall(async |site| {
        for (number, text, key) in [
            ("12", "Words.", "membership-complain-number-wrong"),
            ("999999999999", "Words.", "membership-case-no-number"),
            (number(ANN).as_str(), "", "web-error-empty"),
            (number(BOB).as_str(), "Words.", "membership-case-own"),
        ] {
            let fields = [("number", number), ("rule", "9.2"), ("text", text)];
            let refused = site.post_as(person(BOB), "/complain", &fields).await;

            assert!(refused.status == 422 && refused.text.contains(key), "{key}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_command_prints_the_dated_file_of_a_case() {
    each_hall(async |site| {
        let case = complain(site).await;
        officer(site, RUTH, &case, "taken-on", "").await;
        let command = membership::slice().commands.into_iter().find(|command| command.name == "case-file").unwrap();

        let told = (command.run)(site.app.clone(), vec![case.clone()]).await.unwrap();
        let wrong = (command.run)(site.app.clone(), vec!["9.2".to_owned()]).await.unwrap_err();

        let at = |words: &str| told.text.find(words).unwrap_or_else(|| panic!("{words}: {}", told.text));
        assert!(at("About: Ann O'Connor-Lee") < at("Complained: Bob Lister"));
        assert!(at("She shouted me down.") < at("membership-case-did-taken-on (Ruth Adeyemi)"));
        assert_eq!(told.data["entries"].as_array().unwrap().len(), 2);
        assert!(wrong.contains("name the case"));
    })
    .await;
}

#[tokio::test]
async fn who_complained_learns_nothing_of_what_happened_to_the_member() {
    each_hall(async |site| {
        let case = complain(site).await;
        officer(site, RUTH, &case, "taken-on", "").await;
        officer(site, RUTH, &case, "suspended", "30").await;
        party(site, ANN, &case, "contested", "Ask the chair.").await;

        let copy = site.get_as(person(BOB), "/me/data").await.text;
        assert!(copy.contains("\"opened\"") && copy.contains("\"taken-on\""), "{copy}");
        assert!(!copy.contains("suspended") && !copy.contains("contested"), "{copy}");
        let page = site.get_as(person(BOB), &format!("/me/cases/{case}")).await.text;
        assert!(page.contains("membership-case-stage-taken-on") && !page.contains("did-suspended"));
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_back_before_it_was_put_is_never_known_to_the_member() {
    each_hall(async |site| {
        let case = complain(site).await;
        party(site, BOB, &case, "withdrawn", "Ann is my neighbour.").await;

        assert_eq!(site.get_as(person(ANN), &format!("/me/cases/{case}")).await.status, 404);
        assert!(!site.get_as(person(ANN), "/me/data").await.text.contains("neighbour"));
    })
    .await;
}

#[tokio::test]
async fn who_begins_a_case_without_a_complainant_accuses_and_does_not_suspend() {
    each_hall(async |site| {
        let begin = [("rule", "9.2"), ("text", "I saw it.")];
        let begun = site.post_as(person(RUTH), &format!("/people/{}/case", person(ANN)), &begin).await;
        let case = begun.location.split('?').next().unwrap().rsplit('/').next().unwrap().to_owned();

        let refused = officer(site, RUTH, &case, "suspended", "30").await;

        assert!(refused.status == 422 && refused.text.contains("membership-case-accuser"));
        assert_eq!(officer(site, TESS, &case, "suspended", "30").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_suspension_that_goes_on_for_less_ends_with_its_case() {
    each_hall(async |site| {
        let path = suspend(site, RUTH, ANN, "60").await;
        let case = path.rsplit('/').next().unwrap().to_owned();
        assert_eq!(officer(site, TESS, &case, "goes-on", "5").await.status, 303);
        assert!(!standing(site, ANN).await.is_in_good_standing());

        site.later(5 * Timestamp::DAY);

        assert!(standing(site, ANN).await.is_in_good_standing());
    })
    .await;
}

#[tokio::test]
async fn nobody_evades_the_end_of_membership_by_leaving_the_day_before() {
    each_hall(async |site| {
        let case = complain(site).await;
        officer(site, RUTH, &case, "taken-on", "").await;
        officer(site, RUTH, &case, "put", "14").await;
        party(site, ANN, &case, "answered", "No.").await;
        site.post_as(person(ANN), "/me/leave", &[]).await;

        assert_eq!(officer(site, TESS, &case, "removed", "").await.status, 303);

        site.post_weakly(person(ANN), "/me/join-again", &[]).await;
        assert!(!standing(site, ANN).await.is_member());
    })
    .await;
}

#[tokio::test]
async fn nothing_is_decided_beside_a_case() {
    each_hall(async |site| {
        let standing_of_ann = format!("/people/{}/standing", person(ANN));
        let decide =
            async |what: &str| site.post_as(person(RUTH), &standing_of_ann, &[("what", what), ("rule", "9.3")]).await;
        let path = suspend(site, RUTH, ANN, "30").await;
        let case = path.rsplit('/').next().unwrap().to_owned();

        for what in ["reinstated", "removed"] {
            let refused = decide(what).await;
            assert!(refused.status == 422 && refused.text.contains("membership-standing-case"), "{what}");
        }

        assert!(!standing(site, ANN).await.is_in_good_standing() && standing(site, ANN).await.is_member());
        assert_eq!(party(site, BOB, &case, "withdrawn", "We talked.").await.status, 303);
        assert_eq!(decide("removed").await.status, 303, "once the case is closed");
    })
    .await;
}

#[tokio::test]
async fn a_contested_suspension_is_looked_at_by_somebody_who_never_authorised_it() {
    each_hall(async |site| {
        let path = suspend(site, RUTH, ANN, "30").await;
        let case = path.rsplit('/').next().unwrap().to_owned();
        officer(site, TESS, &case, "goes-on", "20").await;
        party(site, ANN, &case, "contested", "Ask the chair.").await;

        for by in [RUTH, TESS] {
            assert_eq!(officer(site, by, &case, "confirmed", "").await.status, 422);
        }
        assert_eq!(officer(site, UMA, &case, "lifted", "").await.status, 303);
        // Nor does anybody suspend anew behind her back.
        assert_eq!(officer(site, RUTH, &case, "suspended", "20").await.status, 422);
        assert_eq!(officer(site, UMA, &case, "suspended", "20").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_number_tells_an_officer_nothing_of_who_lives_elsewhere_or_is_kept_out() {
    each_hall(async |site| {
        enter(site, 20, "Nia Hughes", "nia@example.org", "cardiff").await;
        give(site, 20, "administrator", "wales").await;
        let path = format!("/people/{}/case", person(ANN));
        let name = async |who: u8| {
            let number = number(who);
            let fields = [("complainant", number.as_str()), ("rule", "9.2"), ("text", "Words.")];
            site.post_as(person(20), &path, &fields).await
        };

        let elsewhere = name(BOB).await;
        assert!(elsewhere.status == 422 && elsewhere.text.contains("membership-case-not-reached"));
        assert_eq!(name(SIAN).await.status, 303);
        site.post_as(person(SIAN), "/me/visible", &[("out", "yes")]).await;
        assert_eq!(name(SIAN).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_complaint_that_nobody_ever_took_on_is_destroyed_too() {
    each_hall(async |site| {
        let case = complain(site).await;
        for (days, there) in [(729, true), (1, false)] {
            site.later(days * Timestamp::DAY);
            sweep(site).await;
            let status = site.get_as(person(BOB), &format!("/me/cases/{case}")).await.status;
            assert_eq!(status, if there { 200 } else { 404 });
        }
    })
    .await;
}

#[tokio::test]
async fn a_member_answers_ten_times_at_most() {
    each_hall(async |site| {
        let case = complain(site).await;
        officer(site, RUTH, &case, "taken-on", "").await;
        officer(site, RUTH, &case, "put", "14").await;
        for _ in 0..10 {
            assert_eq!(party(site, ANN, &case, "answered", "And another thing.").await.status, 303);
            site.later(1);
        }

        assert_eq!(party(site, ANN, &case, "answered", "And another thing.").await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn an_appeal_undoes_no_ending_that_was_undone_before() {
    each_hall(async |site| {
        let case = complain(site).await;
        officer(site, RUTH, &case, "taken-on", "").await;
        officer(site, RUTH, &case, "put", "14").await;
        party(site, ANN, &case, "answered", "No.").await;
        officer(site, TESS, &case, "removed", "").await;
        site.later(1);
        site.post_as(person(RUTH), &format!("/people/{}/restore", person(ANN)), &[]).await;
        let appeal = [("what", "appealed"), ("text", "Nobody asked the others.")];
        assert_eq!(site.post_weakly(person(ANN), &format!("/me/cases/{case}"), &appeal).await.status, 303);

        assert_eq!(officer(site, UMA, &case, "overturned", "").await.status, 303);

        assert!(standing(site, ANN).await.is_in_good_standing());
        let history = site.get_as(person(RUTH), &format!("/people/{}", person(ANN))).await.text;
        assert_eq!(history.matches("membership-event-restored").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_officer_who_complained_gets_no_letter_of_what_the_member_does() {
    each_hall(async |site| {
        let number = number(ANN);
        let fields = [("number", number.as_str()), ("rule", "9.2"), ("text", "She shouted me down.")];
        assert_eq!(site.post_as(person(TESS), "/complain", &fields).await.status, 303);
        let list = site.get_as(person(UMA), "/cases").await.text;
        let case = list.split("/cases/").nth(1).unwrap()[..36].to_owned();
        officer(site, UMA, &case, "taken-on", "").await;
        officer(site, UMA, &case, "put", "14").await;
        party(site, ANN, &case, "answered", "No.").await;
        site.work().await;

        let to = |address: &str| site.letters().iter().filter(|letter| letter.contains(address)).count();
        assert_eq!(to("tess@example.org"), 0);
        assert!(to("uma@example.org") > 0 && to("ann@example.org") > 0);
    })
    .await;
}
