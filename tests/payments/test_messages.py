"""Every layout finds every party of its tables where the tables say; every sample message in the data is read whole."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from seawall.entities import Role
from seawall.errors import Problem
from seawall.payments import Payment
from seawall.payments.iso20022.layout import HEADER_BLOCKS, Layout
from seawall.payments.iso20022.message import MESSAGES
from seawall.payments.iso20022.roles import PartyRow
from seawall.payments.messages import LAYOUTS, parse

CASES = Path(__file__).resolve().parents[1] / "cases" / "iso20022_samples.csv"
FOLDERS = ("iso20022", "camt053", "fednow", "mt-mx-pairs")


def items(text: str | bytes) -> list[Payment | Problem]:
    return list(parse(BytesIO(text.encode() if isinstance(text, str) else text), "x.xml"))


def wrapped(path: str, inner: str) -> str:
    """Elements around a text, from the outside in."""
    for name in reversed(path.split("/")) if path else ():
        inner = f"<{name}>{inner}</{name}>"
    return inner


def message(layout: Layout, inside: str) -> str:
    """One transaction with the given inside, in its groups, behind a header."""
    path = layout.transactions[0] if layout.transactions else ""
    header = f"<{layout.header}><MsgId>M1</MsgId></{layout.header}>"
    return f"<Document><{layout.roots[0]}>{header}{wrapped(path, inside)}</{layout.roots[0]}></Document>"


def party(row: PartyRow) -> str:
    """A party under its table's path; one that only an account stands for gets an account."""
    path, _, reader = row
    body = {
        "read_agent": "<FinInstnId><BICFI>EXMPUS33</BICFI></FinInstnId>",
        "read_holder": "<Id><IBAN>IBAN1</IBAN></Id><Ownr><Nm>Example Holding AG</Nm></Ownr>",
        "read_tax_party": "<TaxId>TAX1</TaxId>",
    }.get(reader.__name__, "<Nm>Example Holding AG</Nm>")
    return wrapped(path, body)


def at(tree: Any, query: str) -> list[Any]:
    """What an XPath finds; lxml's stubs can't say that it is elements."""
    return list(tree.xpath(query))


def rows(layout: Layout) -> Iterator[tuple[str, PartyRow]]:
    """Each row of a layout's tables once, with the block that it stands in."""
    seen = set()
    for block, table in layout.parties:
        for row in table:
            place = f"{block}/{row[0]}".strip("/")
            if place not in seen:
                seen.add(place)
                yield block, row


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_every_party_of_a_layout_is_found_with_its_role_and_exact_place(layout: Layout) -> None:
    for block, row in rows(layout):
        text = message(layout, wrapped(block, party(row)))
        found = items(text)
        assert len(found) == 1, (block, row)
        assert isinstance(found[0], Payment)
        assert [one.role for one in found[0].parties] == [row[1]], (block, row)
        one = found[0].parties[0]
        assert one.unread == ()
        assert one.identifiers or one.names
        assert one.place.endswith(f"{block}/{row[0]}".strip("/"))
        assert len(at(etree.fromstring(text), one.place)) == 1


def test_every_message_has_one_layout() -> None:
    names = [layout.name for layout in LAYOUTS]
    assert len(set(names)) == len(names)
    assert {MESSAGES[root] for layout in LAYOUTS for root in layout.roots} == set(names)
    assert set(names) == set(MESSAGES.values())


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_agents_and_parties_of_the_header_are_parties_of_the_transaction(layout: Layout) -> None:
    for block, table in HEADER_BLOCKS:
        if block != layout.header:
            continue
        for row in table:
            if "Acct" in row[0] or row[0] == "SttlmInf/Sttlm":
                continue
            header = wrapped(layout.header, party(row))
            inside = wrapped(layout.transactions[0], "<Ref/>") if layout.transactions else ""
            found = items(f"<Document><{layout.roots[0]}>{header}{inside}</{layout.roots[0]}></Document>")
            roles = [one.role for item in found if isinstance(item, Payment) for one in item.parties]
            assert roles == [row[1]], row


@pytest.mark.parametrize(
    "more, count",
    [
        ("", 1),
        ("<CtryOfRes>IR</CtryOfRes>", 2),
        ("<Id><PrvtId><DtAndPlcOfBirth><BirthDt>1970-01-01</BirthDt></DtAndPlcOfBirth></PrvtId></Id>", 2),
        ("<Id><PrvtId><DtAndPlcOfBirth><CityOfBirth>Yalta</CityOfBirth></DtAndPlcOfBirth></PrvtId></Id>", 2),
    ],
)
def test_a_party_of_the_header_that_says_more_of_itself_is_another_one(more: str, count: int) -> None:
    name = "<Nm>Example Trading LLC</Nm>"
    whole = f"<GrpHdr><InitgPty>{name}{more}</InitgPty></GrpHdr><PmtInf><CdtTrfTxInf><InitgPty>{name}</InitgPty></CdtTrfTxInf></PmtInf>"
    (found,) = items(f"<Document><CstmrCdtTrfInitn>{whole}</CstmrCdtTrfInitn></Document>")
    assert isinstance(found, Payment)
    assert [one.role for one in found.parties] == [Role.INITIATING_PARTY] * count


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_an_element_that_nobody_reads_is_a_problem_of_its_payment(layout: Layout) -> None:
    found = items(message(layout, "<Hdn>SIS DOO</Hdn>"))
    assert isinstance(found[0], Payment)
    assert ("Hdn", "SIS DOO") in [(problem.field.rpartition("/")[2], problem.said) for problem in found[0].problems]


def test_a_file_may_hold_messages_of_several_kinds() -> None:
    by_name = {layout.name: layout for layout in LAYOUTS}
    parts = [message(by_name[name], "<Dbtr><Nm>Example</Nm></Dbtr>") for name in ("pacs.008", "pain.001", "pacs.003")]
    found = items(f"<Batch>{''.join(parts)}{parts[0]}</Batch>")
    assert [item.format for item in found if isinstance(item, Payment)] == [
        "pacs.008",
        "pain.001",
        "pacs.003",
        "pacs.008",
    ]
    last = found[-1]
    assert isinstance(last, Payment)
    assert last.place == "(/Batch/Document/FIToFICstmrCdtTrf)[2]/CdtTrfTxInf[1]"


def samples(folder: Path) -> Iterator[Path]:
    for name in FOLDERS:
        yield from sorted(path for path in (folder / name).rglob("*") if path.suffix in {".xml", ".txt"})


def read(path: Path) -> tuple[list[Payment], list[Problem]]:
    with path.open("rb") as stream:
        found = list(parse(stream, path.name))
    payments = [item for item in found if isinstance(item, Payment)]
    return payments, [item for item in found if isinstance(item, Problem)]


def table() -> dict[str, list[str]]:
    with CASES.open(encoding="utf-8", newline="") as stream:
        return {row[0]: row[1:] for row in list(csv.reader(stream))[1:]}


def test_every_sample_gives_payments_or_a_problem_that_says_what_is_wrong(shared_data: Path) -> None:
    """The table says for each file: format, payments, parties, problems, violations, and why it gives none."""
    folder = shared_data / "payments"
    said = {}
    for path in samples(folder):
        payments, problems = read(path)
        count = [len(payments), sum(len(one.parties) for one in payments), sum(len(one.problems) for one in payments)]
        count.append(sum(len(one.violations) for one in payments))
        why = "; ".join(dict.fromkeys(problem.why for problem in problems))
        said[path.relative_to(folder).as_posix()] = [payments[0].format if payments else "", *map(str, count), why]
    assert said == table()


# Transactions by name and by what they stand in, where the name alone says too little.
TRANSACTIONS = {"CdtTrfTxInf", "CdtTrfTx", "DrctDbtTxInf", "TxDtls", "TxInfAndSts", "TxInf", "Itm", "Chq", "RptgReq"}
TRANSACTIONS_INSIDE = {("PerTx", "Rcrd"), ("RmtAdvc", "RmtInf")}
# Entries, statements and batches are payments where they hold no transaction.
GROUPS = {"Ntry", "Stmt", "Rpt", "Ntfctn", "OrgnlPmtInfAndSts"}


def transactions(root: Any) -> int:
    """Counted over the whole file, without a reader of ours."""
    count = 0
    for element in root.iter("*"):
        name, above = etree.QName(element).localname, element.getparent()
        parent = etree.QName(above).localname if above is not None else ""
        inside = {etree.QName(inner).localname for inner in element.iterdescendants("*")}
        is_transaction = name in TRANSACTIONS or (parent, name) in TRANSACTIONS_INSIDE
        count += is_transaction or (name in GROUPS and not inside & (TRANSACTIONS | GROUPS))
    return count


def test_no_transaction_of_any_sample_is_missed(shared_data: Path) -> None:
    """Counted by XPath over the whole file, where the message has transactions at all."""
    checked = Counter[str]()
    for path in samples(shared_data / "payments"):
        payments, _ = read(path)
        if not payments or b"CDATA" in path.read_bytes():
            continue
        expected = transactions(etree.parse(path).getroot())
        if expected:
            assert len(payments) == expected, path.name
            checked[payments[0].format[:8]] += expected
    assert sum(checked.values()) > 250
    assert len(checked) >= 20


def test_every_place_of_every_sample_leads_to_one_element(shared_data: Path) -> None:
    checked = 0
    for path in samples(shared_data / "payments"):
        payments, _ = read(path)
        if not payments or b"CDATA" in path.read_bytes():
            continue
        root = etree.parse(path)
        for place in {one.place for payment in payments for one in payment.parties}:
            steps = [f"*[local-name()='{step.partition('[')[0]}']" for step in place.strip("/").split("/")]
            numbers = [step.partition("[")[2] for step in place.strip("/").split("/")]
            query = "/" + "/".join(
                f"{step}[{number}" if number else step for step, number in zip(steps, numbers, strict=True)
            )
            assert len(at(root, query)) == 1, (path.name, place)
            checked += 1
    assert checked > 1500


NAMING = ("Nm", "BICFI", "AnyBIC", "BICOrBEI", "BIC", "LEI", "IBAN", "MmbId", "Ustrd", "AddtlInf", "AdrLine", "TwnNm")


def test_no_name_and_no_bank_of_any_sample_is_lost(shared_data: Path) -> None:
    """Each text in an element that names somebody is in a payment of that file."""
    checked = 0
    for path in samples(shared_data / "payments"):
        payments, _ = read(path)
        if not payments:
            continue
        said = " ".join(repr(payments).split())
        queries = "|".join(f"//*[local-name()='{name}']" for name in NAMING)
        for element in at(etree.parse(path), queries):
            text = " ".join((element.text or "").split())
            if text and text != "NOTPROVIDED" and "'" not in text and "<" not in text:
                assert text in said, (path.name, element.getroottree().getpath(element), text)
                checked += 1
    assert checked > 3000


def test_customers_of_statements_are_the_accounts_owners(shared_data: Path) -> None:
    payments, _ = read(shared_data / "payments" / "camt053" / "camt053.xml")
    for one in payments:
        owner = next(party for party in one.parties if party.role is Role.CUSTOMER)
        assert owner.place == "/Document/BkToCstmrStmt/Stmt[1]/Acct"
        assert [known.label for known in owner.identifiers] == ["IBAN"]
