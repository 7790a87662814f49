"""The story of a brief: a party's claims and listings, its exposure where logs were read, and what is written of all that."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from seawall.attribute import Attributed, Attributing, attribute
from seawall.attribution import drawing_of
from seawall.briefs import Asked, Brief, tell
from seawall.claims import Claim
from seawall.corpus import ENGINE
from seawall.obligations import Obligation

if TYPE_CHECKING:
    from seawall.exposure.found import Exposure


def brief(
    claims: Iterable[Claim], asking: Attributing, files: Mapping[str, str], exposure: "Exposure | None" = None,
    obligations: Sequence[Obligation] = (),
) -> Brief:  # fmt: skip
    """The brief of a party. files are the files of claims, each by its hash. UnknownEntity where nobody knows the party."""
    return brief_of(attribute(claims, asking), asking, files, exposure, obligations)


def brief_of(
    found: Attributed, asking: Attributing, files: Mapping[str, str], exposure: "Exposure | None" = None,
    obligations: Sequence[Obligation] = (),
) -> Brief:  # fmt: skip
    """The brief of what was attributed."""
    name = found.starts[0].name
    drawing = drawing_of(found.shown, found.asked, f"Who is tied to {name}")
    return tell(Asked(found.whole, found.starts, drawing, found.notes, _rests_on(asking, files)), exposure, obligations)


def _rests_on(asking: Attributing, files: Mapping[str, str]) -> dict[str, str]:
    lists = asking.corpus.version if asking.corpus else "no lists were asked"
    return {"seawall": ENGINE, **{f"claims: {name}": f"sha256 {digest}" for name, digest in files.items()}, "lists": lists}
