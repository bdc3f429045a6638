-- Counts stand with the document, so that the front page need not read every section and reference.
ALTER TABLE documents ADD COLUMN page_count    INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN section_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN ref_count     INTEGER NOT NULL DEFAULT 0;
UPDATE documents SET
  page_count    = (SELECT count(*) FROM pages    WHERE doc = documents.id),
  section_count = (SELECT count(*) FROM sections WHERE doc = documents.id),
  ref_count     = (SELECT count(*) FROM refs     WHERE doc = documents.id);
CREATE INDEX documents_counts ON documents (stub, secrecy, issued, page_count, section_count, ref_count);
CREATE INDEX documents_secret ON documents (id) WHERE secrecy <> '';
