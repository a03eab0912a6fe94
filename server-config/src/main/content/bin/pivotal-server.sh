#!/bin/sh
# Starts the server with the settings of its environment (README.md of server-config): checks that the passwords are
# there, reads those that are given as files, and stops the server in two steps. Arguments go to standalone.sh.
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

base=$(dirname "$0")/../standalone
for argument; do
    case $argument in
        -Djboss.server.base.dir=*) base=${argument#*=} ;;
    esac
done
draining=$base/draining
rm -f "$draining"
if [ "${PIVOTAL_END_IF_REFUSED:-false}" = true ]; then
    rm -f "$base"/deployments/*.failed
fi
export PIVOTAL_DRAIN_FILE="$draining"

# Of the heap, what is not needed goes back to the machine. And glibc would keep freed memory once for each thread.
heap='-Xms64m -Xmx512m -XX:+UseSerialGC -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40'
classes='-XX:MetaspaceSize=96m -XX:MaxMetaspaceSize=256m'
export JAVA_OPTS="${JAVA_OPTS:-$heap $classes -Djava.net.preferIPv4Stack=true}"
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"

# standalone.sh then waits for the server and passes signals on; otherwise they would end only the shell. Of a server that
# was killed it asks again how it ended until nobody knows any more: only this shell, in this mode, ever forgets.
export LAUNCH_JBOSS_IN_BACKGROUND=1
bash --posix "$(dirname "$0")/standalone.sh" "$@" &
server=$!

# From here on what ends or is interrupted is news, not a failure.
set +e
end() {
    kill -TERM "$server" 2>/dev/null
}

# Told to stop, it first says that it is not ready and goes on: balancers find out, and nobody's request is refused.
stop() {
    trap end TERM INT
    : >"$draining"
    sleep "${PIVOTAL_DRAIN_SECONDS:-5}" &
    wait $!
    end
}
trap stop TERM
trap end INT

refused() {
    for marker in "$base"/deployments/*.failed; do
        [ -e "$marker" ] && return 0
    done
    return 1
}

# Where nobody looks at a server without its application, it ends, and whoever restarts it gives it another try: the
# database may only have been away at the wrong moment.
if [ "${PIVOTAL_END_IF_REFUSED:-false}" = true ]; then
    while sleep 2 && kill -0 "$server" 2>/dev/null; do
        if refused; then
            echo "pivotal-server: the application was refused, the first ERROR says why; the server ends" >&2
            end
            break
        fi
    done &
fi

# A signal that is trapped ends the wait, but not the server.
wait "$server"
status=$?
while kill -0 "$server" 2>/dev/null; do
    wait "$server"
    status=$?
done
if [ "${PIVOTAL_END_IF_REFUSED:-false}" = true ] && refused; then
    exit 1
fi
exit "$status"
