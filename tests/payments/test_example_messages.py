"""The example messages are read whole, and are valid against the official schemas where these are at hand."""

from pathlib import Path

import pytest
from lxml import etree

from seawall.payments import Payment, read

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "messages"
KEYS = {
    "cover": ("pacs.009.001.08", ["COV-01"]),
    "order": ("pain.001.001.09", ["ORD-01", "ORD-02"]),
    "statement": ("camt.053.001.08", ["STM-01", "STM-02", "N-2"]),
}


@pytest.mark.parametrize("name", KEYS)
def test_an_example_message_is_read_without_problems(name: str) -> None:
    with (EXAMPLES / f"{name}.xml").open("rb") as stream:
        found = list(read(stream, name))
    assert [(item.format, item.key, item.problems) for item in found if isinstance(item, Payment)] == [
        (KEYS[name][0], key, ()) for key in KEYS[name][1]
    ]


@pytest.mark.parametrize("name", KEYS)
def test_an_example_message_is_valid(name: str, shared_data: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared_data / "payments" / "iso20022" / "xsd" / f"{KEYS[name][0]}.xsd"))
    root = etree.parse(EXAMPLES / f"{name}.xml").getroot()
    document = root if etree.QName(root).localname == "Document" else root.find("{*}Document")
    assert document is not None
    schema.assertValid(etree.ElementTree(document))
