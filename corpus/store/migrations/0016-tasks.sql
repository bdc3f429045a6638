-- What texts order bodies to do, and what that is filtered by. Documents that are here get theirs when they are read again.
CREATE TABLE tasks (
  doc       TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  n         INTEGER NOT NULL,
  page      INTEGER NOT NULL,
  body      TEXT    NOT NULL,              -- JSON: corpus.Task without quotes
  PRIMARY KEY (doc, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE task_columns (
  doc     TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  columns BLOB NOT NULL                    -- agenda.Columns, packed
) STRICT, WITHOUT ROWID;
