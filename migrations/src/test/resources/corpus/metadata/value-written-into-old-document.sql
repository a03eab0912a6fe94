-- idea: An unguarded document gets a key that belongs into a column.
-- base: clinic
-- expect: data-change
-- findings: PF-C02 public.imports, PF-M03 public.imports.payload
-- fails-without-rows: yes

UPDATE imports SET payload = payload || '{"unit_price": 12.50}' WHERE id = 1;
