#!/bin/bash
# Spreads an empty installation of Pivotal Flow over the servers of a Citus cluster, by the organization.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: pivotal-distribute.sh [--plan]

Makes the tables of one organization stand together on one server of a Citus cluster, and the tables that all of them
need on every server. The database must be migrated and hold no organization yet; all is done in one transaction, and
the schema reads afterwards as before, so that "migrator validate" finds nothing. beyond-one-machine.md tells the rest.

  --plan    only say what would be done; works without Citus and with a full database. A line for each thing:
              distributed TABLE COLUMN       its rows go where the column says
              reference TABLE                stands complete on every server
              local TABLE                    stays on the coordinator
              aside TABLE KEY                foreign key that is set aside until the table it names is in place too
              coordinator TABLE CONSTRAINT   uniqueness over all servers, which a reference table keeps: the servers
                                             do without, the coordinator's catalog says that it holds

  PGHOST, PGPORT, PGDATABASE, PGUSER    the coordinator, the database and an administrator (superuser)
  PIVOTAL_ADMIN_PASSWORD_FILE           his password; without it libpq looks for one (.pgpass)
  PIVOTAL_DB_LOOKUP_ROLE                the role that looks up across organizations; pivotal_lookup
  PIVOTAL_SHARDS                        into how many parts each table is cut, 1 to 1024; 32

Exit: 0 done, 1 the database failed (nothing was changed), 2 wrong argument or setting, 3 refused: the database is not
an empty installation on Citus, or a table is of no known kind. Nothing was changed.
TEXT
}

complain() {
    echo "pivotal-distribute: $2" >&2
    exit "$1"
}

plan_only=
case ${1:-} in
    '') ;;
    --plan) plan_only=yes ;;
    -h | --help)
        usage
        exit 0
        ;;
    *) complain 2 "unknown argument $1; --help tells more" ;;
esac
[ $# -le 1 ] || complain 2 "one argument at most; --help tells more"

shards=${PIVOTAL_SHARDS:-32}
if ! [[ $shards =~ ^[1-9][0-9]{0,3}$ ]] || [ "$shards" -gt 1024 ]; then
    complain 2 "PIVOTAL_SHARDS must be a number from 1 to 1024: $shards"
fi
lookup=${PIVOTAL_DB_LOOKUP_ROLE:-pivotal_lookup}
if [ -n "${PIVOTAL_ADMIN_PASSWORD_FILE:-}" ]; then
    [ -s "$PIVOTAL_ADMIN_PASSWORD_FILE" ] || complain 2 "PIVOTAL_ADMIN_PASSWORD_FILE must name a file with a password"
    PGPASSWORD=$(cat "$PIVOTAL_ADMIN_PASSWORD_FILE")
    export PGPASSWORD
fi
export PGAPPNAME=pivotal-distribute PGOPTIONS='-c client_min_messages=warning'

ask() {
    psql -X -q -A -t -F ' ' -v ON_ERROR_STOP=1 "$@"
}

# What each table is. A table of organizations' rows goes by the organization; what such tables refer to must stand on
# every server. Whatever is neither has to be named here, so that nobody forgets to decide.
plan="
CREATE TEMP TABLE spread AS
WITH RECURSIVE tables AS (
    SELECT c.oid, c.relname::text AS name, a.attname::text AS tenant, a.attnum AS tenant_number
    FROM pg_class AS c
    LEFT JOIN pg_attribute AS a
        ON a.attrelid = c.oid AND NOT a.attisdropped AND a.atttypid = 'uuid'::regtype
            AND a.attname = CASE c.relname WHEN 'organizations' THEN 'id' ELSE 'organization_id' END
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND c.relname <> 'flyway_schema_history'
), needed (oid) AS (
    SELECT oid FROM tables WHERE tenant IS NOT NULL
    UNION
    SELECT k.confrelid FROM pg_constraint AS k JOIN needed AS n ON n.oid = k.conrelid WHERE k.contype = 'f'
)
SELECT t.oid, t.name, t.tenant, t.tenant_number,
       CASE
           WHEN t.tenant IS NOT NULL THEN 'distributed'
           WHEN t.oid IN (SELECT oid FROM needed) OR t.name = 'signing_keys' THEN 'reference'
           WHEN t.name = 'login_throttles' THEN 'local'
           ELSE 'unknown'
       END AS kind,
       NULL::bigint AS place
FROM tables AS t;

-- One after the other: the table with the fewest keys to tables that are not in place yet, and of those the one that most
-- keys lead to. Tables refer to one another in circles, so a few keys remain.
DO \$\$
BEGIN
    FOR v_place IN 1 .. (SELECT count(*) FROM spread) LOOP
        UPDATE spread SET place = v_place
        WHERE oid = (
            SELECT s.oid FROM spread AS s
            WHERE s.place IS NULL
            ORDER BY s.tenant IS NOT NULL, s.name <> 'organizations', (
                SELECT count(*) FROM pg_constraint AS k
                JOIN spread AS t ON t.oid = k.confrelid AND t.place IS NULL AND t.oid <> s.oid
                WHERE k.contype = 'f' AND k.conrelid = s.oid), (
                SELECT -count(*) FROM pg_constraint AS k WHERE k.contype = 'f' AND k.confrelid = s.oid), s.name
            LIMIT 1);
    END LOOP;
END
\$\$;

CREATE TEMP TABLE aside AS
SELECT f.name AS table_name, k.conname::text AS key, pg_get_constraintdef(k.oid) AS definition
FROM pg_constraint AS k
JOIN spread AS f ON f.oid = k.conrelid
JOIN spread AS t ON t.oid = k.confrelid
WHERE k.contype = 'f' AND f.place < t.place;

-- Uniqueness beyond one organization holds where a key carries the same columns, and the organization with them, to a
-- reference table whose primary key they are.
CREATE TEMP TABLE beyond AS
SELECT s.name AS table_name, u.conname::text AS constraint_name, i.indexrelid::regclass::text AS index_name,
       pg_get_constraintdef(u.oid) AS definition,
       u.oid IS NOT NULL AND EXISTS (
           SELECT FROM pg_constraint AS f
           JOIN spread AS r ON r.oid = f.confrelid AND r.kind = 'reference'
           JOIN pg_constraint AS p ON p.conrelid = r.oid AND p.contype = 'p'
           WHERE f.contype = 'f' AND f.conrelid = s.oid AND s.tenant_number = ANY (f.conkey) AND u.conkey <@ f.conkey
               AND NOT EXISTS (SELECT FROM pg_attribute AS a
                               WHERE a.attrelid = s.oid AND a.attnum = ANY (f.conkey) AND NOT a.attnotnull)
               AND p.conkey <@ ARRAY(SELECT f.confkey[n] FROM generate_subscripts(f.conkey, 1) AS n
                                     WHERE f.conkey[n] = ANY (u.conkey))) AS is_held
FROM pg_index AS i
JOIN spread AS s ON s.oid = i.indrelid AND s.kind = 'distributed'
LEFT JOIN pg_constraint AS u ON u.conindid = i.indexrelid AND u.contype IN ('u', 'p', 'x') AND u.conrelid = s.oid
WHERE (i.indisunique OR i.indisexclusion) AND NOT s.tenant_number = ANY (i.indkey);
"

ask -c 'SELECT 1' >/dev/null || complain 1 "the database lets nobody in. Nothing was changed."
[ -n "$(ask -c "SELECT to_regclass('public.organizations')")" ] ||
    complain 3 "the database is not migrated: run the migrator first. Nothing was changed."
strays=$(ask <<SQL
$plan
SELECT 'table ' || name || ' is of no known kind' FROM spread WHERE kind = 'unknown'
UNION ALL
SELECT coalesce(constraint_name, index_name) || ' is unique beyond one organization and no reference table keeps it so'
FROM beyond WHERE NOT is_held;
SQL
) || complain 1 "the catalog cannot be read. Nothing was changed."
[ -z "$strays" ] || complain 3 "$strays. Nothing was changed."

if [ -n "$plan_only" ]; then
    ask <<SQL
$plan
SELECT concat_ws(' ', kind, name, tenant) FROM spread ORDER BY place;
SELECT concat_ws(' ', 'aside', table_name, key) FROM aside ORDER BY 1;
SELECT concat_ws(' ', 'coordinator', table_name, constraint_name) FROM beyond ORDER BY 1;
SQL
    exit 0
fi

[ "$(ask -c "SELECT count(*) FROM pg_extension WHERE extname = 'citus'")" = 1 ] ||
    complain 3 "the database has no extension citus: CREATE EXTENSION citus, and add the servers to it. Nothing was changed."
[ "$(ask -c "SELECT count(*) FROM pg_dist_partition WHERE logicalrelid = 'public.organizations'::regclass")" = 0 ] ||
    complain 3 "the tables are distributed already. Nothing was changed."
[ "$(ask -c "SELECT count(*) FROM pg_dist_node WHERE noderole = 'primary' AND isactive AND shouldhaveshards")" != 0 ] ||
    complain 3 "no server of the cluster takes parts of tables: citus_add_node(...) first. Nothing was changed."
# Citus asks the other servers as the role that a function runs as.
[ "$(ask -v lookup="$lookup" <<<"SELECT rolcanlogin FROM pg_roles WHERE rolname = :'lookup'")" = t ] ||
    complain 3 "the role $lookup may not log in, so nobody could sign in: run pivotal-roles.sh, now that citus is there. Nothing was changed."
full=$(ask <<SQL
$plan
SELECT format('SELECT %L WHERE EXISTS (SELECT FROM public.%I);', name, name)
FROM spread WHERE kind = 'distributed' OR name = 'organization_slugs' ORDER BY place \gexec
SQL
) || complain 1 "the tables cannot be read. Nothing was changed."
[ -z "$full" ] || complain 3 "the installation is not empty: there are rows in $(tr '\n' ' ' <<<"$full")- beyond-one-machine.md tells how to move them. Nothing was changed."

ask -v shards="$shards" <<SQL >/dev/null || complain 1 "the tables cannot be distributed. Nothing was changed."
BEGIN;
$plan
CREATE TEMP TABLE keys_before AS
SELECT conrelid, conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE connamespace = 'public'::regnamespace;

-- A key to a reference table locks all parts of it; parallel connections would wait for one another.
SET LOCAL citus.multi_shard_modify_mode TO 'sequential';

SELECT format('ALTER TABLE public.%I DROP CONSTRAINT %I;', table_name, key) FROM aside \gexec
SELECT format('ALTER TABLE public.%I DROP CONSTRAINT %I;', table_name, constraint_name) FROM beyond \gexec

SELECT format('SELECT create_reference_table(%L);', 'public.' || name)
FROM spread WHERE kind = 'reference' ORDER BY place \gexec
SELECT format('SELECT create_distributed_table(%L, %L, colocate_with => %L, shard_count => %s);', 'public.' || name, tenant,
              'none', :shards)
FROM spread WHERE name = 'organizations' \gexec
SELECT format('SELECT create_distributed_table(%L, %L, colocate_with => %L);', 'public.' || name, tenant, 'public.organizations')
FROM spread WHERE kind = 'distributed' AND name <> 'organizations' ORDER BY place \gexec

SELECT format('ALTER TABLE public.%I ADD CONSTRAINT %I %s;', table_name, key, definition) FROM aside \gexec

-- Only the coordinator's empty table gets it back: what it says is true, and start-up finds the schema that it knows.
SET LOCAL citus.enable_ddl_propagation TO off;
SELECT format('ALTER TABLE public.%I ADD CONSTRAINT %I %s;', table_name, constraint_name, definition) FROM beyond \gexec
SET LOCAL citus.enable_ddl_propagation TO on;

DO \$\$
BEGIN
    IF EXISTS (
        (SELECT conrelid, conname, definition FROM keys_before EXCEPT
         SELECT conrelid, conname, pg_get_constraintdef(oid) FROM pg_constraint)
    ) THEN
        RAISE EXCEPTION 'a constraint did not come back as it was';
    END IF;
END
\$\$;

-- The tenant of a transaction has to reach the servers that hold its rows.
SELECT format('ALTER DATABASE %I SET citus.propagate_set_commands TO %L;', current_database(), 'local') \gexec
COMMIT;
SQL
echo "pivotal-distribute: the tables are distributed; servers need PIVOTAL_DB_DISTRIBUTED=true, and beyond-one-machine.md says what else"
