//! Samples of letters that did not arrive.

use terms::{Id, PersonId};
use web::Frame;

use super::super::{Named, unreached};

pub(super) fn unreached_page(frame: Frame) -> unreached::Unreached {
    let line = |number: u8, name: &str, what: &str| unreached::Line {
        id: Id::by_chance([number; 16]),
        person: PersonId::by_chance([number; 16]),
        is_member: number != 1,
        name: name.into(),
        place: Named { name: "Leeds".into(), href: "/places/leeds".into(), flag: "Leeds".into() },
        what: what.into(),
        case: None,
        posted: None,
    };
    let letters = vec![
        line(1, "Alma Reyes", "About the subscription, of 12 November 2026"),
        unreached::Line {
            case: Some("/cases".into()),
            ..line(2, "Tomos Griffiths", "About a case, of 11 November 2026")
        },
        unreached::Line {
            posted: Some("20 November 2026".into()),
            ..line(3, "Siân Evans", "About a ballot, of 10 November 2026")
        },
    ];
    unreached::Unreached { frame, letters, next: Some("/people/unreached".into()), hears: false }
}
