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
