"""ACH files: every entry is a payment with all its parties; nothing that is wrong with a file goes unsaid."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import IdentifierKind, Role
from seawall.errors import Problem
from seawall.payments import Money, Payment
from seawall.payments.ach.file import parse
from tests.payments.ach.made import IAT, PLAIN, items, of, payments, problems, told


def test_a_credit_is_read_whole() -> None:
    found = payments(PLAIN)[0]
    assert (found.key, found.place, found.format) == ("260105A-0000001-121042880000001", "line 3", "ACH PPD")
    assert found.amounts == (Money(Decimal("1234.56"), "USD"),)
    assert found.value_date == date(2026, 1, 6)
    assert [(str(party.role), party.caption, party.place) for party in found.parties] == [
        ("debtor", "Example Trading", "line 2, columns 5–20"),
        ("debtor agent", "12104288", "line 2, columns 80–87"),
        ("creditor", "Example Imports Ltd", "line 3, columns 55–76"),
        ("creditor agent", "231380104", "line 3, columns 4–11"),
        ("instructing agent", "Example Processing", "line 1, columns 64–86"),
        ("instructed agent", "Example Bank", "line 1, columns 41–63"),
    ]
    assert [(text.text, text.place) for text in found.free_texts] == [
        ("WIDGETS", "line 2, columns 21–40"),
        ("PAYROLL", "line 2, columns 54–63"),
    ]
    assert (found.problems, found.violations, problems(PLAIN)) == ((), (), [])


def test_a_debit_turns_debtor_and_creditor_around() -> None:
    found = payments(PLAIN)[1]
    assert found.place == "line 4 to line 5"
    assert [(str(party.role), party.caption) for party in found.parties][:4] == [
        ("creditor", "Example Trading"),
        ("creditor agent", "12104288"),
        ("debtor", "Example Exports Ltd"),
        ("debtor agent", "231380104"),
    ]


def test_identifiers_say_what_they_are() -> None:
    first = payments(PLAIN)[0]
    (company,), (receiver,) = of(first, Role.DEBTOR), of(first, Role.CREDITOR)
    assert [(known.kind, known.value, known.label) for known in company.identifiers] == [
        (IdentifierKind.TAX_ID, "231380104", "EIN")
    ]
    assert [(known.kind, known.value, known.label) for known in receiver.identifiers] == [
        (IdentifierKind.ACCOUNT, "987654321", "account"),
        (IdentifierKind.OTHER, "E-0001", "identification"),
    ]


def test_a_company_name_that_fills_its_columns_may_go_on_behind_them() -> None:
    found = payments(PLAIN.replace("Example Trading WIDGETS             ", "Example Trading International LLC   "))[0]
    assert of(found, Role.DEBTOR)[0].names == ("Example Trading",)
    found = payments(PLAIN.replace("Example Trading WIDGETS             ", "Exemplary Tradings Company Limited  "))[0]
    assert of(found, Role.DEBTOR)[0].names == ("Exemplary Tradin", "Exemplary Tradings Company Limited")


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("BOGACHEV EVGENIY MIKHA", ("BOGACHEV EVGENIY MIKHA", "BOGACHEV EVGENIY")),
        ("SICHUAN SILENCE INFORM", ("SICHUAN SILENCE INFORM", "SICHUAN SILENCE")),
        ("SICHUAN SILENCE INFOR ", ("SICHUAN SILENCE INFOR",)),  # it ends before its columns do
        ("EXAMPLEFIRM BEISPIELHA", ("EXAMPLEFIRM BEISPIELHA",)),  # one word would be left
        ("EXAMPLE TRADING NO 123", ("EXAMPLE TRADING NO 123",)),
    ],
)
def test_a_name_that_fills_its_columns_is_read_without_the_word_that_may_be_cut(
    field: str, names: tuple[str, ...]
) -> None:
    found = payments(PLAIN.replace("Example Imports Ltd   ", field))[0]
    assert of(found, Role.CREDITOR)[0].names == names


def test_text_of_several_addenda_is_one_text_for_a_name_may_be_cut_between_them() -> None:
    lines = PLAIN.splitlines(keepends=True)
    first = "705" + "of Example Holding Internat".rjust(80) + "0001" + "0000002\n"
    second = "705" + "ional Limited".ljust(80) + "0002" + "0000002\n"
    found = payments("".join([*lines[:4], first, second]))[1]
    assert (found.free_texts[0].text, found.free_texts[0].place) == (
        "of Example Holding International Limited",
        "line 5 to line 6, columns 4–83",
    )


def changed(line: int, first: int, text: str, data: str = PLAIN) -> str:
    """The file with other text from that column of that line on."""
    lines = data.splitlines()
    lines[line - 1] = lines[line - 1][: first - 1] + text + lines[line - 1][first - 1 + len(text) :]
    return "\n".join(lines) + "\n"


# line, column, text put there → which payment says what
DAMAGE = [
    (3, 2, "20", 0, "line 3 columns 2–3: no transaction code that is known: who pays whom is open"),
    (3, 12, "5", 0, "line 3 columns 4–12: the check digit of this routing number is 4"),
    (3, 4, "2313801x", 0, "line 3 columns 4–12: not a routing number"),
    (3, 30, "12,456", 0, "line 3 columns 30–39: not an amount"),
    (3, 55, " " * 22, 0, "line 3 columns 55–76: the receiver has no name"),
    (3, 58, "\x00", 0, "line 3 column 58: a control character stands in place of a sign"),
    (3, 79, "1", 0, "line 3 column 79: addenda are announced and missing"),
    (2, 5, "0" * 16, 0, "line 2 columns 5–20: the company has no name"),
    (2, 51, "XYZ", 0, "line 2 columns 51–53: no standard entry class that is known; read as PPD is"),
    (2, 70, "261306", 0, "line 2 columns 70–75: not a date"),
    (5, 2, "04", 1, "line 5 columns 2–3: no type of addenda that is known"),
    (5, 88, "0000009", 1, "line 5 columns 88–94: the entry's trace number ends in 0000002"),
]


@pytest.mark.parametrize(("line", "column", "text", "which", "says"), DAMAGE, ids=[row[4] for row in DAMAGE])
def test_a_damaged_entry_is_still_a_payment_and_says_what_is_wrong(
    line: int, column: int, text: str, which: int, says: str
) -> None:
    found = payments(changed(line, column, text))
    assert len(found) == 2
    assert says in told(found[which])


def test_a_damaged_name_is_unread_and_screened_all_the_same() -> None:
    found = payments(changed(3, 63, "\x1a"))[0]
    receiver = of(found, Role.CREDITOR)[0]
    assert receiver.names == ("Example mports Ltd",)
    assert receiver.unread == ("name: 'Example \\x1amports Ltd'",)


def test_a_line_that_ends_early_leaves_its_fields_unread() -> None:
    lines = PLAIN.splitlines()
    lines[2] = lines[2][:54]
    found = payments("\n".join(lines))[0]
    assert "line 3 columns 55–94: the line ends before column 94" in told(found)
    assert of(found, Role.CREDITOR)[0].unread == ("name: ''",)


def test_what_stands_behind_column_94_is_said_and_kept() -> None:
    found = payments(PLAIN.replace("0121042880000001\n", "0121042880000001 Example Holding AG\n", 1))[0]
    assert told(found) == ["line 3 columns 95–113: the line has 113 columns, a record has 94"]
    assert found.free_texts[0].text == "Example Holding AG"
    assert of(found, Role.CREDITOR)[0].unread[0] == "name: 'Example Imports Ltd'"


def test_breaches_that_hide_nothing_are_violations() -> None:
    long = payments(PLAIN.replace("0121042880000001\n", "0121042880000001    \n", 1))[0]
    assert (long.problems, [told.why for told in long.violations]) == ((), ["the line is longer than 94 columns"])
    accent = payments(changed(3, 55, "Éxample"))[0]
    assert (accent.problems, of(accent, Role.CREDITOR)[0].names) == ((), ("Éxample Imports Ltd",))
    assert [told.why for told in accent.violations] == ["an ACH record holds signs of ASCII only"]
    service = payments(changed(2, 2, "100"))[0]
    assert [told.why for told in service.violations] == ["no service class that is known"]


def test_bytes_that_are_no_utf8_are_a_guess_and_reviewed() -> None:
    found = payments(changed(3, 55, "Éxample").encode("latin-1"))[0]
    receiver = of(found, Role.CREDITOR)[0]
    assert (receiver.names, receiver.unread) == (("Éxample Imports Ltd",), ("name: 'Éxample Imports Ltd'",))
    assert told(found) == ["line 3 columns 55: bytes that are no UTF-8 were read as Latin-1: the letters may be others"]


CONTROLS = [
    (6, 5, "000004", "line 6 columns 5–10: entry and addenda count: the entries give 3 (said '000004')"),
    (6, 11, "1", "line 6 columns 11–20: entry hash: the entries give 46276020 (said '1046276020')"),
    (6, 32, "8", "line 6 columns 21–32: total debits: the entries give 99 (said '000000000098')"),
    (6, 33, "9", "line 6 columns 33–44: total credits: the entries give 123456 (said '900000123456')"),
    (6, 2, "220", "line 6 columns 2–4: the batch header says service class code '200' (said '220')"),
    (6, 45, "9", "line 6 columns 45–54: the batch header says company identification '1231380104' (said '9231380104')"),
    (6, 80, "2", "line 6 columns 80–87: the batch header says originating DFI '12104288' (said '22104288')"),
    (6, 94, "2", "line 6 columns 88–94: the batch header says batch number '0000001' (said '0000002')"),
    (7, 2, "000002", "line 7 columns 2–7: batch count: the entries give 1 (said '000002')"),
    (7, 14, "x", "line 7 columns 14–21: entry and addenda count: the entries give 3 (said 'x0000003')"),
    (7, 60, "Example Holding", "line 7 columns 56–94: these columns are reserved (said 'Example Holding')"),
    (6, 1, "4", "line 6 column 1: no type of record that is known: it was not read"),
]


@pytest.mark.parametrize(("line", "column", "text", "says"), CONTROLS, ids=[row[3] for row in CONTROLS])
def test_a_control_that_disagrees_is_told_with_its_columns(line: int, column: int, text: str, says: str) -> None:
    data = changed(line, column, text)
    assert any(problem.startswith(says) for problem in problems(data)), problems(data)
    assert len(payments(data)) == 2


def without(*lines: int, data: str = PLAIN) -> str:
    kept = [line for number, line in enumerate(data.splitlines(keepends=True), start=1) if number not in lines]
    return "".join(kept)


def test_missing_controls_are_told_where_the_next_record_shows_it() -> None:
    assert problems(without(6)) == ["line 2: the batch has no control record: the file control follows"]
    assert problems(without(7)) == ["line 1: the file has no control record: the file ends"]
    assert problems(without(6, 7) + PLAIN)[:2] == [
        "line 2: the batch has no control record: another file header follows",
        "line 1: the file has no control record: another file header follows",
    ]


def test_entries_without_their_headers_are_payments_all_the_same() -> None:
    found = payments(without(1, 2))
    assert [payment.key for payment in found] == ["121042880000001", "121042880000002"]
    assert told(found[0]) == ["line 1 : no batch header stands above this entry: its company is not known"]
    assert of(found[0], Role.CREDITOR)[0].names == ("Example Imports Ltd",)


def test_addenda_without_their_entry_are_a_payment_for_a_name_may_stand_in_them() -> None:
    found = payments(without(3, data=IAT))[0]
    assert "line 3 to line 11 : addenda stand without the entry that they belong to" in told(found)
    assert {"Example Imports GmbH", "Example Trading LLC", "Example Bank AG"} <= {
        party.caption for party in found.parties
    }


def test_files_one_behind_the_other_are_read_and_told_apart() -> None:
    second = PLAIN.replace("2601050930A", "2601050930B")
    found = payments(PLAIN + second)
    assert (len(found), problems(PLAIN + second)) == (4, [])
    assert {key[:7] for key in (payment.key for payment in found)} == {"260105A", "260105B"}
    again = payments(PLAIN + PLAIN)
    assert told(again[2]) == ["line 11 key: this key came before in the same file"]


def test_an_entry_without_a_trace_number_is_known_by_its_place() -> None:
    assert payments(changed(3, 80, "0" * 15))[0].key == "line 3"


def test_a_payment_between_consumers_names_its_payer_in_the_identification() -> None:
    web = PLAIN.replace("1231380104PPD", "1231380104WEB").replace("E-0001         ", "Example Payer  ")
    first, second = payments(web)
    assert [party.names for party in of(first, Role.ULTIMATE_DEBTOR)] == [("Example Payer",)]
    assert of(second, Role.ULTIMATE_DEBTOR) == []


def test_corrected_names_are_screened_too() -> None:
    change = "798C04121042880000001      23138010Example Holdings Ltd                         231380100000002\n"
    lines = without(5).splitlines(keepends=True)
    found = payments("".join([*lines[:4], change]).replace("627231380104", "626231380104"))[1]
    assert of(found, Role.DEBTOR)[0].names == ("Example Exports Ltd", "Example Holdings Ltd")
    assert ("ChangeCode", "C04") in found.references


@pytest.mark.parametrize(("code", "known"), [("R01", True), ("R16", True), ("R49", False), ("X01", False)])
def test_a_return_says_why_and_of_what(code: str, *, known: bool) -> None:
    line = f"799{code}121042880000001      23138010{'Frozen by order of Example'.ljust(44)}231380100000002\n"
    lines = without(5).splitlines(keepends=True)
    found = payments("".join([*lines[:4], line]).replace("627231380104", "626231380104"))[1]
    assert (("ReturnReason", code) in found.references, found.violations == ()) == (True, known)
    assert ("OriginalTraceNumber", "121042880000001") in found.references
    assert found.free_texts[0].text == "Frozen by order of Example"


NAMES = [
    ("PPD", "Example One    ", "Example Two           ", ["Example Two"]),
    ("CTX", "Example One    ", "0002Example Two       ", ["Example Two"]),
    ("CIE", "Example One    ", "Example Two           ", ["Example One", "Example Two"]),
    ("SHR", "1229 1234      ", "4000000000000002      ", []),
    ("ARC", "1234           ", "                      ", []),
    ("POP", "1234     SPRIIL", "Example Two           ", ["Example Two"]),
]


@pytest.mark.parametrize(("entry_class", "first", "second", "names"), NAMES, ids=[row[0] for row in NAMES])
def test_every_class_has_its_name_where_its_layout_has_it(
    entry_class: str, first: str, second: str, names: list[str]
) -> None:
    entry = f"622231380104987654321        0000123456{first}{second}  0121042880000001"
    header = PLAIN.splitlines()[1].replace("PPD", entry_class)
    found = payments(f"{header}\n{entry}\n")[0]
    assert list(of(found, Role.CREDITOR)[0].names) == names
    assert found.format == f"ACH {entry_class}"
    assert [why for why in told(found) if "name" in why] == []


def test_a_stream_without_a_record_says_so() -> None:
    assert problems(b"\n\n") == ["no record of an ACH file was found"]


def test_a_file_of_nothing_known_is_told_a_hundred_times_and_counted() -> None:
    found = problems("hello\n" * 150)
    assert (len(found), found[-1]) == (101, "50 more records are of no known type")


# file → payments, parties, problems beside the payments, payments that are reviewed, payments with a breach
SAMPLES = """
20110729A-invalid.ach                             178  1158    5  178    0
20110805A.ach                                      48   293    1    0    0
20180713-IAT.ach                                    2    12    0    0    2
20180716-IAT-A17.ach                                2    12    0    0    2
FISERV-ZEROFILE-PIMRET825324_032720_110221.ach      0     0    0    0    0
NACHA_SAMPLE_TEL_REVERSAL.ach                       2    12    0    0    0
adv-invalidBatchEntries.ach                         1     4    8    1    0
adv-invalidFileControl.ach                          2    12    1    0    0
adv-noFileControl.ach                               2    12    1    0    0
adv.ach                                             2    12    0    0    0
bh-ed-ad-bh-ed-ad-ed-ad.ach                         3    12    3    0    0
cor-example.ach                                     1     6    0    0    0
crashers/0.ach                                      1     5    2    1    0
crashers/1.ach                                      1     5    1    0    0
crashers/2.ach                                      1     5    2    1    0
crashers/3.ach                                      3    14   10    0    0
crashers/4.ach                                      3    23   43    3    2
crashers/5.ach                                      0     0    4    0    0
extended-ascii.ach                                  6    36    0    0    1
flattenADVBatchesMultipleBatchHeaders.ach          12    72    1    0    0
flattenADVBatchesOneBatchHeader.ach                12    72    0    0    0
flattenBatchesMultipleBatchHeaders.ach             12    72    0    0    0
flattenBatchesOneBatchHeader.ach                    3    18    0    0    0
flattenBatchesTraceNumberCollision.ach             15    90    0    0    0
flattenIATBatchesMultipleBatchHeaders.ach          12    84    0    0   12
flattenIATBatchesOneBatchHeader.ach                12    84    0    0   12
gl-debit.ach                                        1     6    0    0    0
iat-addenda99.ach                                   1     6    0    0    1
iat-batchHeaderErr.ach                              3    18    5    2    2
iat-invalidAddenda10.ach                            2    12    0    0    2
iat-invalidAddenda11.ach                            1     7    0    1    1
iat-invalidAddenda14.ach                            1     7    0    1    1
iat-invalidAddenda15.ach                            1     7    0    1    1
iat-invalidAddenda16.ach                            1     7    0    1    1
iat-invalidAddenda17.ach                            1     7    0    1    1
iat-invalidAddenda18.ach                            1     7    0    1    1
iat-invalidAddendaRecordIndicator.ach               1     6    0    0    1
iat-invalidBatchControl.ach                         2    12    2    0    2
iat-invalidBatchHeader.ach                          2    12    1    0    2
iat-invalidEntryDetail.ach                          2    12    4    1    2
invalid-two-micro-deposits.ach                      6    36    2    1    0
loan-credit.ach                                     1     6    0    0    0
long-line.ach                                       1     6    0    0    1
moov-ids.ach                                        4    24    2    0    0
nonascii-utf8.ach                                   1     6    1    0    1
nonascii.ach                                        1     6    1    1    1
pos-invalidEntryDetail.ach                          1     7    0    1    0
pos-invalidReturnFile.ach                           1     6    0    0    1
ppd-debit-customTraceNumber.ach                     1     6    0    0    1
ppd-debit-fixedLength.ach                           1     6    0    0    0
ppd-debit-fixedLengthInvalid.ach                    0     0    3    0    0
ppd-debit-invalid-entryDetail-checkDigit.ach        1     6    0    1    1
ppd-debit.ach                                       1     6    0    0    1
ppd-mixedDebitCredit-invalid.ach                    2    12    0    0    2
ppd-mixedDebitCredit.ach                            3    18    0    0    0
rck.ach                                             1     6    0    0    0
return-PPD-custom-reason-code.ach                   1     6    0    0    1
return-WEB.ach                                      2    13    0    0    0
return-no-batch-controls.ach                        2     8    3    0    0
return-no-batch-header.ach                          2     4    2    2    0
return-no-file-header-control.ach                   1     4    1    0    0
short-line.ach                                      1     6    0    0    0
shr-credit.ach                                     14    98    5    0   14
skip-validation.ach                                 6    41    0    0    6
two-micro-deposits.ach                              6    36    0    0    0
txp-credit.ach                                      1     6    0    1    0
txp-debit.ach                                       1     6    0    1    0
web-debit.ach                                       6    41    0    0    0
web-invalidNOCFile.ach                              1     6    0    0    1
"""


def counts(found: list[Payment | Problem]) -> tuple[int, int, int, int, int]:
    read = [item for item in found if isinstance(item, Payment)]
    return (
        len(read),
        sum(len(payment.parties) for payment in read),
        len(found) - len(read),
        sum(bool(payment.problems) for payment in read),
        sum(bool(payment.violations) for payment in read),
    )


def test_every_sample_file_gives_its_payments_and_says_what_is_wrong(shared_data: Path) -> None:
    folder = shared_data / "payments" / "ach"
    expected = {
        name: tuple(map(int, numbers)) for name, *numbers in (row.split() for row in SAMPLES.strip().splitlines())
    }
    found = {}
    for path in sorted(folder.rglob("*.ach")):
        with path.open("rb") as stream:
            found[path.relative_to(folder).as_posix()] = counts(list(parse(stream, path.name)))
    assert found == expected


# file → what is wrong with it; files that say nothing are not in this table
FAULTS = """
20110729A-invalid.ach                          | line 2 columns 51–53: no standard entry class that is known; read as PPD is
20110805A.ach                                  | line 93 columns 2–7: batch count: the entries give 4
20180713-IAT.ach                               | line 6 columns 39–73: country and postal code are not written as first*second\\
20180716-IAT-A17.ach                           | line 3 columns 13–16: 9 addenda follow
adv-invalidBatchEntries.ach                    | line 3 : addenda stand without the entry that they belong to
adv-invalidFileControl.ach                     | line 6 columns 14–21: entry and addenda count: the entries give 2
adv-noFileControl.ach                          | line 1 : the file has no control record: the file ends
bh-ed-ad-bh-ed-ad-ed-ad.ach                    | line 1 : the batch has no control record: another batch header follows
crashers/0.ach                                 | line 1, record 1 columns 5–20: the company has no name
crashers/1.ach                                 | line 1, record 5 : a file control without its file header
crashers/2.ach                                 | line 1, record 1 columns 5–20: the company has no name
crashers/3.ach                                 | line 1, record 5 columns 56–94: these columns are reserved
crashers/4.ach                                 | line 1, record 16 column 42: a control character stands in place of a sign
crashers/5.ach                                 | line 1, record 1 : the batch has no control record: another file header follows
extended-ascii.ach                             | line 15 : an ACH record holds signs of ASCII only
flattenADVBatchesMultipleBatchHeaders.ach      | line 22 columns 52–71: total credits: the entries give 600078
flattenIATBatchesMultipleBatchHeaders.ach      | line 3 columns 13–16: 9 addenda follow
flattenIATBatchesOneBatchHeader.ach            | line 3 columns 13–16: 9 addenda follow
iat-addenda99.ach                              | line 3 columns 13–16: 8 addenda follow
iat-batchHeaderErr.ach                         | line 3 column 79: addenda are announced and missing
iat-invalidAddenda10.ach                       | line 4 columns 4–6: no transaction type that is known
iat-invalidAddenda11.ach                       | line 5 column 6: a control character stands in place of a sign
iat-invalidAddenda14.ach                       | line 8 column 11: a control character stands in place of a sign
iat-invalidAddenda15.ach                       | line 9 column 29: a control character stands in place of a sign
iat-invalidAddenda16.ach                       | line 10 column 9: a control character stands in place of a sign
iat-invalidAddenda17.ach                       | line 11 column 16: a control character stands in place of a sign
iat-invalidAddenda18.ach                       | line 12 column 16: a control character stands in place of a sign
iat-invalidAddendaRecordIndicator.ach          | line 3 column 79: neither 0 nor 1
iat-invalidBatchControl.ach                    | line 11 columns 80–87: the batch header says originating DFI '23138010'
iat-invalidBatchHeader.ach                     | line 2 columns 2–4: no service class that is known
iat-invalidEntryDetail.ach                     | line 3 columns 2–3: no transaction code that is known: who pays whom is open
invalid-two-micro-deposits.ach                 | line 15 columns 30–39: not an amount
long-line.ach                                  | line 3 columns 95–98: the line is longer than 94 columns
moov-ids.ach                                   | line 10 columns 56–94: these columns are reserved
nonascii-utf8.ach                              | line 4 : an ACH record holds signs of ASCII only
nonascii.ach                                   | line 4 columns 7, 10, 21, 24, 35, 38, 54, 57, 73, 80: bytes that are no UTF-8 were read as Latin-1: the letters may be others
pos-invalidEntryDetail.ach                     | line 3 column 62: a control character stands in place of a sign
pos-invalidReturnFile.ach                      | line 4 columns 4–6: no return reason code that is known
ppd-debit-customTraceNumber.ach                | line 1 columns 76–94: the line ends before column 94
ppd-debit.ach                                  | line 1 columns 76–94: the line ends before column 94
ppd-debit-fixedLengthInvalid.ach               | line 1 columns 95–471: the line has 471 columns, a record has 94
ppd-debit-invalid-entryDetail-checkDigit.ach   | line 3 columns 4–12: the check digit of this routing number is 4
ppd-mixedDebitCredit-invalid.ach               | line 1 columns 14–23: the immediate origin is no number
return-PPD-custom-reason-code.ach              | line 4 columns 4–6: no return reason code that is known
return-no-batch-controls.ach                   | line 1 : the batch has no control record: another batch header follows
return-no-batch-header.ach                     | line 1 : no batch header stands above this entry: its company is not known
return-no-file-header-control.ach              | line 4 : the file has no control record: the file ends
shr-credit.ach                                 | line 32 columns 2–7: batch count: the entries give 1
skip-validation.ach                            | line 1 columns 4–13: the immediate destination is no number
txp-credit.ach                                 | line 2 columns 70–75: not a date
txp-debit.ach                                  | line 4 columns 88–94: the entry's trace number ends in 0000001
web-invalidNOCFile.ach                         | line 4 columns 4–6: no change code that is known
"""


def test_every_broken_sample_says_what_is_broken(shared_data: Path) -> None:
    folder = shared_data / "payments" / "ach"
    faults = {
        name.strip(): says.strip() for name, _, says in (row.partition("|") for row in FAULTS.strip().splitlines())
    }
    for path in sorted(folder.rglob("*.ach")):
        name = path.relative_to(folder).as_posix()
        with path.open("rb") as stream:
            found = list(parse(stream, name))
        said = [f"{told.record} {told.field}: {told.why}" for item in found for told in notes_of(item)]
        assert (faults[name] in said) if name in faults else not said, (name, said)


def notes_of(item: Payment | Problem) -> tuple[Problem, ...]:
    return (item,) if isinstance(item, Problem) else (*item.problems, *item.violations)


@given(st.binary(max_size=700))
def test_any_bytes_give_payments_or_problems(data: bytes) -> None:
    assert all(isinstance(item, Payment | Problem) for item in parse(BytesIO(data), "x"))


@given(st.sampled_from([PLAIN, IAT]), st.integers(0, 1400), st.binary(max_size=12), st.integers(0, 120), st.booleans())
def test_any_change_of_a_file_gives_payments_or_problems(
    file: str, at: int, put: bytes, cut: int, joined: bool
) -> None:
    data = file.replace("\n", "").encode() if joined else file.encode()
    found = items(data[:at] + put + data[at + cut :])
    assert found != []
    assert all(isinstance(item, Payment | Problem) for item in found)


@given(st.data())
def test_any_change_of_a_sample_file_gives_payments_or_problems(shared_data: Path, data: st.DataObject) -> None:
    paths = sorted((shared_data / "payments" / "ach").rglob("*.ach"))
    file = data.draw(st.sampled_from(paths)).read_bytes()[:4000]
    at, cut, put = (
        data.draw(st.integers(0, len(file))),
        data.draw(st.integers(0, 200)),
        data.draw(st.binary(max_size=20)),
    )
    found = list(parse(BytesIO(file[:at] + put + file[at + cut :]), "x"))
    assert all(isinstance(item, Payment | Problem) for item in found)


@given(st.sampled_from([PLAIN, IAT]), st.integers(0, 1400), st.integers(1, 200))
def test_whoever_is_cut_out_of_a_file_does_not_go_missing_unsaid(file: str, at: int, cut: int) -> None:
    found = items(file[:at] + file[at + cut :])
    before = {name for payment in payments(file) for party in payment.parties for name in party.names}
    after = {name for item in found if isinstance(item, Payment) for party in item.parties for name in party.names}
    assert before <= after or [problem for item in found for problem in notes_of(item)]


@given(st.sampled_from([PLAIN, IAT]), st.sampled_from(["\n", "\r\n", "\r", ""]), st.integers(0, 3))
def test_line_ends_and_filling_change_nothing(file: str, end: str, filler: int) -> None:
    data = end.join(file.splitlines()) + end + ("9" * 94 + end) * filler
    kept = [[party.names for party in payment.parties] for payment in payments(data)]
    assert kept == [[party.names for party in payment.parties] for payment in payments(file)]
    assert [problem for payment in payments(data) for problem in payment.problems] == []
    assert problems(data) == []
