#!/bin/sh
# Starts the server with the settings of its environment (README.md of server-config): checks that the passwords are
# there, reads those that are given as files, and passes signals on to the server. Arguments go to standalone.sh.
set -eu

complain() {
    echo "pivotal-server: $1" >&2
    exit 2
}

# The value of VARIABLE, or the content of the file that VARIABLE_FILE names; a line end at the end is not part of it.
secret() {
    eval "value=\${$1:-} file=\${$1_FILE:-}"
    if [ -n "$value" ] && [ -n "$file" ]; then
        complain "$1 and $1_FILE are both set; keep one."
    elif [ -n "$file" ]; then
        [ -r "$file" ] || complain "$1_FILE names $file, which cannot be read."
        value=$(cat "$file")
        [ -n "$value" ] || complain "$1_FILE names $file, which is empty."
    elif [ -z "$value" ]; then
        complain "$1 or $1_FILE must be set; there is no default password."
    fi
    case $value in
        *'${'*) complain "$1 contains \${, which the server would take for an expression." ;;
    esac
    export "$1=$value"
}

secret PIVOTAL_DB_APP_PASSWORD
at_start=${PIVOTAL_SCHEMA_AT_START:-migrate}
for argument; do
    case $argument in
        -Dpivotal.schema.at.start=*) at_start=${argument#*=} ;;
    esac
done
if [ "$at_start" = verify ] && [ -z "${PIVOTAL_DB_OWNER_PASSWORD:-}${PIVOTAL_DB_OWNER_PASSWORD_FILE:-}" ]; then
    # Nobody connects as the owner then, but the data source wants a value.
    export PIVOTAL_DB_OWNER_PASSWORD=unused
else
    secret PIVOTAL_DB_OWNER_PASSWORD
fi

# standalone.sh then waits for the server and passes signals on; otherwise they would end only the shell.
export LAUNCH_JBOSS_IN_BACKGROUND=1
exec "$(dirname "$0")/standalone.sh" "$@"
