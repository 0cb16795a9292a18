-- Members are counted by home, standing, time of joining and what they owe from the index alone. What lies ahead of now (time
-- to pay, lapsing) comes last in it and is not read.
CREATE INDEX standings_due ON standings (place, state, starts_at, since, ends_at, suspended_since, grace_since, person);
DROP INDEX standings_counted;
