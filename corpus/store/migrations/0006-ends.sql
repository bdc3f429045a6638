CREATE INDEX edges_ends ON edges (doc, target_ref) WHERE origin = 'SELF' AND scope = 'whole' AND relation IN ('replaces', 'repeals', 'ceases');
