DROP INDEX documents_telling;
CREATE INDEX documents_telling ON documents (id, timeline) WHERE timeline <> '';
