"""The brief of a hunt: what is known of its party, with what one's own logs met and what follows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from seawall.attribute import Attributing
from seawall.brief import Beside, brief
from seawall.briefs import Brief
from seawall.cli.context import open_policy
from seawall.corpus import Corpus
from seawall.errors import SettingRefused, UnknownEntity
from seawall.obligations import Following, following
from seawall.reports.brief import BriefOutput

if TYPE_CHECKING:
    from seawall.exposure.found import Exposure
    from seawall.hunt import Question


@dataclass(frozen=True, slots=True)
class Briefs:
    """Two briefs of one hunt: for the reader, and for the evidence, which holds nothing of the house's own books."""

    told: Brief
    evidence: Brief


def check(outputs: list[Path], party: str) -> list[BriefOutput]:
    """The files that a brief goes to; SettingRefused where no party is asked about: a brief is about somebody."""
    if outputs and not party:
        raise SettingRefused("--brief is about a party: give --party")
    return [BriefOutput(path) for path in outputs]


def briefs(found: "Exposure", asked: "Question", lists: Corpus | None, told: Following) -> Briefs:
    """The briefs of a hunt's party."""
    # Evidence is the same for whoever has the logs and the claims: neither books nor days that only the house or they know.
    facts = replace(told.facts, nexuses=(), incident_on=None, material_on=None)
    without_books = following(facts, found.as_of.date())
    return Briefs(_brief(found, asked, lists, told), _brief(found, asked, lists, without_books))


def _brief(found: "Exposure", asked: "Question", lists: Corpus | None, told: Following) -> Brief:
    files = {f"{place}: {file.name}": file.sha256 for place, file in enumerate(asked.given.files, 1)}
    beside = Beside(files, found, told)
    certain = open_policy(None, None, None).thresholds.certain
    for name in _names(found):
        try:
            return brief(asked.given.claims, Attributing(name, corpus=lists, certain=certain), beside)
        except UnknownEntity as error:
            unknown = error
    raise unknown


def _names(found: "Exposure") -> Iterator[str]:
    """The words of the question, else what it was found to mean: a hunt forgives a typing error that a graph does not."""
    yield found.sought.asked
    yield from found.sought.nodes
    yield from found.sought.entities
