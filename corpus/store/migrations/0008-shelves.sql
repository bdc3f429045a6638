DROP INDEX nodes_authority;
ALTER TABLE nodes ADD kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE nodes ADD type TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD issuer TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD year INTEGER NOT NULL DEFAULT 0;
ALTER TABLE nodes ADD mentions INTEGER NOT NULL DEFAULT 0;
CREATE INDEX nodes_cited ON nodes (authority DESC, cited DESC, n, kind, type, issuer, year) WHERE cited > 0;
CREATE INDEX nodes_wanted ON nodes (cited DESC, authority DESC, mentions DESC, n, type, issuer, year) WHERE kind = 2 AND cited > 0;
ALTER TABLE ties ADD mentions INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER ties_came;
CREATE TRIGGER ties_came AFTER INSERT ON ties WHEN NEW.weight > 0 BEGIN
  UPDATE nodes SET cited = cited + 1, authority = authority + NEW.weight, mentions = mentions + NEW.mentions WHERE n = NEW.target;
END;
DROP TRIGGER ties_went;
CREATE TRIGGER ties_went AFTER DELETE ON ties WHEN OLD.weight > 0 BEGIN
  UPDATE nodes SET cited = cited - 1, authority = authority - OLD.weight, mentions = mentions - OLD.mentions WHERE n = OLD.target;
END;
DROP TRIGGER documents_changed;
CREATE TRIGGER documents_changed AFTER UPDATE OF number, type, issuer, issued, effective, status, secrecy, draft, stub, version_of ON documents BEGIN
  INSERT INTO tie_queue SELECT NEW.id WHERE NOT EXISTS (SELECT 1 FROM tie_queue WHERE doc = NEW.id);
END;
CREATE INDEX links_ambiguous ON links (doc, ref) WHERE state = 'ambiguous';
INSERT INTO tie_queue SELECT id FROM documents WHERE id NOT IN (SELECT doc FROM tie_queue);
