#!/bin/bash
# Brings a backup of pivotal-backup.sh back.
set -euo pipefail
# shellcheck source=pivotal-dumps.sh
. "$(dirname "$0")/pivotal-dumps.sh"

usage() {
    cat <<'TEXT'
Usage: pivotal-restore.sh BACKUP --into DATABASE [--overwrite DATABASE]

Restores the folder BACKUP into DATABASE. It works in a database of another name first, compares rows and contents of
every table with what was saved and lets "migrator validate" judge the schema; only what is equal gets the name.

A database of that name that holds anything is refused, unless --overwrite repeats its name. Even then nothing of it is
deleted: it is kept as DATABASE_before_<UTC time>, to be dropped by a person. Nobody may be connected to it.

  PGHOST, PGPORT, PGUSER                  the server and an administrator (superuser) of it
  PIVOTAL_ADMIN_PASSWORD or _FILE         his password
  PIVOTAL_DB_OWNER_USER                   who owns the schema; pivotal_owner. The roles must exist (pivotal-roles.sh)
  PIVOTAL_DB_OWNER_PASSWORD or _FILE      his password
  PIVOTAL_ROLES_SQL                       bootstrap script of the roles; /opt/pivotal/roles.sql
  PIVOTAL_MIGRATOR                        the command migrator; migrator
  PIVOTAL_PG_BIN                          folder of psql and pg_restore; those on the path

Exit: 0 restored and compared, 4 the same, but the schema that was saved had drifted from its scripts: servers refuse it
unless PIVOTAL_DRIFT=warn, 1 failed (the database is as it was), 2 wrong argument or setting, 3 refused: the database
holds something or is in use, 8 the backup is damaged.
TEXT
}

backup='' into='' overwrite=''
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            usage
            exit 0
            ;;
        --into | --overwrite)
            [ $# -ge 2 ] || complain 2 "$1 needs the name of a database"
            if [ "$1" = --into ]; then into=$2; else overwrite=$2; fi
            shift
            ;;
        -*) complain 2 "unknown option $1; --help tells more" ;;
        *)
            [ -z "$backup" ] || complain 2 "one backup at a time; --help tells more"
            backup=$1
            ;;
    esac
    shift
done
if [ -z "$backup" ] || [ -z "$into" ]; then
    complain 2 "BACKUP and --into DATABASE are needed; --help tells more"
fi
[[ $into =~ ^[a-z_][a-z0-9_]{0,37}$ ]] || complain 2 "no name for a database: $into"
[ -z "$overwrite" ] || [ "$overwrite" = "$into" ] ||
    complain 2 "--overwrite has to repeat the name after --into: $overwrite is not $into"
for part in database.dump contents SHA256SUMS; do
    [ -f "$backup/$part" ] || complain 2 "$backup is no folder of a proved backup: it has no $part"
done
(cd "$backup" && sha256sum --quiet --strict -c SHA256SUMS) >&2 ||
    complain 8 "$backup is damaged: take another one. Nothing was changed."
roles=${PIVOTAL_ROLES_SQL:-/opt/pivotal/roles.sql}
[ -r "$roles" ] || complain 2 "PIVOTAL_ROLES_SQL names $roles, which cannot be read"

time=$(date -u +%Y%m%dt%H%M%Sz)
fresh=${into}_restoring_$$
kept=${into}_before_$time
made=
PGPASSWORD=$(password PIVOTAL_ADMIN_PASSWORD)
owner_password=$(password PIVOTAL_DB_OWNER_PASSWORD)
export PGPASSWORD PGHOST=${PGHOST:-localhost} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-pivotal}
export PGCONNECT_TIMEOUT=${PGCONNECT_TIMEOUT:-10} PGAPPNAME=pivotal-restore
export PGOPTIONS='-c client_min_messages=warning'

# Called by the trap.
# shellcheck disable=SC2317
clean() {
    if [ -n "$made" ]; then
        PGDATABASE=postgres ask -c "DROP DATABASE IF EXISTS $fresh WITH (FORCE)" || echo "left behind: $fresh" >&2
    fi
}
trap clean EXIT
trap 'exit 1' INT TERM

export PGDATABASE=postgres
major=$(ask -c "SELECT current_setting('server_version_num')::int / 10000") ||
    complain 1 "the server $PGHOST:$PGPORT does not let $PGUSER in. Nothing was changed."
demand_tools "$major"

# Anything that is not the system's or an extension's counts, also in other schemas and without rows.
exists=$(ask -c "SELECT count(*) FROM pg_database WHERE datname = '$into'")
if [ "$exists" = 1 ]; then
    holds=$(PGDATABASE=$into ask -c "
        SELECT count(*) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND NOT EXISTS (SELECT 1 FROM pg_depend AS d
                          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')")
    if [ "$holds" != 0 ] && [ -z "$overwrite" ]; then
        complain 3 "$into holds $holds tables, indexes and the like. To put the backup in its place, add --overwrite $into. Nothing was changed."
    fi
fi

# Demanded before the work and, because somebody may come in between, once more by the renaming itself.
demand_quiet() {
    local users
    users=$(ask -c "SELECT string_agg(DISTINCT coalesce(nullif(application_name, ''), usename), ', ')
                    FROM pg_stat_activity WHERE datname = '$into' AND application_name <> 'pivotal-restore'")
    [ -z "$users" ] || complain 3 "$into is in use by $users: stop them first. Nothing was changed."
}
demand_quiet

ask -c "CREATE DATABASE $fresh ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0"
made=yes
PGDATABASE=$fresh ask -f "$roles" >/dev/null ||
    complain 1 "the roles are not there: pivotal-roles.sh makes them. Nothing was changed."
PGDATABASE=$fresh restore_dump "$backup/database.dump" ||
    complain 1 "the backup cannot be restored. Nothing was changed."
verdict=0
PGDATABASE=$fresh compare "$backup/contents" "$owner_password" || verdict=$?
case $verdict in
    0 | 4) ;;
    *) complain 1 "what was restored is not what was saved. Nothing was changed." ;;
esac
PGDATABASE=$fresh ask -c 'ANALYZE'

demand_quiet
{
    echo 'BEGIN;'
    if [ "$exists" = 1 ]; then
        echo "ALTER DATABASE $into RENAME TO $kept;"
    fi
    echo "ALTER DATABASE $fresh RENAME TO $into;"
    echo 'COMMIT;'
} | ask || complain 3 "$into cannot be replaced, somebody came back to it. Nothing was changed."
made=
echo "$into: $(wc -l <"$backup/contents") tables restored from $backup and compared"
if [ "$exists" = 1 ]; then
    echo "what it was before is kept as $kept; drop it when nobody needs it any more"
fi
exit "$verdict"
