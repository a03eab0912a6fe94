DROP FUNCTION verify_audit_chain();
DROP FUNCTION erase_audit_payload(uuid);
DROP FUNCTION append_audit_log(uuid, text, uuid, uuid, text, text, uuid, text, text, uuid, inet, text, jsonb, jsonb, jsonb);
DROP FUNCTION audit_entry_digest(bytea, uuid, bigint, uuid, timestamptz, text, uuid, uuid, text, text, uuid, text, text, uuid, bytea);
DROP FUNCTION audit_payload_digest(bytea, jsonb, jsonb, jsonb, inet, text);
