"""What is known of a file of claims beside its bytes: who published it, when, and how far it can be trusted."""

from dataclasses import dataclass, field
from datetime import datetime

from seawall.claims.claim import Place, Reading, Saying, Tlp
from seawall.claims.node import Node, NodeKind, node
from seawall.entities import PartialDate


@dataclass(frozen=True, slots=True)
class Source:
    """A file as its user hands it in; what the file itself says of any of this goes before it.

    file       its name, as the user knows it
    by, on     who published it, and when
    root       the investigation that it rests on
    owner      whose its indicators are, by the word of who loads it; None: they are only mentioned
    reading    how it was read: a publisher's own file is primary
    """

    file: str
    by: str = ""
    on: PartialDate | None = None
    retrieved: datetime | None = None
    url: str = ""
    root: str = ""
    owner: Node | None = field(default=None)
    reading: Reading = Reading.PRIMARY
    tlp: Tlp = Tlp.CLEAR

    def saying(
        self, row: str = "", *, by: str = "", on: PartialDate | None = None, tlp: Tlp | None = None, url: str = ""
    ) -> Saying:
        """Who says a row of this file; what is not given is the file's own."""
        place = Place(self.file, url or self.url, row=row)
        return Saying(
            by or self.by or self.file, place, on or self.on, self.retrieved, self.root, self.reading, tlp or self.tlp
        )  # fmt: skip

    @property
    def subject(self) -> Node:
        """Whose the file's indicators are: its owner, or nobody's but the document's that mentions them."""
        return self.owner or node(NodeKind.DOCUMENT, self.file)
