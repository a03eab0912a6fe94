#!/bin/bash
# Whether the server on this machine is ready: exit 0 if /health/ready answers 200, otherwise 1 and why. Needs nothing
# but bash. PIVOTAL_HEALTH_PORT is the management port.
set -euo pipefail

port=${PIVOTAL_HEALTH_PORT:-9990}
path=${1:-/health/ready}

{ exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || {
    echo "nobody listens on port $port"
    exit 1
}
printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$path" "$port" >&3
IFS=$' \r' read -r -t 4 _ status _ <&3 || {
    echo "port $port does not answer"
    exit 1
}
if [ "$status" != 200 ]; then
    echo "$path answers $status"
    # The body names the check that is down.
    tail -n 1 <&3
    exit 1
fi
