-- How strong a session is: by a link in a letter alone, or with something that she has besides.
ALTER TABLE sessions ADD COLUMN strength @text NOT NULL DEFAULT 'link';

-- What kind of browser, in words of ours ("Firefox/Android"): never what the browser itself sent.
ALTER TABLE sessions ADD COLUMN agent @text NOT NULL DEFAULT '/';

-- When it was last used, to the hour; empty while it was not used an hour after it began.
ALTER TABLE sessions ADD COLUMN seen_at @int;
