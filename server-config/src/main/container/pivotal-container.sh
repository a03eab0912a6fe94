#!/bin/sh
# Starts the server where the root file system can't be written: what WildFly writes goes to a folder that is made anew
# at each start, from the server and the application of the image. Nothing lasting is in it, all state is in the database.
# Arguments go to standalone.sh.
set -eu

home=${PIVOTAL_SERVER_HOME:-/opt/pivotal/server}
ear=${PIVOTAL_EAR:-/opt/pivotal/pivotal.ear}
base=${PIVOTAL_SERVER_BASE:-/var/lib/pivotal/base}

case $base in
    */base) ;;
    *)
        echo "pivotal-container: PIVOTAL_SERVER_BASE must end in /base, because it is deleted first: $base" >&2
        exit 2
        ;;
esac
rm -rf "$base"
mkdir -p "$base/deployments"
cp -R "$home/standalone/configuration" "$base/configuration"
# The server writes its own versions of the configuration there; the image's may be read-only.
chmod -R u+w "$base/configuration"
cp "$ear" "$base/deployments/pivotal.ear"

export PIVOTAL_END_IF_REFUSED="${PIVOTAL_END_IF_REFUSED:-true}"
exec "$home/bin/pivotal-server.sh" "-Djboss.server.base.dir=$base" \
    -b "${PIVOTAL_BIND_ADDRESS:-0.0.0.0}" -bmanagement "${PIVOTAL_MANAGEMENT_BIND_ADDRESS:-0.0.0.0}" "$@"
