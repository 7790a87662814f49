"""Names in parts within a nested record, put together: {"owners": [{"firstName": "Max", "lastName": "Example"}]}.

Paths do not tell which first name goes with which last name where a list has several members, and a part of a name alone
is like nobody on a list.
"""

from collections.abc import Collection, Sequence

from seawall.payments.tables.cells import MAX_NESTING, Nested
from seawall.payments.tables.columns import target_of
from seawall.payments.tables.synonyms import Target

_PARTS = (Target.FIRST_NAME, Target.MIDDLE_NAME, Target.LAST_NAME)
_LEAST_PARTS = 2


def with_whole_names(value: object, mapped: Collection[str] = (), path: str = "", depth: int = 0) -> object:
    """The record with one name in place of the parts of each inner object; those at its top are the customer's own.

    mapped holds the paths that the user named himself: they stay as they are.
    """
    if depth >= MAX_NESTING:
        return value
    if isinstance(value, list | tuple):
        return [with_whole_names(member, mapped, path, depth + 1) for member in value]
    if isinstance(value, Nested | dict):
        pairs = list(value.pairs if isinstance(value, Nested) else value.items())
        inner = [
            (str(name), with_whole_names(below, mapped, f"{path}.{name}" if path else str(name), depth + 1))
            for name, below in pairs
        ]
        return Nested(tuple(_joined(inner, mapped, path) if path else inner))
    return value


def _joined(pairs: Sequence[tuple[str, object]], mapped: Collection[str], path: str) -> Sequence[tuple[str, object]]:
    places = [place for place, (name, text) in enumerate(pairs) if _part(path, name) in _PARTS and _says(text)]
    targets = [_part(path, pairs[place][0]) for place in places]
    is_mapped = any(f"{path}.{pairs[place][0]}" in mapped for place in places)
    if len(places) < _LEAST_PARTS or len(set(targets)) < len(targets) or is_mapped:
        return pairs
    in_order = sorted(places, key=lambda place: _PARTS.index(targets[places.index(place)]))
    whole = " ".join(str(pairs[place][1]).strip() for place in in_order)
    return [("full name", whole), *(pair for place, pair in enumerate(pairs) if place not in places)]


def _part(path: str, name: str) -> Target | None:
    """Which part of a name an inner value is: "firstName", and "first" below "name"."""
    own = target_of(name)
    is_below_name = target_of(path.rpartition(".")[2]) in {Target.NAME, Target.ALIAS}
    return own or (target_of(f"{name} name") if is_below_name else None)


def _says(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip())
