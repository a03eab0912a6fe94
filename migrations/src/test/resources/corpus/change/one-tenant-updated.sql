-- idea: With the tenant set, its rows are changed and those of others are not.
-- base: clinic
-- expect: data-change
-- findings: PF-C02 public.patients

SELECT set_config('pivotal.organization_id', '11111111-1111-1111-1111-111111111111', true);
UPDATE patients SET name = name || ' (north)';
