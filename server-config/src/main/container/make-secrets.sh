#!/bin/bash
# Makes the files with secrets that the compose files name.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: make-secrets.sh DIR

Writes a random value into each file that is missing in DIR: the passwords of the administrator and of the roles, and the
key that seals signing keys. What exists is never written over. Keep a copy of key_encryption_key apart from the
backups: without it their signing keys, waiting mail and secrets of webhooks cannot be read.

The containers run as different users without rights of their own, so the files are readable (0444); the folder is yours
alone (0700) and keeps everybody else out.

Exit: 0 done, 2 wrong argument.
TEXT
}

case ${1:-} in
    -h | --help)
        usage
        exit 0
        ;;
    '' | -*)
        usage >&2
        exit 2
        ;;
esac
[ $# -eq 1 ] || {
    usage >&2
    exit 2
}

folder=$1
mkdir -p "$folder"
chmod 0700 "$folder"
umask 022
for name in admin_password owner_password app_password readonly_password backup_password scratch_password \
    key_encryption_key; do
    if [ -e "$folder/$name" ]; then
        echo "kept $folder/$name"
        continue
    fi
    # Written beside it first: a file that is there is complete.
    if [ "$name" = key_encryption_key ]; then
        head -c 32 /dev/urandom | base64 -w 0 >"$folder/.$name.new"
    else
        # 32 random bytes in an alphabet that nothing has to quote.
        head -c 32 /dev/urandom | base64 -w 0 | tr '+/' '-_' | tr -d '=' >"$folder/.$name.new"
    fi
    chmod 0444 "$folder/.$name.new"
    mv -n "$folder/.$name.new" "$folder/$name"
    echo "made $folder/$name"
done
