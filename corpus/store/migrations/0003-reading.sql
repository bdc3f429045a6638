-- How pages were read, where their characters stand, text recognition, corrections of people.
ALTER TABLE pages ADD COLUMN reader     TEXT NOT NULL DEFAULT '';
ALTER TABLE pages ADD COLUMN encoding   TEXT NOT NULL DEFAULT '';
ALTER TABLE pages ADD COLUMN confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE pages ADD COLUMN agreement  REAL NOT NULL DEFAULT 0;
ALTER TABLE pages ADD COLUMN width      REAL NOT NULL DEFAULT 0;
ALTER TABLE pages ADD COLUMN height     REAL NOT NULL DEFAULT 0;
CREATE INDEX pages_worst ON pages (method, quality);
ALTER TABLE blocks ADD COLUMN table_no INTEGER NOT NULL DEFAULT 0;
ALTER TABLE blocks ADD COLUMN head     INTEGER NOT NULL DEFAULT 0;
CREATE TABLE page_boxes (
  doc    TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  number INTEGER NOT NULL,
  boxes  BLOB    NOT NULL,
  PRIMARY KEY (doc, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE recognitions (
  sha256 TEXT    NOT NULL,
  page   INTEGER NOT NULL,
  state  TEXT    NOT NULL,
  first  INTEGER NOT NULL,
  tries  INTEGER NOT NULL,
  queued INTEGER NOT NULL,
  page_text BLOB NOT NULL,
  problem   TEXT NOT NULL,
  PRIMARY KEY (sha256, page)
) STRICT, WITHOUT ROWID;
CREATE INDEX recognitions_waiting ON recognitions (first DESC, queued, sha256, page) WHERE state = 'waiting';
CREATE TABLE corrections (
  sha256 TEXT    NOT NULL,
  page   INTEGER NOT NULL,
  field  TEXT    NOT NULL,
  value  TEXT    NOT NULL,
  was    TEXT    NOT NULL,
  who    TEXT    NOT NULL,
  at     INTEGER NOT NULL,
  PRIMARY KEY (sha256, page, field)
) STRICT, WITHOUT ROWID;
