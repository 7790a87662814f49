#!/bin/sh
# Compile what screens names and reads logs, and keep it: processes that begin together would each compile it for themselves, a
# minute of a processor each. `make test` runs it beside the checks of style and types.
#
#   sh tools/compile.sh BIN      BIN is the folder that holds the command seawall
set -eu
BIN=$(cd "${1:?say which folder holds the command seawall}" && pwd)
cd "$(dirname "$0")/.."
SEAWALL_HOME=$(mktemp -d)
trap 'rm -rf "$SEAWALL_HOME"' EXIT
export SEAWALL_HOME
unset SEAWALL_SETTINGS SEAWALL_POLICY SEAWALL_THRESHOLD SEAWALL_LISTS

# From 2 on an exit code says what was found; 1 says that it can't be done.
run() { "$BIN/seawall" "$@" >"$SEAWALL_HOME/said" 2>&1 || [ $? -ge 2 ] || { cat "$SEAWALL_HOME/said" >&2; exit 1; }; }

run refresh --from examples/lists
run screen examples/payments -q
run hunt examples/logs/2024 --claims examples/attribution/claims.csv --claims examples/hunt/claims.csv --party "Integrity Technology Group" -q
