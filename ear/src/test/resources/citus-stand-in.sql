-- Stands in for the extension Citus, which is not to be had where tests run: the functions that pivotal-distribute.sh calls,
-- with the refusals that distribution-rules.sql names. It spreads nothing. Needs a superuser.

SET allow_system_table_mods = on;

INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
VALUES (99999, 'citus', 10, 'pg_catalog'::regnamespace, false, '13.0');

CREATE TABLE pg_catalog.pg_dist_node (nodename text, noderole text, isactive boolean, shouldhaveshards boolean);

-- partmethod h: by hash; n: a reference table. repmodel is left out.
CREATE TABLE pg_catalog.pg_dist_partition (
    logicalrelid regclass PRIMARY KEY, partmethod text NOT NULL, partkey smallint, colocationid integer NOT NULL, shards integer);

CREATE FUNCTION pg_catalog.stand_in_check(p_table regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    v_own  pg_dist_partition := (SELECT p FROM pg_dist_partition AS p WHERE logicalrelid = p_table);
    v_key  pg_constraint;
    v_to   pg_dist_partition;
BEGIN
    IF EXISTS (SELECT FROM pg_trigger WHERE tgrelid = p_table AND NOT tgisinternal) THEN
        RAISE EXCEPTION 'cannot distribute relation "%" because it has triggers', p_table;
    END IF;
    IF v_own.partmethod = 'h' AND EXISTS (
        SELECT FROM pg_index WHERE indrelid = p_table AND (indisunique OR indisexclusion) AND NOT v_own.partkey = ANY (indkey))
    THEN
        RAISE EXCEPTION 'cannot create constraint on "%"', p_table
            USING DETAIL = 'Distributed relations cannot have UNIQUE, EXCLUDE, or PRIMARY KEY constraints that do not include the partition column';
    END IF;
    FOR v_key IN SELECT * FROM pg_constraint WHERE conrelid = p_table AND contype = 'f' LOOP
        SELECT * INTO v_to FROM pg_dist_partition WHERE logicalrelid = v_key.confrelid;
        IF v_to.logicalrelid IS NULL THEN
            RAISE EXCEPTION 'cannot create foreign key constraint %: referenced table must be a distributed table or a reference table', v_key.conname;
        END IF;
        IF v_own.partmethod = 'n' AND v_to.partmethod = 'h' THEN
            RAISE EXCEPTION 'foreign keys from reference tables to distributed tables are not supported: %', v_key.conname;
        END IF;
        IF v_own.partmethod = 'h' AND v_to.partmethod = 'h' AND (v_own.colocationid <> v_to.colocationid
            OR array_position(v_key.conkey, v_own.partkey) IS NULL
            OR array_position(v_key.conkey, v_own.partkey) IS DISTINCT FROM array_position(v_key.confkey, v_to.partkey))
        THEN
            RAISE EXCEPTION 'cannot create foreign key constraint % since relations are not colocated', v_key.conname;
        END IF;
    END LOOP;
END
$$;

CREATE FUNCTION pg_catalog.create_reference_table(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO pg_dist_partition VALUES (table_name, 'n', NULL, 1, 1);
    PERFORM stand_in_check(table_name);
END
$$;

CREATE FUNCTION pg_catalog.create_distributed_table(
    table_name regclass, distribution_column text, distribution_type text DEFAULT 'hash',
    colocate_with text DEFAULT 'default', shard_count integer DEFAULT NULL)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    v_with pg_dist_partition;
BEGIN
    IF colocate_with = 'none' THEN
        v_with.colocationid := 2;
        v_with.shards := shard_count;
    ELSIF shard_count IS NOT NULL THEN
        RAISE EXCEPTION 'cannot use colocate_with with a table and shard_count at the same time';
    ELSE
        SELECT * INTO STRICT v_with FROM pg_dist_partition WHERE logicalrelid = colocate_with::regclass;
    END IF;
    INSERT INTO pg_dist_partition
    SELECT table_name, 'h', attnum, v_with.colocationid, v_with.shards
    FROM pg_attribute WHERE attrelid = table_name AND attname = distribution_column;
    PERFORM stand_in_check(table_name);
END
$$;

-- Changes of tables that are distributed are judged too, unless somebody wants only the coordinator's to change.
CREATE FUNCTION pg_catalog.stand_in_altered() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
    v_table regclass;
BEGIN
    IF current_setting('citus.enable_ddl_propagation', true) = 'off' THEN
        RETURN;
    END IF;
    FOR v_table IN SELECT objid::regclass FROM pg_event_trigger_ddl_commands() AS c
                   JOIN pg_dist_partition AS p ON p.logicalrelid = c.objid LOOP
        IF current_setting('citus.multi_shard_modify_mode', true) IS DISTINCT FROM 'sequential' THEN
            RAISE EXCEPTION 'cannot modify table "%" in parallel because it refers to reference tables', v_table;
        END IF;
        PERFORM stand_in_check(v_table);
    END LOOP;
END
$$;
CREATE EVENT TRIGGER stand_in ON ddl_command_end WHEN TAG IN ('ALTER TABLE')
    EXECUTE FUNCTION pg_catalog.stand_in_altered();
