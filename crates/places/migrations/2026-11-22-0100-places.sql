-- The kinds of unit that this movement has: region, branch, workplace group, …
CREATE TABLE place_kinds (
    slug @text PRIMARY KEY,
    name_en @text NOT NULL,
    name_cy @text,
    -- What holds such units together: territorial, international, workplace, thematic.
    basis @text NOT NULL
) @strict_without_rowid;

-- The units. Only the movement as a whole has no parent; a slug never changes.
CREATE TABLE places (
    id @id PRIMARY KEY,
    parent @id REFERENCES places (id),
    slug @text NOT NULL UNIQUE,
    name_en @text NOT NULL,
    name_cy @text,
    kind @text NOT NULL REFERENCES place_kinds (slug)
) @strict_without_rowid;

CREATE INDEX places_by_parent ON places (parent, slug);

-- Each place with everything it lies within, itself at depth 0; so that "within" is one look-up at any depth.
CREATE TABLE place_ancestors (
    place @id NOT NULL REFERENCES places (id),
    ancestor @id NOT NULL REFERENCES places (id),
    depth @int NOT NULL,
    PRIMARY KEY (place, ancestor)
) @strict_without_rowid;

CREATE INDEX place_ancestors_by_ancestor ON place_ancestors (ancestor, depth, place);
