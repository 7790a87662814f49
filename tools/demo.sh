#!/bin/sh
# Seawall at work on the examples: from lists and payments to cases, a ledger and a report to OFAC. `make demo` runs it.
#
#   sh tools/demo.sh BIN      BIN is the folder that holds the command seawall
#
# Everything it makes lies in .demo/ and is made afresh on every run.
set -eu
unset CDPATH
BIN=$(cd "${1:?say which folder holds the command seawall}" && pwd)
cd "$(dirname "$0")/.."
rm -rf .demo
mkdir -p .demo/home
SEAWALL_HOME="$PWD/.demo/home"
export SEAWALL_HOME
# The reader's own settings are for the reader's own work.
unset SEAWALL_SETTINGS SEAWALL_POLICY SEAWALL_THRESHOLD SEAWALL_LISTS

BOLD='' PLAIN=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    BOLD=$(printf '\033[1m') PLAIN=$(printf '\033[0m')
fi

heading() { printf '\n%s== %s%s\n' "$BOLD" "$1" "$PLAIN"; }

say() { printf '%s\n' "$1"; }

# run EXPECTED ARGUMENT…: show the command, run it, and stop where its exit code is another one.
run() {
    expected=$1
    shift
    printf '%s$ seawall' "$BOLD"
    for word; do
        case $word in
        *[!A-Za-z0-9_./=-]*) printf " '%s'" "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    printf '%s\n\n' "$PLAIN"
    code=0
    "$BIN/seawall" "$@" || code=$?
    if [ "$code" -ne "$expected" ]; then
        printf 'demo: seawall %s ended with exit code %s, expected was %s\n' "$1" "$code" "$expected" >&2
        exit 1
    fi
}

heading "1. Read the lists"
say "The example lists are excerpts of OFAC's; refresh says so. The first run compiles the matcher and takes longer."
run 0 refresh --from examples/lists

heading "2. Decide 19 payments (pacs.008, MT103, IAT) and 32 customers"
say "Beside the lists: who owns whom, what two payments are for, and a policy with a licence behind the one that ships."
say "Exit code 3 says that something must be blocked or rejected."
cat src/seawall/decisions/us.toml examples/licence.toml >.demo/policy.toml
say "What is stopped is recorded and becomes a case for people."
cp examples/users.toml "$SEAWALL_HOME/users.toml"
cp examples/filer.toml "$SEAWALL_HOME/seawall.toml"
run 3 screen examples/payments --record --ownership examples/ownership/hosting.csv --facts examples/facts.csv \
    --policy .demo/policy.toml --earlier .demo/stopped.jsonl -o .demo/report.html -o .demo/decisions.jsonl

heading "3. A payment that was stopped comes again, with another name"
run 2 screen examples/resubmitted.xml --earlier .demo/stopped.jsonl -o .demo/again.html -o .demo/again.jsonl

heading "4. Cases: one person proposes, a second one approves"
run 2 review queue --kind payment
say "Ana finds a false positive. She can't approve it herself; Ben does."
run 0 review sheet CUST-06 2=no 5=no --why "a portal with training courses, another company" --propose release --as ana
run 1 review approve CUST-06 --as ana
run 0 review approve CUST-06 --as ben
say "PAY-02 goes to the listed party itself: it is blocked, by two people too."
run 0 review sheet PAY-02 1-5=yes 6=no --why "name, city and country are those of the entry" --propose block --as ana
run 0 review approve PAY-02 --as ben

heading "5. Blocked property: the ledger, what is due, the report"
say "From the approval on the report is due, and the case fills in what the payment says."
run 0 ledger block B-1 --case PAY-02 --kind "wire transfer" --description "Funds of an outgoing wire" \
    --location "New York, US" --holder "Example Bank, N.A." --account BLOCKED-0001 --document examples/payments/payments.xml --as ana
run 0 ledger
run 0 deadlines
run 0 report blocked B-1 -o .demo/blocked-B-1.html --as ana

heading "6. Search a name: it is a weak a.k.a. of an entry on the SDN list"
run 2 search "Yongxin Zhicheng"

heading "7. Explain a score"
run 0 explain "Sichuan Silense Information Tecnology" "SICHUAN SILENCE INFORMATION TECHNOLOGY COMPANY, LIMITED"

heading "8. A list changes: who of the known customers is newly hit?"
say "Two dated excerpts of the SDN list: the day before OFAC designated Integrity Technology Group, and that day."
run 0 refresh --from examples/dated/2025-01-02 --home .demo/dated
run 0 customers load examples/customers-known.csv --home .demo/dated
run 0 customers screen --home .demo/dated
run 0 refresh --from examples/dated/2025-01-03 --home .demo/dated

heading "9. Hunt: did our network meet a listed company's infrastructure?"
say "Own logs against dated claims. Nothing is contacted. Exit code 3 is yes, 2 unknown, 0 no."
# A PDF is set by Typst, which is large and of an extra.
PRINT=''
if "$BIN/python" -c 'import typst' 2>/dev/null; then
    PRINT='--brief .demo/brief.pdf'
fi
# shellcheck disable=SC2086  # two words, or none
run 3 hunt examples/logs/2024 --claims examples/attribution/claims.csv --claims examples/hunt/claims.csv --claims examples/brief/claims.csv \
    --party "Integrity Technology Group" --as-of 2026-11-01 -o .demo/exposure.html --evidence .demo/evidence \
    --brief .demo/brief.html $PRINT --record
say "The same question to the logs of one day, which say nothing about the years around it:"
run 2 hunt examples/logs/2023-05-25 --claims examples/attribution/claims.csv --party "Integrity Technology Group" \
    --as-of 2026-11-01
say "And about one address of which the advisory says that one day: here a no is an answer."
run 0 hunt examples/logs/2023-05-25 --indicators examples/hunt/one-day.csv --as-of 2026-11-01

heading "10. The brief: what is known of the company, each sentence with its sources"
say "Its key details. With what the hunt met, the timeline and the graph it lies in $PWD/.demo/brief.html"
run 0 brief "Integrity Technology Group" --claims examples/attribution/claims.csv --claims examples/brief/claims.csv --key-details

heading "11. People who may sign in to the desk"
say "One password, made at random for this demo and shown once; Ana and Ben choose their own when they first come."
PASSWORD=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
(umask 077 && printf '%s\n' "$PASSWORD" >.demo/password)
# At home everybody who approves or administers needs a second factor; a demo asks nobody for a telephone.
printf '\n[sign_in]\nsecond_factor = "nobody"\n' >>"$SEAWALL_HOME/seawall.toml"
# The claims of the hunt, for the pages of the network. What stands before all tables is nobody's.
{
    printf 'claims = ["%s"' "$PWD/examples/attribution/claims.csv"
    printf ', "%s"' "$PWD/examples/hunt/claims.csv" "$PWD/examples/brief/claims.csv"
    printf ']\n\n'
    cat "$SEAWALL_HOME/seawall.toml"
} >.demo/seawall.toml
mv .demo/seawall.toml "$SEAWALL_HOME/seawall.toml"
say "A story waits at the desk too: what it seems to say, for people to accept or to refuse."
run 2 read examples/documents/story.txt --propose
run 0 users first admin --password-from .demo/password
run 0 users add ana --name "Ana Example" --role analyst --password-from .demo/password
run 0 users add ben --name "Ben Example" --role approver --password-from .demo/password
rm -f .demo/password

heading "What was made"
say "The decisions, to be opened in a browser: $PWD/.demo/report.html"
say "The payment that came again, both versions side by side: $PWD/.demo/again.html"
say "The report of blocked property, ready to file: $PWD/.demo/blocked-B-1.html"
say "The exposure, with its timeline and coverage: $PWD/.demo/exposure.html; the evidence: $PWD/.demo/evidence"
say "The brief, with the exposure, timeline and graph: $PWD/.demo/brief.html${PRINT:+; for print: $PWD/.demo/brief.pdf}"
say "The same decisions, one JSON object a line: $PWD/.demo/decisions.jsonl"
say "What was expected of each payment and customer, and why: examples/README.md"

heading "The same in the browser"
say "Serve what this demo made, with:"
say ""
say "    SEAWALL_HOME='$SEAWALL_HOME' '$BIN/seawall' serve"
say ""
say "(--port 8001 where 8000 is taken.) What was stopped waits in the queue: ana proposes, ben approves, and neither does both; sign out"
say "in between, or open a private window for the second one. Each chooses a password of their own first. admin looks after users."
say "Then open http://127.0.0.1:8000/ and sign in as ana, ben or admin with the password $PASSWORD"
