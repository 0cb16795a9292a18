//! Erasing: everything of a person goes but a tombstone, so that a restored back-up erases her again.

use database::{Error, Sql, Tx, args, sql};
use terms::{PersonId, Timestamp};

/// One statement for each table that holds anything of a person, those that point to `persons` before it.
const DELETE: &[Sql] = &[
    sql!("DELETE FROM passkeys WHERE person = $1"),
    sql!("DELETE FROM one_time_codes WHERE person = $1"),
    sql!("DELETE FROM recovery_codes WHERE person = $1"),
    sql!("DELETE FROM identities WHERE person = $1"),
    sql!("DELETE FROM ceremonies WHERE person = $1"),
    sql!("DELETE FROM known_browsers WHERE person = $1"),
    sql!("DELETE FROM name_prefixes WHERE person = $1"),
    sql!("DELETE FROM email_hashes WHERE person = $1"),
    sql!("DELETE FROM person_fields WHERE person = $1"),
    sql!("DELETE FROM sign_in_links WHERE person = $1"),
    sql!("DELETE FROM subscription_reminders WHERE person = $1"),
    sql!("UPDATE subscription_rules SET entered_by = NULL WHERE entered_by = $1"),
    sql!("DELETE FROM standings WHERE person = $1"),
    sql!("DELETE FROM membership_events WHERE person = $1"),
    sql!("DELETE FROM consents WHERE person = $1"),
    sql!("DELETE FROM email_changes WHERE person = $1"),
    sql!("DELETE FROM corrections WHERE person = $1"),
    sql!("DELETE FROM objections WHERE person = $1"),
    sql!("DELETE FROM welcomes WHERE person = $1"),
    sql!("DELETE FROM kept_out WHERE person = $1"),
    sql!("DELETE FROM guests WHERE person = $1"),
    sql!("DELETE FROM saved_segments WHERE person = $1"),
    sql!("DELETE FROM support_codes WHERE person = $1"),
    sql!("DELETE FROM support_looks WHERE person = $1 OR helper = $1"),
    sql!("DELETE FROM mergers WHERE (gone = $1 OR stays = $1) AND done_at IS NOT NULL"),
    sql!("UPDATE mergers SET by_person = NULL WHERE by_person = $1"),
    sql!("UPDATE mergers SET undone_by = NULL WHERE undone_by = $1"),
    sql!("DELETE FROM service_letters WHERE person = $1"),
    sql!("UPDATE service_letters SET posted_by = NULL WHERE posted_by = $1"),
    sql!("DELETE FROM notes WHERE person = $1"),
    sql!("DELETE FROM withheld WHERE person = $1"),
    sql!("DELETE FROM person_tags WHERE person = $1"),
    sql!("DELETE FROM attendances WHERE person = $1"),
    sql!("DELETE FROM skill_offers WHERE person = $1"),
    sql!("DELETE FROM help_asked WHERE person = $1"),
    // What was asked in her name goes in its time; that it was she who asked goes now.
    sql!("UPDATE help_calls SET by_person = NULL WHERE by_person = $1"),
    sql!("DELETE FROM follow_ups WHERE person = $1"),
    sql!("UPDATE follow_ups SET made_by = NULL WHERE made_by = $1"),
    // What she noted about others is theirs; that she wrote or kept it goes.
    sql!("UPDATE notes SET writer = NULL WHERE writer = $1"),
    sql!("UPDATE notes SET kept_by = NULL WHERE kept_by = $1"),
    // Exports of others stay; that she asked for one or decided on one goes.
    sql!("UPDATE exports SET asked_by = NULL WHERE asked_by = $1"),
    sql!("UPDATE exports SET decided_by = NULL WHERE decided_by = $1"),
    // That there was a token stays for its time; that she made or ended it goes.
    sql!("UPDATE api_tokens SET made_by = NULL WHERE made_by = $1"),
    sql!("UPDATE api_tokens SET ended_by = NULL WHERE ended_by = $1"),
    // What the organisation is stays; that she entered it goes.
    sql!("UPDATE status_periods SET entered_by = NULL WHERE entered_by = $1"),
    sql!("UPDATE status_periods SET confirmed_by = NULL WHERE confirmed_by = $1"),
    sql!("UPDATE status_periods SET called_off_by = NULL WHERE called_off_by = $1"),
    // What she wrote to an office goes in its time, under a key of its own; that it was she who wrote goes now.
    sql!("UPDATE threads SET person = NULL WHERE person = $1"),
    // What an office answered belongs to whoever asked; that she gave the answer goes.
    sql!("UPDATE thread_messages SET answered_by = NULL WHERE answered_by = $1"),
    // What was done in a case about somebody else stays; that she complained or decided goes.
    sql!("UPDATE cases SET complainant = NULL WHERE complainant = $1"),
    sql!("UPDATE case_entries SET by_person = NULL WHERE by_person = $1"),
    // That a branch was founded stays; who would join it, convened it or answered goes.
    sql!("DELETE FROM new_branch_backers WHERE person = $1"),
    sql!("UPDATE new_branches SET convener = NULL WHERE convener = $1"),
    sql!("UPDATE new_branch_steps SET by_person = NULL WHERE by_person = $1"),
    sql!("DELETE FROM offices WHERE person = $1"),
    sql!("DELETE FROM persons WHERE id = $1"),
];
/// What others see in the logs of who looked at whom: it goes when she is erased, and stays when her entry is made one with another.
const LOGS: &[Sql] = &[
    // What was looked at stays in the log as a commitment that tells nothing any more.
    sql!("UPDATE access_log SET person = NULL, note = NULL, salt = NULL WHERE person = $1"),
    sql!("UPDATE access_log SET viewer = NULL, salt = NULL WHERE viewer = $1"),
    // That she was in an export of somebody else's.
    sql!("UPDATE export_members SET person = NULL, salt = NULL WHERE person = $1"),
];
const TOMBSTONE: Sql = sql!("INSERT INTO erasures (person, erased_at) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING");
const COUNT: Sql = sql!("SELECT count(*) AS value FROM erasures WHERE person = $1");
const ALL: Sql = sql!("SELECT person AS value FROM erasures WHERE person > $1 ORDER BY person LIMIT $2");

/// Erases a person from every table of membership and sets her tombstone. Doing it again does no harm.
///
/// # Errors
/// When the database fails.
pub(crate) async fn erase(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    super::gone::note(tx, person, now).await?;
    super::api_tokens::end_of_holder(tx, person, now).await?;
    for table in LOGS {
        tx.exec(*table, args![person]).await?;
    }
    delete(tx, person).await?;
    tx.exec(TOMBSTONE, args![person, now]).await?;
    Ok(())
}

/// Deletes every row about a person, without a tombstone: she lives on as another entry.
///
/// # Errors
/// When the database fails.
pub(crate) async fn delete(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    super::withdrawals::forget_person(tx, person).await?;
    for table in DELETE {
        tx.exec(*table, args![person]).await?;
    }
    Ok(())
}

/// Was this person erased?
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_erased(tx: &mut Tx, person: PersonId) -> Result<bool, Error> {
    Ok(tx.one::<i64>(COUNT, args![person]).await? > 0)
}

/// Tombstones in the order of their persons, from the one after `after`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn after(tx: &mut Tx, after: PersonId, limit: i64) -> Result<Vec<PersonId>, Error> {
    tx.all(ALL, args![after, limit]).await
}
