-- Meetings, stalls and whatever else members come to.
CREATE TABLE gatherings (
    id @id PRIMARY KEY,
    place @id NOT NULL,
    -- A kind of the file that ships.
    kind @text NOT NULL,
    title @text NOT NULL,
    -- The first instant of its day.
    held_at @int NOT NULL,
    made_at @int NOT NULL,
    -- How many came, once nobody knows any more who.
    counted @int
) @strict;

CREATE INDEX gatherings_place ON gatherings (place, held_at, id);
CREATE INDEX gatherings_kept ON gatherings (held_at) WHERE counted IS NULL;

-- Who came to which. Day and home are kept here as well, so that members are counted by what they came to from an index alone.
CREATE TABLE attendances (
    gathering @id NOT NULL REFERENCES gatherings (id),
    person @id NOT NULL REFERENCES persons (id),
    held_at @int NOT NULL,
    -- The present home.
    home @id NOT NULL,
    -- How many steps up from her home the first place lies that holds both it and the place of the gathering.
    rise @int NOT NULL,
    noted_at @int NOT NULL,
    PRIMARY KEY (gathering, person)
) @strict_without_rowid;

CREATE INDEX attendances_person ON attendances (person, held_at);
CREATE INDEX attendances_chosen ON attendances (home, person, held_at, rise);
CREATE INDEX attendances_came ON attendances (gathering, home, person, held_at);
