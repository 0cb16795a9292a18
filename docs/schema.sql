-- The whole schema, step by step, as the migrations lay it. Written by a test; do not edit.
-- Type words: @id (BLOB, uuid), @int (INTEGER, bigint), @text, @bytes (BLOB, bytea), @bool (INTEGER, boolean).

-- 2026-11-22-0010-jobs
-- Work that waits, runs, is done or was given up. No personal data in clear text: a payload holds ids.
CREATE TABLE jobs (
    id @id PRIMARY KEY,
    kind @text NOT NULL,
    key @text UNIQUE,
    payload @text NOT NULL,
    run_at @int NOT NULL,
    attempts @int NOT NULL,
    lease_owner @id,
    lease_until @int,
    last_error @text,
    done_at @int,
    poisoned_at @int
) @strict;

CREATE INDEX jobs_waiting ON jobs (kind, run_at, id) WHERE done_at IS NULL AND poisoned_at IS NULL;

CREATE INDEX jobs_done ON jobs (done_at) WHERE done_at IS NOT NULL;

-- When each periodic job is due next; whoever moves it on puts the job into the queue.
CREATE TABLE timetable (
    name @text PRIMARY KEY,
    next_at @int NOT NULL
) @strict;

-- 2026-11-22-0020-mail
-- Letters that wait to be sent, whole and sealed under the key for notes; deleted once sent.
CREATE TABLE letters (
    id @id PRIMARY KEY,
    posted_at @int NOT NULL,
    sealed @bytes NOT NULL
) @strict;

CREATE INDEX letters_posted ON letters (posted_at);

-- 2026-11-22-0030-web
-- Who is signed in: the hash of the token in the browser's cookie.
CREATE TABLE sessions (
    hash @bytes PRIMARY KEY,
    person @id NOT NULL,
    started_at @int NOT NULL,
    ends_at @int NOT NULL
) @strict_without_rowid;

CREATE INDEX sessions_of ON sessions (person);

-- Forms that have done their work. Votes are not among them: their own mark says that they are in.
CREATE TABLE done_forms (
    nonce @bytes PRIMARY KEY,
    done_at @int NOT NULL
) @strict_without_rowid;

-- 2026-11-22-0100-places
-- The kinds of unit that this movement has: region, branch, workplace group, …
CREATE TABLE place_kinds (
    slug @text PRIMARY KEY,
    name_en @text NOT NULL,
    name_cy @text,
    -- What holds such units together: territorial, international, workplace, thematic.
    basis @text NOT NULL
) @strict_without_rowid;

-- The units. Only the movement as a whole has no parent; a slug never changes.
CREATE TABLE places (
    id @id PRIMARY KEY,
    parent @id REFERENCES places (id),
    slug @text NOT NULL UNIQUE,
    name_en @text NOT NULL,
    name_cy @text,
    kind @text NOT NULL REFERENCES place_kinds (slug)
) @strict_without_rowid;

CREATE INDEX places_by_parent ON places (parent, slug);

-- Each place with everything it lies within, itself at depth 0; so that "within" is one look-up at any depth.
CREATE TABLE place_ancestors (
    place @id NOT NULL REFERENCES places (id),
    ancestor @id NOT NULL REFERENCES places (id),
    depth @int NOT NULL,
    PRIMARY KEY (place, ancestor)
) @strict_without_rowid;

CREATE INDEX place_ancestors_by_ancestor ON place_ancestors (ancestor, depth, place);

-- 2026-11-22-0200-membership
-- People. Nothing here says who they are: names and contact fields are in person_fields, sealed with a key of
-- their own that lives in the key store.
CREATE TABLE persons (
    id @id PRIMARY KEY,
    -- By chance, so that it tells nothing of when somebody joined.
    number @int NOT NULL UNIQUE,
    made_at @int NOT NULL
) @strict;

CREATE TABLE person_fields (
    person @id NOT NULL REFERENCES persons (id),
    field @text NOT NULL,
    sealed @bytes NOT NULL,
    PRIMARY KEY (person, field)
) @strict_without_rowid;

-- E-mail is found by keyed hash; two persons never have the same.
CREATE TABLE email_hashes (
    hash @bytes PRIMARY KEY,
    person @id NOT NULL UNIQUE REFERENCES persons (id)
) @strict_without_rowid;

-- Keyed hashes of the beginnings of names. No reference to persons: ten rows a person, checked one by one, would
-- double the time of an import. The place is the present home, so that a search looks at own places only.
CREATE TABLE name_prefixes (
    person @id NOT NULL,
    prefix @int NOT NULL,
    place @id NOT NULL,
    PRIMARY KEY (person, prefix)
) @strict_without_rowid;

CREATE INDEX name_prefixes_found ON name_prefixes (prefix, place, person);

-- What happened to memberships; the truth from which standings are worked out.
CREATE TABLE membership_events (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    at @int NOT NULL,
    -- Which of the person's events it is, in the order of entering: of two at one instant the later counts last.
    ordinal @int NOT NULL,
    what @text NOT NULL,
    place @id,
    until @int,
    rule @text,
    -- Who entered it; nobody when the person herself did.
    entered_by @id,
    entered_at @int NOT NULL
) @strict;

CREATE INDEX membership_events_person ON membership_events (person, at, ordinal);

-- The spells of each person, written anew together with each event, so that a roll is read without replaying histories.
CREATE TABLE standings (
    person @id NOT NULL REFERENCES persons (id),
    starts_at @int NOT NULL,
    ends_at @int,
    state @text NOT NULL,
    since @int NOT NULL,
    place @id,
    suspended_since @int,
    suspended_until @int,
    PRIMARY KEY (person, starts_at)
) @strict_without_rowid;

CREATE INDEX standings_place ON standings (place, person, starts_at);

CREATE INDEX standings_former ON standings (starts_at) WHERE state IN ('left', 'removed', 'died') AND ends_at IS NULL;

-- To what each person agreed: the version of the text she saw, how, when, and what proves it.
CREATE TABLE consents (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    purpose @text NOT NULL,
    text_version @text NOT NULL,
    channel @text NOT NULL,
    given_at @int NOT NULL,
    proof @text NOT NULL,
    withdrawn_at @int
) @strict;

CREATE INDEX consents_person ON consents (person, given_at, id);

CREATE TABLE offices (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- A role of the file that ships; what it allows is read there, so that a role means the same to all who hold it.
    role @text NOT NULL,
    place @id NOT NULL,
    starts_at @int NOT NULL,
    ends_at @int NOT NULL,
    given_by @id,
    ended_by @id,
    is_shown @bool NOT NULL
) @strict;

CREATE INDEX offices_person ON offices (person, ends_at);
CREATE INDEX offices_place ON offices (place, ends_at);

-- Who asked to join and has not yet pressed the button in the letter. The person is made when she does.
CREATE TABLE applications (
    token @bytes PRIMARY KEY,
    person @id NOT NULL,
    place @id NOT NULL,
    -- Name, e-mail and postcode, with the person's key.
    sealed @bytes NOT NULL,
    -- Hash of a cookie of the browser that asked, so that confirming there signs in at once.
    browser @bytes NOT NULL,
    consent_version @text NOT NULL,
    applied_at @int NOT NULL,
    expires_at @int NOT NULL
) @strict_without_rowid;

-- Links to sign in with: the hash of a token sent by mail, bound to the browser that asked by the hash of a cookie.
CREATE TABLE sign_in_links (
    token @bytes PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    browser @bytes NOT NULL,
    expires_at @int NOT NULL
) @strict_without_rowid;

-- Whose data is gone for good; read again after every restore.
CREATE TABLE erasures (
    person @id PRIMARY KEY,
    erased_at @int NOT NULL
) @strict_without_rowid;

-- 2026-11-22-0300-ballots
-- A ballot: what is asked, of whom, when, and how far it has come. Settings are fixed once it is called.
CREATE TABLE ballots (
    id @id PRIMARY KEY,
    place @id NOT NULL REFERENCES places (id),
    title @text NOT NULL,
    about @text NOT NULL,
    -- JSON: question or places, with the rule of counting.
    subject @text NOT NULL,
    -- named or secret_in_storage.
    kind @text NOT NULL,
    -- JSON: the rule of eligibility.
    electorate @text NOT NULL,
    -- full, trimmed or sheet_only.
    disclosure @text NOT NULL,
    is_blank_offered @bool NOT NULL,
    nominations_open_at @int,
    nominations_close_at @int,
    roll_published_at @int NOT NULL,
    opens_at @int NOT NULL,
    closes_at @int NOT NULL,
    challenge_micros @int NOT NULL,
    destroyed_at @int NOT NULL,
    -- JSON: ids of the contests that come before this one in the stated order.
    counted_after @text NOT NULL,
    -- Word of the stage, and as JSON what it knows.
    stage @text NOT NULL,
    stage_data @text NOT NULL,
    -- The frozen roll in force.
    roll @id,
    -- Who carries out what was decided, and by when.
    owner @text,
    due @text,
    -- Once the ballots themselves are gone.
    is_destroyed @bool NOT NULL
) @strict_without_rowid;

CREATE INDEX ballots_by_stage ON ballots (stage, closes_at, id);
CREATE INDEX ballots_by_place ON ballots (place, closes_at, id);

-- Who holds which duty in a ballot.
CREATE TABLE ballot_duties (
    ballot @id NOT NULL REFERENCES ballots (id),
    person @id NOT NULL,
    duty @text NOT NULL,
    -- Of the second person: elected by the meeting (no place) or lent by a place above, and who entered it.
    lent_by @id,
    named_by @id,
    PRIMARY KEY (ballot, person)
) @strict_without_rowid;

CREATE INDEX ballot_duties_by_person ON ballot_duties (person, ballot);

-- Who did what, under which duty and why. Nobody where the timetable did it.
CREATE TABLE ballot_acts (
    id @id PRIMARY KEY,
    ballot @id NOT NULL REFERENCES ballots (id),
    act @text NOT NULL,
    person @id,
    duty @text NOT NULL,
    reason @text NOT NULL,
    at @int NOT NULL
) @strict_without_rowid;

CREATE INDEX ballot_acts_by_ballot ON ballot_acts (ballot, at, id);

-- The half of an act that takes two people.
CREATE TABLE ballot_proposals (
    ballot @id NOT NULL REFERENCES ballots (id),
    act @text NOT NULL,
    -- JSON: what exactly is proposed.
    proposal @text NOT NULL,
    person @id NOT NULL,
    reason @text NOT NULL,
    at @int NOT NULL,
    PRIMARY KEY (ballot, act)
) @strict_without_rowid;

-- Nominations; those on the paper have a position. A candidate's name is kept by membership, her statement is sealed.
CREATE TABLE ballot_options (
    id @id PRIMARY KEY,
    ballot @id NOT NULL REFERENCES ballots (id),
    -- person, name or reopen.
    nominee @text NOT NULL,
    person @id,
    name @text,
    statement @bytes,
    proposed_by @id,
    proposed_at @int NOT NULL,
    -- proposed, stands, withdrawn or died.
    standing @text NOT NULL,
    standing_at @int,
    position @int
) @strict_without_rowid;

CREATE INDEX ballot_options_by_ballot ON ballot_options (ballot, position, id);
CREATE INDEX ballot_options_by_person ON ballot_options (person, ballot);

-- Claims about the roll, decided by two people.
CREATE TABLE roll_claims (
    id @id PRIMARY KEY,
    ballot @id NOT NULL REFERENCES ballots (id),
    claimant @id NOT NULL,
    about @id NOT NULL,
    asks @text NOT NULL,
    reason @text NOT NULL,
    at @int NOT NULL,
    first_by @id,
    upheld @bool,
    decided_at @int
) @strict_without_rowid;

CREATE INDEX roll_claims_by_ballot ON roll_claims (ballot, at, id);
CREATE INDEX roll_claims_by_about ON roll_claims (about, ballot);

-- Frozen rolls. An entry without salt is that of an erased person: under a random id, its commitment kept.
CREATE TABLE roll_entries (
    roll @id NOT NULL,
    person @id NOT NULL,
    region @id NOT NULL,
    salt @bytes,
    commitment @bytes NOT NULL,
    PRIMARY KEY (roll, person)
) @strict_without_rowid;

CREATE INDEX roll_entries_by_person ON roll_entries (person, roll);

-- Corrections of a roll in force, as published: nobody is named.
CREATE TABLE roll_corrections (
    ballot @id NOT NULL REFERENCES ballots (id),
    number @int NOT NULL,
    asks @text NOT NULL,
    size @int NOT NULL,
    hash @text NOT NULL,
    reason @text NOT NULL,
    at @int NOT NULL,
    PRIMARY KEY (ballot, number)
) @strict_without_rowid;

-- Who has voted or was given a paper, while voting is open. No time, no order, nothing shared with the ballots.
CREATE TABLE ballot_marks (
    ballot @id NOT NULL REFERENCES ballots (id),
    person @id NOT NULL,
    -- online, letter or paper.
    channel @text NOT NULL,
    PRIMARY KEY (ballot, person)
) @strict_without_rowid;

-- Secret ballots while voting is open, each under a key by chance. No time, no order, nothing shared with the marks.
CREATE TABLE secret_ballots (
    ballot @id NOT NULL REFERENCES ballots (id),
    key @id NOT NULL,
    content @text NOT NULL,
    PRIMARY KEY (ballot, key)
) @strict_without_rowid;

-- Marks once voting is closed, written in the order of persons.
CREATE TABLE closed_marks (
    ballot @id NOT NULL REFERENCES ballots (id),
    person @id NOT NULL,
    channel @text NOT NULL,
    PRIMARY KEY (ballot, person)
) @strict_without_rowid;

-- Secret ballots once voting is closed: equal ones added up, written in the order of their content.
CREATE TABLE closed_ballots (
    ballot @id NOT NULL REFERENCES ballots (id),
    content @text NOT NULL,
    papers @int NOT NULL,
    PRIMARY KEY (ballot, content)
) @strict_without_rowid;

-- Votes of named ballots.
CREATE TABLE named_ballots (
    ballot @id NOT NULL REFERENCES ballots (id),
    person @id NOT NULL,
    content @text NOT NULL,
    PRIMARY KEY (ballot, person)
) @strict_without_rowid;

-- Papers given out: issued, returned or rejected.
CREATE TABLE issued_papers (
    ballot @id NOT NULL REFERENCES ballots (id),
    person @id NOT NULL,
    state @text NOT NULL,
    issued @int NOT NULL,
    PRIMARY KEY (ballot, person)
) @strict_without_rowid;

-- One-time codes of letters, as hashes; gone once used or when voting closes.
CREATE TABLE letter_codes (
    hash @bytes PRIMARY KEY,
    ballot @id NOT NULL REFERENCES ballots (id),
    person @id NOT NULL
) @strict_without_rowid;

CREATE INDEX letter_codes_by_ballot ON letter_codes (ballot, person);

-- Batches of papers from envelopes: who entered them, who checked.
CREATE TABLE paper_batches (
    id @id PRIMARY KEY,
    ballot @id NOT NULL REFERENCES ballots (id),
    label @text NOT NULL,
    papers @int NOT NULL,
    file_hash @text NOT NULL,
    entered_by @id NOT NULL,
    checked_by @id,
    at @int NOT NULL
) @strict_without_rowid;

CREATE INDEX paper_batches_by_ballot ON paper_batches (ballot, at, id);

CREATE TABLE batch_papers (
    batch @id NOT NULL REFERENCES paper_batches (id),
    content @text NOT NULL,
    papers @int NOT NULL,
    PRIMARY KEY (batch, content)
) @strict_without_rowid;

-- Seeds of the lot: the commitment before opening, the seed after closing.
CREATE TABLE lot_seeds (
    ballot @id NOT NULL REFERENCES ballots (id),
    giver @id NOT NULL,
    commitment @bytes NOT NULL,
    seed @text,
    PRIMARY KEY (ballot, giver)
) @strict_without_rowid;

-- Lots drawn by hand, as JSON, with who entered them.
CREATE TABLE manual_lots (
    ballot @id PRIMARY KEY REFERENCES ballots (id),
    lot @text NOT NULL,
    entered_by @id NOT NULL
) @strict_without_rowid;

-- Counts with their transcripts. Candidates stand in them under the ids of their options.
CREATE TABLE ballot_counts (
    ballot @id NOT NULL REFERENCES ballots (id),
    number @int NOT NULL,
    counted_by @id NOT NULL,
    at @int NOT NULL,
    -- JSON, byte for byte what two people came to, and its SHA-256.
    transcript @bytes NOT NULL,
    transcript_hash @text NOT NULL,
    -- SHA-256 of all papers as counted.
    input_hash @text NOT NULL,
    -- JSON: the lot that was used, if any.
    lot @text,
    -- What may be shown of the papers, and in BLT what is.
    disclosed @text NOT NULL,
    file @text,
    -- JSON: turnout, channels and papers, as they may be published.
    figures @text NOT NULL,
    PRIMARY KEY (ballot, number)
) @strict_without_rowid;

-- 2026-11-22-0900-program
-- What this database is: whether it is a demonstration, and when it was filled.
CREATE TABLE installation (
    name @text PRIMARY KEY,
    value @text NOT NULL
) @strict;

-- 2026-11-27-1000-signing-in
-- How strong a session is: by a link in a letter alone, or with something that she has besides.
ALTER TABLE sessions ADD COLUMN strength @text NOT NULL DEFAULT 'link';

-- What kind of browser, in words of ours ("Firefox/Android"): never what the browser itself sent.
ALTER TABLE sessions ADD COLUMN agent @text NOT NULL DEFAULT '/';

-- When it was last used, to the hour; empty while it was not used an hour after it began.
ALTER TABLE sessions ADD COLUMN seen_at @int;

-- 2026-11-27-1001-signing-in
-- Passkeys: the public half, with its counter, as the library writes it; sealed with the person's key, as is the name
-- that she gave it. Found by a hash of the credential's id.
CREATE TABLE passkeys (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    credential @bytes NOT NULL UNIQUE,
    sealed @bytes NOT NULL,
    name @bytes NOT NULL,
    added_at @int NOT NULL,
    used_at @int
) @strict;

CREATE INDEX passkeys_person ON passkeys (person, added_at, id);

-- One-time codes: the secret that a program on her phone has too, sealed with the person's key. It counts once it was
-- confirmed by one code; no code of the last step used, or of an earlier one, is taken again.
CREATE TABLE one_time_codes (
    person @id PRIMARY KEY REFERENCES persons (id),
    sealed @bytes NOT NULL,
    begun_at @int NOT NULL,
    confirmed_at @int,
    last_step @int NOT NULL,
    -- Wrong codes since an hour, and until when none is looked at.
    wrong @int NOT NULL,
    wrong_since @int NOT NULL,
    locked_until @int
) @strict_without_rowid;

-- Recovery codes: keyed hashes, each used once.
CREATE TABLE recovery_codes (
    person @id NOT NULL REFERENCES persons (id),
    hash @bytes NOT NULL,
    made_at @int NOT NULL,
    used_at @int,
    PRIMARY KEY (person, hash)
) @strict_without_rowid;

-- What the server remembers between asking a passkey and its answer: five minutes, once. Nobody while she who answers
-- is not yet known.
CREATE TABLE ceremonies (
    token @bytes PRIMARY KEY,
    person @id,
    sealed @bytes NOT NULL,
    expires_at @int NOT NULL
) @strict_without_rowid;

-- Browsers from which a person has signed in: the hash of a random cookie.
CREATE TABLE known_browsers (
    person @id NOT NULL REFERENCES persons (id),
    hash @bytes NOT NULL,
    used_at @int NOT NULL,
    PRIMARY KEY (person, hash)
) @strict_without_rowid;

CREATE INDEX known_browsers_used ON known_browsers (used_at);

-- 2026-11-27-1300-own-rights
-- New addresses of mail that wait for the button behind a letter sent to them.
CREATE TABLE email_changes (
    token @bytes PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- The new address, with the person's key.
    sealed @bytes NOT NULL,
    expires_at @int NOT NULL
) @strict_without_rowid;

CREATE INDEX email_changes_person ON email_changes (person);

-- That a person corrected what is kept of her: which field, and when; never what it was.
CREATE TABLE corrections (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    field @text NOT NULL,
    at @int NOT NULL
) @strict;

CREATE INDEX corrections_person ON corrections (person, at);

-- Who objects to everything that is not needed for membership itself.
CREATE TABLE objections (
    person @id PRIMARY KEY REFERENCES persons (id),
    at @int NOT NULL
) @strict_without_rowid;

-- 2026-11-27-1400-segments
-- Members are counted by home, standing and time of joining from the index alone.
CREATE INDEX standings_counted ON standings (place, state, since, starts_at, ends_at, suspended_since, person);

CREATE INDEX consents_standing ON consents (purpose, person) WHERE withdrawn_at IS NULL;

-- Selections of members that an officer keeps for herself: what is chosen by, never who was found.
CREATE TABLE saved_segments (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- What she calls it, with her key.
    name @bytes NOT NULL,
    chosen @text NOT NULL,
    saved_at @int NOT NULL
) @strict;

CREATE INDEX saved_segments_person ON saved_segments (person, saved_at);

-- 2026-11-27-1500-threads
-- What somebody wrote to the organisers of a place, and what they answered. It belongs to the office, whoever holds it.
CREATE TABLE threads (
    id @id PRIMARY KEY,
    -- Whose organisers it was written to.
    place @id NOT NULL,
    -- Not a person of ours: the key that everything of this thread is sealed with is kept under this id.
    key @id NOT NULL UNIQUE,
    -- Name, e-mail and language of who wrote.
    writer @bytes NOT NULL,
    -- Hash of what her link holds.
    token @bytes NOT NULL UNIQUE,
    opened_at @int NOT NULL,
    -- When something was last added.
    last_at @int NOT NULL,
    -- Whether the last word is hers.
    waits @bool NOT NULL,
    closed_at @int
) @strict;

CREATE INDEX threads_place ON threads (place, waits, last_at);
CREATE INDEX threads_last ON threads (last_at);

CREATE TABLE thread_messages (
    id @id PRIMARY KEY,
    thread @id NOT NULL REFERENCES threads (id),
    ordinal @int NOT NULL,
    -- Whether it is an answer of the office, and who gave it; nobody once she was erased.
    is_answer @bool NOT NULL,
    answered_by @id,
    sealed @bytes NOT NULL,
    at @int NOT NULL,
    UNIQUE (thread, ordinal)
) @strict;

CREATE INDEX thread_messages_answered ON thread_messages (answered_by) WHERE answered_by IS NOT NULL;

-- 2026-11-27-1600-access-log
-- Who looked at which field of whom, in which office, and why. Rows are only ever added; each is chained to the one before
-- by a hash over a salted commitment, so that erasing a person takes the readable part and leaves the chain whole.
CREATE TABLE access_log (
    number @int PRIMARY KEY,
    at @int NOT NULL,
    -- Nobody once she was erased.
    viewer @id,
    office @id NOT NULL,
    place @id NOT NULL,
    -- Whose field it is; nobody once she was erased.
    person @id,
    field @text NOT NULL,
    purpose @text NOT NULL,
    -- With the key of the person looked at.
    note @bytes,
    salt @bytes,
    commitment @bytes NOT NULL,
    hash @bytes NOT NULL
) @strict;

CREATE INDEX access_log_person ON access_log (person, number) WHERE person IS NOT NULL;
CREATE INDEX access_log_viewer ON access_log (viewer, at) WHERE viewer IS NOT NULL;

-- 2026-11-27-1800-subscriptions
-- From when on membership asks for a subscription, and how long there is to pay it. Rows are only ever added.
CREATE TABLE subscription_rules (
    id @id PRIMARY KEY,
    starts_at @int NOT NULL UNIQUE,
    -- Days that there are to pay; none where no subscription is asked for.
    grace_days @int,
    currency @text NOT NULL,
    -- How to pay, in the organisation's own words.
    how @text NOT NULL,
    entered_by @id,
    entered_at @int NOT NULL
) @strict;

CREATE TABLE subscription_tiers (
    rule @id NOT NULL REFERENCES subscription_rules (id),
    position @int NOT NULL,
    name @text NOT NULL,
    -- In hundredths of the currency.
    amount @int NOT NULL,
    months @int NOT NULL,
    is_concession @bool NOT NULL,
    PRIMARY KEY (rule, position)
) @strict_without_rowid;

-- Which reminder a member was sent for which time of paying, so that none is sent twice.
CREATE TABLE subscription_reminders (
    person @id NOT NULL REFERENCES persons (id),
    due_at @int NOT NULL,
    reminder @text NOT NULL,
    sent_at @int NOT NULL,
    PRIMARY KEY (person, due_at, reminder)
) @strict_without_rowid;

-- The time for paying that runs in a spell.
ALTER TABLE standings ADD COLUMN grace_since @int;
ALTER TABLE standings ADD COLUMN grace_until @int;

CREATE INDEX standings_grace ON standings (grace_until, person) WHERE grace_until IS NOT NULL;

-- As standings_former, with those who lapsed.
CREATE INDEX standings_over ON standings (starts_at)
WHERE state IN ('left', 'removed', 'died', 'lapsed') AND ends_at IS NULL;
DROP INDEX standings_former;

-- 2026-11-27-1900-cases
-- Complaints about members, as cases. Their texts are sealed with a key of each case's own.
CREATE TABLE cases (
    id @id PRIMARY KEY,
    key @id NOT NULL UNIQUE,
    -- Where the member was at home when it began: whose officers act in it.
    place @id NOT NULL,
    respondent @id NOT NULL REFERENCES persons (id),
    -- Nobody where the movement itself began it, or once she was erased.
    complainant @id,
    rule @text NOT NULL,
    opened_at @int NOT NULL,
    -- When nothing more happens in it, as things are.
    closes_at @int
) @strict;

CREATE INDEX cases_place ON cases (place, opened_at);
CREATE INDEX cases_respondent ON cases (respondent);
CREATE INDEX cases_complainant ON cases (complainant) WHERE complainant IS NOT NULL;
CREATE INDEX cases_closed ON cases (closes_at) WHERE closes_at IS NOT NULL;

CREATE TABLE case_entries (
    id @id PRIMARY KEY,
    case_id @id NOT NULL REFERENCES cases (id),
    ordinal @int NOT NULL,
    at @int NOT NULL,
    -- Nobody once she was erased.
    by_person @id,
    step @text NOT NULL,
    verdict @text,
    until @int,
    text @bytes NOT NULL
) @strict;

CREATE UNIQUE INDEX case_entries_case ON case_entries (case_id, ordinal);

-- 2026-11-27-2000-kept-out
-- Who is kept out of every list, search and directory: at her own wish, or by an officer who protects her.
CREATE TABLE kept_out (
    person @id NOT NULL REFERENCES persons (id),
    -- 'herself' or 'office'.
    by_whom @text NOT NULL,
    since @int NOT NULL,
    PRIMARY KEY (person, by_whom)
) @strict_without_rowid;

-- 2026-11-27-2100-welcomes
-- That a new member was welcomed; one row for each time that she joined.
CREATE TABLE welcomes (
    person @id NOT NULL REFERENCES persons (id),
    joined_at @int NOT NULL,
    welcomed_at @int NOT NULL,
    PRIMARY KEY (person, joined_at)
) @strict_without_rowid;

-- 2026-11-27-2200-counting
-- Members are counted by home, standing, time of joining and what they owe from the index alone. What lies ahead of now (time
-- to pay, lapsing) comes last in it and is not read.
CREATE INDEX standings_due ON standings (place, state, starts_at, since, ends_at, suspended_since, grace_since, person);
DROP INDEX standings_counted;

-- 2026-11-28-0900-identities
-- Accounts at the organisation's identity provider that members have linked: a keyed hash of what it calls her, never that
-- itself; one of each member.
CREATE TABLE identities (
    subject @bytes PRIMARY KEY,
    person @id NOT NULL UNIQUE REFERENCES persons (id),
    added_at @int NOT NULL,
    used_at @int
) @strict_without_rowid;

-- 2026-11-28-1000-branches-being-founded
-- Branches that members want to found, from the request to the founding meeting.
CREATE TABLE new_branches (
    id @id PRIMARY KEY,
    -- Under which id the key of its texts is kept.
    key @id NOT NULL UNIQUE,
    -- The place that it will be part of: whose officers answer, whose members may join.
    parent @id NOT NULL,
    -- Nobody once she was erased, or it has been founded for long.
    requester @id,
    name_en @text NOT NULL,
    name_cy @text,
    covers @text NOT NULL,
    -- Why it is wanted, and why it was refused: sealed.
    why @bytes,
    reason @bytes,
    -- Where the founding meeting is held.
    venue @text,
    -- Whom the founding meeting elected to convene it.
    convener @id,
    -- The place that it has become.
    place @id UNIQUE,
    asked_at @int NOT NULL,
    -- When nothing more happens, as things are.
    closes_at @int NOT NULL
) @strict;

CREATE INDEX new_branches_parent ON new_branches (parent, closes_at);
CREATE INDEX new_branches_closes ON new_branches (closes_at);
CREATE INDEX new_branches_requester ON new_branches (requester) WHERE requester IS NOT NULL;

CREATE TABLE new_branch_steps (
    branch @id NOT NULL REFERENCES new_branches (id),
    ordinal @int NOT NULL,
    at @int NOT NULL,
    -- Nobody where it came about by itself, or she was erased.
    by_person @id,
    step @text NOT NULL,
    meeting_at @int,
    present @int,
    PRIMARY KEY (branch, ordinal)
) @strict_without_rowid;

CREATE INDEX new_branch_steps_by ON new_branch_steps (by_person) WHERE by_person IS NOT NULL;

-- Who said that she would join.
CREATE TABLE new_branch_backers (
    branch @id NOT NULL REFERENCES new_branches (id),
    person @id NOT NULL REFERENCES persons (id),
    since @int NOT NULL,
    -- How many steps there were when she was last written to.
    told @int NOT NULL,
    PRIMARY KEY (branch, person)
) @strict_without_rowid;

CREATE INDEX new_branch_backers_person ON new_branch_backers (person);

-- 2026-11-28-1100-guests
-- Places beside her home with which a member links herself as a guest.
CREATE TABLE guests (
    person @id NOT NULL REFERENCES persons (id),
    place @id NOT NULL,
    since @int NOT NULL,
    ended_at @int,
    -- Whether she agreed, when she linked herself, that the organisers there find her and write to her.
    is_shown @bool NOT NULL,
    PRIMARY KEY (person, place, since)
) @strict_without_rowid;

CREATE INDEX guests_place ON guests (place, person) WHERE ended_at IS NULL;
CREATE INDEX guests_ended ON guests (ended_at) WHERE ended_at IS NOT NULL;

-- 2026-11-28-1130-office-letters
-- When the letter before the end of an office went out, so that it goes once.
ALTER TABLE offices ADD COLUMN reminded_at @int;

CREATE INDEX offices_to_remind ON offices (ends_at) WHERE reminded_at IS NULL;

-- 2026-11-28-1200-notes
-- What officers noted about a member. Each has a day on which it is destroyed.
CREATE TABLE notes (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- Where she was at home: whose officers it belongs to.
    place @id NOT NULL,
    -- In which office it was written, and the place that this covers.
    office @id NOT NULL,
    covers @id NOT NULL,
    -- Nobody once she was erased.
    writer @id,
    written_at @int NOT NULL,
    -- With the key of the person it is about.
    sealed @bytes NOT NULL,
    -- From here on nobody reads it: as it was meant, and as it is since she asked to remove it.
    meant_until @int NOT NULL,
    until @int NOT NULL,
    asked_at @int,
    -- That it stays although she asked, as somebody else than the writer decided.
    kept_at @int,
    kept_by @id
) @strict;

CREATE INDEX notes_person ON notes (person, written_at);
CREATE INDEX notes_until ON notes (until);
CREATE INDEX notes_writer ON notes (writer) WHERE writer IS NOT NULL;
CREATE INDEX notes_kept_by ON notes (kept_by) WHERE kept_by IS NOT NULL;

-- 2026-11-28-1230-threads-of-members
-- Who wrote, where she was signed in and left her own address standing; nobody once she was erased.
ALTER TABLE threads ADD COLUMN person @id;

CREATE INDEX threads_person ON threads (person, opened_at) WHERE person IS NOT NULL;

-- 2026-11-28-1300-tags-and-followups
-- Words that the officers of a place define, to find its members by.
CREATE TABLE tags (
    id @id PRIMARY KEY,
    place @id NOT NULL,
    word @text NOT NULL,
    made_at @int NOT NULL,
    UNIQUE (place, word)
) @strict;

-- Who has which; each goes by itself.
CREATE TABLE person_tags (
    tag @id NOT NULL REFERENCES tags (id),
    person @id NOT NULL REFERENCES persons (id),
    set_at @int NOT NULL,
    -- From here on nobody reads it.
    until @int NOT NULL,
    PRIMARY KEY (tag, person)
) @strict_without_rowid;

CREATE INDEX person_tags_person ON person_tags (person);
CREATE INDEX person_tags_until ON person_tags (until);

-- That somebody is to come back to a member by a day.
CREATE TABLE follow_ups (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- Where she was at home: whose officers it belongs to.
    place @id NOT NULL,
    -- The first instant after the day.
    due @int NOT NULL,
    -- With the key of the person it is about; gone once it is done.
    words @bytes,
    -- The office whose holder does it; when that ends, it is again for all officers of the place.
    office @id,
    made_at @int NOT NULL,
    -- Nobody once she was erased.
    made_by @id,
    done_at @int,
    -- From here on nobody reads it.
    until @int NOT NULL
) @strict;

CREATE INDEX follow_ups_person ON follow_ups (person, made_at);
CREATE INDEX follow_ups_place ON follow_ups (place, due) WHERE done_at IS NULL;
CREATE INDEX follow_ups_office ON follow_ups (office, due) WHERE done_at IS NULL;
CREATE INDEX follow_ups_until ON follow_ups (until);
CREATE INDEX follow_ups_made_by ON follow_ups (made_by) WHERE made_by IS NOT NULL;

-- 2026-11-28-1400-withheld
-- Whose offices open nobody of an electorate to her, as she stands in its ballot.
CREATE TABLE withheld (
    ballot @id NOT NULL,
    -- Ballots put a random id in the place of whoever is erased, so it need not be a person of ours.
    person @id NOT NULL,
    -- The place that votes, with everything within it.
    place @id NOT NULL,
    since @int NOT NULL,
    -- When she stood no more, or the result was declared.
    until @int,
    PRIMARY KEY (ballot, person)
) @strict_without_rowid;

CREATE INDEX withheld_person ON withheld (person);
CREATE INDEX withheld_until ON withheld (until) WHERE until IS NOT NULL;

-- 2026-11-28-1500-replies
-- Where the one who wrote answers by mail: the hash of what the address holds, from the first answer on.
ALTER TABLE threads ADD COLUMN reply @bytes;

-- When a mail server said that an answer could not be delivered to her; empty once she wrote again.
ALTER TABLE threads ADD COLUMN undelivered_at @int;

CREATE UNIQUE INDEX threads_reply ON threads (reply) WHERE reply IS NOT NULL;

-- 2026-11-28-1600-retention
-- What was let go when its time was over: for each class the last look, and how much went, when, and in all.
CREATE TABLE retention_runs (
    what @text PRIMARY KEY,
    looked_at @int NOT NULL,
    gone @int NOT NULL,
    last_gone @int NOT NULL,
    last_gone_at @int
) @strict_without_rowid;

-- 2026-11-28-1700-withdrawals
-- What no longer stands, so that an older back-up, once restored, hears of it again: a consent, that nobody objects, that an
-- address may be written to, an office, a membership. The newest word on each. Ids and keyed hashes alone.
CREATE TABLE withdrawals (
    -- "consent", "objection", "address", "office" or "membership".
    kind @text NOT NULL,
    -- Id of the person or the office, or the keyed hash of an address in hexadecimal digits.
    subject @text NOT NULL,
    -- The word of a purpose, "undeliverable", "left" or "died"; "all" where there is nothing to choose from.
    what @text NOT NULL,
    at @int NOT NULL,
    -- How often it was noted, 1 but for an address that servers refuse; 0 once it stands again.
    times @int NOT NULL,
    PRIMARY KEY (kind, subject, what)
) @strict_without_rowid;

CREATE INDEX withdrawals_at ON withdrawals (at);

-- 2026-11-28-1710-requests
-- What people ask about the data that is kept of them, with a clock. Words are sealed with a key of the request's own.
CREATE TABLE requests (
    id @id PRIMARY KEY,
    -- Under which id its key is kept.
    key @id NOT NULL,
    -- Whose it is; nobody once she was erased: what is left then is counted and tells nothing.
    person @id,
    kind @text NOT NULL,
    channel @text NOT NULL,
    words @bytes,
    received_at @int NOT NULL,
    entered_at @int NOT NULL,
    -- Who entered what came on paper or by telephone.
    entered_by @id,
    -- The first instant at which it is late.
    due_at @int NOT NULL,
    owner @id,
    owned_at @int,
    extended_at @int,
    extended_because @bytes,
    answered_at @int,
    outcome @text,
    answer @bytes,
    -- When its owner was reminded that it is due, and that it is late.
    reminded_at @int,
    overdue_told_at @int
) @strict;

CREATE INDEX requests_person ON requests (person, received_at);
CREATE INDEX requests_answered ON requests (answered_at);
CREATE INDEX requests_due ON requests (due_at) WHERE answered_at IS NULL;

-- 2026-11-28-1800-suppressions
-- Addresses that are not written to. They are kept as keyed hashes alone, so that they outlive erasing, merging, importing and
-- joining again without saying whose they are.
CREATE TABLE suppressions (
    address @bytes NOT NULL,
    -- What is not sent: the word of a purpose, or "undeliverable" for an address that servers refuse.
    what @text NOT NULL,
    since @int NOT NULL,
    -- How often servers refused it; 1 for a purpose.
    times @int NOT NULL,
    PRIMARY KEY (address, what)
) @strict_without_rowid;

-- 2026-11-28-1810-mailings
-- What officers write to many members.
CREATE TABLE mailings (
    id @id PRIMARY KEY,
    place @id NOT NULL,
    -- Who wrote it last; nobody once she was erased.
    author @id,
    -- The word of a purpose that is agreed to, or of a notice that every member concerned gets.
    ground @text NOT NULL,
    is_notice @bool NOT NULL,
    -- Whom it goes to, as a segment stands in an address.
    chosen @text NOT NULL,
    language @text NOT NULL,
    subject @text NOT NULL,
    words @text NOT NULL,
    made_at @int NOT NULL,
    -- When a second person was asked to read it.
    asked_at @int,
    -- From when on it is sent, and by whom.
    started_at @int,
    started_by @id,
    -- Since when letters go out without a stop.
    going_since @int,
    -- When everybody it goes to was written down, and after whom to go on until then.
    listed_at @int,
    listed_after @text,
    -- Since when it stands still, and why.
    held_at @int,
    held_why @text,
    ended_at @int,
    -- Whether it ended before everybody had it.
    is_called_off @bool NOT NULL,
    -- Counts the steps: a step of an earlier number does nothing.
    serial @int NOT NULL,
    -- The next number of a recipient.
    listed @int NOT NULL,
    sent @int NOT NULL,
    -- How it went, once it is no longer kept whom it went to.
    figures @text
) @strict;

CREATE INDEX mailings_place ON mailings (place, made_at);
CREATE INDEX mailings_ended ON mailings (ended_at) WHERE ended_at IS NOT NULL;

-- Whom it goes to, each with what became of it.
CREATE TABLE mailing_recipients (
    mailing @id NOT NULL REFERENCES mailings (id),
    number @int NOT NULL,
    person @id NOT NULL,
    -- Keyed hash of what stands behind the @: only so many letters go to one server in a minute.
    domain @bytes NOT NULL,
    -- waiting, sent, or why not.
    state @text NOT NULL,
    -- When it came to that.
    at @int,
    tries @int NOT NULL,
    -- Not tried before.
    due_at @int NOT NULL,
    -- Keyed hash of the address that it was sent to.
    address @bytes,
    -- When a letter was sent on paper instead.
    posted_at @int,
    PRIMARY KEY (mailing, number)
) @strict_without_rowid;

CREATE UNIQUE INDEX mailing_recipients_person ON mailing_recipients (mailing, person);
CREATE INDEX mailing_recipients_state ON mailing_recipients (mailing, state, domain, number);
CREATE INDEX mailing_recipients_of ON mailing_recipients (person, at);

-- The servers that a mailing goes to, each with how many letters wait for it.
CREATE TABLE mailing_domains (
    mailing @id NOT NULL REFERENCES mailings (id),
    domain @bytes NOT NULL,
    waiting @int NOT NULL,
    next_at @int NOT NULL,
    PRIMARY KEY (mailing, domain)
) @strict_without_rowid;

CREATE INDEX mailing_domains_next ON mailing_domains (mailing, next_at) WHERE waiting > 0;

-- How many letters went to a server in its latest minute, of all mailings together.
CREATE TABLE mailing_pace (
    domain @bytes PRIMARY KEY,
    minute @int NOT NULL,
    sent @int NOT NULL
) @strict_without_rowid;

-- 2026-11-28-1820-digests
-- Who wants to read of decisions once a month; whoever agrees and says nothing gets it each week.
CREATE TABLE monthly_digests (
    person @id PRIMARY KEY
) @strict_without_rowid;

-- 2026-11-28-1900-exports
-- Exports: who asked for which members and which purpose, and who decided on it. The file itself is never kept; it is made anew
-- from the list of members each time the one who asked takes it.
CREATE TABLE exports (
    id @id PRIMARY KEY,
    place @id NOT NULL,
    -- Whom it holds, as a segment stands in an address.
    chosen @text NOT NULL,
    purpose @text NOT NULL,
    -- Sealed with the installation's key: it belongs to the office, and outlives who wrote it.
    reason @bytes NOT NULL,
    -- Nobody once she was erased.
    asked_by @id,
    office @id NOT NULL,
    asked_at @int NOT NULL,
    withdrawn_at @int,
    decided_at @int,
    decided_by @id,
    decided_office @id,
    is_let_go @bool,
    -- Why not, sealed in the same way.
    refusal @bytes,
    -- When it was written down whom it holds, or that it holds nobody after all.
    listed_at @int,
    is_void @bool NOT NULL,
    expires_at @int,
    members @int NOT NULL,
    list_hash @bytes
) @strict;

CREATE INDEX exports_asked ON exports (asked_at);
CREATE INDEX exports_by ON exports (asked_by, asked_at) WHERE asked_by IS NOT NULL;

-- Who is in an export. What commits to a member stays when she is erased, and tells nothing any more.
CREATE TABLE export_members (
    export @id NOT NULL REFERENCES exports (id),
    number @int NOT NULL,
    person @id,
    salt @bytes,
    leaf @bytes NOT NULL,
    PRIMARY KEY (export, number)
) @strict_without_rowid;

CREATE INDEX export_members_person ON export_members (person) WHERE person IS NOT NULL;

-- Each time that the file was taken.
CREATE TABLE export_downloads (
    export @id NOT NULL REFERENCES exports (id),
    at @int NOT NULL,
    PRIMARY KEY (export, at)
) @strict_without_rowid;

-- A made-up member of an export got mail.
CREATE TABLE export_incidents (
    export @id NOT NULL REFERENCES exports (id),
    -- Keyed hash of the message: one that comes twice stands here once.
    message @bytes NOT NULL,
    canary @int NOT NULL,
    heard_at @int NOT NULL,
    -- From whom it said that it was.
    sealed @bytes NOT NULL,
    PRIMARY KEY (export, message)
) @strict_without_rowid;

-- 2026-11-29-1000-gone
-- The address of whoever was erased, as the keyed hash by which people are found, so that an import of an old file does not bring
-- her back. She herself can join again.
CREATE TABLE gone_addresses (
    hash @bytes PRIMARY KEY,
    since @int NOT NULL
) @strict_without_rowid;

CREATE INDEX gone_addresses_since ON gone_addresses (since);

-- 2026-11-29-1010-imports
-- Imports of members: who, when, how far, and what came of it in figures. Nothing here says who is in a file, nor what it was called.
CREATE TABLE imports (
    id @id PRIMARY KEY,
    -- Under which id the key of its file is kept.
    key @id NOT NULL,
    made_by @id,
    made_at @int NOT NULL,
    format @text NOT NULL,
    size_bytes @int NOT NULL,
    -- Headings and first rows, sealed.
    peek @bytes,
    -- JSON: the encoding and the field of each column.
    mapping @text,
    state @text NOT NULL,
    -- The number of its present step: a job of an earlier one does nothing.
    serial @int NOT NULL,
    -- Portions, or rows, that are done in the present state.
    done @int NOT NULL,
    portions @int,
    -- JSON: why the file could not be read.
    problem @text,
    -- JSON, each: what the dry run, the run and undoing came to.
    trial @text,
    outcome @text,
    undone @text,
    -- Where it is kept that these people agreed to be members.
    proof @text,
    -- Whether letters are still to be written to whom it entered, and up to which row they are.
    tells @bool NOT NULL,
    told @int NOT NULL,
    run_by @id,
    run_at @int,
    ended_at @int,
    undone_by @id,
    undone_at @int,
    -- When file and portions were destroyed.
    forgotten_at @int
) @strict;

CREATE INDEX imports_made ON imports (made_at);

-- The file as it came, in pieces, sealed with the import's own key.
CREATE TABLE import_pieces (
    import @id NOT NULL REFERENCES imports (id),
    number @int NOT NULL,
    sealed @bytes NOT NULL,
    PRIMARY KEY (import, number)
) @strict_without_rowid;

-- Its rows with what was found, some hundreds together, sealed in the same way.
CREATE TABLE import_portions (
    import @id NOT NULL REFERENCES imports (id),
    number @int NOT NULL,
    sealed @bytes NOT NULL,
    PRIMARY KEY (import, number)
) @strict_without_rowid;

-- Whom an import entered, or in whose entry it filled something in.
CREATE TABLE import_rows (
    import @id NOT NULL REFERENCES imports (id),
    number @int NOT NULL,
    person @id NOT NULL,
    at @int NOT NULL,
    is_entered @bool NOT NULL,
    -- Hash of the sealed field as the import left it, where it filled one in.
    postcode @bytes,
    address @bytes,
    PRIMARY KEY (import, number)
) @strict_without_rowid;

CREATE INDEX import_rows_person ON import_rows (person);

-- 2026-11-29-1100-skills
-- What members offer to help with, and who may find them by it: each opt-in dated, kept like a consent.
CREATE TABLE skill_offers (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- The present home, so that a search looks at own places only.
    place @id NOT NULL,
    -- A skill of the file that ships.
    skill @text NOT NULL,
    -- 1: officers of her branch; 2: and of her region; 3: and of the movement as a whole.
    audience @int NOT NULL,
    text_version @text NOT NULL,
    given_at @int NOT NULL,
    withdrawn_at @int
) @strict;

CREATE UNIQUE INDEX skill_offers_standing ON skill_offers (person, skill) WHERE withdrawn_at IS NULL;
CREATE INDEX skill_offers_found ON skill_offers (skill, place, person, audience) WHERE withdrawn_at IS NULL;
CREATE INDEX skill_offers_person ON skill_offers (person, given_at);
CREATE INDEX skill_offers_withdrawn ON skill_offers (withdrawn_at) WHERE withdrawn_at IS NOT NULL;

-- 2026-11-29-1110-help
-- What officers ask for help with: those who offer a skill are asked, each by a letter of her own.
CREATE TABLE help_calls (
    id @id PRIMARY KEY,
    -- Members at home there, or within it, are asked.
    place @id NOT NULL,
    skill @text NOT NULL,
    -- In whose name; nobody once she was erased.
    by_person @id,
    -- What is to be done and where, sealed.
    words @bytes NOT NULL,
    -- The first instant of the day.
    starts_at @int NOT NULL,
    needed @int NOT NULL,
    made_at @int NOT NULL,
    -- The first instant at which nobody is asked any more: after the day, or when it was closed before.
    over_at @int NOT NULL,
    -- After whom to go on asking, as text, and when everybody was.
    asked_after @text,
    asked_all_at @int,
    asked @int NOT NULL
) @strict;

CREATE INDEX help_calls_place ON help_calls (place, over_at);
CREATE INDEX help_calls_over ON help_calls (over_at);
CREATE INDEX help_calls_by ON help_calls (by_person) WHERE by_person IS NOT NULL;

-- Who was asked or answered.
CREATE TABLE help_asked (
    call @id NOT NULL REFERENCES help_calls (id),
    person @id NOT NULL REFERENCES persons (id),
    -- Hash of what the address in her letter holds.
    token @bytes NOT NULL UNIQUE,
    -- When she was written to; not for who answers on her page without it.
    asked_at @int,
    -- yes or no.
    answer @text,
    answered_at @int,
    -- The thread that her yes opened.
    thread @id,
    PRIMARY KEY (call, person)
) @strict_without_rowid;

CREATE INDEX help_asked_person ON help_asked (person, asked_at);

-- 2026-11-29-1200-statuses
-- What the organisation is in law, from a day on: entered by one officer, confirmed by another. Once it counts, nothing of a row
-- changes any more but the names of the two, which go when they are erased.
CREATE TABLE status_periods (
    id @id PRIMARY KEY,
    kind @text NOT NULL,
    -- The day from which on the organisation is that, as `2026-12-01`, and its first instant where the organisation is.
    since @text NOT NULL,
    starts_at @int NOT NULL,
    -- What the imprint names, as JSON: meant for everybody's eyes.
    particulars @text NOT NULL,
    -- The version of the texts that it was entered by.
    text_version @text NOT NULL,
    entered_at @int NOT NULL,
    entered_by @id,
    confirmed_at @int,
    confirmed_by @id,
    -- Only before its first instant.
    called_off_at @int,
    called_off_by @id
) @strict;

CREATE INDEX status_periods_entered ON status_periods (entered_at, id);

-- 2026-11-29-1300-readers
-- People who are no members and get the newsletter. Of whoever stops nothing stays but the keyed hash of her address.
CREATE TABLE readers (
    id @id PRIMARY KEY,
    -- Where she lives, or the movement as a whole.
    place @id NOT NULL,
    -- Her address, with a key of her own.
    sealed @bytes NOT NULL,
    -- Keyed hash of it.
    address @bytes NOT NULL,
    language @text NOT NULL,
    -- The text that she agreed to, and when she pressed the button of the letter.
    text_version @text NOT NULL,
    confirmed_at @int NOT NULL
) @strict_without_rowid;

CREATE UNIQUE INDEX readers_address ON readers (address);
CREATE INDEX readers_place ON readers (place, id);

-- Who asked for it and has not pressed the button yet.
CREATE TABLE reader_applications (
    -- Hash of what the link of the letter holds.
    token @bytes PRIMARY KEY,
    id @id NOT NULL,
    place @id NOT NULL,
    sealed @bytes NOT NULL,
    address @bytes NOT NULL,
    language @text NOT NULL,
    text_version @text NOT NULL,
    expires_at @int NOT NULL
) @strict_without_rowid;

CREATE INDEX reader_applications_expires ON reader_applications (expires_at);

-- Whether a newsletter goes to them as well.
ALTER TABLE mailings ADD COLUMN for_readers @bool;

-- 2026-11-29-1310-candidate-letters
-- What candidates write to the electorate, each with her key; it goes out when voting opens.
CREATE TABLE candidate_letters (
    ballot @id NOT NULL,
    option @id NOT NULL,
    person @id NOT NULL,
    sealed @bytes NOT NULL,
    written_at @int NOT NULL,
    PRIMARY KEY (ballot, option)
) @strict_without_rowid;

CREATE INDEX candidate_letters_person ON candidate_letters (person);

-- 2026-11-29-1320-mergers
-- Two entries that were taken to be one person. For some days everything can be undone; then the first is given up.
CREATE TABLE mergers (
    id @id PRIMARY KEY,
    -- The entry that is set aside, and the one that stays.
    gone @id NOT NULL,
    stays @id NOT NULL,
    -- Where the first was at home.
    place @id NOT NULL,
    by_person @id,
    begun_at @int NOT NULL,
    -- When it becomes final.
    final_at @int NOT NULL,
    -- When it was undone, and by whom; nobody for the person herself.
    undone_at @int,
    undone_by @id,
    -- When the first entry was given up.
    done_at @int
) @strict_without_rowid;

CREATE INDEX mergers_gone ON mergers (gone);
CREATE INDEX mergers_stays ON mergers (stays);
CREATE INDEX mergers_due ON mergers (final_at) WHERE done_at IS NULL AND undone_at IS NULL;
CREATE INDEX mergers_begun ON mergers (begun_at);

-- 2026-11-29-1400-support
-- A code with which a member lets an officer look along with her: a keyed hash, at most one for each member.
CREATE TABLE support_codes (
    person @id PRIMARY KEY REFERENCES persons (id),
    hash @bytes NOT NULL,
    made_at @int NOT NULL,
    ends_at @int NOT NULL,
    -- So many wrong ones were typed for it.
    wrong @int NOT NULL
) @strict_without_rowid;

CREATE INDEX support_codes_ends ON support_codes (ends_at);

-- Who looks along with whom now. The row goes when it is over: that it was stands in the access log.
CREATE TABLE support_looks (
    person @id PRIMARY KEY REFERENCES persons (id),
    id @id NOT NULL UNIQUE,
    -- Hash of the officer's session in which it happens, and in no other.
    session @bytes NOT NULL UNIQUE,
    helper @id NOT NULL,
    office @id NOT NULL,
    -- The place that the office covers.
    place @id NOT NULL,
    begun_at @int NOT NULL,
    ends_at @int NOT NULL
) @strict_without_rowid;

CREATE INDEX support_looks_helper ON support_looks (helper);
CREATE INDEX support_looks_ends ON support_looks (ends_at);

-- 2026-11-29-1430-api-tokens
-- What lets a program in: made by an officer for one place, for what she chose, and shown once.
CREATE TABLE api_tokens (
    id @id PRIMARY KEY,
    -- SHA-256 of the token, which is kept nowhere.
    hash @bytes NOT NULL UNIQUE,
    place @id NOT NULL,
    -- The office that it rests on: what that does not allow now, the token does not open.
    office @id NOT NULL,
    name @text NOT NULL,
    -- Words, with a blank between them.
    scopes @text NOT NULL,
    -- Nobody once she was erased.
    made_by @id,
    made_at @int NOT NULL,
    -- The first instant at which it opens nothing more, whatever happens.
    expires_at @int NOT NULL,
    -- The first instant of the day on which it was last used.
    used_at @int,
    -- When it was ended before that, and by whom; nobody where it ended with its office or with the standing of who made it.
    ended_at @int,
    ended_by @id
) @strict;

CREATE INDEX api_tokens_place ON api_tokens (place, made_at);
CREATE INDEX api_tokens_office ON api_tokens (office);
CREATE INDEX api_tokens_made_by ON api_tokens (made_by) WHERE made_by IS NOT NULL;
CREATE INDEX api_tokens_ended_by ON api_tokens (ended_by) WHERE ended_by IS NOT NULL;
CREATE INDEX api_tokens_expires ON api_tokens (expires_at);

-- 2026-11-29-1460-gatherings
-- Meetings, stalls and whatever else members come to.
CREATE TABLE gatherings (
    id @id PRIMARY KEY,
    place @id NOT NULL,
    -- A kind of the file that ships.
    kind @text NOT NULL,
    title @text NOT NULL,
    -- The first instant of its day.
    held_at @int NOT NULL,
    made_at @int NOT NULL,
    -- How many came, once nobody knows any more who.
    counted @int
) @strict;

CREATE INDEX gatherings_place ON gatherings (place, held_at, id);
CREATE INDEX gatherings_kept ON gatherings (held_at) WHERE counted IS NULL;

-- Who came to which. Day and home are kept here as well, so that members are counted by what they came to from an index alone.
CREATE TABLE attendances (
    gathering @id NOT NULL REFERENCES gatherings (id),
    person @id NOT NULL REFERENCES persons (id),
    held_at @int NOT NULL,
    -- The present home.
    home @id NOT NULL,
    -- How many steps up from her home the first place lies that holds both it and the place of the gathering.
    rise @int NOT NULL,
    noted_at @int NOT NULL,
    PRIMARY KEY (gathering, person)
) @strict_without_rowid;

CREATE INDEX attendances_person ON attendances (person, held_at);
CREATE INDEX attendances_chosen ON attendances (home, person, held_at, rise);
CREATE INDEX attendances_came ON attendances (gathering, home, person, held_at);

-- 2026-11-29-1480-service-letters
-- Single letters that tell a member what she must know: each is kept until it can no longer come back, and one that did not reach her
-- until it was written on paper.
CREATE TABLE service_letters (
    id @id PRIMARY KEY,
    person @id NOT NULL REFERENCES persons (id),
    -- Where she is at home, or was last.
    place @id NOT NULL,
    -- What it is about, and the case of one that is about a case.
    about @text NOT NULL,
    matter @id,
    -- Keyed hash of the address that it went to; nothing for whoever has none.
    address @bytes,
    sent_at @int NOT NULL,
    -- When it was known that it did not reach her.
    missed_at @int,
    -- When it was written on paper instead, and by whom.
    posted_at @int,
    posted_by @id
) @strict_without_rowid;

CREATE INDEX service_letters_person ON service_letters (person, sent_at);
CREATE INDEX service_letters_missed ON service_letters (place, missed_at, id) WHERE missed_at IS NOT NULL;
CREATE INDEX service_letters_sent ON service_letters (sent_at);

-- 2026-11-29-1490-gatherings-by-home
-- How many came to a gathering from which home, once nobody knows any more who: each officer reads those of the homes she sees.
CREATE TABLE gathering_counts (
    gathering @id NOT NULL REFERENCES gatherings (id),
    home @id NOT NULL,
    came @int NOT NULL,
    PRIMARY KEY (gathering, home)
) @strict_without_rowid;
