CREATE TABLE imports (
  id     TEXT    PRIMARY KEY,              -- '20251123-2'
  origin TEXT    NOT NULL,                 -- upload, watch, sample
  by     TEXT    NOT NULL,                 -- a person's name, '' = not told
  sender TEXT    NOT NULL,                 -- from where: this machine, a network address
  folder TEXT    NOT NULL,                 -- the watched folder
  began  INTEGER NOT NULL,
  sealed INTEGER NOT NULL,                 -- 1 = no more files are to come
  spent  INTEGER NOT NULL                  -- milliseconds that its files were worked on
) STRICT, WITHOUT ROWID;

CREATE TABLE import_files (
  import    TEXT    NOT NULL REFERENCES imports ON DELETE CASCADE,
  n         INTEGER NOT NULL,
  change    INTEGER NOT NULL,              -- grows within the import
  name      TEXT    NOT NULL,
  path      TEXT    NOT NULL,              -- that of files and sources
  size      INTEGER NOT NULL,
  modified  INTEGER NOT NULL,              -- the sender's time stamp, 0 = not told
  sha256    TEXT    NOT NULL,
  step      TEXT    NOT NULL,              -- arriving, waiting, indexing, done
  outcome   TEXT    NOT NULL,
  reason    TEXT    NOT NULL,
  sentence  TEXT    NOT NULL,
  doc       TEXT    NOT NULL,
  other     TEXT    NOT NULL,
  documents INTEGER NOT NULL,
  healed    INTEGER NOT NULL,
  was       TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (import, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_files_change ON import_files (import, change);
CREATE INDEX import_files_step ON import_files (import, step, outcome, size);
CREATE INDEX import_files_left ON import_files (step, import, n) WHERE step <> 'done';
CREATE INDEX import_files_name ON import_files (import, name);
