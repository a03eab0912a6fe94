-- idea: A trigger is dropped.
-- base: shop
-- expect: destructive
-- findings: PF-G04 tr_inbox_apply on public.inbox

DROP TRIGGER tr_inbox_apply ON inbox;
