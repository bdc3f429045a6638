-- Văn Khố: the source of truth. One SQLite file, WAL. Everything in the search index is derived from it.
-- A new file gets this schema; an older one gets the steps of migrations/ up to the same version (PRAGMA user_version).
-- Dates are ISO text as long as their precision goes ('2025-03-27', '2025-03', '2025'); '' is "not known".
-- Times are Unix seconds, UTC. "start" and "end" are byte offsets into texts.body, half-open.

-- One row: the last change. seq only grows; every put and every removal takes the next one.
CREATE TABLE change_counter (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  seq  INTEGER NOT NULL
) STRICT;
INSERT INTO change_counter VALUES (1, 0);

-- One row a document.
-- '154-kh-ubnd-2025-03-27-…' | 41 | 1763000000 | 'về đột phá …' | 'state' | '154/KH-UBND' | '154|KH|UBND' | 'Kế hoạch' | …
CREATE TABLE documents (
  id         TEXT    PRIMARY KEY,
  seq        INTEGER NOT NULL UNIQUE,      -- its latest change
  added      INTEGER NOT NULL,             -- when it first came in
  title      TEXT    NOT NULL,
  system     TEXT    NOT NULL,             -- state, party, youth_union, unknown
  number     TEXT    NOT NULL,             -- canonical, '' = none
  number_key TEXT    NOT NULL,             -- strict key of the number: Đ kept, no leading zeros
  type       TEXT    NOT NULL,
  issuer     TEXT    NOT NULL,
  issued     TEXT    NOT NULL,
  place      TEXT    NOT NULL,
  abstract   TEXT    NOT NULL,
  secrecy    TEXT    NOT NULL,             -- '', 'MẬT', 'TỐI MẬT', 'TUYỆT MẬT'
  draft      INTEGER NOT NULL,
  signers    TEXT    NOT NULL,             -- JSON: [{"name","title","capacity"}]
  evidence   TEXT    NOT NULL,             -- JSON: {"number":{"start","end","quote","method"},…}
  status     TEXT    NOT NULL,             -- validity as a register writes it
  link       TEXT    NOT NULL,             -- address as a register writes it
  stub       INTEGER NOT NULL,             -- 0 = it has its text, 1 = known from a register row, 2 = from citations alone
  page_count    INTEGER NOT NULL DEFAULT 0, -- how many rows the tables below hold of it: counting them anew
  section_count INTEGER NOT NULL DEFAULT 0, -- for the front page would read all of them
  ref_count     INTEGER NOT NULL DEFAULT 0,
  version_of TEXT NOT NULL DEFAULT '',     -- the version that is shown in its place, '' = it is shown itself
  language  TEXT NOT NULL DEFAULT '',      -- 'vi', 'und', '' = no text
  adopter   TEXT NOT NULL DEFAULT '',
  urgency   TEXT NOT NULL DEFAULT '',
  effective TEXT NOT NULL DEFAULT '',      -- JSON: corpus.Effect, '' = the text does not tell
  copy      TEXT NOT NULL DEFAULT '',      -- the number of the copy, never the document's
  further   TEXT NOT NULL DEFAULT '',      -- JSON: what is read with the document alone: {"legal_bases":[[12,80]],"recipients":[…],…}
  subject_key TEXT NOT NULL DEFAULT '',    -- type and first words of the abstract: what finds it for a citation without a number
  own       TEXT NOT NULL DEFAULT '',      -- JSON: the facts that its text states itself, where rows of registers were joined to it
  timeline  TEXT NOT NULL DEFAULT '',      -- corpus.Timeline, from public documents and registers alone: 'khong-ro;!2023-07-10=khong-ro'
  authority INTEGER NOT NULL DEFAULT 0,    -- how much rests on it, in steps of the logarithm: that of its node when it last changed by one
  changed   INTEGER NOT NULL DEFAULT 0     -- when a fact, its standing or its file last became another, for who follows it; 0 = not since it was added
) STRICT;
CREATE INDEX documents_number ON documents (number_key, issued) WHERE number_key <> '';
CREATE INDEX documents_added  ON documents (added DESC, seq DESC);
CREATE INDEX documents_counts ON documents (stub, secrecy, issued, page_count, section_count, ref_count, version_of);
CREATE INDEX documents_secret ON documents (id) WHERE secrecy <> '';
CREATE INDEX documents_subject ON documents (subject_key) WHERE subject_key <> '';
CREATE INDEX documents_lesser ON documents (version_of) WHERE version_of <> '';
CREATE INDEX documents_telling ON documents (id, timeline) WHERE timeline <> '';

-- What finds the versions of one document, for those whose text is long enough: corpus.Sketch, and how the text was read.
-- 7 | '154-kh-ubnd-…' | x'…' | 'ocr' | 0.94 | 20511
CREATE TABLE sketches (
  id      INTEGER PRIMARY KEY,
  doc     TEXT    NOT NULL UNIQUE REFERENCES documents ON DELETE CASCADE,
  minhash BLOB    NOT NULL,
  method  TEXT    NOT NULL,                -- of most pages
  quality REAL    NOT NULL,                -- mean of the pages with words, -1 = none
  length  INTEGER NOT NULL                 -- of the text, in bytes
) STRICT;

-- Texts that are much alike share a band. numbered keeps the documents with a number apart: forms that are filled in by the thousand.
CREATE TABLE sketch_bands (
  band     INTEGER NOT NULL,
  numbered INTEGER NOT NULL,
  sketch   INTEGER NOT NULL,
  PRIMARY KEY (band, numbered, sketch)
) STRICT, WITHOUT ROWID;

-- Documents whose versions are to be looked for: they, or a version of them, changed.
CREATE TABLE version_queue (
  doc TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The frozen text, apart from the facts so that lists stay quick. A stub has no row.
CREATE TABLE texts (
  doc  TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  body TEXT NOT NULL
) STRICT;

-- 3 | 5120 | 7702 | 'text' | 0.98: page 3 lies in bytes 5120 to 7702, 98 % of its words are legal syllables (-1: no words).
CREATE TABLE pages (
  doc     TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  number  INTEGER NOT NULL,
  start   INTEGER NOT NULL,
  "end"   INTEGER NOT NULL,
  method  TEXT    NOT NULL,
  quality REAL    NOT NULL,
  reader     TEXT NOT NULL DEFAULT '',     -- 'pdfium', 'tesseract 5.3.0'
  encoding   TEXT NOT NULL DEFAULT '',     -- 'TCVN3' where it was decoded from that
  confidence REAL NOT NULL DEFAULT 0,      -- of recognition, 0 to 1
  agreement  REAL NOT NULL DEFAULT 0,      -- of two readers, 0 to 1; -1 = only one could read it
  width      REAL NOT NULL DEFAULT 0,      -- in points
  height     REAL NOT NULL DEFAULT 0,
  PRIMARY KEY (doc, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX pages_worst ON pages (method, quality);

-- Where the characters of a page stand on it: corpus.Boxes, compressed. Pages of files that have none have no row.
CREATE TABLE page_boxes (
  doc    TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  number INTEGER NOT NULL,
  boxes  BLOB    NOT NULL,
  PRIMARY KEY (doc, number)
) STRICT, WITHOUT ROWID;

-- Pages that text recognition is to read, and what it read, by the bytes of the file: a file that is read again, or comes back
-- under another name, is not recognised twice. 'waiting' | 1 | 0: the first of its file that waits, not tried yet.
CREATE TABLE recognitions (
  sha256 TEXT    NOT NULL,
  page   INTEGER NOT NULL,                 -- 1-based
  state  TEXT    NOT NULL,                 -- waiting, done, failed
  first  INTEGER NOT NULL,                 -- 1 = the first of its file, which is recognised before all others
  tries  INTEGER NOT NULL,                 -- how often it was begun; a page that kills its reader is given up
  queued INTEGER NOT NULL,
  page_text BLOB NOT NULL,                 -- corpus.RawPage as deflated JSON, empty until done
  problem   TEXT NOT NULL,                 -- one sentence, where it failed
  PRIMARY KEY (sha256, page)
) STRICT, WITHOUT ROWID;
CREATE INDEX recognitions_waiting ON recognitions (first DESC, queued, sha256, page) WHERE state = 'waiting';

-- What a person wrote in place of what the program read, by the bytes of the file or of the row: it outlives every reading.
-- '7990…' | 3 | '' | 'Điều 1. …' | 'Đièu 1. …' | 'Trần An': the text of page 3. Page 0 is a fact of the header, named by field.
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

-- The journal: what people and commands did to the store. It only grows; what is withdrawn for a mark of secrecy loses its words.
-- 7 | 1763000000 | 'Trần An' | 'máy này' | 'corrected' | '154-kh-ubnd-…' | 'number' | '' | '15/KH-UBND' | '154/KH-UBND' | 0
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

-- Headings and table rows of the text. cells is JSON: [[start,end],…], '' for a heading.
CREATE TABLE blocks (
  doc   TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind  TEXT    NOT NULL,
  level INTEGER NOT NULL,
  cells TEXT    NOT NULL,
  table_no INTEGER NOT NULL DEFAULT 0,     -- which table of the document a row belongs to, from 1
  head     INTEGER NOT NULL DEFAULT 0,     -- 1 = the row names the columns
  PRIMARY KEY (doc, start)
) STRICT, WITHOUT ROWID;

-- 12 | 'dieu-5.khoan-2' | 'dieu-5' | 2 | 'khoan' | 'khoản 2' | '' | 4180 | 4410. position is the order in the text.
CREATE TABLE sections (
  doc      TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id       TEXT    NOT NULL,
  parent   TEXT    NOT NULL,
  level    INTEGER NOT NULL,
  kind     TEXT    NOT NULL,
  label    TEXT    NOT NULL,
  heading  TEXT    NOT NULL,
  start    INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  quoted   INTEGER NOT NULL DEFAULT 0,     -- 1 = new wording of another document
  PRIMARY KEY (doc, position)
) STRICT, WITHOUT ROWID;

-- Citations as they stand in the text; what they point at stands in links.
-- 'numbered' | 'Nghị quyết' | '57' | '' | 'NQ/TW' | '57-NQ/TW' | '57|NQ|TW' | 'Bộ Chính trị' | '2024-12-22'
CREATE TABLE refs (
  doc        TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  kind       TEXT    NOT NULL,
  type       TEXT    NOT NULL,
  number     TEXT    NOT NULL,
  year       TEXT    NOT NULL,
  symbol     TEXT    NOT NULL,
  canonical  TEXT    NOT NULL,
  key        TEXT    NOT NULL,             -- strict key of canonical, else of resolves_to, else a subject_key; '' = none
  issuer     TEXT    NOT NULL,
  date       TEXT    NOT NULL,
  title      TEXT    NOT NULL,
  provisions TEXT    NOT NULL,             -- JSON: [{"dieu":"88","khoan":"2"}], '' = the whole document
  resolves_to TEXT   NOT NULL DEFAULT '',  -- number of another citation of the text that this one stands for
  PRIMARY KEY (doc, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX refs_key ON refs (key, doc) WHERE key <> '';

-- What the text says one document does to another. 'SELF' | 'replaces' | '110/2004/NĐ-CP' | 0 | 7 | 'whole' | '' | 1 | …
CREATE TABLE edges (
  doc        TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  origin     TEXT    NOT NULL,             -- canonical number, 'SELF', 'org:…', a title
  relation   TEXT    NOT NULL,
  target     TEXT    NOT NULL,
  origin_ref INTEGER NOT NULL,             -- which of refs, from 1; 0 = none
  target_ref INTEGER NOT NULL,
  scope      TEXT    NOT NULL,
  provisions TEXT    NOT NULL,             -- JSON
  strong     INTEGER NOT NULL,
  since      TEXT    NOT NULL,
  until      TEXT    NOT NULL,
  start      INTEGER NOT NULL,             -- the evidence
  "end"      INTEGER NOT NULL,
  PRIMARY KEY (doc, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX edges_target ON edges (doc, target_ref) WHERE target_ref > 0;

-- What the text orders to be done to the texts of others: corpus.Instruction.
CREATE TABLE instructions (
  doc      TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  position INTEGER NOT NULL,
  body     TEXT    NOT NULL,               -- JSON: corpus.Instruction without its quote
  PRIMARY KEY (doc, position)
) STRICT, WITHOUT ROWID;

-- What the text names. 120 | 141 | 'organisation' | 'state_province' | 'Ủy ban nhân dân tỉnh Khuê Lĩnh' | 1 | …
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
  first     TEXT    NOT NULL,              -- the bounds of a time
  last      TEXT    NOT NULL,
  honorific TEXT    NOT NULL,
  roles     TEXT    NOT NULL,              -- JSON: corpus.Role without quotes, '' = none
  source    TEXT    NOT NULL,
  PRIMARY KEY (doc, position)
) STRICT, WITHOUT ROWID;

-- What the store holds of each citation: the ledger. 3 | 'resolved' | '57-nq-tw-2024-12-22' | 'dieu-3' | '' | 'cùng số, cùng ngày'
CREATE TABLE links (
  doc        TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  ref        INTEGER NOT NULL,             -- which of refs, from 1
  state      TEXT    NOT NULL,             -- resolved, ambiguous, absent, malformed, self
  target     TEXT    NOT NULL,             -- a document of the store, '' = not certain, or itself
  section    TEXT    NOT NULL,
  candidates TEXT    NOT NULL,             -- JSON: ids, '' = none
  reason     TEXT    NOT NULL,
  PRIMARY KEY (doc, ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_target ON links (target, doc, state) WHERE target <> '';
CREATE INDEX links_unnamed ON links (doc, ref) WHERE state = 'absent' AND target = '';
CREATE INDEX links_ambiguous ON links (doc, ref) WHERE state = 'ambiguous';

-- What is to be linked again: all that cite or bear a key (doc ''), or the citations of that key in one document.
CREATE TABLE link_queue (
  key TEXT NOT NULL,
  doc TEXT NOT NULL,
  PRIMARY KEY (key, doc)
) STRICT, WITHOUT ROWID;

-- Documents as ties name them: by a small number, so that a document that takes a stub's address over keeps what leads to it.
-- 17 | '31-2019-qd-ubnd-…' | 34 | 21034
CREATE TABLE nodes (
  n         INTEGER PRIMARY KEY,
  doc       TEXT    NOT NULL UNIQUE REFERENCES documents ON DELETE CASCADE,
  cited     INTEGER NOT NULL DEFAULT 0,    -- public documents that cite it
  authority INTEGER NOT NULL DEFAULT 0,    -- the sum of the weights of their ties
  kind      INTEGER NOT NULL DEFAULT 0,    -- 0 = in no list: secret, a lesser version; 1 = its text is held, 2 = a register or citations tell of it
  type      TEXT    NOT NULL DEFAULT '',   -- as addresses spell it: 'quyet-dinh'
  issuer    TEXT    NOT NULL DEFAULT '',
  year      INTEGER NOT NULL DEFAULT 0,    -- of its day, else of its number
  mentions  INTEGER NOT NULL DEFAULT 0     -- the places in which they cite it
) STRICT;
-- Lists are ordered and narrowed within these indexes, without a look at the documents.
CREATE INDEX nodes_cited ON nodes (authority DESC, cited DESC, n, kind, type, issuer, year) WHERE cited > 0;
CREATE INDEX nodes_wanted ON nodes (cited DESC, authority DESC, mentions DESC, n, type, issuer, year) WHERE kind = 2 AND cited > 0;

-- What documents do to each other, as documents: made from edges and links of the teller, all edges of one text that say the same merged.
-- 17 | 'replaces' | '2023-06-20' | 4 | 4 | 'whole' | 1 | '2023-07-01' | '' | 2 | 301
CREATE TABLE ties (
  target   INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
  relation TEXT    NOT NULL,
  issued   TEXT    NOT NULL,               -- when the text of teller was issued, so that the newest are found first
  source   INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
  teller   INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE, -- whose text says it: source, or a third one
  scope    TEXT    NOT NULL,               -- the widest
  strong   INTEGER NOT NULL,
  since    TEXT    NOT NULL,
  until    TEXT    NOT NULL,
  places   INTEGER NOT NULL,               -- how many places of the text say so
  weight   INTEGER NOT NULL,               -- what it gives to the authority of target; one tie of a text and target has it, others 0
  mentions INTEGER NOT NULL DEFAULT 0,     -- where it has a weight: how many citations of the text mean target
  PRIMARY KEY (target, relation, issued, source, teller)
) STRICT, WITHOUT ROWID;
CREATE INDEX ties_source ON ties (source, relation);
CREATE INDEX ties_teller ON ties (teller);
CREATE TRIGGER ties_came AFTER INSERT ON ties WHEN NEW.weight > 0 BEGIN
  UPDATE nodes SET cited = cited + 1, authority = authority + NEW.weight, mentions = mentions + NEW.mentions WHERE n = NEW.target;
END;
CREATE TRIGGER ties_went AFTER DELETE ON ties WHEN OLD.weight > 0 BEGIN
  UPDATE nodes SET cited = cited - 1, authority = authority - OLD.weight, mentions = mentions - OLD.mentions WHERE n = OLD.target;
END;

-- What figures are of, as documents phrase it: corpus.IndicatorPhrase; words is corpus.IndicatorKey of it. Phrasings of equal words are one
-- indicator, and so are those that chi-tieu.tsv in the data folder joins. Ids are never given twice, since addresses carry them.
-- 12 | 'tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận trực tuyến' | 'tỷ lệ hồ sơ tiếp nhận trực tuyến' | 9
CREATE TABLE indicators (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  phrase  TEXT    NOT NULL UNIQUE,
  words   TEXT    NOT NULL,
  figures INTEGER NOT NULL DEFAULT 0       -- how many rows of figures have it; without any it goes
) STRICT;
CREATE INDEX indicators_unused ON indicators (id) WHERE figures = 0;

-- The numbers of a text that count or measure something. n counts them from 1 in the order of the text.
-- 21 | 12 | 'doan-11' | 1 | 4810 | 5012 | '{"kind":"actual",…}'
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

-- What figures are filtered and ordered by, all figures of a document at once: corpus/census reads a million of them in a moment.
CREATE TABLE figure_columns (
  doc     TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  columns BLOB NOT NULL                    -- census.Columns, packed
) STRICT, WITHOUT ROWID;

-- What the text orders bodies to do. n counts them from 1 in the order of the text.
-- '154-kh-ubnd-…' | 3 | 2 | '{"assignees":[…],"action":{"start":4180,"end":4260},…}'
CREATE TABLE tasks (
  doc       TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  n         INTEGER NOT NULL,
  page      INTEGER NOT NULL,
  body      TEXT    NOT NULL,              -- JSON: corpus.Task without quotes
  PRIMARY KEY (doc, n)
) STRICT, WITHOUT ROWID;

-- What tasks are filtered and ordered by, all tasks of a document at once: corpus/agenda reads a million of them in a moment.
CREATE TABLE task_columns (
  doc     TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  columns BLOB NOT NULL                    -- agenda.Columns, packed
) STRICT, WITHOUT ROWID;

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

-- Documents whose ties are to be made anew, and those whose timeline and authority are.
CREATE TABLE tie_queue (
  doc TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE validity_queue (
  doc TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What could not be done for a document; shown on its page.
CREATE TABLE problems (
  doc      TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  position INTEGER NOT NULL,
  stage    TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  page     INTEGER NOT NULL,               -- 0 = the whole document
  detail   TEXT    NOT NULL,
  PRIMARY KEY (doc, position)
) STRICT, WITHOUT ROWID;

-- Where each document was read from: a file (member '') or a row of a register (member = its id or number).
-- The same bytes under two paths are one document with two sources. What format it is stands in files.mime.
CREATE TABLE sources (
  path     TEXT    NOT NULL,
  member   TEXT    NOT NULL,
  doc      TEXT    NOT NULL REFERENCES documents ON DELETE CASCADE,
  sha256   TEXT    NOT NULL,               -- of the file, or of the row's bytes
  size     INTEGER NOT NULL,               -- of the file, in bytes
  pipeline TEXT    NOT NULL,               -- the version of the program's reading that produced the document
  listed   TEXT    NOT NULL DEFAULT '',    -- JSON: what a row of a register states, '' = the source is a text
  PRIMARY KEY (path, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_doc ON sources (doc);
CREATE INDEX sources_sha ON sources (sha256);

-- Every file the indexer met, failures too, so that nothing is lost silently.
CREATE TABLE files (
  path      TEXT    PRIMARY KEY,
  sha256    TEXT    NOT NULL,              -- '' where it could not be read
  size      INTEGER NOT NULL,
  mime      TEXT    NOT NULL,
  pipeline  TEXT    NOT NULL,
  outcome   TEXT    NOT NULL,              -- read, partial, failed, secret
  documents INTEGER NOT NULL,
  pages     INTEGER NOT NULL,
  problems  TEXT    NOT NULL,              -- JSON: [{"stage","kind","page","detail"}]
  at        INTEGER NOT NULL,
  missing   INTEGER NOT NULL               -- 1 = the last run did not find it any more
) STRICT, WITHOUT ROWID;
CREATE INDEX files_sha ON files (sha256);

-- Documents taken out: their address answers 410, and the index drops them.
CREATE TABLE removals (
  id     TEXT    PRIMARY KEY,
  seq    INTEGER NOT NULL UNIQUE,
  at     INTEGER NOT NULL,
  reason TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- Former ids of a document: their address answers 301.
CREATE TABLE aliases (
  alias TEXT PRIMARY KEY,
  doc   TEXT NOT NULL REFERENCES documents ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Whatever a document's ties and its validity are made from queues it. NOT EXISTS, because OR IGNORE gives way to what the statement says
-- that sets the trigger off.
CREATE TRIGGER documents_came AFTER INSERT ON documents BEGIN
  INSERT INTO tie_queue SELECT NEW.id WHERE NOT EXISTS (SELECT 1 FROM tie_queue WHERE doc = NEW.id);
END;
CREATE TRIGGER documents_changed AFTER UPDATE OF number, type, issuer, issued, effective, status, secrecy, draft, stub, version_of ON documents BEGIN
  INSERT INTO tie_queue SELECT NEW.id WHERE NOT EXISTS (SELECT 1 FROM tie_queue WHERE doc = NEW.id);
END;
-- What followers are told of. A document that is read again without a change of what it says has not changed, nor one whose validity is
-- judged for the first time.
CREATE TRIGGER documents_renewed AFTER UPDATE OF id, title, number, type, issuer, issued, place, abstract, secrecy, signers, effective, status, stub, timeline ON documents
  WHEN (OLD.id, OLD.title, OLD.number, OLD.type, OLD.issuer, OLD.issued, OLD.place, OLD.abstract, OLD.secrecy, OLD.signers, OLD.effective, OLD.status, OLD.stub, coalesce(nullif(OLD.timeline, ''), NEW.timeline))
    IS NOT (NEW.id, NEW.title, NEW.number, NEW.type, NEW.issuer, NEW.issued, NEW.place, NEW.abstract, NEW.secrecy, NEW.signers, NEW.effective, NEW.status, NEW.stub, NEW.timeline)
BEGIN
  UPDATE documents SET changed = unixepoch() WHERE id = NEW.id;
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

-- What people and watched folders hand in: each file until all is said of it.
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
