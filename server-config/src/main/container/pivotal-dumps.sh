# shellcheck shell=bash
# What pivotal-backup.sh and pivotal-restore.sh share: reading settings and telling what a database holds. Sourced.

# Ends the command: complain CODE TEXT.
complain() {
    echo "$(basename "$0" .sh): $2" >&2
    exit "$1"
}

# The password that VARIABLE holds or whose file VARIABLE_FILE names.
password() {
    local file=$1_FILE
    if [ -n "${!1:-}" ]; then
        printf '%s' "${!1}"
    elif [ -n "${!file:-}" ]; then
        [ -s "${!file}" ] || complain 2 "$file names ${!file}, which cannot be read or is empty"
        cat "${!file}"
    else
        complain 2 "$1 or $file must be set; there is no default password"
    fi
}

# The tools of PIVOTAL_PG_BIN, or those on the path.
tool() {
    local found=${PIVOTAL_PG_BIN:+$PIVOTAL_PG_BIN/}$1
    command -v "$found" >/dev/null || complain 2 "$found is not there; PIVOTAL_PG_BIN names the folder of the tools"
    printf '%s' "$found"
}

# pg_dump and pg_restore may be newer than the server, never older: demand_tools MAJOR-OF-THE-SERVER.
demand_tools() {
    local name version
    for name in pg_dump pg_restore; do
        version=$("$(tool "$name")" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/')
        [ "$version" -ge "$1" ] || complain 2 "$name is of version $version, the server of $1: it has to be as new"
    done
}

# A statement on the database that PGHOST and so on name; its answer without any ornament.
ask() {
    "$(tool psql)" -X -q -A -t -v ON_ERROR_STOP=1 "$@"
}

# The statements that tell rows and contents of every table, one line each: name, rows, sum of hashes. The order of rows
# does not matter, and no setting of a session or a role may change how a value is written.
contents_sql() {
    cat <<'SQL'
SET row_security = off;
SET search_path = pg_catalog;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, YMD';
SET IntervalStyle = 'iso_8601';
SET extra_float_digits = 3;
SET bytea_output = 'hex';
SELECT format('SELECT %L, count(*), coalesce(sum(hashtextextended(pivotal_row::text, 0)::numeric), 0)'
              || ' FROM ONLY %I.%I AS pivotal_row',
              n.nspname || '.' || c.relname, n.nspname, c.relname)
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND c.relpersistence <> 't'
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
\gexec
SQL
}

# Brings a dump into the empty database that PG... names, all or nothing. As a script for psql, because pg_restore itself
# sets what only servers of its own version know: restore_dump FILE
restore_dump() {
    "$(tool pg_restore)" --file=- "$1" | sed '1,40{/^SET transaction_timeout = 0;$/d}' |
        ask --single-transaction >/dev/null
}

# Identifies the cluster that a connection goes to, however it is called.
cluster() {
    ask -c 'SELECT system_identifier FROM pg_control_system()'
}

# Whether what was restored into the database that PG... names is what FILE says, and whether the migrator accepts its
# schema, journal and history. Prints why not. compare FILE OWNER-PASSWORD
# Gives 0 if all is well, 4 if the copy is right and its schema is not what the scripts make: then the live one isn't either.
compare() {
    local now code=0
    now=$(contents_sql | ask) || return 1
    if [ "$now" != "$(cat "$1")" ]; then
        echo "these tables are not what was saved (name|rows|hash; < saved, > restored):" >&2
        diff "$1" <(printf '%s\n' "$now") | grep '^[<>]' >&2
        return 1
    fi
    # Passwords of the roles elsewhere are not those of the roles here.
    (
        unset PIVOTAL_DB_OWNER_PASSWORD_FILE PIVOTAL_BACKUP_PASSWORD PIVOTAL_BACKUP_PASSWORD_FILE
        # Not by env: its arguments can be listed by everybody on the machine.
        export PIVOTAL_DB_OWNER_PASSWORD=$2
        exec "${PIVOTAL_MIGRATOR:-migrator}" validate --quiet --url "postgresql://$PGHOST:$PGPORT/$PGDATABASE"
    ) >&2 || code=$?
    case $code in
        0) ;;
        4) echo "WARNING: the schema is not what its scripts make of it" >&2 ;;
        *) echo "the migrator does not accept what was restored (exit $code)" >&2 ;;
    esac
    return "$code"
}
