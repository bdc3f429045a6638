CREATE TABLE indicators (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  phrase  TEXT    NOT NULL UNIQUE,
  words   TEXT    NOT NULL,
  figures INTEGER NOT NULL DEFAULT 0       -- how many rows of figures have it; without any it goes
) STRICT;
CREATE INDEX indicators_unused ON indicators (id) WHERE figures = 0;

CREATE TABLE figures (
  doc       TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  n         INTEGER NOT NULL,
  indicator INTEGER NOT NULL,              -- 0 = the text does not tell
  section   TEXT    NOT NULL,              -- the innermost, '' = none
  page      INTEGER NOT NULL,
  start     INTEGER NOT NULL,              -- the sentence, or the row of a table, that states it
  "end"     INTEGER NOT NULL,
  body      TEXT    NOT NULL,              -- JSON: corpus.Figure without its quote
  PRIMARY KEY (doc, n)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER figures_came AFTER INSERT ON figures WHEN NEW.indicator > 0 BEGIN
  UPDATE indicators SET figures = figures + 1 WHERE id = NEW.indicator;
END;
CREATE TRIGGER figures_went AFTER DELETE ON figures WHEN OLD.indicator > 0 BEGIN
  UPDATE indicators SET figures = figures - 1 WHERE id = OLD.indicator;
END;

CREATE TABLE figure_columns (
  doc     TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  columns BLOB NOT NULL                    -- census.Columns, packed
) STRICT, WITHOUT ROWID;
