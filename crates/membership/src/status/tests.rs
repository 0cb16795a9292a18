use proptest::prelude::*;
use terms::PlainError;

use super::*;

const NOW: Timestamp = Timestamp::from_micros(1_800_000_000_000_000);

fn person(number: u8) -> PersonId {
    PersonId::by_chance([number; 16])
}

fn deed(number: u8, at: Timestamp) -> Deed {
    Deed { at, by: Some(person(number)) }
}

/// A period of that kind, entered by 1, which is to begin so many days after [`NOW`].
fn period(number: u8, id: &str, days: i64) -> Period {
    let since = NOW.day(&Zone::utc()).plus(days);
    Period {
        id: PeriodId::by_chance([number; 16]),
        kind: kind(id).unwrap(),
        since,
        starts_at: since.starts(&Zone::utc()),
        particulars: Particulars::default(),
        text_version: rule().text_version.clone(),
        entered: deed(1, NOW),
        confirmed: None,
        called_off: None,
    }
}

fn confirmed(period: Period, at: Timestamp) -> Period {
    Period { confirmed: Some(deed(2, at)), ..period }
}

#[test]
fn every_kind_says_on_what_it_keeps_members_and_writes_to_them() {
    let mut ids: Vec<&str> = rule().kinds.iter().map(|kind| kind.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rule().kinds.len());
    assert!(!as_set_up().is_entered && rule().kinds.iter().filter(|kind| !kind.is_entered).count() == 1);

    for kind in &rule().kinds {
        for processing in Processing::ALL {
            assert!(kind.bases.contains_key(&processing), "{} {processing:?}", kind.id);
        }
        // Sending asks for consent and for membership, and no more: were one of these to fall away, it would have to ask here.
        assert!(!kind.bases_of(Processing::Membership).is_empty(), "{}", kind.id);
        assert!(!kind.bases_of(Processing::Notices).is_empty(), "{}", kind.id);
        assert_eq!(kind.bases_of(Processing::Newsletters), [Basis::Agreed], "{}", kind.id);
        // Only who is registered has a ground that asks for that.
        let registered =
            kind.bases.values().flatten().any(|basis| matches!(basis, Basis::Registered | Basis::Supplied));
        assert_eq!(registered, kind.id == "party");
        assert!(!kind.is_entered || kind.fields.iter().any(|rule| rule.field == Field::Name), "{}", kind.id);
    }
}

#[test]
fn one_version_of_the_text_has_one_key() {
    let mut keys = BTreeMap::new();
    for kind in &rule().kinds {
        let known = keys.entry(&kind.consent.version).or_insert(&kind.consent.text);
        assert_eq!(*known, &kind.consent.text);
    }
    assert_eq!(as_set_up().consent.version, "2026-11");
}

#[test]
fn a_status_begins_on_its_day_and_never_before_it_was_confirmed() {
    let ahead = confirmed(period(1, "party", 10), NOW);
    assert_eq!(ahead.counts_from(), Some(ahead.starts_at));
    assert_eq!(ahead.state(ahead.starts_at.plus(-1)), State::Announced);
    assert_eq!(ahead.state(ahead.starts_at), State::Begun);

    let long_so = confirmed(period(1, "association", -900), NOW);
    assert_eq!(long_so.counts_from(), Some(NOW));

    assert_eq!(period(1, "party", 10).counts_from(), None);
    let last = NOW.plus(rule().days_to_confirm * Timestamp::DAY);
    assert_eq!(period(1, "party", 90).state(last.plus(-1)), State::Waiting);
    assert_eq!(period(1, "party", 90).state(last), State::Lapsed);
}

#[test]
fn what_was_called_off_never_counts_unless_it_had_begun() {
    let ahead = confirmed(period(1, "party", 10), NOW);
    let off = Period { called_off: Some(deed(3, NOW.plus(1))), ..ahead.clone() };
    assert_eq!((off.counts_from(), off.state(NOW.plus(1))), (None, State::CalledOff));

    let late = Period { called_off: Some(deed(3, ahead.starts_at)), ..ahead.clone() };
    assert_eq!(late.counts_from(), Some(ahead.starts_at));
    assert_eq!(may_call_off(&ahead, ahead.starts_at.plus(-1)), Ok(()));
    assert_eq!(may_call_off(&ahead, ahead.starts_at), Err(CannotDecide::Over));
    assert_eq!(may_call_off(&off, NOW.plus(2)), Err(CannotDecide::Over));
}

#[test]
fn only_the_first_looks_back_and_one_at_a_time_looks_ahead() {
    let enter = |periods: &[Period], days| may_enter(periods, NOW.day(&Zone::utc()).plus(days), &Zone::utc(), NOW);
    let begun = [confirmed(period(1, "association", -900), NOW)];

    assert_eq!(enter(&[], -900), Ok(()));
    assert_eq!(enter(&begun, 0), Ok(()));
    assert_eq!(enter(&begun, -1), Err(CannotEnter::Past));
    assert_eq!(enter(&begun, 365 * 4), Err(CannotEnter::TooFar));
    assert_eq!(enter(&[period(2, "party", 9)], 20), Err(CannotEnter::OneAhead));
    assert_eq!(enter(&[confirmed(period(2, "party", 9), NOW)], 20), Err(CannotEnter::OneAhead));
    let off = Period { called_off: Some(deed(1, NOW.plus(-1))), ..confirmed(period(2, "party", 9), NOW) };
    assert_eq!(enter(&[off], 20), Ok(()));
}

#[test]
fn somebody_else_confirms_who_was_not_appointed_by_the_first_and_in_time() {
    let waits = period(2, "party", 1);
    let begun = [confirmed(period(1, "association", -900), NOW), waits.clone()];
    let confirms = |who: u8, is_appointed, days: i64| {
        let now = NOW.plus(days * Timestamp::DAY);
        may_confirm(&begun, &waits, (person(who), is_appointed), &Zone::utc(), now)
    };

    assert_eq!(confirms(2, false, 0), Ok(()));
    assert_eq!(confirms(2, false, 1), Ok(()));
    assert_eq!(confirms(2, false, 2), Err(CannotDecide::Past));
    assert_eq!(confirms(1, false, 0), Err(CannotDecide::Own));
    assert_eq!(confirms(2, true, 0), Err(CannotDecide::Appointed));
    assert_eq!(confirms(2, false, 14), Err(CannotDecide::Over));
    let erased = Period { entered: Deed { at: NOW, by: None }, ..waits.clone() };
    assert_eq!(may_confirm(&[], &erased, (person(2), false), &Zone::utc(), NOW), Err(CannotDecide::Over));
}

/// What is typed for a party, with another text in one field.
fn party(changed: Field, text: &str) -> Result<Particulars, Vec<(Field, Wrong)>> {
    Particulars::read(kind("party").unwrap(), |field| {
        let usual = match field {
            _ if field == changed => text,
            Field::Number => "pp 123",
            Field::Address | Field::PromoterAddress => "1 High Street, Leeds LS1 4AP",
            _ => "Ann Lee",
        };
        usual.to_owned()
    })
}

#[test]
fn each_field_is_checked_and_the_wrong_one_is_named() {
    let read = party(Field::Name, "The Commons").unwrap();
    assert_eq!(read.get(Field::Number), Some("PP123"));
    assert_eq!(read.get(Field::Responsible), None);

    let wrong = [
        (Field::Name, "", Wrong::Plain(PlainError::Empty)),
        (Field::Name, "12", Wrong::Form(Form::Name)),
        (Field::Treasurer, "A\u{202e}nn", Wrong::Plain(PlainError::Unprintable)),
        (Field::Number, "123", Wrong::Form(Form::PartyNumber)),
        (Field::Number, "PP1234567", Wrong::Form(Form::PartyNumber)),
        (Field::Address, "1 High Street,", Wrong::Form(Form::Address)),
    ];
    for (field, text, why) in wrong {
        assert_eq!(party(field, text), Err(vec![(field, why)]), "{text}");
    }
    assert_eq!(party(Field::Promoter, "").unwrap_err()[0], (Field::Promoter, Wrong::Plain(PlainError::Empty)));
    let numbers = [
        ("company", "01234567", true),
        ("company", "sc123456", true),
        ("company", "1234567", false),
        ("company", "S1234567", false),
        ("society", "1234R", true),
        ("society", "RSA", false),
    ];
    for (id, number, fits) in numbers {
        let read = Particulars::read(kind(id).unwrap(), |field| match field {
            Field::Number => number.to_owned(),
            Field::Part => "scotland".to_owned(),
            Field::Promoter | Field::PromoterAddress => String::new(),
            _ => "The Commons, Leeds".to_owned(),
        });
        assert_eq!(read.is_ok(), fits, "{id} {number}");
    }
}

#[test]
fn a_promoter_has_an_address_and_an_address_a_promoter() {
    let read = |given: Field| {
        Particulars::read(kind("union").unwrap(), |field| match field {
            Field::Promoter | Field::PromoterAddress if field != given => String::new(),
            _ => "Ann Lee, Leeds".to_owned(),
        })
    };

    assert_eq!(read(Field::Promoter), Err(vec![(Field::PromoterAddress, Wrong::HalfPromoter)]));
    assert_eq!(read(Field::PromoterAddress), Err(vec![(Field::Promoter, Wrong::HalfPromoter)]));
    assert!(read(Field::Name).is_ok());
}

/// Something that officers do, so many hours after what was done before.
#[derive(Debug, Clone, Copy)]
enum Act {
    Enter(usize, i64),
    Confirm,
    CallOff,
}

fn acts() -> impl Strategy<Value = Vec<(Act, i64)>> {
    let act = prop_oneof![
        (1usize..6, -400i64..400).prop_map(|(kind, days)| Act::Enter(kind, days)),
        Just(Act::Confirm),
        Just(Act::CallOff),
    ];
    prop::collection::vec((act, 0i64..400), 0..40)
}

/// Does one of these to the last period, as far as the rules allow it.
fn act(periods: &mut Vec<Period>, act: Act, now: Timestamp) {
    let zone = Zone::utc();
    match act {
        Act::Enter(which, days) => {
            let since = now.day(&zone).plus(days);
            if may_enter(periods, since, &zone, now).is_ok() {
                let number = u8::try_from(periods.len()).unwrap();
                let entered = period(number, &rule().kinds[which].id, 0);
                periods.push(Period { since, starts_at: since.starts(&zone), entered: deed(1, now), ..entered });
            }
        }
        Act::Confirm => {
            let Some(last) = periods.last().cloned() else { return };
            if may_confirm(periods, &last, (person(2), false), &zone, now).is_ok() {
                *periods.last_mut().unwrap() = confirmed(last, now);
            }
        }
        Act::CallOff => {
            if let Some(last) = periods.last_mut().filter(|last| may_call_off(last, now).is_ok()) {
                last.called_off = Some(deed(3, now));
            }
        }
    }
}

proptest! {
    /// Whatever officers do, what the organisation was at any earlier instant stays as it was; there is a status at every instant;
    /// and it changes at the beginnings of the list alone.
    #[test]
    fn what_has_been_stays(acts in acts(), looks in prop::collection::vec(0i64..20_000, 20)) {
        let mut periods = Vec::new();
        let mut now = NOW;
        for (one, hours) in acts {
            now = now.plus(hours * Timestamp::HOUR);
            let before = periods.clone();
            act(&mut periods, one, now);
            for hours in looks.iter().map(|hours| Timestamp::HOUR * hours) {
                let at = now.plus(-1 - hours);
                let id = |periods: &[Period]| status_at(periods, at).period.map(|period| period.id);
                prop_assert_eq!(id(&before), id(&periods));
            }
        }
        let all = statuses(&periods);
        prop_assert_eq!(all[0].from, None);
        for pair in all.windows(2) {
            prop_assert!(pair[0].from < pair[1].from);
            prop_assert_eq!(pair[0].until, pair[1].from);
            prop_assert_eq!(status_at(&periods, pair[1].from.unwrap()), pair[1]);
            prop_assert_eq!(status_at(&periods, pair[1].from.unwrap().plus(-1)), pair[0]);
        }
        prop_assert_eq!(all.last().unwrap().until, None);
    }
}
