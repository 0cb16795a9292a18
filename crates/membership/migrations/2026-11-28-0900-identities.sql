-- Accounts at the organisation's identity provider that members have linked: a keyed hash of what it calls her, never that
-- itself; one of each member.
CREATE TABLE identities (
    subject @bytes PRIMARY KEY,
    person @id NOT NULL UNIQUE REFERENCES persons (id),
    added_at @int NOT NULL,
    used_at @int
) @strict_without_rowid;
