"""Tables of the documentation, made from the program's own tables so that they can't say anything else."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from seawall.access import RIGHTS, Right
from seawall.access.keys import slug
from seawall.answers import CODES, Code
from seawall.audit import Role
from seawall.decisions import Verified, us_policy
from seawall.lists.catalog import CATALOG
from seawall.matching import asked_names, attributes, matcher, weights
from seawall.matching.kernels import align, nearest
from seawall.names.analyse import MAX_NAME_CHARS, MAX_TOKEN_CHARS, MAX_TOKENS
from seawall.obligations import shipped_table
from seawall.payments import Format, sources
from seawall.payments.iso20022 import cbpr
from seawall.payments.tables.synonyms import SYNONYMS
from seawall.records import packed
from seawall.reports.rows import COLUMNS

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "seawall"

_MARKS = {
    Verified.OFFICIAL: "A: official text was read",
    Verified.SECONDARY: "B: two or more secondary sources agree",
    Verified.ONE_SOURCE: "**C: one source, unverified**",
    Verified.UNVERIFIED: "**M: unverified**",
}


def filled(name: str) -> str:
    """A table between the marks under which refresh_docs.py finds it again."""
    return f"<!-- table: {name} -->\n{TABLES[name]()}<!-- end of table -->"


def _table(*titles: str, rows: Iterable[tuple[str, ...]]) -> str:
    lines = [titles, tuple("---" for _ in titles), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |\n" for line in lines)


# What the worth of a measure is multiplied by.
_PER = {
    align.CONFLICT: "the smaller of the two names' shares that nothing explains",
    align.MORE_IN_QUERY: "the share of the screened name beyond that",
    align.MORE_ON_LIST: "the share of the listed name beyond that",
    align.SYLLABLES: "the share of the screened name in signs of a syllable each (Han, Hangul) that nothing explains",
    align.DIFFERENCE: "1 − similarity, over the matched parts by their weight",
    align.ROUGHEST: "1 − similarity of the part that is least alike, by its weight",
    align.NUMBERS: "how many",
    align.LEGAL_FORMS: "1 where both names have one that the other lacks",
    align.ORDER: "the share of neighbouring pairs that changed places",
    align.TURNED: "1 where that changed which part a small word (bin, al) stands before",
}


def _measures() -> str:
    rarity = f"{weights.RARITY_LEAST:+g} to {weights.RARITY_MOST:+g}"
    per = f"(nats − {weights.RARITY_MIDDLE:g}) / {weights.RARITY_SPREAD:g}, within these bounds"
    rows = [
        ("name", f"{weights.START:+g}", "once", "where two names begin that share at least one part"),
        ("rarity", rarity, per, "how rare the matched parts are in names at large"),
        *((row.name, f"{row.worth:+g}", _PER[row.measure], row.meaning) for row in weights.WEIGHTS),
    ]
    return _table("measure", "worth in log-odds", "times", "what it says", rows=rows)


def _attributes() -> str:
    a = attributes
    rows = [
        ("identifier", f"up to {a.IDENTIFIER_MOST:+g}", "the same identifier on both sides; a longer one says more"),
        ("date of birth", f"{a.BIRTH_DAY_AGREES:+g}", "the same day"),
        (
            "date of birth",
            f"{a.BIRTH_YEAR_AGREES:+g}",
            "may be the same: one side has the year only, or a window of time",
        ),
        ("date of birth", f"{a.BIRTH_NEAR:+g}", "years that lie close, and are not equal"),
        ("date of birth", f"{a.BIRTH_DIFFERS:+g}", "differs"),
        ("country", f"{a.COUNTRY_AGREES:+g}", "a country in common"),
        ("country", f"{a.COUNTRY_DIFFERS:+g}", "both have countries, none in common"),
        ("gender", f"{a.GENDER_DIFFERS:+g}", "differs"),
        ("kind of thing", f"{a.TYPE_DIFFERS:+g}", "kinds that exclude one another: a person and a ship"),
        ("name", f"{matcher.NAMES_DIFFER:+g}", "an identifier is the same, and no name is alike"),
    ]
    return _table("reason", "points in log-odds", "when", rows=rows)


def _effects() -> str:
    rows = [(row.list, str(row.outcome), row.requires, row.cite, _MARKS[row.verified]) for row in us_policy().effect]
    return _table("list", "outcome", "what is required", "citation", "how well the source is known", rows=rows)


def _measures_by_entry() -> str:
    rows = [
        (row.name, row.list, ", ".join(row.kinds) or "all", str(row.outcome), row.cite, _MARKS[row.verified])
        for row in us_policy().measure
    ]
    return _table(
        "measure", "list", "what it prohibits", "outcome", "citation", "how well the source is known", rows=rows
    )


def _tenors() -> str:
    rows = [
        (row.measure, str(row.issued_from or "the entry's day"), str(row.issued_to or ""), f"more than {row.debt_over} days",
         "prohibited" if row.equity else "not restricted", row.cite, _MARKS[row.verified])
        for row in us_policy().tenor
    ]  # fmt: skip
    titles = ("measure", "issued from", "to", "debt prohibited", "equity", "citation", "how well the source is known")
    return _table(*titles, rows=rows)


def _jurisdictions() -> str:
    rows = [
        (
            row.id,
            row.who.value,
            str(row.outcome),
            str(row.valid_from),
            str(row.valid_to or ""),
            row.cite,
            _MARKS[row.verified],
        )
        for row in us_policy().jurisdiction
    ]
    return _table("place", "who", "outcome", "from", "to", "citation", "how well the source is known", rows=rows)


def _licences() -> str:
    rows = [
        (row.id, row.title, ", ".join((*row.programmes, *row.lists, *row.jurisdictions)), str(row.valid_from),
         str(row.valid_to or ""), row.cite, _MARKS[row.verified])
        for row in us_policy().licence
    ]  # fmt: skip
    return _table("licence", "for", "covers", "from", "to", "citation", "how well the source is known", rows=rows)


def _obligations() -> str:
    states = {"law": "", "proposed": "proposed: ", "voluntary": "voluntary: "}
    rows = [
        (f"`{row.id}`", row.regime, f"{states[row.standing]}{row.title}", ", ".join(row.led_by), row.clock, row.authority,
         _days(row.valid_from, row.valid_to), _MARKS[row.mark])
        for row in shipped_table().rule
    ]  # fmt: skip
    titles = ("rule", "law", "what", "led by", "clock", "authority", "holds", "how well the source is known")
    return _table(*titles, rows=rows)


def _days(first: date, last: date | None) -> str:
    since = "" if first == date.min else f"from {first}"
    return f"{since} to {last}" if last else since


def _poor_names() -> str:
    rows = [
        (f"`{row.name}`", row.mode.value, row.reason, row.cite, _MARKS[row.verified]) for row in us_policy().poor_name
    ]
    return _table("name", "mode", "reason", "citation", "how well the source is known", rows=rows)


def _authorities() -> str:
    rows = [(f"`{row.programme}`", row.cite, _MARKS[row.verified]) for row in us_policy().authority]
    return _table("programme tag", "authority", "how well the source is known", rows=rows)


def _lists() -> str:
    rows = [
        (f"`{row.id}`", row.title, "; ".join(files.format.value for files in row.file_sets), row.licence)
        for row in CATALOG
    ]
    return _table("id", "list", "formats, best first", "licence", rows=rows)


def _cbpr() -> str:
    found: dict[tuple[str, str, str], list[str]] = {}
    for element, rules in cbpr.RULES.items():
        for name, _, why, messages in rules:
            found.setdefault((name, why, messages), []).append(f"`{element}`")
    rows = ((f"`{name}`", ", ".join(where), why, messages or "all") for (name, why, messages), where in found.items())
    return _table("rule", "element", "what is asked or wrong", "messages", rows=rows)


def _formats() -> str:
    return _table("format", rows=[(str(row),) for row in Format])


def _fields() -> str:
    rows = [
        (f"`{target}`", ", ".join(re.split(r"\s*[,;]\s*", " ".join(words.split()))[:4]))
        for target, words in SYNONYMS.items()
    ]
    return _table("field", "some of the column names that it is recognised by", rows=rows)


_COLUMNS = {
    "key": "the payment's TxId, or the customer's own key",
    "kind": "payment, customer, or problem: a record that could not be read at all",
    "source": "the file's name",
    "place": "where in the file",
    "outcome": "block, reject, review or release, for the payment or customer as a whole",
    "why": "the reason in one line",
    "party": "who was found; without a finding, whom the record is about",
    "role": "what the party does in the payment",
    "party_place": "where the party stands: an XPath, or a row",
    "entity_id": "the entry: `ofac-` and OFAC's own number",
    "entity": "the entry's primary name; of a place the jurisdiction, of an owned party the owners",
    "list": "authority and list",
    "programmes": "programme tags as published",
    "score": "0 to 1, four places",
    "basis": "what carries the match: name, weak a.k.a., or identifier; else place, ownership or resubmission",
    "screened_name": "the name as it stood in the file",
    "listed_name": "the name as it stands on the list",
    "weak_aka": "yes where the listed name is a weak a.k.a.",
    "finding_outcome": "what follows from this finding alone",
    "reasons": "each reason with its points and words",
    "authorities": "citations, each with its mark: A, B, C or M; those that nobody has verified say so",
    "problems": "what could not be read",
    "notes": "what is to be said about the lists, such as their age",
    "corpus": "version of the lists that were used",
    "policy": "version of the policy that was obeyed",
    "engine": "version of the program",
    "decided_at": "the moment, in UTC",
    "ofac_tool_emulated": "about what OFAC's own search tool would show for the two names; **emulated, not official**",
    "counterfactual": "what would change the outcome of this finding, in one sentence, with the score that would follow",
    "action": "the outcome in the policy's own word: under UK law a block is a freeze",
    "question": "what a person has to find out before it can be decided",
    "licence": "the licence that covers it, or that may",
    "conditions": "what of that licence is to be evidenced",
}


def _columns() -> str:
    return _table("column", "what stands in it", rows=[(f"`{name}`", _COLUMNS[name]) for name in COLUMNS])


def _limits() -> str:
    rows = [
        ("characters of a name that are read", f"{MAX_NAME_CHARS:,}"),
        ("tokens of a name", f"{MAX_TOKENS:,}"),
        ("characters of a token", f"{MAX_TOKEN_CHARS:,}"),
        ("names of one party", f"{asked_names.MOST_NAMES:,}"),
        ("similar listed tokens for one token", f"{nearest.MOST:,}, a quarter of them by each way, the most alike"),
        ("least similarity of two tokens", f"{nearest.FLOOR:.2f}"),
    ]
    return _table("limit", "value", rows=rows)


# What each setting is for; its default stands in settings.py. A setting that lacks a row here fails the test.
_SETTINGS = {
    "claims": "files of claims that the service shows, beside those that people accepted; a variable parts them by commas",
    "collection": "tables of collections that you declare, in the file only: docs/reference/ftm.md",
    "filer.city": "the holder's city",
    "filer.contact": "the person OFAC asks",
    "filer.country": "the holder's country",
    "filer.email": "that person's e-mail address",
    "filer.name": "the holder of blocked property, as reports to OFAC name it",
    "filer.postal_code": "the holder's postal code",
    "filer.state": "the holder's state",
    "filer.street": "the holder's street and number",
    "filer.telephone": "that person's telephone",
    "filer.title": "that person's title",
    "home": "the folder of archive, corpus and downloads; without it the user's data folder by the system's custom",
    "lists": "ids of the lists that are used; without it OFAC's two",
    "own_list": "lists of your own, tables in the file only: [how](../how-to/keep-lists-fresh.md#lists-of-your-own)",
    "policy": "the policy file; without it the US policy that ships",
    "taxii": "servers of claims, tables in the file only: [how](../how-to/load-claims.md#from-a-server)",
    "threshold": "the score from which on a match is reviewed, above 0; without it the policy's",
    "store": "the store's URL: sqlite:///FILE or postgresql://USER@HOST/DATABASE; without it seawall.db in the home folder",
    "record": "true: every screening records its decisions in the store; without it only with --record",
    "review.users": "the file of users with their roles (TOML); without it users.toml in the home folder",
    "review.as": "the id of the user who acts on cases; `--as` goes before it",
    "review.days_block": "business days within which a case is to be decided that may come to a block, 1 to 10; without it 1",
    "review.days_reject": "the same where it may come to a reject; without it 1",
    "review.days_review": "the same for all others; without it 2",
    "sign_in.second_factor": "the roles that need a second factor, or nobody; without it approver and administrator",
    "sign_in.url": "the service's own address as browsers see it; needed with an OpenID provider",
    "oidc.issuer": "the OpenID provider who vouches for users; without it they sign in with passwords alone",
    "oidc.client_id": "what the provider calls this service",
    "oidc.client_secret": "the secret that it shares with the provider; better in a file that SEAWALL_OIDC_CLIENT_SECRET_FILE names",
    "oidc.claim": "the claim that names a user's groups; without it groups",
    "oidc.id_claim": "the claim that becomes a user's id when they first come; without it preferred_username",
    "oidc.roles": "which group has which role: screening-team=analyst, heads=approver; whoever has none is not let in",
    "timestamp.url": "the URL of a time-stamping authority (RFC 3161) for checkpoints; without it they bear no time-stamp",
    "service.key_file": "a file with the key that lets a program in at the service, of 32 characters or more; without it keys of the store alone let programs in",
    "webhook.url": "the address that is told what became of stopped payments",
    "webhook.secret": "what signs those messages: whsec_ and 24 to 64 bytes in base64",
    "webhook.private": "whether webhook.url may lead to an address inside one's own network; without it it may not",
    "service.rate": "requests a second that one visitor may ask of each process of the service; without it 500",
    "timestamp.ca_file": "a PEM file of the certificates that the authority's own must lead to; without it they are not checked",
    "http.user_agent": "what Seawall calls itself to servers",
    "http.proxy": "a proxy's URL; without it HTTPS_PROXY is followed",
    "http.ca_file": "a PEM file of certificates; without it the usual ones",
    "http.tries": "how often a download is tried, 1 to 20",
    "http.longest_wait": "the longest wait between two tries, in seconds",
    "http.connect": "seconds to connect",
    "http.read": "seconds without a byte",
    "http.whole": "seconds for one whole file",
}


def _variable(key: str) -> str:
    return "" if key in {"collection", "own_list", "taxii"} else f"`SEAWALL_{key.replace('.', '_').upper()}`"


def _settings() -> str:
    texts = (
        (SOURCE / name).read_text(encoding="utf-8")
        for name in ("settings.py", "settings_service.py", "settings_signing.py")
    )
    known = [key for text in texts for key in re.findall(r'\btake\("([a-z_.]+)"', text)]
    rows = [(f"`{key}`", _variable(key), _SETTINGS[key]) for key in sorted(known)]
    return _table("key in seawall.toml", "variable", "what it sets", rows=rows)


def _answer_codes() -> str:
    return _table(
        "system", "code", "meaning", "holds", "origin", "verified",
        rows=[(row.system, f"`{row.code}`", row.meaning, _holds(row), row.cite, _MARKS[row.verified]) for row in CODES],
    )  # fmt: skip


def _holds(row: Code) -> str:
    since = f"from {row.valid_from}" if row.valid_from else ""
    until = f"until {row.valid_until}" if row.valid_until else ""
    return " ".join(part for part in (since, until) if part) or "always"


def _packed_limits() -> str:
    rows = [
        ("members of an archive", f"{packed.MAX_MEMBERS:,}"),
        (
            "plain bytes for each packed one, over all members",
            f"{packed.MAX_RATIO}, beyond {packed.FREE_BYTES >> 20} MiB",
        ),
        ("table of contents of a ZIP file", f"{packed.MAX_CONTENTS_BYTES >> 20} MiB"),
        ("folders below the one that is given", str(sources.MAX_DEPTH)),
    ]
    return _table("what", "at most", rows=rows)


def _rights() -> str:
    persons = [role for role in Role if role is not Role.SERVICE]
    rows = [
        (right.value, *("yes" if right in RIGHTS[role] else "" for role in (*persons, Role.SERVICE)),
         f"`{slug(right)}`" if right in RIGHTS[Role.SERVICE] else "")
        for right in Right
    ]  # fmt: skip
    return _table(
        "what may be done", *(role.value for role in (*persons, Role.SERVICE)), "as a key's `--may`", rows=rows
    )


# Each with the tests that show it.
_THREATS = (
    ("guessing a password", "waits that double, counted before anybody looks", "tests/admission/test_signing_in.py"),
    ("learning which names there are", "same words, same time, same waits for names that nobody has", "tests/admission/test_signing_in.py"),
    ("a stolen database of passwords", "argon2id; sessions and keys are kept as hashes of 256 random bits", "tests/access/test_passwords.py"),
    ("a code or a recovery code used twice", "used up in the transaction that lets somebody in", "tests/admission/test_signing_in.py"),
    ("a session planted in a browser (fixation)", "a new word at each step; one that the browser brought is worth nothing", "tests/web/signing/test_pages.py"),
    ("another site's form (CSRF)", "a word of the session in every form; Origin and Sec-Fetch-Site; SameSite", "tests/web/signing/test_pages.py"),
    ("a route that obeys a form without that word", "every route that changes something, asked without it, made from the application", "tests/web/signing/test_every_form.py"),
    ("being signed in as somebody else (login CSRF)", "the sign-in form is of the browser that it was handed to", "tests/web/signing/test_pages.py"),
    ("a page led elsewhere after sign-in", "only paths of this service are gone on to", "tests/web/signing/test_pages.py"),
    ("a script in a name or a payment (XSS)", "all is text; a policy that takes no inline script or style", "tests/web/signing/test_headers.py"),
    ("a route that forgot to ask", "every role at every route, made from the application", "tests/web/signing/test_matrix.py"),
    ("reaching for another's account (IDOR)", "whose account it is says the session", "tests/web/signing/test_pages.py"),
    ("reaching for another case's papers (IDOR)", "a document is asked for by its case; every reading is written down", "tests/web/desk/test_cases.py"),
    ("uploads that are too much, or named to lead elsewhere", "bounds before memory; a name is a name; nothing is shown, all is downloaded", "tests/web/desk/test_pages.py"),
    ("a webhook that leads inside (SSRF, DNS rebinding, redirects)", "looked up once, judged, and connected to; nothing followed", "tests/fetch/test_hook.py"),
    ("a leaked or forgotten key", "scoped, ends within a year, revoked within five seconds", "tests/web/signing/test_admit.py"),
    ("a program that decides", "no right to; in a person's name only by a key that they made themselves, in a session", "tests/web/signing/test_own_keys.py"),
    ("one act done twice, or over another's", "a key of each act in its own transaction; the version that was seen", "tests/web/native/test_acts.py"),
    ("a forged token of the provider", "asymmetric signatures, issuer, audience, nonce, end, key number", "tests/admission/test_vouching.py"),
    ("commands in names and addresses (log injection)", "ids of plain signs, addresses that are addresses, unknown names never kept", "tests/admission/test_people.py"),
    ("lines forged in the log", "JSON; routes by their pattern; no query, no body, no message of a fault", "tests/web/test_watched.py"),
    ("slow, endless and malformed requests", "seconds for the head, between pieces and in all; bounds on size", "tests/web/test_faults.py"),
    ("a library exchanged or not free to use", "pinned versions, and an audit of them and of their licences", "tests/test_dependencies.py"),
    ("one person in two roles", "refused when roles are given; nobody changes their own", "tests/access/test_users.py"),
    ("filling the tape or the processor", "twenty attempts a minute from one address, two hashes at a time", "tests/web/signing/test_throttle.py"),
)  # fmt: skip


def _threats() -> str:
    for _, _, test in _THREATS:
        assert (ROOT / test).is_file(), f"{test} is not there"
    return _table("threat", "what stands against it", "shown by", rows=[(a, b, f"`{test}`") for a, b, test in _THREATS])


# What the floors of the house are called, by the first room on each.
_FLOORS = {
    "cli": "the first door: arguments in, exit codes out; it knows frameworks and no rules",
    "library": "the other doors: Python programs, HTTP and the desk's pages",
    "settings": "environment and file to one frozen value",
    "settings_lists": "lists and servers that a user declares; which policy; how the service serves",
    "settings_signing": "how people sign in, and secrets that lie in files",
    "tune": "stories that build on screening, on scoring and on the store",
    "refresh": "stories: introduce rooms to one another; the only ones that write",
    "evidence": "what a subject mentions, in the words of a decision; who is known, and how they stood",
    "mentions": "parts of stories: what else a subject says, who owns its parties, whether it was stopped before",
    "reports": "what a reader is handed; the database",
    "answers": "what a payment's own system is told, as suggestions; what is told of a party",
    "cases": "memory: folds over events; who may do what; who is tied to whom, by whose word",
    "corpus": "one frozen state of all lists; what law and policy require; what a threshold costs; what logs met",
    "clusters": "which entries of which lists are one party",
    "lists": "readers of the world, and the calculation",
    "entities": "values, text, bytes, events",
    "errors": "refusals, and Problem",
}


def _layers() -> list[str]:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (row["layers"] for row in contract if row["type"] == "layers")
    return list(layers)


def _house() -> str:
    rows = [(layer, _FLOORS[layer.split(" | ")[0]]) for layer in _layers()]
    width = max(len(layer) for layer, _ in rows)
    return "```text\n" + "".join(f"{layer:<{width}}   {words}\n" for layer, words in rows) + "```\n"


def _rooms() -> str:
    rooms = [room for layer in _layers() for room in layer.split(" | ")]
    return _table("room", "what it is", rows=[(f"`{room}`", _first_sentence(room)) for room in rooms])


def _first_sentence(room: str) -> str:
    """The line with which a room opens."""
    path = SOURCE / room / "__init__.py"
    module = path if path.exists() else SOURCE / f"{room}.py"
    words = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    assert words, f"{module} opens without a sentence"
    return words.splitlines()[0]


TABLES: dict[str, Callable[[], str]] = {
    "measures": _measures,
    "attributes": _attributes,
    "effects": _effects,
    "poor names": _poor_names,
    "measures by entry": _measures_by_entry,
    "tenors": _tenors,
    "jurisdictions": _jurisdictions,
    "licences": _licences,
    "obligations": _obligations,
    "authorities": _authorities,
    "lists": _lists,
    "formats": _formats,
    "cbpr": _cbpr,
    "fields": _fields,
    "columns": _columns,
    "limits": _limits,
    "settings": _settings,
    "rights": _rights,
    "threats": _threats,
    "answer codes": _answer_codes,
    "packed limits": _packed_limits,
    "house": _house,
    "rooms": _rooms,
}
