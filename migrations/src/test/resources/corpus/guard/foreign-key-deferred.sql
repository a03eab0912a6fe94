-- idea: The key is now checked at the end of a transaction only.
-- base: shop
-- expect: destructive
-- findings: PF-G01 fk_messages_thread_id on public.messages

ALTER TABLE messages ALTER CONSTRAINT fk_messages_thread_id DEFERRABLE INITIALLY DEFERRED;
