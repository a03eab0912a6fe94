CREATE FUNCTION audit_payload_digest(
    p_salt       bytea,
    p_old_values jsonb,
    p_new_values jsonb,
    p_metadata   jsonb,
    p_ip_address inet,
    p_user_agent text
) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE
RETURN sha256(p_salt || convert_to(
    jsonb_build_array(p_old_values, p_new_values, p_metadata, p_ip_address, p_user_agent)::text, 'UTF8'));

CREATE FUNCTION audit_entry_digest(
    p_previous_hash           bytea,
    p_organization_id         uuid,
    p_sequence_number         bigint,
    p_id                      uuid,
    p_occurred_at             timestamptz,
    p_actor_kind              text,
    p_actor_id                uuid,
    p_quote_delivery_token_id uuid,
    p_action                  text,
    p_entity_type             text,
    p_entity_id               uuid,
    p_reason                  text,
    p_request_id              text,
    p_session_id              uuid,
    p_payload_digest          bytea
) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE
RETURN sha256(p_previous_hash || convert_to(
    jsonb_build_array(
        p_organization_id,
        p_sequence_number,
        p_id,
        -- Whole microseconds: a timestamp as text would depend on the session's time zone.
        (extract(epoch FROM p_occurred_at) * 1000000)::bigint,
        p_actor_kind,
        p_actor_id,
        p_quote_delivery_token_id,
        p_action,
        p_entity_type,
        p_entity_id,
        p_reason,
        p_request_id,
        p_session_id,
        encode(p_payload_digest, 'hex'))::text, 'UTF8'));


-- SECURITY DEFINER because nobody but the owner may insert audit rows. The owner is under forced row security
-- like everyone else, so the caller's tenant setting still decides which chain is extended.
CREATE FUNCTION append_audit_log(
    p_id                      uuid,
    p_actor_kind              text,
    p_actor_id                uuid,
    p_quote_delivery_token_id uuid,
    p_action                  text,
    p_entity_type             text,
    p_entity_id               uuid,
    p_reason                  text,
    p_request_id              text,
    p_session_id              uuid,
    p_ip_address              inet,
    p_user_agent              text,
    p_old_values              jsonb,
    p_new_values              jsonb,
    p_metadata                jsonb
) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_organization_id uuid := public.current_organization_id();
    v_head            public.audit_chain_heads%ROWTYPE;
    v_genesis         bytea;
    v_sequence        bigint;
    v_occurred_at     timestamptz;
    v_salt            bytea;
    v_payload_digest  bytea;
    v_entry_hash      bytea;
BEGIN
    IF v_organization_id IS NULL THEN
        RAISE EXCEPTION 'no tenant is set: pivotal.organization_id is empty' USING ERRCODE = '42501';
    END IF;

    SELECT * INTO v_head
    FROM public.audit_chain_heads AS h
    WHERE h.organization_id = v_organization_id
    FOR UPDATE;

    IF NOT FOUND THEN
        -- First entry of this tenant. Two first entries at once: one inserts, the other waits and then reads.
        v_genesis := sha256(convert_to('pivotal-flow/audit/' || v_organization_id::text, 'UTF8'));
        INSERT INTO public.audit_chain_heads (organization_id, id, last_hash, base_hash)
        VALUES (v_organization_id, p_id, v_genesis, v_genesis)
        ON CONFLICT (organization_id) DO NOTHING;

        SELECT * INTO STRICT v_head
        FROM public.audit_chain_heads AS h
        WHERE h.organization_id = v_organization_id
        FOR UPDATE;
    END IF;

    v_sequence := v_head.last_sequence + 1;
    -- Taken under the lock, so instants never run against the sequence; now() would be the transaction's start.
    v_occurred_at := clock_timestamp();
    -- Two random UUIDs are 244 random bits and need no extension.
    v_salt := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
    v_payload_digest := public.audit_payload_digest(
        v_salt, p_old_values, p_new_values, p_metadata, p_ip_address, p_user_agent);
    v_entry_hash := public.audit_entry_digest(
        v_head.last_hash, v_organization_id, v_sequence, p_id, v_occurred_at,
        p_actor_kind, p_actor_id, p_quote_delivery_token_id,
        p_action, p_entity_type, p_entity_id, p_reason, p_request_id, p_session_id,
        v_payload_digest);

    INSERT INTO public.audit_logs (
        organization_id, id, sequence_number, occurred_at,
        actor_kind, actor_id, quote_delivery_token_id,
        action, entity_type, entity_id, reason, request_id, session_id,
        ip_address, user_agent, old_values, new_values, metadata,
        payload_salt, payload_digest, previous_hash, entry_hash)
    VALUES (
        v_organization_id, p_id, v_sequence, v_occurred_at,
        p_actor_kind, p_actor_id, p_quote_delivery_token_id,
        p_action, p_entity_type, p_entity_id, p_reason, p_request_id, p_session_id,
        p_ip_address, p_user_agent, p_old_values, p_new_values, p_metadata,
        v_salt, v_payload_digest, v_head.last_hash, v_entry_hash);

    UPDATE public.audit_chain_heads AS h
    SET last_sequence = v_sequence,
        last_hash = v_entry_hash,
        updated_at = v_occurred_at
    WHERE h.organization_id = v_organization_id;

    RETURN v_sequence;
END
$$;


-- The salt goes with the payload: without it nobody can guess the person's data back out of the digest.
CREATE FUNCTION erase_audit_payload(p_id uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    UPDATE public.audit_logs AS a
    SET old_values = NULL,
        new_values = NULL,
        metadata = NULL,
        ip_address = NULL,
        user_agent = NULL,
        payload_salt = NULL,
        erased_at = clock_timestamp()
    WHERE a.organization_id = public.current_organization_id()
      AND a.id = p_id
      AND a.erased_at IS NULL;
    RETURN FOUND;
END
$$;


CREATE FUNCTION verify_audit_chain() RETURNS TABLE (sequence_number bigint, problem text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_organization_id uuid := public.current_organization_id();
    v_head            public.audit_chain_heads%ROWTYPE;
    v_row             public.audit_logs%ROWTYPE;
    v_genesis         bytea := sha256(convert_to('pivotal-flow/audit/' || v_organization_id::text, 'UTF8'));
    v_last_sequence   bigint;
    v_last_hash       bytea;
BEGIN
    SELECT * INTO v_head
    FROM public.audit_chain_heads AS h
    WHERE h.organization_id = v_organization_id;

    -- Without a head the chain can only be empty or robbed of its head; the tail test below tells which.
    v_last_sequence := coalesce(v_head.base_sequence, 0);
    v_last_hash := coalesce(v_head.base_hash, v_genesis);
    IF v_last_sequence = 0 AND v_last_hash IS DISTINCT FROM v_genesis THEN
        RETURN QUERY SELECT 0::bigint, 'link'::text;
    END IF;

    FOR v_row IN
        SELECT * FROM public.audit_logs AS a
        WHERE a.organization_id = v_organization_id
        ORDER BY a.sequence_number
    LOOP
        IF v_row.sequence_number <> v_last_sequence + 1 THEN
            RETURN QUERY SELECT v_row.sequence_number, 'gap'::text;
        END IF;
        IF v_row.previous_hash <> v_last_hash THEN
            RETURN QUERY SELECT v_row.sequence_number, 'link'::text;
        END IF;
        IF v_row.entry_hash <> public.audit_entry_digest(
            v_row.previous_hash, v_row.organization_id, v_row.sequence_number, v_row.id, v_row.occurred_at,
            v_row.actor_kind, v_row.actor_id, v_row.quote_delivery_token_id,
            v_row.action, v_row.entity_type, v_row.entity_id, v_row.reason, v_row.request_id, v_row.session_id,
            v_row.payload_digest)
        THEN
            RETURN QUERY SELECT v_row.sequence_number, 'entry'::text;
        END IF;
        -- An erased payload must be erased wholly; any other must still match the digest in the chain.
        IF v_row.erased_at IS NOT NULL THEN
            IF num_nonnulls(v_row.old_values, v_row.new_values, v_row.metadata,
                            v_row.ip_address, v_row.user_agent, v_row.payload_salt) > 0 THEN
                RETURN QUERY SELECT v_row.sequence_number, 'payload'::text;
            END IF;
        ELSIF v_row.payload_digest IS DISTINCT FROM public.audit_payload_digest(
            v_row.payload_salt, v_row.old_values, v_row.new_values, v_row.metadata,
            v_row.ip_address, v_row.user_agent)
        THEN
            RETURN QUERY SELECT v_row.sequence_number, 'payload'::text;
        END IF;
        v_last_sequence := v_row.sequence_number;
        v_last_hash := v_row.entry_hash;
    END LOOP;

    IF coalesce(v_head.last_sequence, 0) <> v_last_sequence
        OR coalesce(v_head.last_hash, v_genesis) IS DISTINCT FROM v_last_hash
    THEN
        RETURN QUERY SELECT greatest(coalesce(v_head.last_sequence, 0), v_last_sequence), 'tail'::text;
    END IF;
END
$$;

REVOKE EXECUTE ON FUNCTION
    audit_payload_digest(bytea, jsonb, jsonb, jsonb, inet, text),
    audit_entry_digest(bytea, uuid, bigint, uuid, timestamptz, text, uuid, uuid, text, text, uuid, text, text, uuid, bytea),
    append_audit_log(uuid, text, uuid, uuid, text, text, uuid, text, text, uuid, inet, text, jsonb, jsonb, jsonb),
    erase_audit_payload(uuid),
    verify_audit_chain()
    FROM PUBLIC;

GRANT EXECUTE ON FUNCTION
    audit_payload_digest(bytea, jsonb, jsonb, jsonb, inet, text),
    audit_entry_digest(bytea, uuid, bigint, uuid, timestamptz, text, uuid, uuid, text, text, uuid, text, text, uuid, bytea),
    verify_audit_chain()
    TO ${app}, ${readonly};

GRANT EXECUTE ON FUNCTION
    append_audit_log(uuid, text, uuid, uuid, text, text, uuid, text, text, uuid, inet, text, jsonb, jsonb, jsonb),
    erase_audit_payload(uuid)
    TO ${app};

COMMENT ON FUNCTION audit_payload_digest(bytea, jsonb, jsonb, jsonb, inet, text) IS
    'SHA-256 over the salt and what may hold personal data: both snapshots, metadata, address and user agent. NULL when the salt is gone.';
COMMENT ON FUNCTION audit_entry_digest(bytea, uuid, bigint, uuid, timestamptz, text, uuid, uuid, text, text, uuid, text, text, uuid, bytea) IS
    'SHA-256 over the previous entry''s hash and everything of an entry that stays after an erasure. The payload takes part through its digest only.';
COMMENT ON FUNCTION append_audit_log(uuid, text, uuid, uuid, text, text, uuid, text, text, uuid, inet, text, jsonb, jsonb, jsonb) IS
    'The only way to write an audit entry: extends the chain of the current tenant by one and returns the sequence number. Holds the tenant''s chain head until commit, so call it last in the transaction.';
COMMENT ON FUNCTION erase_audit_payload(uuid) IS
    'Removes snapshots, metadata, address, user agent and salt of one audit entry of the current tenant; the chain still verifies. False when there is no such entry or it was erased before.';
COMMENT ON FUNCTION verify_audit_chain() IS
    'Walks the audit chain of the current tenant and returns each defect: gap, link, entry, payload or tail. No row means the chain is sound.';
