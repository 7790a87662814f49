#!/bin/sh
# Regenerate docs/images/demo.png: run the demo and take a picture of a report on its payments with headless Chromium.
#
#   sh tools/screenshot.sh BIN      BIN is the folder that holds the command seawall
#
# CHROMIUM names the browser; without it the first of the usual names that is there.
set -eu
unset CDPATH
BIN=$(cd "${1:?say which folder holds the command seawall}" && pwd)
cd "$(dirname "$0")/.."

for browser in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$browser" ] && command -v "$browser" >/dev/null 2>&1; then
        found=$browser
        break
    fi
done
: "${found:?no Chromium was found; name one in CHROMIUM}"

sh tools/demo.sh "$BIN" >/dev/null 2>&1
# The payments alone: with the customers the table of what was stopped would fill the picture. 3: something is blocked.
code=0
SEAWALL_HOME="$PWD/.demo/home" "$BIN/seawall" screen examples/payments/beyond-names.xml examples/payments/iat.ach \
    examples/payments/mt103.fin examples/payments/payments.xml --ownership examples/ownership/hosting.csv \
    --facts examples/facts.csv --policy .demo/policy.toml -q -o .demo/payments.html || code=$?
[ "$code" -eq 3 ]
PROFILE=$(mktemp -d)
trap 'rm -rf "$PROFILE"' EXIT
# As wide as the page's text with a little margin; as high as the first decision with its chain of owners.
"$found" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$PROFILE" \
    --screenshot="$PWD/docs/images/demo.png" --window-size=1160,2080 "file://$PWD/.demo/payments.html" >/dev/null 2>&1

SIZE=$(wc -c <docs/images/demo.png)
echo "docs/images/demo.png: $SIZE bytes"
if [ "$SIZE" -gt 400000 ]; then
    echo "larger than 400,000 bytes: make the window smaller" >&2
    exit 1
fi
