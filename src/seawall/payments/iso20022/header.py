"""The business application header (head.001): sender and receiver as parties, and what market practice compares."""

import re
from dataclasses import dataclass, field

from seawall.payments.iso20022.node import Node, tree
from seawall.payments.iso20022.reading import Reading, take_unread
from seawall.payments.iso20022.roles import BUSINESS_HEADER, read_parties
from seawall.payments.subject import FreeText
from seawall.records import Element

# CBPR+ usage guidelines, SR2025 and SR2026: swift.cbprplus.03, swift.cbprplus.cov.03, swift.cbprplus.adv.04 …
_CBPR_SERVICE = re.compile(r"swift\.cbprplus\..{0,20}")
# The element in which SWIFT's FINplus hands over a message (header and document side by side).
_FINPLUS = "RequestPayload"
_NO_PARTIES = (
    "CharSet", "BizMsgIdr", "MsgDefIdr", "BizSvc", "MktPrctc/Regy", "MktPrctc/Id", "CreDt", "BizPrcgDt",
    "MsgRef", "CrDate", "From/Type", "To/Type",
)  # fmt: skip
# Whoever makes up an identifier may put a name in it: words with a blank between, or one longer than codes are.
_MAY_NAME = re.compile(r".*\s.*|[^\W\d_]{10,}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Header:
    """One header; empty texts where it says nothing or where there is none."""

    message_id: str = ""
    definition: str = ""
    service: str = ""
    copy: str = ""
    priority: str = ""
    sender: str = ""
    receiver: str = ""
    is_cbpr: bool = False
    reading: Reading = field(default_factory=lambda: Reading("", ""))


def read_header(item: Element, source: str) -> Header:
    """Read an AppHdr; it binds the message to CBPR+ where its business service or its envelope says so."""
    reading = Reading(source, f"/{item.path}")
    node = tree(item.xml, reading.place)
    said = {name: _said(node, name) for name in ("BizMsgIdr", "MsgDefIdr", "BizSvc", "CpyDplct", "Prty")}
    sender, receiver = _said(node, "Fr/FIId/FinInstnId/BICFI"), _said(node, "To/FIId/FinInstnId/BICFI")
    is_finplus = _FINPLUS in item.path.split("/") and node.first("MktPrctc") is None
    is_cbpr = _CBPR_SERVICE.fullmatch(said["BizSvc"]) is not None or (is_finplus and bool(sender and receiver))
    read_parties(node, BUSINESS_HEADER, reading)
    _take_rest(node, reading)
    return Header(
        said["BizMsgIdr"], said["MsgDefIdr"], said["BizSvc"], said["CpyDplct"], said["Prty"], sender, receiver,
        is_cbpr, reading,
    )  # fmt: skip


def _take_rest(node: Node, reading: Reading) -> None:
    """Identifiers, services and practices name nobody, unless they are words: then they are texts. A signature is none."""
    node.children = [child for child in node.children if child.name != "Sgntr"]
    for inner in (node, *node.all("Rltd")):
        inner.children = [child for child in inner.children if child.name != "Sgntr"]
        for name in _NO_PARTIES:
            for said in inner.all(*name.split("/")):
                place, text = said.place, said.take_own()
                if _MAY_NAME.fullmatch(text):
                    reading.free_texts.append(FreeText(text, place))
    take_unread(node, reading)


def _said(node: Node, path: str) -> str:
    found = node.first(*path.split("/"))
    return found.text if found else ""
