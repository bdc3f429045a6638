-- Versions of one document: sketches of texts, which version is shown.
ALTER TABLE documents ADD COLUMN version_of TEXT NOT NULL DEFAULT '';
DROP INDEX documents_number;
CREATE INDEX documents_number ON documents (number_key, issued) WHERE number_key <> '';
DROP INDEX documents_counts;
CREATE INDEX documents_counts ON documents (stub, secrecy, issued, page_count, section_count, ref_count, version_of);
CREATE INDEX documents_lesser ON documents (version_of) WHERE version_of <> '';
CREATE TABLE sketches (
  id      INTEGER PRIMARY KEY,
  doc     TEXT    NOT NULL UNIQUE REFERENCES documents ON DELETE CASCADE,
  minhash BLOB    NOT NULL,
  method  TEXT    NOT NULL,
  quality REAL    NOT NULL,
  length  INTEGER NOT NULL
) STRICT;
CREATE TABLE sketch_bands (
  band     INTEGER NOT NULL,
  numbered INTEGER NOT NULL,
  sketch   INTEGER NOT NULL,
  PRIMARY KEY (band, numbered, sketch)
) STRICT, WITHOUT ROWID;
CREATE TABLE version_queue (
  doc TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
