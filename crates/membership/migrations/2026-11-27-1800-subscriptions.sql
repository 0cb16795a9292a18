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
