-- When a document last changed, for who follows it.
ALTER TABLE documents ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;

CREATE TRIGGER documents_renewed AFTER UPDATE OF id, title, number, type, issuer, issued, place, abstract, secrecy, signers, effective, status, stub, timeline ON documents
  WHEN (OLD.id, OLD.title, OLD.number, OLD.type, OLD.issuer, OLD.issued, OLD.place, OLD.abstract, OLD.secrecy, OLD.signers, OLD.effective, OLD.status, OLD.stub, coalesce(nullif(OLD.timeline, ''), NEW.timeline))
    IS NOT (NEW.id, NEW.title, NEW.number, NEW.type, NEW.issuer, NEW.issued, NEW.place, NEW.abstract, NEW.secrecy, NEW.signers, NEW.effective, NEW.status, NEW.stub, NEW.timeline)
BEGIN
  UPDATE documents SET changed = unixepoch() WHERE id = NEW.id;
END;
