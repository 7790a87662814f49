"""The catalogue: every list that Seawall knows, and the reader of every format, joined from the publishers' folders.

A list is added by a folder that offers a `PUBLISHER`, and a line here.
"""

from seawall.lists.au.publisher import PUBLISHER as AU
from seawall.lists.ca.publisher import PUBLISHER as CA
from seawall.lists.ch.publisher import PUBLISHER as CH
from seawall.lists.csl.publisher import PUBLISHER as CSL
from seawall.lists.enrichment.publisher import PUBLISHER as ENRICHMENT
from seawall.lists.eu.publisher import PUBLISHER as EU
from seawall.lists.ftm.publisher import PUBLISHER as FTM
from seawall.lists.ofac.publisher import PUBLISHER as OFAC
from seawall.lists.own.publisher import PUBLISHER as OWN
from seawall.lists.publisher import Apart, Publisher, Readers
from seawall.lists.row import ListRow
from seawall.lists.uk.publisher import PUBLISHER as UK
from seawall.lists.un.publisher import PUBLISHER as UN

PUBLISHERS: tuple[Publisher, ...] = (OFAC, CSL, UN, EU, UK, CA, AU, CH, FTM, ENRICHMENT, OWN)

CATALOG: tuple[ListRow, ...] = tuple(row for publisher in PUBLISHERS for row in publisher.rows)
# The lists of one who has set none; the others are optional.
USUAL: tuple[str, ...] = tuple(row.id for row in OFAC.rows)
BY_ID = {row.id: row for row in CATALOG}
READERS: Readers = {form: reader for publisher in PUBLISHERS for form, reader in publisher.readers.items()}
EDITIONS = {form: edition for publisher in PUBLISHERS for form, edition in publisher.editions.items()}


def told_apart(head: bytes, name: str) -> Apart | None:
    """What a file is, from its first bytes (HEAD_BYTES) and its name; None where it is of no known list."""
    found = (publisher.told_apart(head, name) for publisher in PUBLISHERS)
    return next((apart for apart in found if apart), None)
