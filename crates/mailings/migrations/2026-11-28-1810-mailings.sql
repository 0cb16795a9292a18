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
