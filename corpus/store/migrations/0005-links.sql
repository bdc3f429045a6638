-- Edges, entities, links and the further facts of a header; documents that are known from citations alone.
ALTER TABLE documents ADD COLUMN language  TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN adopter   TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN urgency   TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN effective TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN copy      TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN further   TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN subject_key TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN own       TEXT NOT NULL DEFAULT '';
CREATE INDEX documents_subject ON documents (subject_key) WHERE subject_key <> '';
ALTER TABLE sections ADD COLUMN quoted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE refs DROP COLUMN relation;
ALTER TABLE refs ADD COLUMN resolves_to TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN listed TEXT NOT NULL DEFAULT '';
CREATE TABLE edges (
  doc        TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  origin     TEXT    NOT NULL,
  relation   TEXT    NOT NULL,
  target     TEXT    NOT NULL,
  origin_ref INTEGER NOT NULL,
  target_ref INTEGER NOT NULL,
  scope      TEXT    NOT NULL,
  provisions TEXT    NOT NULL,
  strong     INTEGER NOT NULL,
  since      TEXT    NOT NULL,
  until      TEXT    NOT NULL,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  PRIMARY KEY (doc, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE entities (
  doc       TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  start     INTEGER NOT NULL,
  "end"     INTEGER NOT NULL,
  kind      TEXT    NOT NULL,
  class     TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  specific  INTEGER NOT NULL,
  code      TEXT    NOT NULL,
  first     TEXT    NOT NULL,
  last      TEXT    NOT NULL,
  honorific TEXT    NOT NULL,
  roles     TEXT    NOT NULL,
  source    TEXT    NOT NULL,
  PRIMARY KEY (doc, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE links (
  doc        TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  ref        INTEGER NOT NULL,
  state      TEXT    NOT NULL,
  target     TEXT    NOT NULL,
  section    TEXT    NOT NULL,
  candidates TEXT    NOT NULL,
  reason     TEXT    NOT NULL,
  PRIMARY KEY (doc, ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_target ON links (target, doc, state) WHERE target <> '';
CREATE INDEX links_unnamed ON links (doc, ref) WHERE state = 'absent' AND target = '';
CREATE TABLE link_queue (
  key TEXT NOT NULL,
  doc TEXT NOT NULL,
  PRIMARY KEY (key, doc)
) STRICT, WITHOUT ROWID;
-- Whatever was read by an older release is linked too.
INSERT INTO link_queue SELECT key, '' FROM refs WHERE key <> '' UNION SELECT number_key, '' FROM documents WHERE number_key <> '';
