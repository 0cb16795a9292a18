//! The slices, lowest first.

use database::Migration;
use web::Slice;

/// Every slice, one line each.
pub fn all() -> Vec<Slice> {
    vec![
        places::slice(),
        membership::slice(),
        mailings::slice(),
        imports::slice(),
        ballots::slice(),
        // The program's own comes last.
        crate::program::slice(),
    ]
}

/// Every step of the schema, of services and slices.
pub fn migrations() -> Vec<Migration> {
    let services = [jobs::MIGRATIONS, mail::MIGRATIONS, web::session::MIGRATIONS].concat();
    services.into_iter().chain(all().iter().flat_map(|slice| slice.migrations.iter().copied())).collect()
}
