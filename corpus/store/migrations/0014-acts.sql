CREATE TABLE acts (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  at     INTEGER NOT NULL,
  who    TEXT    NOT NULL,
  origin TEXT    NOT NULL,
  verb   TEXT    NOT NULL,
  doc    TEXT    NOT NULL,                 -- '' = none; the document may have gone
  object TEXT    NOT NULL,
  detail TEXT    NOT NULL,
  was    TEXT    NOT NULL,
  now    TEXT    NOT NULL,
  secret INTEGER NOT NULL
) STRICT;
CREATE INDEX acts_doc ON acts (doc) WHERE doc <> '';
