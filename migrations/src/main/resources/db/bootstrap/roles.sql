-- Roles of Pivotal Flow and their place in one database. Run by a superuser connected to that database, before
-- the first migration; running it again is harmless.
--
-- It takes its input from session settings, so that no password stands in a file:
--   bootstrap.owner_password, .app_password, .readonly_password   needed for a role that does not exist yet;
--                                                                 given for an existing role, they replace its password
--   bootstrap.backup_password                                     optional: without it no backup role is made
--   bootstrap.owner, .app, .readonly, .lookup, .backup            role names; default pivotal_owner and so on
--
-- With psql:
--   PGOPTIONS="-c bootstrap.owner_password=... -c bootstrap.app_password=... -c bootstrap.readonly_password=..." \
--       psql -v ON_ERROR_STOP=1 -d pivotal -f roles.sql
-- Over JDBC: SELECT set_config('bootstrap.owner_password', ?, false) and so on, then this file on the same session.

-- Metadata keys are normalized and names sorted by rules that need this encoding and must not move with the
-- operating system's locale.
DO $$
DECLARE
    v_collation text;
BEGIN
    IF current_setting('server_encoding') <> 'UTF8' THEN
        RAISE EXCEPTION 'database % has encoding %, Pivotal Flow needs UTF8', current_database(), current_setting('server_encoding')
            USING HINT = 'CREATE DATABASE ... ENCODING ''UTF8'' LOCALE ''C.UTF-8'' TEMPLATE template0';
    END IF;
    SELECT datcollate INTO v_collation FROM pg_database WHERE datname = current_database();
    IF lower(replace(v_collation, '-', '')) <> 'c.utf8' THEN
        RAISE WARNING 'database % has collation %, expected C.UTF-8: sorting and lower() may change with the operating system',
            current_database(), v_collation;
    END IF;
END
$$;

DO $$
DECLARE
    v_kind     text;
    v_name     text;
    v_password text;
    v_login    text;
    v_citus    boolean := EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus');
BEGIN
    FOREACH v_kind IN ARRAY ARRAY['owner', 'app', 'readonly', 'lookup', 'backup'] LOOP
        v_name := coalesce(nullif(current_setting('bootstrap.' || v_kind, true), ''), 'pivotal_' || v_kind);
        v_password := nullif(current_setting('bootstrap.' || v_kind || '_password', true), '');

        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = v_name) THEN
            IF v_kind = 'backup' AND v_password IS NULL THEN
                CONTINUE;
            END IF;
            IF v_kind <> 'lookup' AND v_password IS NULL THEN
                RAISE EXCEPTION 'role % does not exist and no password was given for it', v_name
                    USING HINT = format('Set bootstrap.%s_password in this session first, for example PGOPTIONS="-c bootstrap.%s_password=..." or SELECT set_config(''bootstrap.%s_password'', ''...'', false).', v_kind, v_kind, v_kind);
            END IF;
            EXECUTE format('CREATE ROLE %I', v_name);
        END IF;

        -- Stated in full each time, so that a role made or changed by hand ends up with exactly these rights.
        -- On Citus, servers ask one another as the role that a function runs as: there it has to log in, without a
        -- password. Who may do that from where, each server's pg_hba.conf says.
        v_login := CASE WHEN v_kind = 'lookup' AND NOT v_citus THEN 'NOLOGIN' ELSE 'LOGIN' END
            || CASE v_kind WHEN 'backup' THEN ' BYPASSRLS' ELSE ' NOBYPASSRLS' END;
        EXECUTE format('ALTER ROLE %I %s NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION', v_name, v_login);
        IF v_password IS NOT NULL AND v_kind <> 'lookup' THEN
            EXECUTE format('ALTER ROLE %I PASSWORD %L', v_name, v_password);
        END IF;
        IF v_kind = 'backup' THEN
            EXECUTE format('GRANT pg_read_all_data TO %I', v_name);
        END IF;
    END LOOP;
END
$$;

DO $$
DECLARE
    v_owner    text := coalesce(nullif(current_setting('bootstrap.owner', true), ''), 'pivotal_owner');
    v_app      text := coalesce(nullif(current_setting('bootstrap.app', true), ''), 'pivotal_app');
    v_readonly text := coalesce(nullif(current_setting('bootstrap.readonly', true), ''), 'pivotal_readonly');
    v_lookup   text := coalesce(nullif(current_setting('bootstrap.lookup', true), ''), 'pivotal_lookup');
    v_backup   text := coalesce(nullif(current_setting('bootstrap.backup', true), ''), 'pivotal_backup');
    v_database text := current_database();
BEGIN
    -- With INHERIT the owner would see the rows of every tenant through the policy lookup_read. It only has to be
    -- able to hand functions over.
    EXECUTE format('GRANT %I TO %I WITH INHERIT FALSE, SET TRUE, ADMIN FALSE', v_lookup, v_owner);

    -- Owning the database lets the owner create its schemas and the two trusted extensions.
    EXECUTE format('ALTER DATABASE %I OWNER TO %I', v_database, v_owner);
    EXECUTE format('ALTER SCHEMA public OWNER TO %I', v_owner);

    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', v_database);
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I, %I', v_database, v_app, v_readonly);
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = v_backup) THEN
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', v_database, v_backup);
    END IF;

    REVOKE ALL ON SCHEMA public FROM PUBLIC;
END
$$;
