"""The fields of an item that may be completed later, as a form: what is said otherwise than before is amended."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from seawall.audit.events import PropertyAmended, PropertyBlocked
from seawall.hold import Hand
from seawall.ledger import Property, commands
from seawall.ledger.amounts import product
from seawall.web.desk.forms import Field, Said
from seawall.web.desk.targets import HINT, targets_of, written
from seawall.web.house import House

AMEND_FIELDS = (
    Field("description", "Description", hint="what it is, in words"),
    Field("location", "Location", hint="where it is"),
    Field("holder", "Holder", hint="the blocked account's bank, or the place"),
    Field("account", "Account", hint="the blocked account it is held in"),
    Field("target", "Sanctions targets", "area", hint=HINT),
    Field("authority", "Legal authorities", "area", hint="one a line"),
    Field("usd", "Value in US dollars", "number"),
    Field("rate", "Rate", "number", hint="US dollars for one of the currency"),
    Field("rate_source", "Source of the rate"),
    Field("estimated", "The value is estimated", "yes"),
    Field("transaction", "Type of transaction", hint="incoming wire, pacs.008"),
    Field("transaction_on", "Day of the transaction", "day"),
    Field("participants", "Participants", "area", hint="all of them, with their locations"),
    Field("reference", "References", "area", hint="one a line"),
    Field("narrative", "Narrative", "area", hint="what else is to be said"),
    Field("why", "Why it is amended", required=True),
)
_TEXTS = ("description", "location", "holder", "account", "rate_source", "transaction", "participants", "narrative")


def as_said(item: Property) -> Mapping[str, str]:
    """What the form holds when it is opened: the item as it stands."""
    facts = item.facts
    texts = {name: str(getattr(facts, name)) for name in _TEXTS}
    return texts | {
        "target": written(facts.targets),
        "authority": "\n".join(facts.authorities),
        "usd": "" if facts.usd is None else f"{facts.usd:f}",
        "rate": "" if facts.rate is None else f"{facts.rate:f}",
        "estimated": "" if facts.is_actual else "yes",
        "transaction_on": facts.transaction_on.isoformat() if facts.transaction_on else "",
        "reference": "\n".join(facts.references),
    }


def amended(item: Property, said: Said, hand: Hand, house: House) -> commands.Said:
    """The amendment that a form comes to."""
    facts, corpus = item.facts, house.corpus()
    texts: dict[str, Any] = {name: _other(said, name, str(getattr(facts, name))) for name in _TEXTS}
    targets = targets_of(said, "target", corpus) if _is_other(said, "target", written(facts.targets)) else None
    lines = _is_other(said, "authority", "\n".join(facts.authorities))
    references = _is_other(said, "reference", "\n".join(facts.references))
    rate, usd = said.maybe_number("rate"), said.maybe_number("usd")
    if usd == facts.usd and rate != facts.rate and rate is not None:
        usd = product(facts.amount, rate)
    is_actual = not said.yes("estimated")
    body = PropertyAmended(
        why=said.text("why"), **texts, targets=targets,
        authorities=said.lines("authority") if lines else None,
        usd=usd if usd is not None and usd != facts.usd else None, is_actual=is_actual if is_actual != facts.is_actual else None,
        rate=rate if rate is not None and rate != facts.rate else None,
        references=said.lines("reference") if references else None,
        transaction_on=_other_day(said.maybe_day("transaction_on"), facts),
    )  # fmt: skip
    return commands.amend(item, body, hand.actor)


def _other(said: Said, name: str, before: str) -> str | None:
    return said.text(name) if _is_other(said, name, before) else None


def _is_other(said: Said, name: str, before: str) -> bool:
    """Whether a field was sent and says something else; one that did not come leaves what was."""
    return name in said.texts and said.text(name) != before.strip()


def _other_day(day: date | None, facts: PropertyBlocked) -> date | None:
    return None if day == facts.transaction_on else day
