#!/bin/sh
# Starts the coach in its container, or the program given (a function's). A database given in parts (host, port, name, user, password) is joined to DATABASE_URL;
# the password holds letters and digits only, so nothing in it needs escaping.
set -eu
if [ -z "${DATABASE_URL:-}" ] && [ -n "${DATABASE_HOST:-}" ]; then
  DATABASE_URL="postgresql://${DATABASE_USER}:${DATABASE_PASSWORD}@${DATABASE_HOST}:${DATABASE_PORT:-5432}/${DATABASE_NAME}?sslmode=${DATABASE_SSLMODE:-verify-full}"
  export DATABASE_URL
  unset DATABASE_PASSWORD
fi
[ "$#" -gt 0 ] || set -- web/server/main.ts
exec node --import tsx "$@"
