-- Names across documents: their pages, and who holds which office. Documents that are here are gathered by Store.Link.
-- Bodies, places, people and offices that documents of the store name, once each: made from the headers and entities of documents, and gone
-- when no document has them. kind: 1 body, 2 place, 3 person or an office without a name, 4 an office that a person holds.
-- 12 | 1 | 'ủy ban nhân dân tỉnh khuê lĩnh' | 'uy-ban-nhan-dan-tinh-khue-linh' | … | 'Ủy ban nhân dân tỉnh Khuê Lĩnh' | 'state_province' | '' | 1 | 25
CREATE TABLE names (
  n         INTEGER PRIMARY KEY,
  kind      INTEGER NOT NULL,
  key       TEXT    NOT NULL,              -- corpus.NameKey, for a place with its code
  slug      TEXT    NOT NULL,              -- its address, '' = none
  base      TEXT    NOT NULL,              -- what names of this spelling share: the address but for what tells them apart
  label     TEXT    NOT NULL,
  class     TEXT    NOT NULL,
  code      TEXT    NOT NULL,
  backwards TEXT    NOT NULL,              -- words of the key from the last to the first, for a body: what ends alike stands together
  public    INTEGER NOT NULL,              -- 1 = a document without a mark of secrecy had it
  uses      INTEGER NOT NULL DEFAULT 0,    -- how many rows of name_uses have it; without any it goes
  UNIQUE (kind, key)
) STRICT;
CREATE UNIQUE INDEX names_slug ON names (kind, slug) WHERE slug <> '';
CREATE INDEX names_base ON names (kind, base) WHERE base <> '';
CREATE INDEX names_backwards ON names (backwards) WHERE backwards <> '';
CREATE INDEX names_unused ON names (n) WHERE uses = 0;

-- Which key an address stands for, for ever, both as hashes: an address never comes to mean another name, and nothing of a name stays.
CREATE TABLE name_slots (
  slot   INTEGER PRIMARY KEY,
  holder INTEGER NOT NULL
) STRICT;

-- Documents as names know them: by a small number. Lesser versions have no row.
CREATE TABLE name_docs (
  n      INTEGER PRIMARY KEY,
  doc    TEXT    NOT NULL UNIQUE REFERENCES documents ON DELETE CASCADE
) STRICT;

-- Which documents stand to a name, and how: 1 issues, 2 adopts, 3 signs, 4 names it, 5 issues, as citations alone tell. One row a document and name.
-- 12 | 4 | 20250327 | 7 | 0 | 'ke-hoach' | 3 | 4180 | 4210
CREATE TABLE name_uses (
  name   INTEGER NOT NULL REFERENCES names,
  "use"  INTEGER NOT NULL,
  issued INTEGER NOT NULL,                 -- year, month, day as one number; the year alone may be that of the number; 0 = not known
  doc    INTEGER NOT NULL REFERENCES name_docs ON DELETE CASCADE,
  secret INTEGER NOT NULL,
  type   TEXT    NOT NULL,                 -- as addresses spell it
  places INTEGER NOT NULL,                 -- where its text has the name
  start  INTEGER NOT NULL,                 -- the place that is shown; 0 and 0 = no text says it
  "end"  INTEGER NOT NULL,
  PRIMARY KEY (name, "use", issued DESC, doc)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_uses_doc ON name_uses (doc);

-- How many documents a name has of each use, type and year: counting them anew for a name of fifty thousand would take too long.
CREATE TABLE name_counts (
  name      INTEGER NOT NULL,
  "use"     INTEGER NOT NULL,
  secret    INTEGER NOT NULL,
  year      INTEGER NOT NULL,
  type      TEXT    NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (name, "use", secret, year, type)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER name_uses_came AFTER INSERT ON name_uses BEGIN
  INSERT INTO name_counts VALUES (NEW.name, NEW."use", NEW.secret, NEW.issued / 10000, NEW.type, 1)
    ON CONFLICT DO UPDATE SET documents = documents + 1;
  UPDATE names SET uses = uses + 1 WHERE n = NEW.name;
END;
CREATE TRIGGER name_uses_went AFTER DELETE ON name_uses BEGIN
  UPDATE name_counts SET documents = documents - 1
    WHERE name = OLD.name AND "use" = OLD."use" AND secret = OLD.secret AND year = OLD.issued / 10000 AND type = OLD.type;
  DELETE FROM name_counts
    WHERE name = OLD.name AND "use" = OLD."use" AND secret = OLD.secret AND year = OLD.issued / 10000 AND type = OLD.type AND documents < 1;
  UPDATE names SET uses = uses - 1 WHERE n = OLD.name;
END;

-- Who holds an office in which body. n is the name of the office.
CREATE TABLE name_offices (
  n      INTEGER PRIMARY KEY REFERENCES names ON DELETE CASCADE,
  person INTEGER NOT NULL,
  body   INTEGER NOT NULL,                 -- 0 = no text tells
  title  TEXT    NOT NULL
) STRICT;
CREATE INDEX name_offices_person ON name_offices (person);
CREATE INDEX name_offices_body ON name_offices (body) WHERE body > 0;

-- Documents whose names are to be gathered anew. fresh = 1: they changed, and it is done before the change is kept; 0: an older release put them.
-- The row '' says that names without documents are to go.
CREATE TABLE name_queue (
  doc   TEXT PRIMARY KEY,
  fresh INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX name_queue_fresh ON name_queue (doc) WHERE fresh = 1;
CREATE TRIGGER documents_came_named AFTER INSERT ON documents BEGIN
  DELETE FROM name_queue WHERE doc = NEW.id;
  INSERT INTO name_queue VALUES (NEW.id, 1);
END;
CREATE TRIGGER documents_changed_named AFTER UPDATE OF number, type, issuer, issued, adopter, signers, evidence, secrecy, version_of ON documents BEGIN
  DELETE FROM name_queue WHERE doc = NEW.id;
  INSERT INTO name_queue VALUES (NEW.id, 1);
END;
CREATE TRIGGER documents_marked AFTER UPDATE OF secrecy ON documents WHEN NEW.secrecy <> '' AND OLD.secrecy = '' BEGIN
  DELETE FROM name_docs WHERE doc = NEW.id;
END;
CREATE TRIGGER documents_went_named AFTER DELETE ON documents BEGIN
  DELETE FROM name_queue WHERE doc = OLD.id;
END;
CREATE TRIGGER name_docs_went AFTER DELETE ON name_docs BEGIN
  INSERT INTO name_queue SELECT '', 1 WHERE NOT EXISTS (SELECT 1 FROM name_queue WHERE doc = '');
END;
INSERT INTO name_queue SELECT id, 0 FROM documents;
