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
