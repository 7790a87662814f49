"""The commands in one table: what can be asked of Seawall from a shell."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from seawall.cli.admitting import KEYS, USERS
from seawall.cli.briefing import brief_command
from seawall.cli.claim_fetching import fetch_command
from seawall.cli.claim_sorting import sort_command
from seawall.cli.claiming import ShowsFiles
from seawall.cli.claiming import show_command as show_claims_command
from seawall.cli.comparing import diff_command
from seawall.cli.graphing import graph_command
from seawall.cli.hunting import hunt_command
from seawall.cli.judging import apart_command, clusters_command, same_command
from seawall.cli.knowing import customers_command, load_command, rescreen_command, screen_customers_command
from seawall.cli.ledgering import ledger
from seawall.cli.listing import lists_command
from seawall.cli.looking import explain_command, search_command, show_command
from seawall.cli.owning import own_command
from seawall.cli.reading import read_command
from seawall.cli.refreshing import refresh_command
from seawall.cli.reporting import deadlines_command, report_command
from seawall.cli.reviewing import COMMANDS as REVIEW_COMMANDS
from seawall.cli.scoring import score_command, tune_command
from seawall.cli.screening import screen_command
from seawall.cli.serving import serve_command
from seawall.cli.storing import (
    checkpoint_command,
    export_person_command,
    rebuild_command,
    redact_command,
    replay_command,
    verify_command,
)
from seawall.cli.terminal import line
from seawall.corpus import ENGINE

app = typer.Typer(
    name="seawall",
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

# Each command with the examples that close its help.
_COMMANDS: tuple[tuple[str, Callable[..., Any], tuple[str, ...]], ...] = (
    ("refresh", refresh_command, (
        "seawall refresh                        download what is new",
        "seawall refresh --from ~/ofac          read files you already have, or one file",
        "seawall refresh --list us-ofac-sdn     only this list",
        "seawall refresh --watch                go on, each list by its cadence",
    )),
    ("lists", lists_command, ("seawall lists", "seawall lists us-ofac-sdn", "seawall lists --json")),
    ("diff", diff_command, (
        "seawall diff                                    what the last refresh changed",
        "seawall diff us-ofac-sdn 2026-08-07 2026-08-20",
        "seawall diff us-ofac-sdn 3f9a07c1 current --json",
        "seawall diff old/SDN.CSV new/SDN.CSV",
    )),
    ("screen", screen_command, (
        "seawall screen customers.csv",
        "seawall screen inbox batch.zip",
        "seawall screen inbox --answers suggestions",
        "seawall screen payments.xml customers.xlsx -o report.html -o decisions.jsonl",
        "zcat customers.csv.gz | seawall screen - --map name=Kundenname",
        "seawall screen payments.xml --record",
        "seawall screen customers.csv --as-of 2026-08-07",
        "seawall screen vendors.csv --list SDN --threshold 0.8 --quiet",
    )),
    ("own", own_command, (
        "seawall own examples/ownership/faq-401.csv --no-lists",
        'seawall own stakes.csv --of "Example Mining Ltd" --svg proof.svg',
        "seawall own psc-snapshot.txt --regime uk --html report.html --jsonl findings.jsonl",
    )),
    ("graph", graph_command, (
        'seawall graph "Integrity Technology Group" --claims examples/attribution/claims.csv',
        'seawall graph "Flax Typhoon" --claims claims.csv --as-of 2023-08-01 --known 2024-09-18 -o graph.svg',
        "seawall graph 50543 --claims bundle.json --steps 3 -o graph.html -o graph.stix.json",
    )),
    ("brief", brief_command, (
        'seawall brief "Integrity Technology Group" --claims examples/attribution/claims.csv',
        "seawall brief 50543 --claims claims.csv -o brief.html -o brief.pdf",
        'seawall brief "Flax Typhoon" --claims claims.csv --known 2025-01-03 --key-details',
    )),
    ("hunt", hunt_command, (
        "seawall hunt logs --claims claims.csv",
        'seawall hunt conn.log.gz dns.log --claims examples/attribution/claims.csv --party "Integrity Technology Group"',
        "seawall hunt flows.csv --indicators advisory.csv --zone Europe/Berlin --skew 30 -o exposure.html --evidence case-12",
    )),
    ("search", search_command, (
        'seawall search "Integrity Technology Group"',
        "seawall search 91110108562135265P",
        "seawall search www.integritytech.com.cn --json",
    )),
    ("show", show_command, ("seawall show 50543", "seawall show ofac-50543 --json")),
    ("clusters", clusters_command, ("seawall clusters 50543", "seawall clusters --json")),
    ("same", same_command, (
        'seawall same 50543 uk-CYB0113 --why "same name and activity, checked on both notices"',
        'seawall same 50543 uk-CYB0113 --withdraw --why "the UK notice names another company"',
    )),
    ("apart", apart_command, (
        'seawall apart ofac-1234 uk-RUS0001 --why "different dates of birth in the statements of reasons"',
    )),
    ("explain", explain_command, (
        'seawall explain "Sichuan Silense" "Sichuan Silence Information Technology"',
        'seawall explain "Tianfeng Guan" "GUAN, Tianfeng" --type Person',
    )),
    ("score", score_command, (
        "seawall score pairs.csv -o scored.csv",
        "seawall score checks.yml --group category",
    )),
    ("read", read_command, (
        'seawall read story.html --source "Example Herald" --date 2025-01-03 -o proposals.csv',
        "seawall read advisory.pdf release.docx --claims examples/attribution/claims.csv -o proposals.json",
        "seawall read --recent-actions notice.txt -o announced.csv",
    )),
    ("replay", replay_command, ("seawall replay 4711", "seawall replay 3f9a07c1d2e4b5a6c7d8e9f0a1b2c3d4 --json")),
    ("verify", verify_command, ("seawall verify", "seawall verify --from 1000000", "seawall verify --checkpoint kept.json")),
    ("checkpoint", checkpoint_command, ("seawall checkpoint --export 2026-11.json",)),
    ("rebuild", rebuild_command, ("seawall rebuild",)),
    ("redact", redact_command, ("seawall redact", "seawall redact --due")),
    ("export-person", export_person_command, ('seawall export-person "Example Trading LLC" -o found.json',)),
    ("tune", tune_command, (
        "seawall tune labelled.csv -o tune.html",
        "seawall tune customers-expected.csv -o tune.svg --policy ours.toml",
    )),
    ("report", report_command, (
        "seawall report blocked P-1",
        "seawall report blocked P-1 --preview",
        "seawall report annual 2026 -o annual.xlsx -o annual.pdf",
        "seawall report blocked P-1 --file-as ORS-2026-000123 --on 2026-12-04",
    )),
    ("serve", serve_command, ("seawall serve", "seawall serve --host 0.0.0.0 --port 8080 --workers 2")),
    ("deadlines", deadlines_command, ("seawall deadlines", "seawall deadlines --all", "seawall deadlines --ics ofac.ics")),
)  # fmt: skip


# What can be done with known customers; without a word more it says how they stand.
_OF_CUSTOMERS: tuple[tuple[str, Callable[..., Any], tuple[str, ...]], ...] = (
    ("load", load_command, (
        "seawall customers load customers.csv",
        "seawall customers load vendors.parquet --map id=VendorNo --replace",
    )),
    ("screen", screen_customers_command, ("seawall customers screen",)),
    ("rescreen", rescreen_command, ("seawall customers rescreen -o newly-hit.csv -o newly-hit.jsonl",)),
)  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        line(f"seawall {ENGINE}")
        raise typer.Exit


@app.callback(epilog="Start with: seawall refresh, then: seawall screen FILE")
def seawall(
    _version_asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and end.")
    ] = False,
) -> None:
    """From a designation to everything it touches: screen payments and customers against sanctions lists."""


def _register(to: typer.Typer, name: str, command: Callable[..., Any], examples: tuple[str, ...]) -> None:
    to.command(name, epilog=_shown(examples))(command)


def _shown(examples: tuple[str, ...]) -> str:
    return "\n\n".join(("Examples", *(f"  {text}" for text in examples)))


for _row in _COMMANDS:
    _register(app, *_row)

_review = typer.Typer(
    no_args_is_help=True,
    help="Work on cases: what was stopped is decided by two people, and what they did is kept.",
    epilog=_shown(
        (
            "seawall review queue               what waits, the most urgent first",
            "seawall review show 1a2b3c         one case, whole",
            "seawall review propose 1a2b3c release --why 'another person'",
        )
    ),
)
for _row in REVIEW_COMMANDS:
    _register(_review, *_row)
app.add_typer(_review, name="review")

_customers = typer.Typer(invoke_without_command=True, rich_markup_mode="rich", epilog=_shown((
    "seawall customers                      what is known, and when it was screened",
    "seawall customers load customers.csv   add or bring up to date by key",
    "seawall customers screen               screen everybody once",
    "seawall refresh                        then says who is newly hit",
)))  # fmt: skip
_customers.callback()(customers_command)
for _row in _OF_CUSTOMERS:
    _register(_customers, *_row)
app.add_typer(_customers, name="customers", help="Known customers: load them, screen them, and know who is newly hit.")

# A word that is none of these is a file to be shown.
_OF_CLAIMS: tuple[tuple[str, Callable[..., Any], tuple[str, ...]], ...] = (
    ("show", show_claims_command, (
        "seawall claims examples/attribution/claims.csv",
        'seawall claims claims.csv --party "Flax Typhoon" --publisher FBI',
        "seawall claims claims.csv --standing superseded --standing denied --known 2026-08-28",
        "seawall claims misp-feed bundle.json -o claims.csv -o claims.stix.json",
    )),
    ("fetch", fetch_command, (
        "seawall claims fetch example-labs",
        "seawall claims fetch https://taxii.example.org/taxii2/ --collection 'Example indicators' -o bundle.json",
    )),
    ("sort", sort_command, (
        'seawall claims sort advisory.txt --by "Example Agency" --on 2026-10-08 -o sorted.csv',
        'seawall claims sort advisory.pdf --owner "Example Typhoon" --verdict doubtful',
    )),
)  # fmt: skip
_claims = typer.Typer(
    cls=ShowsFiles, no_args_is_help=True, rich_markup_mode="rich", epilog=_shown((
        "seawall claims claims.csv              what it holds, how it stands, where sources differ",
        "seawall claims fetch example-labs      from a server of the settings, archived",
        "seawall claims sort advisory.txt       what in it is an indicator",
    )),
)  # fmt: skip
for _row in _OF_CLAIMS:
    _register(_claims, *_row)
app.add_typer(
    _claims,
    name="claims",
    help="Claims about threat actors: what files of them hold, from a server, out of an advisory.",
)

_LEDGER = (
    "seawall ledger",
    "seawall ledger P-1 --on 2026-06-30",
    "seawall ledger --export beancount",
    'seawall ledger block P-1 --kind "wire transfer" --amount 25000 --target 50543',
    "seawall ledger interest P-1 --rates rates.csv",
)
app.add_typer(ledger, name="ledger", epilog=_shown(_LEDGER))

_users = typer.Typer(no_args_is_help=True, help="Who may sign in to the service, and what each may do there.", epilog=_shown((
    "seawall users first                    the first administrator",
    "seawall users add ana --name 'Ana Example' --role analyst",
)))  # fmt: skip
for _row in USERS:
    _register(_users, *_row)
app.add_typer(_users, name="users")

_keys = typer.Typer(no_args_is_help=True, help="Keys with which programs come to the service.", epilog=_shown((
    "seawall keys make 'payments gateway' --may screen",
    "seawall keys list",
)))  # fmt: skip
for _row in KEYS:
    _register(_keys, *_row)
app.add_typer(_keys, name="keys")
