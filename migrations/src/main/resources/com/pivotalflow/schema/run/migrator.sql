-- The run log. Everything here may run again: a newer layout adds to what is there and replaces what holds no row.
CREATE SCHEMA IF NOT EXISTS migrator;

CREATE TABLE IF NOT EXISTS migrator.journal (
    id                 bigint      GENERATED ALWAYS AS IDENTITY,
    version            text        NOT NULL,
    script             text        NOT NULL,
    sha256             text        NOT NULL,
    stmts              text        NOT NULL,
    crc32              integer     NOT NULL,
    verdict            text        NOT NULL,
    findings           text[]      NOT NULL,
    confirmation_id    text,
    author             text,
    deployment_key     text,
    backup_id          text,
    placeholder_digest text        NOT NULL,
    origin             text        NOT NULL,
    node               text        NOT NULL,
    started            timestamptz NOT NULL,
    duration_ms        bigint      NOT NULL,
    retries            integer     NOT NULL,
    note               text,
    rolled_back_at     timestamptz,
    CONSTRAINT pk_journal PRIMARY KEY (id),
    CONSTRAINT ck_journal_origin CHECK (origin IN ('run', 'direct', 'baseline', 'other'))
);

-- One script is applied once at a time; a rolled back one may be applied again. Repeatable scripts have a row for
-- every run.
CREATE UNIQUE INDEX IF NOT EXISTS uq_journal_version ON migrator.journal (version)
    WHERE rolled_back_at IS NULL AND version LIKE 'V%';

CREATE TABLE IF NOT EXISTS migrator.attempts (
    id            bigint      GENERATED ALWAYS AS IDENTITY,
    script        text        NOT NULL,
    node          text        NOT NULL,
    step          text        NOT NULL,
    backend       integer     NOT NULL DEFAULT pg_backend_pid(),
    backend_since timestamptz,
    started       timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished      timestamptz,
    outcome       text,
    CONSTRAINT pk_attempts PRIMARY KEY (id),
    CONSTRAINT ck_attempts_outcome CHECK ((finished IS NULL) = (outcome IS NULL))
);

-- The history table is Flyway's: it may be absent, renamed by a restore or altered by a newer Flyway. A view over it
-- would stand in the way of all that, so it is asked for by name each time.
CREATE OR REPLACE FUNCTION migrator.applied()
RETURNS TABLE (
    rank integer, version text, description text, type text, script text, checksum integer, success boolean,
    run_checksum integer, sha256 text, stmts text, verdict text, confirmed_by text, origin text,
    applied_at timestamptz, duration_ms bigint, unfinished boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_history text := 'SELECT NULL::integer AS installed_rank, NULL::text AS version, NULL::text AS description,'
        ' NULL::text AS type, NULL::text AS script, NULL::integer AS checksum, NULL::boolean AS success,'
        ' NULL::timestamp AS installed_on, NULL::integer AS execution_time WHERE false';
BEGIN
    IF to_regclass('public.flyway_schema_history') IS NOT NULL THEN
        v_history := 'SELECT * FROM public.flyway_schema_history';
    END IF;
    RETURN QUERY EXECUTE
        'SELECT h.installed_rank, coalesce(j.version, CASE WHEN h.version ~ ''^[0-9]{1,9}$'''
        '            THEN ''V'' || lpad(h.version, 4, ''0'') ELSE h.version END)::text,'
        '       h.description::text, h.type::text, coalesce(h.script, j.script, a.script)::text, h.checksum, h.success,'
        '       j.crc32, j.sha256, j.stmts, j.verdict, j.author, j.origin,'
        '       coalesce(j.started + j.duration_ms * interval ''1 millisecond'', h.installed_on AT TIME ZONE ''UTC''),'
        '       coalesce(j.duration_ms, h.execution_time), a.script IS NOT NULL'
        ' FROM (' || v_history || ') AS h'
        -- The last row of each script: a repeatable one has as many as it had runs, in the history too.
        ' FULL JOIN (SELECT DISTINCT ON (r.script) r.* FROM migrator.journal AS r'
        '            WHERE r.rolled_back_at IS NULL ORDER BY r.script, r.id DESC) AS j ON j.script = h.script'
        -- Open and left alone: the session that opened it is gone.
        ' FULL JOIN (SELECT DISTINCT o.script FROM migrator.attempts AS o'
        '            WHERE o.finished IS NULL AND NOT EXISTS ('
        '                SELECT FROM pg_stat_activity AS s'
        '                WHERE s.pid = o.backend AND s.backend_start = o.backend_since)) AS a'
        '     ON a.script = coalesce(h.script, j.script)'
        ' ORDER BY h.installed_rank NULLS LAST, 5';
END
$$;

CREATE OR REPLACE VIEW migrator.status AS
SELECT
    a.rank, a.version, a.description, a.type, a.script, a.checksum, a.success, a.run_checksum, a.sha256, a.stmts,
    a.verdict, a.verdict = 'destructive' AS destructive, a.confirmed_by, a.origin, a.applied_at, a.duration_ms,
    a.unfinished
FROM migrator.applied() AS a;

-- No SET clause and not SECURITY DEFINER: either forbids COMMIT inside. So every name is qualified.
CREATE OR REPLACE PROCEDURE migrator.backfill(p_table text, p_assignment text, p_condition text, p_batch integer)
LANGUAGE plpgsql
AS $$
DECLARE
    c_page    CONSTANT integer := 100;
    c_rounds  CONSTANT integer := 60;
    v_oid     regclass := pg_catalog.to_regclass(p_table);
    v_table   text;
    v_tenants boolean;
    v_hidden  boolean;
    v_keys    text;
    v_named   text;
    v_texts   text;
    v_last    text;
    v_match   text;
    v_down    text;
    v_filter  text;
    v_change  text;
    v_remains text;
    v_page    uuid[];
    v_tenant  uuid;
    v_after   uuid;
    v_cursor  text[];
    v_rows    bigint;
    v_again   bigint;
    v_total   bigint := 0;
    v_rounds  integer;
    v_left    boolean;
    v_said    timestamptz := pg_catalog.clock_timestamp();
BEGIN
    IF v_oid IS NULL THEN
        RAISE EXCEPTION 'backfill: there is no table %', p_table USING ERRCODE = '42P01';
    END IF;
    IF p_batch IS NULL OR p_batch < 1 THEN
        RAISE EXCEPTION 'backfill of %: a batch has at least 1 row, not %', p_table, p_batch USING ERRCODE = '22023';
    END IF;
    SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), pg_catalog.row_security_active(c.oid),
           EXISTS (SELECT FROM pg_catalog.pg_attribute AS a
                   WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped)
    INTO v_table, v_hidden, v_tenants
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.oid = v_oid;

    -- The key's columns under names that nothing in a condition can mean.
    SELECT pg_catalog.string_agg(pg_catalog.format('%I', a.attname), ', ' ORDER BY k.place),
           pg_catalog.string_agg(pg_catalog.format('%I AS backfill_key_%s', a.attname, k.place), ', ' ORDER BY k.place),
           pg_catalog.string_agg(pg_catalog.format('backfill_key_%s::text', k.place), ', ' ORDER BY k.place),
           pg_catalog.string_agg(pg_catalog.format('backfill_key_%s DESC', k.place), ', ' ORDER BY k.place),
           pg_catalog.string_agg(pg_catalog.format('($1)[%s]::%s', k.place,
               pg_catalog.format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY k.place),
           pg_catalog.string_agg(pg_catalog.format('%s.%I = backfill_batch.backfill_key_%s',
               v_table, a.attname, k.place), ' AND ' ORDER BY k.place)
    INTO v_keys, v_named, v_texts, v_down, v_last, v_match
    FROM pg_catalog.pg_index AS i
    CROSS JOIN LATERAL pg_catalog.unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place)
    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
    WHERE i.indrelid = v_oid AND i.indisprimary AND k.place <= i.indnkeyatts;
    IF v_keys IS NULL THEN
        RAISE EXCEPTION 'backfill: table % has no primary key to take batches by', v_table USING ERRCODE = '42P16';
    END IF;

    IF NOT v_tenants AND NOT v_hidden THEN
        v_page := '{}';
    ELSIF pg_catalog.to_regprocedure('public.organization_ids(uuid, integer)') IS NULL THEN
        IF v_hidden THEN
            RAISE EXCEPTION 'backfill: row security hides the rows of %, and there is no organization_ids(uuid, integer) to walk the tenants by', v_table
                USING ERRCODE = '42883';
        END IF;
        v_page := '{}';
    END IF;

    <<pages>>
    LOOP
        IF v_page IS NULL THEN
            SELECT pg_catalog.array_agg(o.id ORDER BY o.id) INTO v_page
            FROM public.organization_ids(v_after, c_page) AS o (id);
            v_page := coalesce(v_page, '{}');
        END IF;
        -- Behind the last tenant come the rows of none, where anybody sees them.
        IF pg_catalog.cardinality(v_page) = 0 THEN
            EXIT pages WHEN v_hidden;
            v_page := ARRAY[NULL::uuid];
        END IF;

        FOREACH v_tenant IN ARRAY v_page LOOP
            v_filter := CASE WHEN v_tenants AND v_tenant IS NOT NULL
                THEN pg_catalog.format(' AND %s.organization_id = $2', v_table) ELSE '' END;
            v_change := pg_catalog.format(
                'WITH backfill_batch AS MATERIALIZED ('
                ' SELECT %1$s FROM %2$s WHERE (%3$s)%4$s AND ($1 IS NULL OR (%5$s) > (%6$s))'
                ' ORDER BY %5$s LIMIT $3 FOR UPDATE SKIP LOCKED),'
                ' backfill_done AS (UPDATE %2$s SET %7$s FROM backfill_batch WHERE %8$s RETURNING (%3$s) AS again)'
                ' SELECT (SELECT pg_catalog.count(*) FROM backfill_done),'
                ' (SELECT pg_catalog.count(*) FROM backfill_done WHERE again),'
                ' (SELECT ARRAY[%9$s] FROM backfill_batch ORDER BY %10$s LIMIT 1)',
                v_named, v_table, p_condition, v_filter, v_keys, v_last, p_assignment, v_match, v_texts, v_down);
            v_remains := pg_catalog.format('SELECT EXISTS (SELECT FROM %s WHERE (%s)%s)', v_table, p_condition, v_filter);
            v_cursor := NULL;
            v_rounds := 0;
            LOOP
                -- Ends with each commit, so that no tenant is left set on the session.
                PERFORM pg_catalog.set_config('pivotal.organization_id', coalesce(v_tenant::text, ''), true);
                EXECUTE v_change INTO v_rows, v_again, v_cursor USING v_cursor, v_tenant, p_batch;
                IF v_again > 0 THEN
                    RAISE EXCEPTION 'backfill of %: % rows still match the condition (%) after SET %', v_table, v_again, p_condition, p_assignment
                        USING ERRCODE = '22023',
                              HINT = 'A condition must not hold for a row that is done, or a killed run could not be taken up again.';
                END IF;
                COMMIT;
                v_total := v_total + v_rows;
                IF pg_catalog.clock_timestamp() - v_said > interval '2 seconds' THEN
                    RAISE NOTICE 'backfill of %: % rows done', v_table, v_total;
                    v_said := pg_catalog.clock_timestamp();
                END IF;
                IF v_rows < p_batch THEN
                    -- Rows that others had locked were passed over.
                    PERFORM pg_catalog.set_config('pivotal.organization_id', coalesce(v_tenant::text, ''), true);
                    EXECUTE v_remains INTO v_left USING NULL::text[], v_tenant;
                    COMMIT;
                    EXIT WHEN NOT v_left;
                    v_rounds := v_rounds + 1;
                    IF v_rounds > c_rounds THEN
                        RAISE EXCEPTION 'backfill of %: rows that match (%) are locked by others, or written again and again; % rows are done and stay so', v_table, p_condition, v_total
                            USING ERRCODE = '55P03', HINT = 'Run it again: it takes up what is left.';
                    END IF;
                    PERFORM pg_catalog.pg_sleep(1);
                    COMMIT;
                    v_cursor := NULL;
                END IF;
            END LOOP;
        END LOOP;

        EXIT pages WHEN v_tenant IS NULL;
        v_after := v_tenant;
        v_page := NULL;
    END LOOP;
    RAISE NOTICE 'backfill of %: % rows done, none left', v_table, v_total;
END
$$;

COMMENT ON TABLE migrator.journal IS 'What the runner did, one row for each script, written in the script''s own transaction.';
COMMENT ON TABLE migrator.attempts IS 'One row for each attempt at a script; without an outcome the runner is at work or was killed.';
COMMENT ON FUNCTION migrator.applied() IS 'History, run log and attempts that were left open, by script. Behind the view status.';
COMMENT ON VIEW migrator.status IS 'What was applied, for the running application. Without a rank the history has no such row.';
COMMENT ON PROCEDURE migrator.backfill(text, text, text, integer) IS
    'Changes the rows of a table that match a condition, in batches by primary key, tenant by tenant, each batch in a transaction of its own. Run again, it takes up what is left.';

REVOKE ALL ON SCHEMA migrator FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA migrator FROM PUBLIC;
REVOKE ALL ON ALL ROUTINES IN SCHEMA migrator FROM PUBLIC;
GRANT USAGE ON SCHEMA migrator TO ${app};
GRANT SELECT ON migrator.status TO ${app};
-- Whoever reads a view calls its functions; this one shows what the view shows.
GRANT EXECUTE ON FUNCTION migrator.applied() TO ${app};
