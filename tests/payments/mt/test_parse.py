"""SWIFT MT end to end: each type's parties in their roles, sequences, headers, keys, and hostile bytes."""

import io
import tracemalloc
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Role
from seawall.errors import Problem
from seawall.matching.intext import identifiers_in
from seawall.payments import Money, Payment
from seawall.payments.mt import parse
from seawall.payments.mt.blocks import MAX_MESSAGE_CHARS
from seawall.payments.mt.catalogue import TABLES
from tests.payments.mt.made import PLAIN, items, message, party, payment, payments, whys


def roles(found: Payment) -> list[str]:
    """Each party as role and caption, those of the header last."""
    return [f"{one.role}: {one.caption}" for one in found.parties]


def test_a_plain_mt103_is_read_whole() -> None:
    found = payment(message(head="{108:MUR1}{119:STP}{121:uetr1}"))
    assert (found.key, found.place, found.format) == ("REF1", "message 1", "MT103 STP")
    assert found.amounts == (Money(Decimal("10.50"), "USD"),)
    assert found.references == (("MUR", "MUR1"), ("UETR", "uetr1"), ("20", "REF1"))
    assert [(str(one.role), one.caption, one.place) for one in found.parties] == [
        ("debtor", "EXAMPLE TRADING LLC", "message 1, :50K:"),
        ("creditor", "EXAMPLE IMPORTS LTD", "message 1, :59:"),
        ("instructing agent", "EXMPUS33XXX", "message 1, block 1"),
        ("debtor agent", "EXMPUS33XXX", "message 1, block 1"),  # without 52a the sender keeps the account
        ("instructed agent", "EXMPDEFFXXX", "message 1, block 2"),
        ("creditor agent", "EXMPDEFFXXX", "message 1, block 2"),  # without 57a the receiver does
    ]
    assert (found.problems, found.violations) == ((), ())


# type / fields beside its usual ones / role
BANKS = """
103  51A  instructing agent
103  52A  debtor agent
103  53A  settlement agent
103  54A  settlement agent
103  55A  settlement agent
103  56A  intermediary agent
103  57A  creditor agent
101  52A  debtor agent
101  56A  intermediary agent
101  57A  creditor agent
101  50C  initiating party
202  52A  debtor
202  53A  settlement agent
202  56A  intermediary agent
202  57A  creditor agent
202  58A  creditor
205  58A  creditor
104  52A  creditor agent
104  57A  debtor agent
204  53A  debtor
204  58A  creditor
910  52A  debtor
200  57A  creditor
700  41A  nominated bank
700  42A  related party
700  52A  issuing bank
700  53A  reimbursement agent
700  57A  advising bank
740  58A  nominated bank
"""


@pytest.mark.parametrize("row", BANKS.strip().splitlines())
def test_every_bank_field_is_a_party_in_its_role(row: str) -> None:
    kind, tag, role = row.split(maxsplit=2)
    transaction = ":20:B" if TABLES[kind].starts == "20" else ":21:B"
    found = items(message(f":20:A\n{transaction}\n:{tag}:EXMPCUHH", kind))
    places = [
        (str(one.role), one.place.rpartition(", ")[2])
        for item in found
        if isinstance(item, Payment)
        for one in item.parties
        if one.caption == "EXMPCUHH"
    ]
    assert places == [(role, f":{tag}:")]


MT101 = """\
:20:BATCH
:28D:1/1
:50C:EXMPUS33
:50H:/1
EXAMPLE TRADING LLC
:52A:EXMPGB22
:30:260609
:21:T1
:32B:USD10,
:59:/2
EXAMPLE ONE
:21:T2
:32B:EUR20,
:50F:/3
1/EXAMPLE HOLDING
:59F:1/EXAMPLE TWO
3/CU/HAVANA
:71A:OUR"""


def test_each_transaction_of_an_mt101_is_a_payment_with_what_is_common() -> None:
    one, two = payments(message(MT101, "101"))
    assert [(found.key, found.place) for found in (one, two)] == [
        ("BATCH/T1", "message 1, transaction 1"),
        ("BATCH/T2", "message 1, transaction 2"),
    ]
    assert (one.amounts, two.amounts) == ((Money(Decimal(10), "USD"),), (Money(Decimal(20), "EUR"),))
    assert {str(found.value_date) for found in (one, two)} == {"2026-06-09"}
    assert [one.caption for one in one.parties][:4] == ["EXAMPLE ONE", "EXMPUS33", "EXAMPLE TRADING LLC", "EXMPGB22"]
    # An ordering customer of the transaction is screened beside the one of the message.
    assert [one.caption for one in two.parties if one.role is Role.DEBTOR] == ["EXAMPLE HOLDING", "EXAMPLE TRADING LLC"]
    assert [one.place for one in two.parties][:2] == [
        "message 1, transaction 2, :50F:",
        "message 1, transaction 2, :59F:",
    ]
    assert (whys(one), whys(two)) == ([], [])


def test_a_message_without_its_transactions_is_a_payment_with_a_problem() -> None:
    found = payment(message(":20:BATCH\n:50K:SIS DOO", "101"))
    assert "no transaction: no field :21:" in [problem.why for problem in found.problems]
    assert party(found, Role.DEBTOR).names == ("SIS DOO",)


@pytest.mark.parametrize("kind", ["102", "104"])
def test_what_closes_a_message_of_several_is_their_sum_and_no_payment(kind: str) -> None:
    date, close = ("", ":32A:260609USD30,") if kind == "102" else ("\n:30:260609", ":32B:USD30,")
    text = (
        f":20:B{date}\n:50K:EXAMPLE A\n:21:1\n:32B:USD10,\n:59:EXAMPLE B\n:21:2\n:32B:USD20,\n:59:EXAMPLE C\n" + close
    )
    found = payments(message(text, kind))
    assert [[str(money.amount) for money in one.amounts] for one in found] == [["10"], ["20"]]
    assert [(str(one.value_date), whys(one)) for one in found] == [("2026-06-09", [])] * 2


def test_a_cover_payment_names_the_customers_it_covers() -> None:
    cover = (
        ":20:C\n:21:R\n:32A:260609USD10,\n:52A:EXMPUS33\n:58A:EXMPDEFF\n"
        ":50K:EXAMPLE TRADING LLC\n:52A:EXMPGB22\n:56A:EXMPFRPP\n:57A:EXMPCHZZ\n:59:SIS DOO\n:70:INVOICE\n:33B:EUR9,"
    )
    found = payment(message(cover, "202", "{119:COV}"))
    assert found.format == "MT202 COV"
    assert roles(found)[:7] == [
        "debtor: EXMPUS33",
        "creditor: EXMPDEFF",
        "debtor: EXAMPLE TRADING LLC",
        "debtor agent: EXMPGB22",
        "intermediary agent: EXMPFRPP",
        "creditor agent: EXMPCHZZ",
        "creditor: SIS DOO",
    ]
    assert found.parties[3].place == "message 1, :52A:[2]"
    assert [money.currency for money in found.amounts] == ["USD", "EUR"]
    assert whys(found) == []


def test_a_cover_payment_without_customers_is_said() -> None:
    found = payment(message(":20:C\n:21:R\n:32A:260609USD10,\n:58A:EXMPDEFF", "202", "{119:COV}"))
    assert whys(found) == [": a cover payment that names no customer that it covers"]
    assert roles(found)[1:3] == ["instructing agent: EXMPUS33XXX", "debtor: EXMPUS33XXX"]


MT700 = """\
:27:1/1
:40A:IRREVOCABLE
:20:LC1
:31C:260609
:40E:UCP LATEST VERSION
:31D:260909YALTA
:51D:EXAMPLE APPLICANT BANK
:50:EXAMPLE TRADING LLC
1 MAIN STREET
:59:/123
EXAMPLE IMPORTS LTD
:32B:USD1000,
:41D:ANY BANK IN EXAMPLELAND
BY NEGOTIATION
:42C:SIGHT
:42A:EXMPFRPP
:43P:ALLOWED
:44E:PORT OF SEVASTOPOL
:44F:HAMBURG
:45A:STEEL PIPES
ON BOARD VESSEL 7-28
:46A:INVOICE
:47A:NO ISRAELI FLAG
:71D:ALL OURS
:49:CONFIRM
:58A:EXMPITMM
:53A:EXMPGB22
:78:PAY
:57D:EXAMPLE ADVISING BANK
:72Z:/TELEBEN/"""


def test_a_documentary_credit_has_all_its_parties_and_its_words() -> None:
    found = payment(message(MT700, "700"))
    assert roles(found) == [
        "related party: EXAMPLE APPLICANT BANK",
        "applicant: EXAMPLE TRADING LLC",
        "beneficiary: EXAMPLE IMPORTS LTD",
        "nominated bank: ANY BANK IN EXAMPLELAND",
        "related party: EXMPFRPP",
        "related party: EXMPITMM",
        "reimbursement agent: EXMPGB22",
        "advising bank: EXAMPLE ADVISING BANK",
        "instructing agent: EXMPUS33XXX",
        "issuing bank: EXMPUS33XXX",
        "instructed agent: EXMPDEFFXXX",
    ]
    texts = {text.place: text.text for text in found.free_texts}
    assert texts["message 1, :44E:"] == "PORT OF SEVASTOPOL"
    assert texts["message 1, :45A:"] == "STEEL PIPES\nON BOARD VESSEL 7-28"
    assert texts["message 1, :31D:"] == "260909YALTA"
    assert (found.key, whys(found)) == ("LC1", [])


def test_the_parts_of_a_long_credit_are_told_apart() -> None:
    assert payment(message(":27:2/3\n:20:LC1\n:45A:STEEL", "701")).key == "LC1 (2/3)"


def test_an_issuer_that_is_no_bank_is_the_issuer() -> None:
    found = payment(message(":20:A\n:50B:EXAMPLE TRADING LLC\n:59:X", "710"))
    assert party(found, Role.ISSUING_BANK).names == ("EXAMPLE TRADING LLC",)


def test_a_query_about_a_payment_has_the_parties_that_it_repeats() -> None:
    found = payment(message(":20:Q\n:21:R\n:11S:103\n260609\n:79:/AM09/\n:50K:SIS DOO", "192"))
    assert party(found, Role.DEBTOR).names == ("SIS DOO",)
    assert whys(found) == []


def test_a_type_without_a_table_is_read_and_said() -> None:
    found = payment(message(":15A:\n:20:A\n:82A:EXMPCUHH\n:83D:SIS DOO\n:77D:YALTA", "300"))
    assert roles(found)[:2] == ["related party: EXMPCUHH", "related party: SIS DOO"]
    assert [text.text for text in found.free_texts] == ["YALTA"]
    assert [problem.why for problem in found.problems] == [
        "no table for this type: its parties are read by the numbers of their fields, the rest as words"
    ]


def test_words_in_headers_and_outside_are_free_text() -> None:
    found = payment(message(head="{433:/AOK/SIS DOO}{103:ABC}") + "{5:{CHK:00}{XYZ:YALTA}}HAVANA")
    assert [(text.place, text.text) for text in found.free_texts] == [
        ("message 1, block 3, 433", "/AOK/SIS DOO"),
        ("message 1, block 5, XYZ", "YALTA"),
        ("message 1", "HAVANA"),
    ]


@pytest.mark.parametrize(
    ("block", "read"),
    [
        ("{S:{SAC:}{COP:P}}", [("S, COP", "P")]),  # what gateways add, which names nobody
        ("{S:{SAC:}{REM:PAY SIS DOO}}", [("S, REM", "PAY SIS DOO")]),
        ("{S:SIS DOO}", [("S, no tag", "SIS DOO")]),
        ("{5:SIS DOO}", [("5, no tag", "SIS DOO")]),
        ("{5:{MAC:0A1B2C3D}{CHK:123456789ABC}{TNG:}{DLM:}}", []),
        ("{5:{CHK:SIS DOO}}", [("5, CHK", "SIS DOO")]),
        ("{5:{TNG:SIS DOO}}", [("5, TNG", "SIS DOO")]),
        ("{5:{CHK:00}}{S:{COP:SIS DOO}}", [("S, COP", "SIS DOO")]),
    ],
)
def test_what_stands_behind_the_text_is_screened_unless_it_has_the_form_of_what_names_nobody(
    block: str, read: list[tuple[str, str]]
) -> None:
    found = payment(message() + block)
    assert [(text.place.removeprefix("message 1, block "), text.text) for text in found.free_texts] == read


@pytest.mark.parametrize("head", ["{111:SIS DOO}", "{113:SIS DOO}", "{119:SIS DOO}", "{423:SIS DOO}", "{106:SIS DOO}"])
def test_words_in_the_place_of_a_code_are_screened(head: str) -> None:
    assert [text.text for text in payment(message(head=head)).free_texts] == ["SIS DOO"]


def test_codes_in_their_form_are_not_read_as_words() -> None:
    head = "{103:TGT}{111:001}{113:URGT}{119:STP}{423:18071715301204}{106:120811BANKBEBBAXXX2222123456}{424:PQAB1234}"
    assert payment(message(head=head)).free_texts == ()


def test_a_cut_number_of_a_ship_is_met_in_fields_of_words() -> None:
    found = payment(
        message(PLAIN + "\n:70:CHARTER OF MV EXAMPLE STAR IMO 907\n4729\n:72:/ACC/MV EXAMPLE STAR IMO 90\n//74729")
    )
    texts = [row.text for row in found.free_texts]
    assert [[row.value for row, _, _ in identifiers_in(text)] for text in texts] == [["9074729"], ["9074729"]]


def test_a_reference_that_comes_twice_from_one_sender_is_said() -> None:
    other = message().replace("EXMPUS33A", "OTHRUS33A")
    found = payments(message() + message() + other)
    assert [len(one.problems) for one in found] == [0, 1, 0]
    assert found[1].problems[0].why == "this key came before in the same file"


@pytest.mark.parametrize(
    ("missing", "why"),
    [(":50K:", "the payment names no debtor"), (":59:", "the payment names no creditor"), (":32A:", "no amount could be read")],
)  # fmt: skip
def test_what_a_payment_must_have_is_missed(missing: str, why: str) -> None:
    assert why in [one.why for one in payment(message(PLAIN.replace(missing, ":77T:"))).problems]


def test_a_file_without_a_message_is_one_problem() -> None:
    assert [str(item) for item in items(b"")] == ["x.fin: no SWIFT message was found: none begins with {1:"]


def test_thousands_of_unknown_fields_are_counted_not_listed() -> None:
    found = payment(message(PLAIN + "\n:99Z:X" * 2000))
    assert len(found.problems) == 51
    assert found.problems[-1].why == "1950 more fields were not understood"


def test_what_fin_does_not_carry_is_a_breach_and_read() -> None:
    found = payment(message(PLAIN.replace("EXAMPLE TRADING LLC", "EXÄMPLE TRADING LLC")))
    assert [one.why for one in found.violations] == ["characters that FIN does not carry"]
    assert (party(found, Role.DEBTOR).names, found.problems) == (("EXÄMPLE TRADING LLC",), ())


class _Endless(io.RawIOBase):
    """A million messages, made as they are read."""

    def __init__(self, count: int) -> None:
        self._left, self._rest, self._count = count, b"", 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if not self._rest and self._left:
            self._left -= 1
            self._count += 1
            self._rest = message(PLAIN.replace("REF1", f"REF{self._count}")).encode() + b"$"
        piece, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def test_memory_is_that_of_one_message() -> None:
    """2,000 messages of 300 bytes; only the hashes of their keys stay."""
    tracemalloc.start()
    count = sum(1 for _ in parse(io.BufferedReader(_Endless(2_000)), "x"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 2_000
    assert peak < 3_000_000


MUTATIONS = st.lists(
    st.tuples(st.integers(0, 600), st.sampled_from(["", ":", "\n", "{", "}", "-}", ":50F:", ":21:", "/", "\0", "é", "SIS DOO"])),
    max_size=8,
)  # fmt: skip


@given(st.sampled_from([PLAIN, MT101, MT700]), st.sampled_from(sorted(TABLES)), MUTATIONS)
def test_a_damaged_message_gives_payments_or_problems(text: str, kind: str, mutations: list[tuple[int, str]]) -> None:
    whole = message(text, kind)
    for at, piece in mutations:
        whole = whole[:at] + piece + whole[at + 1 :]
    found = items(whole)
    assert found
    assert all(isinstance(item, Payment | Problem) for item in found)


LINES = st.sampled_from(
    [":50K:", ":50F:", ":59:", ":57A:", ":70:", ":72:", ":77B:", ":23B:", ":32A:", ":99:", "/", "//", "/INS/", "1/", "4/", "QQQ",
     "/QQQ", "QQQ/US/QQQ", "A QQQ B", "\n"]
)  # fmt: skip


@given(st.lists(LINES, max_size=25), st.sampled_from(["101", "103", "202", "300", "700", "940", "199"]))
def test_no_word_of_any_field_is_lost(lines: list[str], kind: str) -> None:
    """Every QQQ comes out somewhere: as a name, a part of an address, an identifier, free text or a problem."""
    text = "\n".join(lines)
    found = items(message(text, kind))
    for item in found:
        assert isinstance(item, Payment)
    assert repr(found).count("QQQ") >= text.count("QQQ") - text.count("QQQ/US/QQQ")


@given(st.binary(max_size=300))
def test_any_bytes_give_payments_or_problems(data: bytes) -> None:
    start = b"{1:F01EXMPUS33AXXX0000000000}{2:I103EXMPDEFFXXXXN}{4:\r\n:50K:"
    for wrapped in (data, start + data, start + data + b"\r\n-}" + data):
        found = items(wrapped)
        assert found
        assert all(isinstance(item, Payment | Problem) for item in found)


def test_a_hostile_message_takes_bounded_time() -> None:
    size = MAX_MESSAGE_CHARS
    for text in (
        ":" * size,
        ":21:\n" * 20_000,
        "{" * size,
        "-}" + "{3:\n" * 20_000,
        ":70:" + "/" * size,
        ":59:A\n" + "." * size,
        ":59:A\n" + "-1" * size,
        ":50J:" + "/NAME" * 20_000,
        ":20:A\n" * 1_000 + ":21:\n" * 9_000,
        ":59:A\n:57A:" * 8_000,
        ":50F:/1\n" + "1/A\n" * 24_000,
        ":50F:CUST/US/1\n" + "8/A\n" * 24_000,
        ":72:" + "/INS/A\n" * 14_000,
        ":72:/INS/A\n" + "//A\n" * 24_000,
        ":59:" + "A\n" * 49_000,
        ":77B:" + "/ORDERRES/US\n" * 7_000 + ":50A:EXMPUS33\n" * 600,
    ):
        assert items(message(text, "101"))
