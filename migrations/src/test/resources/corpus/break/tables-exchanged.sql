-- idea: Two tables of one shape exchange their names.
-- base: depot
-- hides: same-shape
-- expect: destructive
-- findings: PF-B02 public.cache, PF-B02 public.beats

ALTER TABLE cache RENAME TO swap;
ALTER TABLE beats RENAME TO cache;
ALTER TABLE swap RENAME TO beats;
