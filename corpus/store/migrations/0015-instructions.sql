CREATE TABLE instructions (
  doc      TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  position INTEGER NOT NULL,
  body     TEXT    NOT NULL,               -- JSON: corpus.Instruction without its quote
  PRIMARY KEY (doc, position)
) STRICT, WITHOUT ROWID;
