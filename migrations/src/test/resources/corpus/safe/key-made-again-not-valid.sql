-- idea: The same with a foreign key.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE messages
    DROP CONSTRAINT fk_messages_thread_id,
    ADD CONSTRAINT fk_messages_thread_id FOREIGN KEY (thread_id) REFERENCES threads (id) ON DELETE CASCADE NOT VALID;
