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
