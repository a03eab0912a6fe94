#!/bin/bash
# Saves the database with pg_dump and proves the copy before it counts.
set -euo pipefail
# shellcheck source=pivotal-dumps.sh
. "$(dirname "$0")/pivotal-dumps.sh"

usage() {
    cat <<'TEXT'
Usage: pivotal-backup.sh

Dumps the database in the custom format of pg_dump as the role for backups, restores the dump into a scratch database on
another server, and compares: rows and contents of every table as of the snapshot that was dumped, and schema, journal
and history by "migrator validate". Only then it is renamed to <database>-<UTC time>; what is not proved is removed.
Afterwards proved backups that are too old are removed.

  PIVOTAL_DB_HOST, _PORT, _NAME           the database; localhost, 5432, pivotal
  PIVOTAL_BACKUP_USER                     who reads it; pivotal_backup
  PIVOTAL_BACKUP_PASSWORD or _FILE        his password
  PIVOTAL_DUMP_DIR                        where backups are kept
  PIVOTAL_DUMP_KEEP_DAYS                  days that a backup is kept; 30
  PIVOTAL_DUMP_KEEP_MIN                   how many of the newest stay, however old; 7
  PIVOTAL_SCRATCH_HOST, _PORT, _USER      a server to try them on, as superuser; never the one that holds the data
  PIVOTAL_SCRATCH_PASSWORD or _FILE       his password
  PIVOTAL_ROLES_SQL                       bootstrap script of the roles; /opt/pivotal/roles.sql
  PIVOTAL_MIGRATOR                        the command migrator; migrator
  PIVOTAL_PG_BIN                          folder of psql, pg_dump and pg_restore; those on the path

Exit: 0 saved and proved, 4 the same, but the schema of the database, and so of the copy, has drifted from its scripts,
1 not saved or not proved, 2 a setting is missing or wrong, 6 another backup is running.
TEXT
}

case ${1:-} in
    '') ;;
    -h | --help)
        usage
        exit 0
        ;;
    *) complain 2 "unknown argument $1; --help tells more" ;;
esac

folder=${PIVOTAL_DUMP_DIR:-}
[ -n "$folder" ] || complain 2 "PIVOTAL_DUMP_DIR must name the folder of the backups"
if [ ! -d "$folder" ] || [ ! -w "$folder" ]; then
    complain 2 "PIVOTAL_DUMP_DIR names $folder, which is no folder to write to"
fi
[ -n "${PIVOTAL_SCRATCH_HOST:-}" ] || complain 2 "PIVOTAL_SCRATCH_HOST must name a server to prove backups on"
roles=${PIVOTAL_ROLES_SQL:-/opt/pivotal/roles.sql}
[ -r "$roles" ] || complain 2 "PIVOTAL_ROLES_SQL names $roles, which cannot be read"
keep_days=${PIVOTAL_DUMP_KEEP_DAYS:-30}
keep_min=${PIVOTAL_DUMP_KEEP_MIN:-7}
[[ $keep_days =~ ^[0-9]{1,5}$ ]] || complain 2 "PIVOTAL_DUMP_KEEP_DAYS is no number of days: $keep_days"
[[ $keep_min =~ ^[1-9][0-9]{0,4}$ ]] || complain 2 "PIVOTAL_DUMP_KEEP_MIN is no number from 1: $keep_min"
database=${PIVOTAL_DB_NAME:-pivotal}
[[ $database =~ ^[A-Za-z0-9_-]+$ ]] || complain 2 "PIVOTAL_DB_NAME has characters that no folder should: $database"

umask 077
exec 9>"$folder/.lock"
flock -n 9 || complain 6 "another backup is writing to $folder"

time=$(date -u +%Y%m%dT%H%M%SZ)
partial=$folder/.partial-$database-$time
scratch=pivotal_proof_$$
work=$(mktemp -d)
backup_password=$(password PIVOTAL_BACKUP_PASSWORD)
scratch_password=$(password PIVOTAL_SCRATCH_PASSWORD)
made=

source_database() {
    export PGHOST=${PIVOTAL_DB_HOST:-localhost} PGPORT=${PIVOTAL_DB_PORT:-5432} PGDATABASE=$database
    export PGUSER=${PIVOTAL_BACKUP_USER:-pivotal_backup} PGPASSWORD=$backup_password
}
scratch_server() {
    export PGHOST=$PIVOTAL_SCRATCH_HOST PGPORT=${PIVOTAL_SCRATCH_PORT:-5432} PGDATABASE=$1
    export PGUSER=${PIVOTAL_SCRATCH_USER:-scratch} PGPASSWORD=$scratch_password
}
# Called by the trap.
# shellcheck disable=SC2317
clean() {
    if [ -n "$made" ]; then
        scratch_server postgres
        ask -c "DROP DATABASE IF EXISTS $scratch WITH (FORCE)" || echo "left behind on the scratch server: $scratch" >&2
    fi
    rm -rf "$work" "$partial"
}
trap clean EXIT
trap 'exit 1' INT TERM

export PGCONNECT_TIMEOUT=${PGCONNECT_TIMEOUT:-10} PGAPPNAME=pivotal-backup
export PGOPTIONS='-c client_min_messages=warning'
# What a run that was killed has left; nobody else is writing here.
rm -rf "$folder"/.partial-*

source_database
major=$(ask -c "SELECT current_setting('server_version_num')::int / 10000") ||
    complain 1 "the database $database at $PGHOST:$PGPORT does not let $PGUSER in. Nothing was saved."
demand_tools "$major"
source_cluster=$(cluster)
scratch_server postgres
[ "$(cluster)" != "$source_cluster" ] ||
    complain 2 "the scratch server is the one that holds the data: proving a backup there would set passwords of its roles"
ask -c "SELECT format('DROP DATABASE %I WITH (FORCE)', datname) FROM pg_database WHERE datname LIKE 'pivotal\_proof\_%'" |
    ask -f -

# One snapshot for the dump and for what it is compared with, so that nothing has to stand still.
source_database
mkdir "$partial"
PG_DUMP=$(tool pg_dump)
export PG_DUMP DUMP_FILE=$partial/database.dump DUMPED=$work/dumped
{
    cat <<'SQL'
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT pg_export_snapshot() AS snapshot
\gset
\setenv SNAPSHOT :snapshot
\! "$PG_DUMP" --format=custom --no-password --lock-wait-timeout=60s --snapshot="$SNAPSHOT" --file="$DUMP_FILE" && touch "$DUMPED"
SQL
    contents_sql
} | ask >"$partial/contents" || complain 1 "the database could not be read. Nothing was saved."
[ -e "$work/dumped" ] || complain 1 "pg_dump failed. Nothing was saved."
[ -s "$partial/contents" ] || complain 1 "the database $database holds no table. Nothing was saved."

echo "pivotal-backup: proving $(wc -c <"$partial/database.dump") bytes" >&2
scratch_server postgres
ask -c "CREATE DATABASE $scratch ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0" ||
    complain 1 "no scratch database can be made. Nothing was saved."
made=yes
scratch_server "$scratch"
# As in pivotal-roles.sh, no argument, log or error shows the password.
proof_password=$(head -c 32 /dev/urandom | base64 -w 0 | tr '+/' '-_')
PROOF_PASSWORD=$proof_password ask >/dev/null -v roles="$roles" <<'SQL' || complain 1 "no roles on the scratch server. Nothing was saved."
\set secret `printf %s "$PROOF_PASSWORD"`
\set SHOW_CONTEXT never
SET log_statement = none;
SET log_min_duration_statement = -1;
SET log_min_duration_sample = -1;
SET log_transaction_sample_rate = 0;
SET log_min_error_statement = panic;
SET log_error_verbosity = terse;
SELECT set_config('bootstrap.' || kind || '_password', :'secret', false)
FROM unnest(ARRAY['owner', 'app', 'readonly', 'backup']) AS kind;
\i :roles
SQL
restore_dump "$partial/database.dump" ||
    complain 1 "the dump cannot be restored. Nothing was saved."
verdict=0
compare "$partial/contents" "$proof_password" || verdict=$?
case $verdict in
    0 | 4) ;;
    *) complain 1 "the copy is not what the database holds. Nothing was saved." ;;
esac

(cd "$partial" && sha256sum database.dump contents >SHA256SUMS)
sync "$partial"/*
mv "$partial" "$folder/$database-$time"
touch "$folder/.proved"
echo "$folder/$database-$time: $(wc -l <"$folder/$database-$time/contents") tables," \
    "$(awk -F '|' '{ rows += $2 } END { print rows + 0 }' "$folder/$database-$time/contents") rows, restored and compared"

# Names sort by time. The newest stay whatever their age, and nothing that is not ours is touched.
find "$folder" -mindepth 1 -maxdepth 1 -type d -name "$database-[0-9]*T[0-9]*Z" | sort | head -n "-$keep_min" |
    while IFS= read -r old; do
        if [ -n "$(find "$old" -maxdepth 1 -name SHA256SUMS -mtime "+$keep_days")" ]; then
            rm -rf "$old"
            echo "removed $old, older than $keep_days days"
        fi
    done
exit "$verdict"
