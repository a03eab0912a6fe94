#!/bin/bash
# Starts several servers on this machine and a balancer in front of them, for trials and tests; see README.md. A server
# that ends is started again. TERM stops all of them; USR1 replaces them one after the other, each when the one before is
# ready, by what PIVOTAL_EAR names then. The variables of the server's own environment are passed on.
set -euo pipefail

usage() {
    cat <<'USAGE'
usage: pivotal-nodes.sh FOLDER
  FOLDER                   gets a base folder, a log and the process ids of each server: node-1, node-1.log, node-1.pid
                           (the server), node-1.script (what TERM stops it by); turns counts replacements
  PIVOTAL_HTTP_PORT        of the balancer, 8080
  PIVOTAL_NODE_PORTS       HTTP and management port of each server, "8081:9991 8082:9992"
  PIVOTAL_BALANCER_MILLIS  between two looks whether a server is ready, 500; PIVOTAL_DRAIN_SECONDS must be longer
  PIVOTAL_BALANCER_JAR     the jar of server-config
  PIVOTAL_READY_SECONDS    how long a server may take until it is ready when servers are replaced, 240
USAGE
}

case ${1:---help} in
    --help)
        usage
        exit 0
        ;;
esac
mkdir -p "$1"
folder=$(cd "$1" && pwd)
scripts=$(cd "$(dirname "$0")" && pwd)
read -r -a ports <<<"${PIVOTAL_NODE_PORTS:-8081:9991 8082:9992}"
jar=${PIVOTAL_BALANCER_JAR:?names the jar of server-config}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
rm -f "$folder"/stopping "$folder"/node-*.pid "$folder"/node-*.script
echo 0 >"$folder/turns"

# Runs one server again and again until all are to stop.
keep() {
    local number=$1 http=${2%:*} management=${2#*:}
    # The signals of the group are for the script that waits for all.
    trap '' HUP INT
    until [ -e "$folder/stopping" ]; do
        PIVOTAL_SERVER_BASE=$folder/node-$number/base \
            PIVOTAL_NODE_ID=pivotal-$number \
            PIVOTAL_BIND_ADDRESS=127.0.0.1 \
            PIVOTAL_MANAGEMENT_BIND_ADDRESS=127.0.0.1 \
            JBOSS_PIDFILE=$folder/node-$number.pid \
            "$scripts/pivotal-container.sh" \
            "-Djboss.http.port=$http" "-Djboss.management.http.port=$management" \
            >>"$folder/node-$number.log" 2>&1 &
        echo $! >"$folder/node-$number.script"
        wait $!
        # One that can't even start must not keep the machine busy.
        sleep 1
    done
}

ready() {
    PIVOTAL_HEALTH_PORT=${ports[$1 - 1]#*:} "$scripts/pivotal-health.sh" >/dev/null
}

# Replaces one server; the others serve meanwhile.
replace() {
    local script
    script=$(cat "$folder/node-$1.script")
    kill -TERM "$script"
    while kill -0 "$script" 2>/dev/null; do
        sleep 0.1
    done
    local end=$((SECONDS + ${PIVOTAL_READY_SECONDS:-240}))
    until ready "$1"; do
        if [ "$SECONDS" -ge "$end" ]; then
            echo "pivotal-nodes: server $1 is not ready; the others stay as they are" >&2
            return 1
        fi
        sleep 0.2
    done
}

# One that does not become ready ends it: the others are not put at risk by what it was replaced with.
replace_all() {
    local number
    for number in "${!ports[@]}"; do
        if ! replace $((number + 1)); then
            return
        fi
    done
    echo $(($(cat "$folder/turns") + 1)) >"$folder/turns"
}

stop() {
    trap '' HUP TERM INT
    touch "$folder/stopping"
    for number in "${!ports[@]}"; do
        kill -TERM "$(cat "$folder/node-$((number + 1)).script")" 2>/dev/null
    done
    wait "${keepers[@]}"
    kill "$balancer" 2>/dev/null
    exit 0
}

"$java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$jar" com.pivotalflow.server.balancer.Balancer \
    "${PIVOTAL_HTTP_PORT:-8080}" "${PIVOTAL_BALANCER_MILLIS:-500}" "${ports[@]}" >"$folder/balancer.log" 2>&1 &
balancer=$!
# From here on what ends or is interrupted is news, not a failure.
set +e
keepers=()
for number in "${!ports[@]}"; do
    keep $((number + 1)) "${ports[$number]}" &
    keepers+=($!)
done
trap stop TERM INT
replacing=
# Not HUP: whoever starts this by nohup could never send it.
trap 'replacing=yes' USR1

# Trapped signals end the wait; what they ask for is done here, where nothing is half done.
while kill -0 "$balancer" 2>/dev/null; do
    wait "$balancer"
    if [ -n "$replacing" ]; then
        replacing=
        replace_all
    fi
done
stop
