-- idea: Forced row security hides every row from the owner, so the update does nothing and says so to nobody.
-- base: clinic
-- expect: data-change
-- findings: PF-C05 public.patients
-- fails-without-rows: yes

UPDATE patients SET name = upper(name);
