"""Policy files: read strictly, refused with the place of what is misspelt, missing or senseless."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import files

import msgspec

from seawall.decisions.bar import LONGER_NAME
from seawall.decisions.evidence import Where
from seawall.decisions.outcome import Outcome
from seawall.decisions.policy import Policy
from seawall.decisions.policy_names import SHIPPED, misspelt
from seawall.decisions.rows import Thresholds, WeakAkaRule
from seawall.entities import Role
from seawall.errors import SettingRefused

# The fields that a rule may speak of: free text and other kinds of place, longer names, and the roles of parties.
_FIELDS = frozenset({*map(str, Where), LONGER_NAME, *map(str, Role)})
_REACHES = frozenset({"yes", "no", "doubt"})


def read_policy(data: bytes, name: str) -> Policy:
    """Read a policy file. Raises SettingRefused with the place for anything misspelt, missing or senseless."""
    try:
        policy = msgspec.convert(tomllib.loads(data.decode("utf-8")), Policy)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        raise SettingRefused(f"the policy {name} can't be read: {error}") from error
    for wrong in _senseless(policy):
        raise SettingRefused(f"the policy {name} makes no sense: {wrong}")
    return msgspec.structs.replace(policy, version=sha256(data).hexdigest()[:16])


def shipped_policy(regime: str) -> Policy:
    """The policy that ships for a person bound by a regime's law: "us", "uk" or "eu". SettingRefused for another."""
    if regime not in SHIPPED:
        raise SettingRefused(f"no policy ships for {regime!r}; there are {', '.join(SHIPPED)}")
    return read_policy((files("seawall.decisions") / f"{regime}.toml").read_bytes(), f"{regime}.toml")


def us_policy() -> Policy:
    """The policy that ships for a person bound by United States law."""
    return shipped_policy("us")


def with_overrides(policy: Policy, review: float | None, weak_aka: WeakAkaRule | None) -> Policy:
    """The policy with another review threshold, for all types, or weak a.k.a. rule; its version names the change too.

    Raises SettingRefused where the threshold is not between 0 and 1.
    """
    changed = policy
    if review is not None:
        if not 0 < review < 1:
            raise SettingRefused(f"a threshold lies between 0 and 1, not at {review}")
        told = "the review threshold was set by the user"
        limits = Thresholds(review, max(review, policy.thresholds.certain), told)
        rows = tuple(
            msgspec.structs.replace(row, review=review, certain=max(review, row.certain), reason=told)
            for row in policy.type_thresholds
        )
        changed = msgspec.structs.replace(changed, thresholds=limits, type_thresholds=rows)
    if weak_aka is not None:
        changed = msgspec.structs.replace(changed, weak_aka=(weak_aka,))
    if changed is policy:
        return policy
    written = msgspec.json.encode(msgspec.structs.replace(changed, version=policy.version))
    return msgspec.structs.replace(changed, version=sha256(written).hexdigest()[:16])


def _senseless(policy: Policy) -> Iterator[str]:
    """What a well-formed policy can't mean, each with its place."""
    yield from _bad_thresholds(policy)
    if "*" not in {rule.list for rule in policy.weak_aka}:
        yield 'weak_aka: a rule for all lists ("*") is missing'
    if policy.resubmission_days is not None and policy.resubmission_days < 1:
        yield f"resubmission_days: a payment comes again within 1 day or more, not {policy.resubmission_days}"
    if policy.version:
        yield "version: it is the hash of the file, and is not written in it"
    yield from _doubled(policy)
    yield from _bad_windows(policy)
    yield from _foreign_outcomes(policy)
    yield from _loose_ends(policy)
    yield from misspelt(policy)
    for where, text in _explanations(policy):
        if not text.strip():
            yield f"{where}: an examiner will ask for it, so it must not be empty"


def _bad_thresholds(policy: Policy) -> Iterator[str]:
    if not 0 < policy.thresholds.review <= policy.thresholds.certain < 1:
        yield "thresholds: it needs 0 < review ≤ certain < 1"
    for place, row in enumerate(policy.type_thresholds):
        if not 0 < row.review <= row.certain < 1:
            yield f"type_thresholds[{place}] ({row.type}): it needs 0 < review ≤ certain < 1"
    for place, rule in enumerate(policy.field):
        if not 0 <= rule.review < 1:
            yield f"field[{place}] ({rule.field}): review must lie between 0 and 1"
        if rule.field not in _FIELDS:
            yield f"field[{place}]: no field is called {rule.field!r}; there are {', '.join(sorted(_FIELDS))}"


def _doubled(policy: Policy) -> Iterator[str]:
    yield from _twice("weak_aka", "list", [rule.list for rule in policy.weak_aka])
    yield from _twice("type_thresholds", "type", [row.type for row in policy.type_thresholds])
    yield from _twice("poor_name", "name", [rule.name for rule in policy.poor_name])
    yield from _twice("authority", "programme", [row.programme for row in policy.authority])
    yield from _twice("field", "field", [row.field for row in policy.field])
    yield from _twice("measure", "name", [row.name for row in policy.measure])
    yield from _twice("part", "part", [row.part for row in policy.part])
    yield from _twice("licence", "id", [row.id for row in policy.licence])


def _twice(table: str, field: str, values: Sequence[str]) -> Iterator[str]:
    for value, count in Counter(values).items():
        if count > 1:
            yield f"{table}: there are {count} rows with {field} {value!r}, and only one can hold"


def _bad_windows(policy: Policy) -> Iterator[str]:
    for table in ("effect", "measure", "jurisdiction", "licence"):
        for place, row in enumerate(getattr(policy, table)):
            if row.valid_to is not None and row.valid_to < row.valid_from:
                called = getattr(row, "list", "") or getattr(row, "id", "")
                yield f"{table}[{place}] ({called}): it ends on {row.valid_to}, before it begins"
    for place, window in enumerate(policy.tenor):
        if window.debt_over < 0:
            yield f"tenor[{place}] ({window.measure}): a tenor can't be negative"
        if window.issued_from and window.issued_to and window.issued_to < window.issued_from:
            yield f"tenor[{place}] ({window.measure}): it ends on {window.issued_to}, before it begins"


def _foreign_outcomes(policy: Policy) -> Iterator[str]:
    """A regime that knows no rejecting must not reject by any row; review and release every regime knows."""
    known = {*policy.outcomes, Outcome.REVIEW, Outcome.RELEASE}
    for table in ("effect", "measure", "jurisdiction"):
        for place, row in enumerate(getattr(policy, table)):
            if row.outcome not in known:
                yield f"{table}[{place}]: {policy.regime} knows no {row.outcome} (outcomes)"
    for place, label in enumerate(policy.measure_label):
        if label.unknown not in known:
            yield f"measure_label[{place}]: {policy.regime} knows no {label.unknown} (outcomes)"
    for place, rule in enumerate(policy.part):
        if rule.most not in known:
            yield f"part[{place}]: {policy.regime} knows no {rule.most} (outcomes)"


def _loose_ends(policy: Policy) -> Iterator[str]:
    names = {row.name for row in policy.measure}
    for place, window in enumerate(policy.tenor):
        if window.measure not in names:
            yield f"tenor[{place}]: there is no measure {window.measure!r}"
    for place, flow in enumerate(policy.flow_down):
        if flow.reaches not in _REACHES:
            yield f'flow_down[{place}] ({flow.list}): reaches is "yes", "no" or "doubt", not {flow.reaches!r}'
    for place, licence in enumerate(policy.licence):
        if (licence.most_amount is None) is not (not licence.currency):
            yield f"licence[{place}] ({licence.id}): most_amount and currency belong together"
        if not (licence.programmes or licence.lists or licence.entities or licence.jurisdictions):
            yield f"licence[{place}] ({licence.id}): it says nothing of what it covers"


def _explanations(policy: Policy) -> Iterator[tuple[str, str]]:
    yield "thresholds.reason", policy.thresholds.reason
    yield "unknown_list", policy.unknown_list
    for table in ("weak_aka", "type_thresholds", "poor_name", "field"):
        for place, row in enumerate(getattr(policy, table)):
            yield f"{table}[{place}].reason", row.reason
    for table in ("effect", "measure", "jurisdiction", "part"):
        for place, row in enumerate(getattr(policy, table)):
            yield f"{table}[{place}].requires", row.requires
    for table in ("effect", "measure", "tenor", "jurisdiction", "flow_down", "part", "licence"):
        for place, row in enumerate(getattr(policy, table)):
            yield f"{table}[{place}].cite", row.cite
