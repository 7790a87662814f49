"""Labelled pairs: where they come from, and the halves they are kept in."""

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import yaml

from bench.data import labelled_companies, labelled_people, read_csv, shared

Properties = dict[str, list[str]]
_Item = TypeVar("_Item")
_SEED = 20261121
# So many pairs of each rule are drawn from the hand-labelled US names.
_DERIVED = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities as FollowTheMoney properties, whether they are one, and how sure the labeller was."""

    source: str
    group: str
    schema: str
    one: Properties
    two: Properties
    match: bool
    quality: str
    category: str = ""

    @property
    def is_development(self) -> bool:
        """One half by hash is for looking at; the other is only ever counted."""
        text = "|".join((self.schema, str(sorted(self.one.items())), str(sorted(self.two.items()))))
        return hashlib.sha256(text.encode()).digest()[0] % 2 == 0


def all_pairs() -> list[Pair]:
    """Every labelled pair, in a fixed order."""
    return [*_name_bench(), *_entity_checks(), *_cross_script(), *_once([*_people(), *_companies()])]


def _once(pairs: Iterable[Pair]) -> list[Pair]:
    """Hand-labelled names repeat; a pair counts once."""
    return list({(str(pair.one), str(pair.two)): pair for pair in pairs}.values())


def labelled_both_ways(pairs: Iterable[Pair]) -> list[tuple[str, str]]:
    """Names of pairs that their sources call a match in one place and none in another: no scorer can be right on both."""
    said: dict[tuple[str, str], set[bool]] = {}
    for pair in pairs:
        if pair.one.keys() == pair.two.keys() == {"name"}:
            said.setdefault((pair.one["name"][0].casefold(), pair.two["name"][0].casefold()), set()).add(pair.match)
    return [names for names, labels in said.items() if len(labels) > 1]


def _name_bench() -> Iterator[Pair]:
    for row in read_csv("names/bench/cases.csv"):
        yield Pair(
            "name_bench",
            row["case_group"],
            row["schema"],
            {"name": [row["name1"]]},
            {"name": [row["name2"]]},
            row["is_match"] == "true",
            row["quality"],
            row["category"],
        )


def _entity_checks() -> Iterator[Pair]:
    checks = yaml.safe_load((shared() / "names/entity_checks/checks.yml").read_text(encoding="utf-8"))["checks"]
    for check in checks:
        one, two = _properties(check["query"]), _properties(check["candidate"])
        yield Pair(
            "entity_checks", "entity_checks", check["schema"], one, two, check["match"], "", check.get("label") or ""
        )


def _properties(raw: dict[str, str | list[str]]) -> Properties:
    return {key: [str(x) for x in (value if isinstance(value, list) else [value])] for key, value in raw.items()}


def _cross_script() -> Iterator[Pair]:
    """Each name with its romanisation, and with the next one that belongs to somebody else."""
    lines = (shared() / "names/cross_script/cross_script_pairs.csv").read_text(encoding="utf-8").splitlines()
    rows = [line.split(",")[:2] for line in lines if line and not line.startswith("#")]
    for place, (original, latin) in enumerate(rows):
        yield _names("cross_script", "Person", original, latin, match=True)
        other = next(two for _, two in [*rows[place + 1 :], *rows] if not set(two.split()) & set(latin.split()))
        yield _names("cross_script", "Person", original, other, match=False)


def _people() -> Iterator[Pair]:
    """From hand-labelled US names. Matches: family name first; middle name to initial, or left out; a title added.

    Non-matches: another given name; another family name; given and middle name the same but another family name.
    """
    people = [dict(reversed(pieces)) for pieces in labelled_people() if _is_plain_person(pieces)]
    rng = random.Random(_SEED)
    for person, other in zip(_drawn(rng, people), _drawn(rng, people), strict=True):
        given, family = person["GivenName"], person["Surname"]
        middle = person.get("MiddleName", "")
        full = " ".join(filter(None, (given, middle, family)))
        yield _derived("people: family name first", "Person", full, f"{family}, {given} {middle}".strip(), match=True)
        yield _derived("people: title", "Person", full, f"{rng.choice(['Mr', 'Dr', 'Ms'])} {full}", match=True)
        if middle:
            yield _derived("people: middle name", "Person", full, f"{given} {middle[0]}. {family}", match=True)
            yield _derived("people: middle name", "Person", full, f"{given} {family}", match=True)
        if _differ(given, other["GivenName"]):
            yield _derived("people: other given name", "Person", full, f"{other['GivenName']} {family}", match=False)
        if _differ(family, other["Surname"]):
            yield _derived("people: other family name", "Person", full, f"{given} {other['Surname']}", match=False)


def _is_plain_person(pieces: Sequence[tuple[str, str]]) -> bool:
    labels = [label for label, _ in pieces]
    plain = {"GivenName", "MiddleName", "Surname"}
    return set(labels) <= plain and len(labels) == len(set(labels)) >= 2 and all(_is_word(word) for _, word in pieces)


def _is_word(word: str) -> bool:
    return len(word) > 2 and word.isalpha()


def _companies() -> Iterator[Pair]:
    """Matches: the legal form left out, or written in full. Non-matches: the own words of one with the rest of another."""
    companies = [(name, pieces) for name, pieces in labelled_companies() if _is_company(pieces)]
    rng = random.Random(_SEED + 1)
    for (name, pieces), (_, other) in zip(_drawn(rng, companies), _drawn(rng, companies), strict=True):
        own = " ".join(word for label, word in pieces if label == "CorporationName")
        rest = " ".join(word for label, word in pieces if label != "CorporationName")
        others = " ".join(word for label, word in other if label == "CorporationName")
        bare = " ".join(word for label, word in pieces if label != "CorporationLegalType")
        if bare != name:
            yield _derived("companies: legal form left out", "Company", name, bare, match=True)
        yield _derived(
            "companies: upper case", "Company", name, name.upper().replace(",", "").replace(".", ""), match=True
        )
        if _differ(own, others):
            yield _derived("companies: other own words", "Company", f"{own} {rest}", f"{others} {rest}", match=False)


def _is_company(pieces: Sequence[tuple[str, str]]) -> bool:
    labels = {label for label, _ in pieces}
    own = [word for label, word in pieces if label == "CorporationName"]
    return {"CorporationName", "CorporationLegalType"} <= labels and sum(map(len, own)) > 6 and "AKA" not in labels


def _differ(one: str, two: str) -> bool:
    mine, others = set(one.lower().split()), set(two.lower().split())
    return not mine & others and not any(a[:3] == b[:3] for a in mine for b in others)


def _drawn(rng: random.Random, items: Sequence[_Item]) -> list[_Item]:
    return rng.sample(items, min(_DERIVED, len(items)))


def _derived(category: str, schema: str, one: str, two: str, *, match: bool) -> Pair:
    return _names("probablepeople", schema, one, two, match=match, category=category)


def _names(source: str, schema: str, one: str, two: str, *, match: bool, category: str = "") -> Pair:  # noqa: PLR0913
    return Pair(source, source, schema, {"name": [one]}, {"name": [two]}, match, "", category)


def groups(pairs: Iterable[Pair]) -> list[str]:
    """The groups in the order they come."""
    return list(dict.fromkeys(pair.group for pair in pairs))
