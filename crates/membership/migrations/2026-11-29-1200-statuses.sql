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
