"""Small listings of several authorities, for tests of clusters."""

from collections.abc import Iterable

from seawall.clusters import Judgement, judge
from seawall.clusters.find import party_of
from seawall.entities import (
    Designation,
    Entity,
    Fact,
    Identifier,
    IdentifierKind,
    ListedName,
    NameKind,
    PartialDate,
    Schema,
    Source,
)
from seawall.matching import compare

LISTS = {"ofac": ("us-ofac-sdn", "OFAC", "SDN"), "un": ("un-sc-consolidated", "UN", "UNSC"),
         "uk": ("uk-fcdo-sanctions", "UK", "Sanctions List"), "eu": ("eu-oj-annex", "EU", "Official Journal"),
         "au": ("au-dfat-consolidated", "AU", "Consolidated List")}  # fmt: skip


def entry(  # what a listing is made of
    entity_id: str,
    name: str,
    *more: str,
    schema: Schema = Schema.LEGAL_ENTITY,
    tags: tuple[str, ...] = ("CYBER2",),
    born: Iterable[str] = (),
    numbers: Iterable[tuple[IdentifierKind, str]] = (),
    country: str = "",
    facts: tuple[tuple[str, str], ...] = (),
    gender: str = "",
) -> Entity:
    """An entry of the list that its id begins with; names in quotes are weak."""
    list_id, authority, list_name = LISTS[entity_id.partition("-")[0]]
    aliases = (ListedName(text.strip("'"), NameKind.AKA, weak=text.startswith("'")) for text in more)
    dates = (PartialDate.parse(text) for text in born)
    return Entity(
        entity_id,
        schema,
        (ListedName(name, NameKind.PRIMARY), *aliases),
        (Designation(authority, list_name, tags),),
        Source(list_id, "made", entity_id),
        identifiers=tuple(Identifier(kind, value) for kind, value in numbers),
        birth_dates=tuple(date for date in dates if date),
        nationalities=(country,) if country else (),
        facts=tuple(Fact(label, value) for label, value in facts),
        gender=gender,
    )


def judged(one: Entity, two: Entity) -> Judgement:
    """The engine's judgement of two entries."""
    return judge(one, two, compare(party_of(one), two), "seawall test")


USCC = (IdentifierKind.USCC, "91110108562135265P")
OFAC = entry(
    "ofac-50543", "INTEGRITY TECHNOLOGY GROUP, INCORPORATED", "BEIJING INTEGRITY TECHNOLOGY COMPANY, LIMITED",
    "'YONGXIN ZHICHENG TECHNOLOGY GROUP COMPANY, LIMITED'", numbers=[USCC], country="China",
)  # fmt: skip
UK = entry("uk-CYB0113", "Integrity Technology Group Incorporated", "Integrity Tech", tags=("CYB",))
EU = entry(
    "eu-32019R0796-I.B-5", "Integrity Technology Group", "永信至诚科技集团股份有限公司",
    "Yongxin Zhicheng Technology Group Company Limited", tags=("EU-CYB",), numbers=[USCC],
)  # fmt: skip
