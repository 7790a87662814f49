"""Real names and labelled pairs from the shared data beside the checkout; nothing of it is kept here.

Every figure of the benchmark starts in one of these functions. Set SEAWALL_SHARED_DATA where the folder lies elsewhere.
"""

import csv
import json
import os
import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import openpyxl
from lxml import etree

ROOT = Path(__file__).resolve().parents[1]

_OFAC = "ofac/names-2026-08/ofac-sdn_2026-08-20.json"
_UN = "un/un_consolidated_2026-02-27.xml"
_EU = "eu/eu_fin_2026-06.json"
_AU = "au/regulation8_consolidated_2024-12.xlsx"
# Everything that a figure depends on, for the page of benchmarks.
SOURCES = {
    "OFAC SDN list, names, 2026-08-20": _OFAC,
    "UN Security Council consolidated list, 2026-02-27": _UN,
    "EU financial sanctions, names, 2026-06": _EU,
    "Australia, consolidated list, 2024-12": _AU,
    "labelled name pairs (opensanctions/nomenklatura, MIT)": "names/bench/cases.csv",
    "labelled entity pairs (opensanctions/nomenklatura, MIT)": "names/entity_checks/checks.yml",
    "pairs in two scripts (moov-io/watchman, Apache-2.0)": "names/cross_script/cross_script_pairs.csv",
    "labelled US people (datamade/probablepeople, MIT)": "names/probablepeople/person_labeled.xml",
    "labelled US companies (datamade/probablepeople, MIT)": "names/probablepeople/company_labeled.xml",
    "ordinary people of the world (opensanctions/yente, MIT)": "names/benchmark/negatives_global.csv",
    "ordinary people of the US (opensanctions/yente, MIT)": "names/benchmark/negatives_us.csv",
    "UN persons as queries (opensanctions/yente, MIT)": "names/benchmark/positives_un_untreated.csv",
}
# What OFAC's "entity" may be, as the list readers have it: an organisation or something that has no other word.
_OFAC_TYPES = {"entity": "LegalEntity", "individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
_UN_NAME_TAGS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")


class Row(NamedTuple):
    """One listed name: the number of its entity, its text, and the entity's FollowTheMoney schema."""

    entity: int
    name: str
    schema: str


class Query(NamedTuple):
    """One name to be looked up, with the schema that the asker knows."""

    name: str
    schema: str


def shared() -> Path:
    """The folder of real data. Raises SystemExit with a line that says what to do where it is absent."""
    folder = Path(os.environ.get("SEAWALL_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        raise SystemExit(f"the benchmark needs the real data: not found at {folder} (set SEAWALL_SHARED_DATA)")
    return folder


def ofac() -> list[tuple[str, list[str]]]:
    """The SDN list of 2026-08-20: schema and names (primary first, strong aliases) of each entry."""
    entries = json.loads((shared() / _OFAC).read_bytes())["entries"]
    return [(_OFAC_TYPES[entry["type"]], _texts([entry["name"], *entry["alternateNames"]])) for entry in entries]


def un() -> list[tuple[str, list[str], list[str]]]:
    """The UN list of 2026-02-27: schema, Latin names, and names in the original script of each entry."""
    tree = etree.parse(shared() / _UN)
    found = []
    for tag, schema in (("INDIVIDUAL", "Person"), ("ENTITY", "LegalEntity")):
        for element in tree.iter(tag):
            primary = " ".join((element.findtext(part) or "").strip() for part in _UN_NAME_TAGS)
            aliases = [element_text(alias) for alias in element.iterfind(f"{tag}_ALIAS/ALIAS_NAME")]
            originals = [element_text(name) for name in element.iterfind("NAME_ORIGINAL_SCRIPT")]
            names = _texts([primary, *aliases])
            latin = [name for name in names if script_of(name) == "LATIN"]
            found.append((schema, latin, _texts([*originals, *(name for name in names if name not in latin)])))
    return found


def element_text(element: etree._Element) -> str:
    """The text of an XML element, or nothing."""
    return (element.text or "").strip()


@cache
def listed() -> list[Row]:
    """SDN and UN names in Latin script, entities numbered from 0: the list that all engines are given."""
    entries = [*ofac(), *((schema, latin) for schema, latin, _ in un())]
    return [Row(number, name, schema) for number, (schema, names) in enumerate(entries) for name in names]


@cache
def un_originals() -> list[tuple[int, str, str]]:
    """Names in the original script of UN entries: number of the entity in `listed`, name, schema."""
    first = len(ofac())
    return [
        (first + number, name, schema)
        for number, (schema, latin, originals) in enumerate(un())
        for name in originals
        if latin and script_of(name) != "LATIN"
    ]


@cache
def eu() -> list[list[str]]:
    """The EU list of 2026-06-05: the names of each entry in all scripts, without kinds."""
    entries = json.loads((shared() / _EU).read_bytes())
    return [_texts([entry["full_name"], *entry["aliases"]]) for entry in entries]


@cache
def australia() -> list[tuple[str, list[str]]]:
    """The Australian list of 2024-12-17: schema and names in all scripts of each entry."""
    sheet = openpyxl.load_workbook(shared() / _AU, read_only=True).active
    assert sheet is not None
    entries: dict[str, tuple[str, list[str]]] = {}
    for reference, name, kind, *_ in sheet.iter_rows(min_row=2, max_col=4, values_only=True):
        number = re.match(r"\d+", str(reference))
        if number and name:
            schema = "Person" if str(kind).strip().lower() == "individual" else "LegalEntity"
            entries.setdefault(number.group(), (schema, []))[1].append(str(name))
    return [(schema, _texts(names)) for schema, names in entries.values()]


@cache
def kinds_by_name() -> dict[tuple[str, ...], str]:
    """The schema of each Latin name that OFAC, the UN, the UK or Australia list: what the EU file doesn't say."""
    types = {row["unique_id"]: row["subject_type"] for row in read_csv("uk/2026-05/subjects.csv")}
    uk = [
        ("Person" if types.get(row["unique_id"]) == "individual" else "LegalEntity", [row["full_name"]])
        for row in read_csv("uk/2026-05/subject_names.csv")
    ]
    others = [*ofac(), *((schema, names) for schema, names, _ in un()), *australia(), *uk]
    return {same_words(name): schema for schema, names in others for name in names}


def un_positives() -> list[tuple[int, str, str]]:
    """The UN persons as another project wrote them for its own benchmark: entity in `listed`, name, schema."""
    numbers: dict[tuple[str, ...], int] = {}
    first = len(ofac())
    for number, (_, latin, _) in enumerate(un()):
        if latin:
            numbers.setdefault(same_words(latin[0]), first + number)
    rows = read_csv("names/benchmark/positives_un_untreated.csv")
    known = ((numbers.get(same_words(row["full_name"])), row["full_name"]) for row in rows)
    return [(number, name, "Person") for number, name in known if number is not None]


def ordinary(people: int, companies: int, seed: int = 1) -> list[Query]:
    """Names of people and companies that are on no list: invented persons, and companies rearranged from real ones."""
    persons = [
        Query(row["full_name"], "Person")
        for file in ("negatives_global.csv", "negatives_us.csv")
        for row in read_csv(f"names/benchmark/{file}")
    ]
    rng = random.Random(seed)
    return [*rng.sample(persons, min(people, len(persons))), *rearranged_companies(companies, seed)]


def rearranged_companies(count: int, seed: int) -> list[Query]:
    """Company names made of the head of one real US company name and the tail of another."""
    rng = random.Random(seed)
    names = [tokens for tokens in (company.split() for company, _ in labelled_companies()) if len(tokens) > 1]
    made: dict[str, None] = {}
    while len(made) < count:
        head, tail = rng.choice(names), rng.choice(names)
        made[" ".join([*head[: (len(head) + 1) // 2], *tail[len(tail) // 2 :]])] = None
    return [Query(name, "Company") for name in made]


_LABELLED = re.compile(r"<Name>(.*?)</Name>", re.DOTALL)
_PIECE = re.compile(r"<(\w+)>([^<]*)</\1>")


@cache
def labelled_people() -> list[list[tuple[str, str]]]:
    """Hand-labelled names of people: (label, word) in order, e.g. ("Surname", "Rice")."""
    return _labelled("person")


@cache
def labelled_companies() -> list[tuple[str, list[tuple[str, str]]]]:
    """Hand-labelled names of companies, each with its (label, word) pairs."""
    return [(" ".join(word for _, word in pieces), pieces) for pieces in _labelled("company")]


def _labelled(kind: str) -> list[list[tuple[str, str]]]:
    text = (shared() / f"names/probablepeople/{kind}_labeled.xml").read_text(encoding="utf-8")
    return [
        [(label, word.strip().replace("&amp;", "&")) for label, word in _PIECE.findall(inner)]
        for inner in _LABELLED.findall(text)
    ]


def read_csv(path: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the shared data."""
    with (shared() / path).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(line for line in stream if line.strip() and not line.startswith("#")))


_SCRIPTS = {
    range(0x0370, 0x0400): "GREEK",
    range(0x0400, 0x0530): "CYRILLIC",
    range(0x0530, 0x0590): "ARMENIAN",
    range(0x0590, 0x0600): "HEBREW",
    range(0x0600, 0x0780): "ARABIC",
    range(0x0900, 0x0980): "DEVANAGARI",
    range(0x0E00, 0x0E80): "THAI",
    range(0x1000, 0x10A0): "BURMESE",
    range(0x10A0, 0x1100): "GEORGIAN",
    range(0x1200, 0x1380): "ETHIOPIC",
    range(0x3040, 0x3100): "KANA",
    range(0x3400, 0xA000): "HAN",
    range(0xAC00, 0xD7B0): "HANGUL",
    range(0xFB50, 0xFF00): "ARABIC",
}


def script_of(text: str) -> str:
    """The script of most letters of a text; LATIN for all that the benchmark has no word for."""
    scripts = [_letter_script(letter) for letter in text if letter.isalpha()]
    return max(sorted(set(scripts)), key=scripts.count, default="LATIN")


@cache
def _letter_script(letter: str) -> str:
    return next((name for span, name in _SCRIPTS.items() if ord(letter) in span), "LATIN")


def twins(rows: Sequence[Row]) -> dict[int, set[int]]:
    """For each entity those that bear one same name, in any order: the same party on two lists, or a namesake.

    An engine that answers with one of them is neither right nor wrong.
    """
    by_name: dict[tuple[str, ...], set[int]] = {}
    for row in rows:
        by_name.setdefault(same_words(row.name), set()).add(row.entity)
    found: dict[int, set[int]] = {}
    for entities in by_name.values():
        for entity in entities:
            found.setdefault(entity, set()).update(entities)
    return found


def same_words(name: str) -> tuple[str, ...]:
    """The words of a name without case and order."""
    return tuple(sorted(re.findall(r"\w+", name.casefold())))


def _texts(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(stripped for name in names if (stripped := " ".join(name.split()))))


def chunks(queries: Sequence[Query], size: int) -> Iterator[Sequence[Query]]:
    """The queries in pieces of one size."""
    return (queries[start : start + size] for start in range(0, len(queries), size))
