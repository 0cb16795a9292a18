-- When the letter before the end of an office went out, so that it goes once.
ALTER TABLE offices ADD COLUMN reminded_at @int;

CREATE INDEX offices_to_remind ON offices (ends_at) WHERE reminded_at IS NULL;
