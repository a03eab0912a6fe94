#!/bin/bash
# Makes the roles of Pivotal Flow and their rights in one database, by the bootstrap script of the module migrations.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: pivotal-roles.sh

Runs roles.sql as an administrator (superuser) of the database. Harmless to repeat: roles that exist get the passwords
of the files, so that a changed secret counts after the next run.

  PGHOST, PGPORT, PGDATABASE, PGUSER     the database and the administrator
  PIVOTAL_ADMIN_PASSWORD_FILE            his password; without it libpq looks for one (.pgpass)
  PIVOTAL_DB_OWNER_PASSWORD_FILE         passwords of the roles
  PIVOTAL_DB_APP_PASSWORD_FILE
  PIVOTAL_DB_READONLY_PASSWORD_FILE
  PIVOTAL_BACKUP_PASSWORD_FILE           without it no role for backups is made
  PIVOTAL_ROLES_SQL                      the script; default /opt/pivotal/roles.sql

Exit: 0 done, 2 a setting is missing, 1 the database refused.
TEXT
}

complain() {
    echo "pivotal-roles: $1" >&2
    exit 2
}

case ${1:-} in
    '') ;;
    -h | --help)
        usage
        exit 0
        ;;
    *) complain "unknown argument $1; --help tells more" ;;
esac

script=${PIVOTAL_ROLES_SQL:-/opt/pivotal/roles.sql}
[ -r "$script" ] || complain "PIVOTAL_ROLES_SQL names $script, which cannot be read"
for name in PIVOTAL_DB_OWNER_PASSWORD_FILE PIVOTAL_DB_APP_PASSWORD_FILE PIVOTAL_DB_READONLY_PASSWORD_FILE; do
    [ -s "${!name:-}" ] || complain "$name must name a file with a password"
done
if [ -n "${PIVOTAL_ADMIN_PASSWORD_FILE:-}" ]; then
    [ -s "$PIVOTAL_ADMIN_PASSWORD_FILE" ] || complain "PIVOTAL_ADMIN_PASSWORD_FILE must name a file with a password"
    PGPASSWORD=$(cat "$PIVOTAL_ADMIN_PASSWORD_FILE")
    export PGPASSWORD
fi
export PIVOTAL_BACKUP_PASSWORD_FILE=${PIVOTAL_BACKUP_PASSWORD_FILE:-/dev/null}

export PGOPTIONS='-c client_min_messages=warning'

# The passwords are in no argument, so that nobody can list them. psql puts them into the text of statements all the same:
# the server writes these to no log, and no error quotes what it was doing.
psql -X -q -v ON_ERROR_STOP=1 -v script="$script" <<'SQL' >/dev/null
\set owner `cat "$PIVOTAL_DB_OWNER_PASSWORD_FILE"`
\set app `cat "$PIVOTAL_DB_APP_PASSWORD_FILE"`
\set readonly `cat "$PIVOTAL_DB_READONLY_PASSWORD_FILE"`
\set backup `cat "$PIVOTAL_BACKUP_PASSWORD_FILE"`
\set SHOW_CONTEXT never
SET log_statement = none;
SET log_min_duration_statement = -1;
SET log_min_duration_sample = -1;
SET log_transaction_sample_rate = 0;
SET log_min_error_statement = panic;
SET log_error_verbosity = terse;
SELECT set_config('bootstrap.owner_password', :'owner', false),
       set_config('bootstrap.app_password', :'app', false),
       set_config('bootstrap.readonly_password', :'readonly', false),
       set_config('bootstrap.backup_password', :'backup', false);
\i :script
SQL
echo "pivotal-roles: the roles are there"
