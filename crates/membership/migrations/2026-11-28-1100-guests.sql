-- Places beside her home with which a member links herself as a guest.
CREATE TABLE guests (
    person @id NOT NULL REFERENCES persons (id),
    place @id NOT NULL,
    since @int NOT NULL,
    ended_at @int,
    -- Whether she agreed, when she linked herself, that the organisers there find her and write to her.
    is_shown @bool NOT NULL,
    PRIMARY KEY (person, place, since)
) @strict_without_rowid;

CREATE INDEX guests_place ON guests (place, person) WHERE ended_at IS NULL;
CREATE INDEX guests_ended ON guests (ended_at) WHERE ended_at IS NOT NULL;
