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
