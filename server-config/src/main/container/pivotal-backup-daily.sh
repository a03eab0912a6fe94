#!/bin/bash
# The backup service: one backup a day, at the same time.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: pivotal-backup-daily.sh [--check]

Runs pivotal-backup.sh every day at PIVOTAL_DUMP_AT (UTC, HH:MM; 02:15) until it is stopped, and tries again after an hour
when it failed. Where --check finds none that is young enough, it starts with one at once.

  --check    tells whether the newest proved backup is younger than PIVOTAL_DUMP_MAX_HOURS (26), for health checks

Exit of --check: 0 young enough, 1 none or too old. Otherwise: 2 a setting is wrong.
TEXT
}

folder=${PIVOTAL_DUMP_DIR:-}
at=${PIVOTAL_DUMP_AT:-02:15}
hours=${PIVOTAL_DUMP_MAX_HOURS:-26}
case ${1:-} in
    -h | --help)
        usage
        exit 0
        ;;
    --check)
        if [ -n "$(find "$folder/.proved" -mmin "-$((hours * 60))" 2>/dev/null)" ]; then
            exit 0
        fi
        echo "no backup was proved within $hours hours"
        exit 1
        ;;
    '') ;;
    *)
        usage >&2
        exit 2
        ;;
esac
[ -d "$folder" ] || {
    echo "pivotal-backup-daily: PIVOTAL_DUMP_DIR must name the folder of the backups" >&2
    exit 2
}
[[ $at =~ ^([01][0-9]|2[0-3]):[0-5][0-9]$ ]] || {
    echo "pivotal-backup-daily: PIVOTAL_DUMP_AT is no time of day such as 02:15: $at" >&2
    exit 2
}

# Sleeping in the background lets a signal end it at once.
rest() {
    sleep "$1" &
    wait $!
}
trap 'jobs -p | xargs --no-run-if-empty kill; exit 0' INT TERM

until_next() {
    local now next
    now=$(date -u +%s)
    next=$(date -u -d "$at" +%s)
    [ "$next" -gt "$now" ] || next=$((next + 86400))
    echo $((next - now))
}

# A machine that is off at that time each day would never make another.
"$0" --check >/dev/null || pause=0
while true; do
    rest "${pause:-$(until_next)}"
    "$(dirname "$0")/pivotal-backup.sh" &
    code=0
    wait $! || code=$?
    # With 4 there is a backup; that the schema has drifted is told by its log and by the alarms of the schema.
    if [ "$code" = 0 ] || [ "$code" = 4 ]; then
        pause=
    else
        echo "pivotal-backup-daily: no backup; next try in an hour" >&2
        pause=3600
    fi
done
