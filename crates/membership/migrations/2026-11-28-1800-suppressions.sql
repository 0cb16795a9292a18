-- Addresses that are not written to. They are kept as keyed hashes alone, so that they outlive erasing, merging, importing and
-- joining again without saying whose they are.
CREATE TABLE suppressions (
    address @bytes NOT NULL,
    -- What is not sent: the word of a purpose, or "undeliverable" for an address that servers refuse.
    what @text NOT NULL,
    since @int NOT NULL,
    -- How often servers refused it; 1 for a purpose.
    times @int NOT NULL,
    PRIMARY KEY (address, what)
) @strict_without_rowid;
