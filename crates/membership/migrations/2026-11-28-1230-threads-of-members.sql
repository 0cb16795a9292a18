-- Who wrote, where she was signed in and left her own address standing; nobody once she was erased.
ALTER TABLE threads ADD COLUMN person @id;

CREATE INDEX threads_person ON threads (person, opened_at) WHERE person IS NOT NULL;
