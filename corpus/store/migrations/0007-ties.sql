DROP INDEX edges_ends;
CREATE INDEX edges_target ON edges (doc, target_ref) WHERE target_ref > 0;
ALTER TABLE documents ADD timeline TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD authority INTEGER NOT NULL DEFAULT 0;
CREATE INDEX documents_telling ON documents (id) WHERE timeline <> '';
CREATE TABLE nodes (
  n         INTEGER PRIMARY KEY,
  doc       TEXT    NOT NULL UNIQUE REFERENCES documents ON DELETE CASCADE,
  cited     INTEGER NOT NULL DEFAULT 0,
  authority INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX nodes_authority ON nodes (authority DESC, n) WHERE cited > 0;
CREATE TABLE ties (
  target   INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
  relation TEXT    NOT NULL,
  issued   TEXT    NOT NULL,
  source   INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
  teller   INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
  scope    TEXT    NOT NULL,
  strong   INTEGER NOT NULL,
  since    TEXT    NOT NULL,
  until    TEXT    NOT NULL,
  places   INTEGER NOT NULL,
  weight   INTEGER NOT NULL,
  PRIMARY KEY (target, relation, issued, source, teller)
) STRICT, WITHOUT ROWID;
CREATE INDEX ties_source ON ties (source, relation);
CREATE INDEX ties_teller ON ties (teller);
CREATE TRIGGER ties_came AFTER INSERT ON ties WHEN NEW.weight > 0 BEGIN
  UPDATE nodes SET cited = cited + 1, authority = authority + NEW.weight WHERE n = NEW.target;
END;
CREATE TRIGGER ties_went AFTER DELETE ON ties WHEN OLD.weight > 0 BEGIN
  UPDATE nodes SET cited = cited - 1, authority = authority - OLD.weight WHERE n = OLD.target;
END;
CREATE TABLE tie_queue (
  doc TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE validity_queue (
  doc TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER documents_came AFTER INSERT ON documents BEGIN
  INSERT INTO tie_queue SELECT NEW.id WHERE NOT EXISTS (SELECT 1 FROM tie_queue WHERE doc = NEW.id);
END;
CREATE TRIGGER documents_changed AFTER UPDATE OF number, type, issued, effective, status, secrecy, draft, stub, version_of ON documents BEGIN
  INSERT INTO tie_queue SELECT NEW.id WHERE NOT EXISTS (SELECT 1 FROM tie_queue WHERE doc = NEW.id);
END;
CREATE TRIGGER documents_went BEFORE DELETE ON documents BEGIN
  INSERT INTO validity_queue SELECT DISTINCT x.doc FROM nodes me JOIN ties t ON t.teller = me.n OR t.source = me.n JOIN nodes x ON x.n = t.target
    WHERE me.doc = OLD.id AND x.doc NOT IN (SELECT doc FROM validity_queue);
  DELETE FROM tie_queue WHERE doc = OLD.id;
END;
CREATE TRIGGER sources_came AFTER INSERT ON sources WHEN NEW.listed <> '' BEGIN
  INSERT INTO validity_queue SELECT NEW.doc WHERE NOT EXISTS (SELECT 1 FROM validity_queue WHERE doc = NEW.doc);
END;
CREATE TRIGGER sources_changed AFTER UPDATE OF doc, listed ON sources WHEN NEW.listed <> '' BEGIN
  INSERT INTO validity_queue SELECT OLD.doc WHERE NOT EXISTS (SELECT 1 FROM validity_queue WHERE doc = OLD.doc);
  INSERT INTO validity_queue SELECT NEW.doc WHERE NOT EXISTS (SELECT 1 FROM validity_queue WHERE doc = NEW.doc);
END;
CREATE TRIGGER sources_went AFTER DELETE ON sources WHEN OLD.listed <> '' BEGIN
  INSERT INTO validity_queue SELECT OLD.doc WHERE NOT EXISTS (SELECT 1 FROM validity_queue WHERE doc = OLD.doc);
END;
INSERT INTO tie_queue SELECT id FROM documents;
