"""Fedwire messages: every tag that names somebody is a party; nothing that is wrong with a message goes unsaid."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import IdentifierKind, Party, Role, Schema
from seawall.errors import Problem
from seawall.payments import Money, Payment
from seawall.payments.faim.layout import LAYOUTS
from seawall.payments.faim.message import parse
from tests.payments.faim.made import BANKS, CUSTOMERS, HEAD, PLAIN, items, of, payment, payments, told


def test_a_customer_transfer_is_read_whole() -> None:
    found = payment()
    assert (found.key, found.place, found.format) == ("20250106EXAMPLE1000001", "message 1", "Fedwire CTR")
    assert found.amounts == (Money(Decimal("12345.67"), "USD"),)
    assert found.value_date == date(2025, 1, 6)
    assert [(str(party.role), party.caption, party.place) for party in found.parties] == [
        ("instructing agent", "EXAMPLE BANK", "message 1 {3100}"),
        ("instructed agent", "EXAMPLE TRUST", "message 1 {3400}"),
        ("creditor", "EXAMPLE IMPORTS LTD", "message 1 {4200}"),
        ("debtor", "EXAMPLE TRADING LLC", "message 1 {5000}"),
    ]
    assert of(found, Role.DEBTOR)[0].addresses[0].text == "1 EXAMPLE STREET, SPRINGFIELD IL 62701"
    assert (found.problems, found.violations) == ((), ())


ROLES = """
4000 intermediary agent
4100 creditor agent
5100 debtor agent
5200 previous instructing agent
"""


@pytest.mark.parametrize("row", ROLES.strip().splitlines())
def test_every_bank_is_a_party_with_its_place(row: str) -> None:
    tag, role = row.split(maxsplit=1)
    found = payment(f"{{{tag}}}BEXMPUS33*EXAMPLE CORRESPONDENT*NEW YORK*")
    party = found.parties[-1]
    assert (str(party.role), party.place, party.schema) == (role, f"message 1 {{{tag}}}", Schema.ORGANIZATION)
    assert [(known.kind, known.value) for known in party.identifiers] == [(IdentifierKind.BIC, "EXMPUS33")]


CODES = [
    ("B", "EXMPUS33", [(IdentifierKind.BIC, "EXMPUS33")], Schema.LEGAL_ENTITY),
    ("D", "123", [(IdentifierKind.ACCOUNT, "123")], Schema.LEGAL_ENTITY),
    ("F", "121042882", [(IdentifierKind.OTHER, "121042882")], Schema.LEGAL_ENTITY),
    ("T", "EXMPUS33/123", [(IdentifierKind.BIC, "EXMPUS33"), (IdentifierKind.ACCOUNT, "123")], Schema.LEGAL_ENTITY),
    ("1", "P123", [(IdentifierKind.PASSPORT, "P123")], Schema.PERSON),
    ("2", "12-3456789", [(IdentifierKind.TAX_ID, "12-3456789")], Schema.LEGAL_ENTITY),
    ("5", "C123", [(IdentifierKind.REGISTRATION, "C123")], Schema.LEGAL_ENTITY),
]


@pytest.mark.parametrize(("code", "number", "identifiers", "schema"), CODES)
def test_an_identification_code_says_what_a_number_is(
    code: str, number: str, identifiers: list[tuple[IdentifierKind, str]], schema: Schema
) -> None:
    (found,) = payments(f"{HEAD}{BANKS}{{4200}}{code}{number}*EXAMPLE*{{5000}}D1*EXAMPLE*")
    party = of(found, Role.CREDITOR)[0]
    assert ([(known.kind, known.value) for known in party.identifiers], party.schema) == (identifiers, schema)
    assert found.problems == ()


def test_a_party_without_a_number_is_read() -> None:
    (found,) = payments(f"{HEAD}{BANKS}{{4200}}*EXAMPLE IMPORTS*{{5000}}D1*EXAMPLE*")
    assert (of(found, Role.CREDITOR)[0].names, of(found, Role.CREDITOR)[0].identifiers) == (("EXAMPLE IMPORTS",), ())


def test_elements_filled_with_blanks_are_read_like_elements_with_stars() -> None:
    filled = "{4200}D" + "987654321".ljust(34) + "EXAMPLE IMPORTS LTD".ljust(35) + "2 EXAMPLE ROAD".ljust(35)
    filled += "SPRINGFIELD".ljust(70)
    (found,) = payments(HEAD + BANKS + filled + CUSTOMERS[CUSTOMERS.index("{5000}") :])
    assert of(found, Role.CREDITOR) == of(payment(), Role.CREDITOR)


@pytest.mark.parametrize("tag", ["{4000}D1*", "{7050}50K*"])
def test_a_name_that_fills_its_line_may_go_on_in_the_next(tag: str) -> None:
    party = payment(f"{tag}EXAMPLE TECHNOLOGY HOLDINGS INCORPO*RATED*SPRINGFIELD*").parties[-1]
    assert party.names == (
        "EXAMPLE TECHNOLOGY HOLDINGS INCORPO",
        "EXAMPLE TECHNOLOGY HOLDINGS INCORPORATED",
        "EXAMPLE TECHNOLOGY HOLDINGS INCORPO RATED",
    )


def test_option_f_names_its_originator_line_by_line() -> None:
    found = payment("{5010}TXID/US/123-45-6789*1/A EXAMPLE*2/1 EXAMPLE STREET*3/US/SPRINGFIELD IL*4/19700304*")
    party = of(found, Role.DEBTOR)[1]
    assert (party.names, party.addresses[0].text) == (("A EXAMPLE",), "1 EXAMPLE STREET, SPRINGFIELD IL, US")
    assert [(known.kind, known.value, known.country) for known in party.identifiers] == [
        (IdentifierKind.TAX_ID, "123-45-6789", "US")
    ]
    assert (party.birth_dates[0].iso, found.problems) == ("1970-03-04", ())


def test_the_covered_transfer_names_its_own_parties() -> None:
    found = payment(
        "{7033}33B*USD1500,49*{7050}50K*/123*COVERED PAYER LLC*1 EXAMPLE STREET*",
        "{7052}52A*EXMPUS33*{7056}56D*COVERED CORRESPONDENT*PARIS*",
        "{7057}57A*EXMPDEFFXXX*{7059}59F*/456*1/COVERED PAYEE GMBH*3/DE/BERLIN*",
        "{7070}70*INVOICE 17*{7072}72*/INS/EXAMPLE*",
    )
    assert [(str(party.role), party.caption) for party in found.parties[4:]] == [
        ("debtor", "COVERED PAYER LLC"),
        ("debtor agent", "EXMPUS33"),
        ("intermediary agent", "COVERED CORRESPONDENT"),
        ("creditor agent", "EXMPDEFFXXX"),
        ("creditor", "COVERED PAYEE GMBH"),
    ]
    assert found.amounts[1] == Money(Decimal("1500.49"), "USD")
    assert [text.text for text in found.free_texts] == ["70\nINVOICE 17", "72\n/INS/EXAMPLE"]
    assert found.problems == ()


def test_a_request_for_a_drawdown_is_paid_by_the_account_debited() -> None:
    found = payment("{4400}D123*EXAMPLE DEBITED CORP*{5400}021000089*")
    assert [party.caption for party in of(found, Role.DEBTOR)] == ["EXAMPLE DEBITED CORP"]
    assert [party.caption for party in of(found, Role.INITIATING_PARTY)] == ["EXAMPLE TRADING LLC"]
    assert [party.caption for party in of(found, Role.CREDITOR_AGENT)] == ["021000089"]


def test_structured_remittance_names_its_two_sides_and_a_contact() -> None:
    address = "*".join(["ADDR", "", "", "1 EXAMPLE STREET", "", "62701", "SPRINGFIELD", "IL", "US", *[""] * 7])
    originator = f"{{8300}}PICCPTEXAMPLE REMITTER*P123*US*19700304 SPRINGFIELD*{address}*US*EXAMPLE CLERK*5550100*"
    beneficiary = f"{{8350}}EXAMPLE INVOICER*OI*TXID*123456789***{address}*"
    found = payment(originator, beneficiary)
    (first,), (second,) = of(found, Role.ULTIMATE_DEBTOR), of(found, Role.ULTIMATE_CREDITOR)
    assert (first.names, first.schema, first.identifiers[0].kind) == (
        ("EXAMPLE REMITTER",), Schema.PERSON, IdentifierKind.PASSPORT,
    )  # fmt: skip
    assert (first.birth_dates[0].iso, first.birth_places, first.countries) == ("1970-03-04", ("SPRINGFIELD",), ("US",))
    assert (second.names, second.schema) == (("EXAMPLE INVOICER",), Schema.ORGANIZATION)
    assert second.addresses[0].text == "1 EXAMPLE STREET, SPRINGFIELD, IL, 62701, US"
    assert [(party.caption, party.identifiers[0].value) for party in of(found, Role.RELATED)] == [
        ("EXAMPLE CLERK", "5550100")
    ]
    assert found.problems == ()


FREE_TEXTS = """
6000 | INVOICE 17*FOR EXAMPLE*    | INVOICE 17/FOR EXAMPLE
6100 | ATTENTION*EXAMPLE CLERK*   | ATTENTION/EXAMPLE CLERK
6110 | LTRSEE LETTER*             | LTR/SEE LETTER
6420 | CHECKTO EXAMPLE*           | CHECK/TO EXAMPLE
6500 | LINE ONE*LINE TWO*         | LINE ONE/LINE TWO
8200 | 0018ISA*00*EXAMPLE LTD     | ISA*00*EXAMPLE LTD
8700 | CINVX*17*EXAMPLE ISSUER*   | CINV/X/17/EXAMPLE ISSUER
8750 | PLEASE NOTE*EXAMPLE*       | PLEASE NOTE/EXAMPLE
9000 | SERVICE*MESSAGE*           | SERVICE/MESSAGE
"""


@pytest.mark.parametrize("row", FREE_TEXTS.strip().splitlines())
def test_what_is_said_freely_is_free_text_with_its_tag(row: str) -> None:
    tag, text, expected = (part.strip() for part in row.split("|"))
    found = payment(f"{{{tag}}}{text}")
    assert [(text.text.replace("\n", "/"), text.place) for text in found.free_texts] == [
        (expected, f"message 1 {{{tag}}}")
    ]
    assert found.problems == ()


WRONG = [
    ("{4201}D1*EXAMPLE HOLDING*", "{4201}: no tag that is known"),
    ("{4200}D2*EXAMPLE HOLDING*", "{4200}: this tag stands twice"),
    ("{4000}Q1*EXAMPLE*", "{4000} identification code: no identification code that is known"),
    ("{4000}*", "{4000}: the party has neither a name nor an identifier"),
    ("{4000}D1*A*B*C*D*EXAMPLE HOLDING*", "{4000}: text behind the last element of this tag"),
    ("{4000}D1*EX\x00MPLE*", "{4000}: a control character stands in place of a sign"),
    ("{5010}/1*EXAMPLE*", "{5010} line: a line of option F begins with its number"),
    ("{7050}50X9*EXAMPLE*", "{7050} field tag: no field tag of SWIFT; read as name and address"),
    ("{3710}USDabc*", "{3710} amount: not an amount with its currency"),
    ("{8200}0099TEXT", "{8200} length: the text has 4 characters: some of it may be missing"),
    ("{8350}EXAMPLE*OI*TXID*1**someday*", "{8350} birth: no date of birth"),
]


@pytest.mark.parametrize(("tag", "says"), WRONG, ids=[row[1] for row in WRONG])
def test_what_is_wrong_with_a_tag_is_told_and_the_rest_is_read(tag: str, says: str) -> None:
    found = payment(tag)
    assert told(found) == [says]
    assert len(found.parties) >= 4


def test_a_party_that_is_damaged_is_unread_and_screened_all_the_same() -> None:
    party = payment("{4000}D1*EXAMPLE*B*C*D*AND SONS*").parties[-1]
    assert (party.names, party.unread) == (("EXAMPLE",), ("{4000}: AND SONS ",))


def test_text_of_an_unknown_tag_is_kept_as_free_text() -> None:
    assert payment("{4201}EXAMPLE HOLDING").free_texts[0].text == "EXAMPLE HOLDING"


def test_bytes_that_are_no_utf8_are_a_guess_and_reviewed() -> None:
    (found,) = payments((PLAIN + "{4000}D1*BANQUE DE L'ÎLE*").encode("latin-1"))
    assert (found.parties[-1].names, len(found.parties[-1].unread)) == (("BANQUE DE L'ÎLE",), 1)


def test_an_element_that_is_too_long_is_a_breach_and_kept() -> None:
    found = payment(f"{{4000}}D1*{'EXAMPLE ' * 6}*")
    assert (found.problems, len(found.violations), found.parties[-1].names) == ((), 1, ("EXAMPLE " * 5 + "EXAMPLE",))


@pytest.mark.parametrize("tag", ["3100", "3400"])
@pytest.mark.parametrize("said", ["Example Trading Company", "Examples, Trading Company", "12104288EXAMPLE BANK"])
def test_a_bank_without_nine_digits_in_front_is_reviewed_and_read_as_a_text(tag: str, said: str) -> None:
    bank = {"3100": "121042882EXAMPLE BANK", "3400": "231380104EXAMPLE TRUST"}[tag]
    (found,) = payments(PLAIN.replace(bank, said))
    assert told(found) == [f"{{{tag}}} routing number: no routing number: nine digits"]
    assert (said, f"message 1 {{{tag}}}") in [(row.text, row.place) for row in found.free_texts]


@pytest.mark.parametrize("tag", ["2000", "3100", "3400"])
def test_a_tag_that_must_be_there_to_screen_is_told(tag: str) -> None:
    (found,) = payments(PLAIN.replace(f"{{{tag}}}", "{6000}"))
    assert any(why.startswith(f"{{{tag}}}: missing") for why in told(found))


@pytest.mark.parametrize(("tag", "role"), [("4200", "creditor"), ("5000", "debtor")])
def test_a_customer_transfer_without_a_customer_is_told(tag: str, role: str) -> None:
    (found,) = payments(PLAIN.replace(f"{{{tag}}}", "{6000}"))
    assert told(found) == [f": the payment names no {role}"]


def test_messages_one_behind_the_other_are_told_apart() -> None:
    second = PLAIN.replace("EXAMPLE1000001", "EXAMPLE1000002")
    appended = "{1100}30P N{1110}01061230FT03{1120}20250106EXAMPLE200000101061230FT03"
    for data in (
        PLAIN + second,
        f"{PLAIN}\n{second}\n",
        PLAIN + appended + second + appended,
        appended + PLAIN + appended + second,
    ):
        assert [found.key[-1] for found in payments(data)] == ["1", "2"]
        assert [len(found.parties) for found in payments(data)] == [4, 4]


def test_a_message_that_comes_twice_is_told() -> None:
    first, second = payments(PLAIN + PLAIN)
    assert (told(first), told(second)) == ([], ["key: this key came before in the same file"])


def test_text_before_the_first_tag_is_told() -> None:
    found = items("EXAMPLE HOLDING\n" + PLAIN)
    assert [item.why for item in found if isinstance(item, Problem)] == ["text before the first tag"]
    assert len(payments("EXAMPLE HOLDING\n" + PLAIN)) == 1


@pytest.mark.parametrize("data", [b"", b" \n", b"\x1a"])
def test_a_stream_without_a_message_says_so(data: bytes) -> None:
    assert [item.why for item in items(data) if isinstance(item, Problem)] == ["no Fedwire message was found"]


def test_a_message_of_endless_tags_is_bounded() -> None:
    (found,) = payments(PLAIN + "{6000}X" * 5000)
    assert len(found.free_texts) < 1000
    assert any("more problems" in problem.why for problem in found.problems)


SAMPLES = """
BankTransfer                         8 0
CheckSameDaySettlement               8 0
CustomerCorporateDrawDownRequest    10 0
CustomerTransfer                     8 0
CustomerTransferPlus                15 6
CustomerTransferPlusCOVS            15 6
CustomerTransferPlusRelatedRemittance    11 0
CustomerTransferPlusUnstructuredAddenda  10 0
DepositSendersAccount                8 0
DrawdownResponse                     8 0
FEDFundsReturned                     8 0
FEDFundsSold                         8 0
FedAppendedTags                      8 0
InvalidTag                           8 1
MissingRequiredTag                   9 0
"""


def read(path: Path) -> Payment:
    with path.open("rb") as stream:
        (found,) = parse(stream, path.name)
    assert isinstance(found, Payment)
    return found


@pytest.mark.parametrize("row", SAMPLES.strip().splitlines())
def test_every_sample_message_gives_its_parties(row: str, shared_data: Path) -> None:
    name, parties, problems = row.split()
    found = read(shared_data / "payments" / "fedwire" / f"fedWireMessage-{name}.txt")
    assert (len(found.parties), len(found.problems)) == (int(parties), int(problems)), told(found)


def leaves(node: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for name, inner in node.items():
            yield from leaves(inner, f"{path}.{name}")
    elif isinstance(node, str) and node.strip():
        yield path, node


def words(found: Payment) -> str:
    """All that a payment says, in one text."""
    parties = [
        " | ".join(
            [
                *party.names,
                *(known.value for known in party.identifiers),
                *(text.text for text in party.addresses),
                *party.birth_places,
            ]
        )
        for party in found.parties
    ]
    amounts = [str(money.amount.scaleb(2)) for money in found.amounts]
    return " | ".join(
        [*parties, *amounts, *(text for _, text in found.references), *(text.text for text in found.free_texts)]
    )


# What the JSON readings say and a payment does not keep as words: codes that became kinds, marks and kinds of addresses.
_NOT_WORDS = ("identificationCode", "addressType", "remittanceLocationMethod", "paymentNotificationIndicator", "swiftFieldTag", ".id", "addendaLength")  # fmt: skip


# The text of this one is that of the COVS message; its JSON is of another message, with charges and a service message.
_OTHER_TWIN = "fedWireMessage-CustomerTransferPlus.json"
# An amount without a currency, which a payment can't hold: it is a Problem.
_NO_AMOUNT = "000000000001500,49"


def twins(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.json")) if path.name != _OTHER_TWIN]


def test_all_that_the_json_readings_say_is_in_the_payments(shared_data: Path) -> None:
    folder = shared_data / "payments" / "fedwire"
    count = 0
    for twin in twins(folder):
        said = words(read(twin.with_suffix(".txt"))).replace(",", "")
        for path, text in leaves(json.loads(twin.read_bytes())["fedWireMessage"]):
            if path.endswith(_NOT_WORDS) or text == _NO_AMOUNT:
                continue
            plain = text.partition("/")[2] if "originatorOptionF" in path else text
            assert plain.strip().lstrip("0").replace(",", "") in said, (twin.name, path, text)
            count += 1
    assert count > 900


def test_parties_of_the_json_readings_are_the_parties_of_the_messages(shared_data: Path) -> None:
    folder = shared_data / "payments" / "fedwire"
    places = {"beneficiaryIntermediaryFI": "4000", "beneficiaryFI": "4100", "beneficiary": "4200", "originator": "5000", "originatorFI": "5100", "instructingFI": "5200"}  # fmt: skip
    for twin in twins(folder):
        parties = {party.place: party for party in read(twin.with_suffix(".txt")).parties}
        message = json.loads(twin.read_bytes())["fedWireMessage"]
        for name, tag in places.items():
            ((_, said),) = message[name].items()
            party = parties[f"message 1 {{{tag}}}"]
            lines = [said["address"].get(f"addressLine{number}") for number in ("One", "Two", "Three")]
            assert (party.names, party.identifiers[0].value) == ((said["name"],), said["identifier"])
            # One reading leaves out a line that its message has.
            assert set(filter(None, lines)) <= set(party.addresses[0].street.split(", "))


def test_every_tag_of_the_tables_has_a_reader() -> None:
    tags = "".join(f"{{{tag}}}D1*EXAMPLE*" for tag in LAYOUTS)
    (found,) = payments(tags)
    assert [why for why in told(found) if "no tag that is known" in why] == []


def without_source(party: Party) -> tuple[Role, tuple[str, ...]]:
    return party.role, party.names


@given(st.binary(max_size=600))
def test_any_bytes_give_payments_or_problems(data: bytes) -> None:
    assert all(isinstance(item, Payment | Problem) for item in parse(BytesIO(data), "x"))


@given(st.lists(st.sampled_from(sorted(LAYOUTS)), max_size=12), st.text(max_size=60), st.text("*/1 A\n", max_size=40))
def test_any_text_in_any_tag_gives_payments_or_problems(tags: list[str], first: str, second: str) -> None:
    found = items("".join(f"{{{tag}}}{first}{second}" for tag in tags).encode("utf-8", "surrogatepass"))
    assert found != []


@given(st.integers(0, len(PLAIN)), st.binary(max_size=8), st.integers(0, 40))
def test_any_change_of_a_message_gives_payments_or_problems(at: int, put: bytes, cut: int) -> None:
    data = PLAIN.encode()
    assert all(isinstance(item, Payment | Problem) for item in items(data[:at] + put + data[at + cut :]))


@given(st.data())
def test_any_change_of_a_sample_message_gives_payments_or_problems(shared_data: Path, data: st.DataObject) -> None:
    paths = sorted((shared_data / "payments" / "fedwire").glob("*.txt"))
    file = data.draw(st.sampled_from(paths)).read_bytes()
    at, cut, put = (
        data.draw(st.integers(0, len(file))),
        data.draw(st.integers(0, 200)),
        data.draw(st.binary(max_size=20)),
    )
    assert all(isinstance(item, Payment | Problem) for item in items(file[:at] + put + file[at + cut :]))


@given(st.sampled_from(["", "\n", "\r\n", "\n\n"]))
def test_line_ends_between_tags_change_nothing(end: str) -> None:
    data = PLAIN.replace("{", end + "{")
    assert [without_source(party) for party in payments(data)[0].parties] == [
        without_source(party) for party in payment().parties
    ]
