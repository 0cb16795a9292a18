-- The address of whoever was erased, as the keyed hash by which people are found, so that an import of an old file does not bring
-- her back. She herself can join again.
CREATE TABLE gone_addresses (
    hash @bytes PRIMARY KEY,
    since @int NOT NULL
) @strict_without_rowid;

CREATE INDEX gone_addresses_since ON gone_addresses (since);
