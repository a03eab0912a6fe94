-- idea: The key is nested, in an array, and spelt with blanks and capitals.
-- base: clinic
-- expect: data-change
-- findings: PF-C01 public.imports, PF-M03 public.imports.payload

INSERT INTO imports (id, source, payload) VALUES (-6, 'script', '{"lines": [{"Unit-Price ": 3}]}');
