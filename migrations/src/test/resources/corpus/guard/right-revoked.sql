-- idea: The application may no longer delete.
-- base: shop
-- expect: destructive
-- findings: PF-G06 public.drafts

REVOKE DELETE ON drafts FROM ${app};
