"""What joins entities, to links, identifiers and facts of the entity at whose end one stands."""

from seawall.entities import Address, Fact, Identifier, IdentifierKind, Link, PartialDate
from seawall.entities.ftm.words import BOOKKEEPING, DOCUMENTS, RELATIONS
from seawall.lists.draft import Draft
from seawall.lists.ftm.around import Around
from seawall.lists.ftm.record import Record

_UNKNOWN = "FollowTheMoney has no such property"
# An edge may join one party with thousands; a party's page shows so many.
MAX_LINKS = 10_000


def tie(draft: Draft, joined: Record, party: Record, around: Around) -> None:
    """Enter one edge or document that names the party."""
    row = joined.row
    if joined.is_a("Identification"):
        _document(draft, joined)
    elif joined.is_a("CryptoWallet"):
        _wallet(draft, joined)
    elif joined.is_a("Security"):
        _security(draft, joined)
    elif joined.schema == "Occupancy":
        _post(draft, joined, around)
    elif row is not None and row.joins:
        _edge(draft, joined, party, around)
    else:
        draft.facts.append(Fact(joined.schema, _said(draft, joined, row.points_at() if row else ()) or joined.id))


def _document(draft: Draft, paper: Record) -> None:
    """An identity document. One that stands with the party too, as a bare number, is known by its kind and number."""
    label, country = "; ".join(paper.texts("type")), paper.first("country")
    kind = IdentifierKind.PASSPORT if paper.is_a("Passport") else _kind(label)
    issued, expires = _date(draft, paper, "startDate"), _date(draft, paper, "endDate")
    numbers = dict.fromkeys((*paper.texts("number"), *paper.texts("passportNumber")))
    personal = paper.texts("personalNumber")
    note = _said(draft, paper, ("holder",))
    for number in numbers:
        made = Identifier(kind, number, label, country, issued=issued, expires=expires, note=note)
        same = [at for at, known in enumerate(draft.identifiers) if known.kind is kind and known.value == number]
        if same and not draft.identifiers[same[0]].note:
            draft.identifiers[same[0]] = made
        else:
            draft.identifiers.append(made)
    draft.identifiers.extend(Identifier(IdentifierKind.NATIONAL_ID, number, label, country) for number in personal)
    if not (numbers or personal):
        draft.facts.append(Fact(paper.schema, "; ".join(filter(None, (label, country, note))) or "without a number"))


def _kind(label: str) -> IdentifierKind:
    words = label.casefold()
    return next((kind for word, kind in DOCUMENTS if word in words), IdentifierKind.OTHER)


def _wallet(draft: Draft, wallet: Record) -> None:
    currency = wallet.first("currencySymbol")
    draft.identifiers.extend(
        Identifier(IdentifierKind.WALLET, address, "CryptoWallet", currency=currency)
        for name in ("publicKey", "cryptoAddress")
        for address in wallet.texts(name)
    )


def _security(draft: Draft, security: Record) -> None:
    """A security's number names its issuer in a payment for it."""
    draft.identifiers.extend(Identifier(IdentifierKind.ISIN, number, "Security") for number in security.texts("isin"))


def _post(draft: Draft, held: Record, around: Around) -> None:
    posts = [post for post_id in held.texts("post") if (post := around.record(post_id))]
    words = "; ".join(name for post in posts for name in post.has("name"))
    said = _said(draft, held, ("holder", "post"))
    draft.facts.append(Fact("Occupancy", f"{words} ({said})" if words and said else words or said or held.id))


def _edge(draft: Draft, edge: Record, party: Record, around: Around) -> None:
    assert edge.row is not None
    assert edge.row.joins is not None
    source, target = edge.row.joins
    both = (edge.texts(source), edge.texts(target))
    is_source = party.id in both[0]
    others = [end for end in both[1] if is_source] or [end for end in both[0] if end != party.id]
    relation = _relation(edge, source, target, is_source=is_source)
    said = _said(draft, edge, ())
    for end in others:
        if len(draft.links) >= MAX_LINKS:
            draft.problem(edge.schema, edge.id, f"more than {MAX_LINKS:,} links of one party: this one is not kept")
            return
        draft.links.append(Link(f"{relation} ({said})" if said else relation, around.caption(end), end))


def _relation(edge: Record, source: str, target: str, *, is_source: bool) -> str:
    if edge.schema == "UnknownLink" and is_source and (role := edge.first("role")):
        return role  # what the tie is, in the words of who knows it
    words = RELATIONS.get(edge.schema, (f"{edge.schema}: {target}", f"{edge.schema}: {source}"))
    return words[0] if is_source else words[1]


def _said(draft: Draft, record: Record, ends: tuple[str, ...]) -> str:
    """Everything else that a record says, in a line: "percentage 60; startDate 2019-05"."""
    pieces = []
    for name in record.left:
        if name in ends or name in BOOKKEEPING:
            continue
        values = ", ".join(record.texts(name))
        if record.row is not None and name not in record.row.properties:
            draft.leave(f"{record.schema}.{name}", values, _UNKNOWN)
        elif values:
            pieces.append(f"{name} {values}")
    return "; ".join(pieces)


def _date(draft: Draft, record: Record, name: str) -> PartialDate | None:
    text = record.first(name)
    found = PartialDate.parse(text) if text else None
    if text and found is None:
        draft.leave(f"{record.schema}.{name}", text, "not a date")
    return found


def address_of(draft: Draft, record: Record) -> Address | None:
    """An address as its own parts say it, else as its full text does; None where it says nothing."""
    full = "; ".join(record.texts("full"))
    street = ", ".join((*record.texts("street"), *record.texts("street2"), *record.texts("postOfficeBox")))
    city, code = ", ".join(record.texts("city")), ", ".join(record.texts("postalCode"))
    region = ", ".join(dict.fromkeys((*record.texts("region"), *record.texts("state"))))
    country = record.first("country")
    note = "; ".join((*record.texts("remarks"), *filter(None, (_said(draft, record, ("name",)),))))
    parts = (street, city, region, code)
    if not any(parts):
        street = full
    elif any(part not in full for part in parts if part) or len(full) > sum(map(len, parts)) + 40:
        # What the full text says beyond its parts; 40 letters are a country and some commas.
        note = "; ".join(filter(None, (full, note)))
    found = Address(street, city, region, code, country, code_of(country), note)
    return found if any((street, city, region, code, country, note)) else None


def code_of(country: str) -> str:
    """The code of a country that is given as one, as FollowTheMoney's are; other words stand in `country` alone."""
    bare = country.strip().lower()
    return bare if len(bare) == 2 and bare.isascii() and bare.isalpha() else ""
