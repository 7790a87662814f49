"""Every MT file of the real data is read: messages, payments, parties, and what is wrong with it, as a table."""

from pathlib import Path

import pytest

from seawall.payments import Payment
from seawall.payments.mt import parse

# file, formats, messages, payments, parties, problems, breaches of the format
SAMPLES = """
MT101.fin                             MT101             1   1   7   0   0
MT103-bulk-with-ack.rje               MT103+MT103 STP   3   3  23   0   0
MT103-out-ack.rje                     MT103+MT103 STP  13  13  91  14  13
MT305.fin                             MT305             1   1   5   1   0
MT306.fin                             MT306             1   1   6   1   0
MT320.txt                             MT320             1   1   7   2   0
MT340.fin                             MT340             1   1   6   1   1
MT341.fin                             MT341             1   1   5   2   1
MT360.fin                             MT360             1   1   6   1   0
MT361.fin                             MT361             1   1   8   1   0
MT362.fin                             MT362             1   1   5   2   0
SWIFTMT300_0000039099_0002.txt        MT300             1   1   6   1   0
sample_JPchar.txt                     MT940             1   1   3   1   1
a_2014.fin                            MT103             1   1   7   0   0
a_2015.fin                            MT103             1   1   9   0   0
a_2016.fin                            MT103             1   1   7   0   0
fin1.fin                              MT202             1   1   7   2   0
fin2.fin                              MT103             1   1  10   0   0
fin3.fin                              MT103             1   1   8   0   0
finMessage_00111_mt101_A_B.fin        MT101             1   1   8   0   0
finMessage_00311_mt107_A_B.fin        MT107             1   1   6   0   0
finMessage_00911_mt200_A_B.fin        MT200             1   1   4   0   0
finMessage_00911_mt200_C_D.fin        MT200             1   1   6   0   0
finMessage_00911_mt202_A_B.fin        MT202             1   1   7   1   0
finMessage_01011_mt204_A_B.fin        MT204             1   1   4   0   0
finMessage_01011_mt204_C_D.fin        MT204             1   1   5   0   0
finMessage_01011_mt204_E_F.fin        MT204             1   1   5   0   0
finMessage_10511_mt190_B_A.fin        MT190             1   1   4   0   0
finMessage_10511_mt290_B_A.fin        MT290             1   1   4   0   0
finMessage_10611_mt191_C_B.fin        MT191             1   1   4   0   0
finMessage_10621a_B_A.fin             MT202             1   1   5   0   0
finMessage_10711_mt110_A_B.fin        MT110             1   1   5   0   0
finMessage_10811_mt111_A_B.fin        MT111             1   1   4   0   0
finMessage_10911_mt112_A_B.fin        MT112             1   1   3   0   0
finMessage_205RETN_pacs004.fin        MT205             1   1   5   0   0
finMessage_205RETN_pacs004_2.fin      MT205             1   1   5   0   0
finMessage_205RETN_pacs004_3.fin      MT205             1   1   5   0   0
finMessage_205RETN_pacs004_4.fin      MT205             1   1   5   0   0
finMessage_2922_A_B.fin               MT202 COV         1   1  10   0   0
finMessage_2922_A_D.fin               MT192             1   1   2   0   0
finMessage_2922_D_A.fin               MT196             1   1   2   0   0
finMessage_5211_mt941_A_B.fin         MT941             1   1   3   0   0
finMessage_5211_mt942_A_B.fin         MT942             1   1   3   0   0
finMessage_5211_mt942_C_D.fin         MT942             1   1   3   0   0
finMessage_5311_mt940_B_D.fin         MT940             1   1   3   0   0
finMessage_5311_mt940_B_Dbtr.fin      MT940             1   1   3   0   0
finMessage_5311_mt940_C_D.fin         MT940             1   1   3   0   0
finMessage_5311_mt940_D_E.fin         MT940             1   1   3   0   0
finMessage_5311_mt950_A_B.fin         MT950             1   9  27   0   0
finMessage_535_A_B.fin                MT103             1   1   7   0   0
finMessage_5411_mt900_A_B.fin         MT900             1   1   3   0   0
finMessage_5411_mt910_C_D.fin         MT910             1   1   5   0   0
finMessage_5641_B_C.fin               MT202             1   1   7   0   0
finMessage_5641_B_E.fin               MT292             1   1   2   0   0
finMessage_5641_E_B.fin               MT296             1   1   2   0   0
finMessage_5711_A_B.fin               MT210             1   1   6   0   0
finMessage_5811_A_B.fin               MT210             1   1   6   0   0
finMessage_6011_mt920_A_B.fin         MT920             1   1   3   0   0
finMessage_c10631b_C_B.fin            MT191             1   1   4   0   0
finMessage_c2941_B_E.fin              MT202             1   1   8   0   0
finMessage_c2941_B_E_camt.fin         MT292             1   1   2   0   0
finMessage_camt106_multiple_1.fin     MT191             1   1   4   0   0
finMessage_camt106_multiple_2.fin     MT191             1   1   4   0   0
finMessage_p_2_1_1_C_D.fin            MT103             1   1   7   0   0
finMessage_p_2_1_2_A_B.fin            MT103             1   1   7   0   0
finMessage_p_2_1_2_B_A.fin            MT103             1   1   6   0   0
finMessage_p_2_1_2_B_B.fin            MT103             1   1   6   0   0
finMessage_p_2_1_2_B_C.fin            MT103             1   1   6   0   0
finMessage_p_2_1_2_C_B.fin            MT103             1   1   6   0   0
finMessage_p_2_2_1_B_C.fin            MT202             1   1   6   0   0
finMessage_p_2_2_1_D_C.fin            MT299             1   1   2   0   0
finMessage_p_2_3_1_a_A_D.fin          MT103             1   1   8   0   0
finMessage_p_2_3_1_a_B_A.fin          MT202             1   1   5   0   0
finMessage_p_2_3_1_b_A_B.fin          MT202 COV         1   1  10   0   0
finMessage_p_2_3_1_b_A_D.fin          MT103             1   1   8   0   0
finMessage_p_2_3_1_b_C_B.fin          MT202             1   1   5   0   0
finMessage_p_2_4_2_B_E.fin            MT299             1   1   2   0   0
finMessage_p_2_5_2_B_A.fin            MT199             1   1   2   0   0
finMessage_p_3_1_2_B_A.fin            MT199             1   1   2   0   0
finMessage_p_3_2_1_b_D_A.fin          MT199             1   1   2   0   0
finMessage_p_4_3_2_A_B.fin            MT205 COV         1   1  10   0   0
finMessage_p_4_3_2_B_C.fin            MT205 COV         1   1  10   0   0
finMessage_p_9_1_2_b.fin              MT202             1   1   8   0   0
finMessage_pacs008_test_pmtTpInf.fin  MT103             1   1   6   0   0
"""
NO_TABLE = "no table for this type: its parties are read by the numbers of their fields, the rest as words"
STRAY = "text outside the blocks of the message"
NO_COUNTRY = "not a BIC: no country has the code in it"
# What is wrong, file by file: field, what it says, why.
WRONG = {
    "MT103-out-ack.rje": {
        ("key", "103 CCCCUSMMXXX INGDESMM", "this key came before in the same file"),
        ("", "{ $", STRAY),  # a message ends in "-}{"
        (":54A: line 2", "BICFOOYY", NO_COUNTRY),
        (":57A: line 1", "BICFOOYY", NO_COUNTRY),
        (":57A: line 1", "BICFOOYYXXX", NO_COUNTRY),
    },
    "MT305.fin": {("", "MT305", NO_TABLE)},
    "MT306.fin": {("", "MT306", NO_TABLE)},
    "MT320.txt": {("", "MT320", NO_TABLE), ("", "! !", STRAY)},  # after 1,700 blanks
    "MT340.fin": {("", "MT340", NO_TABLE)},
    "MT341.fin": {("", "MT341", NO_TABLE), ("", ";", STRAY)},
    "MT360.fin": {("", "MT360", NO_TABLE)},
    "MT361.fin": {("", "MT361", NO_TABLE)},
    "MT362.fin": {
        ("", "MT362", NO_TABLE),
        (":57A: line 2", "AAAAUSX0", "a line too many: only a BIC belongs here"),
    },
    "SWIFTMT300_0000039099_0002.txt": {("", "MT300", NO_TABLE)},
    "sample_JPchar.txt": {(":61:", "345454", "not a date")},
    "finMessage_00911_mt202_A_B.fin": {(":53A: line 1", "CP01AA89787", NO_COUNTRY)},
    "fin1.fin": {
        ("block 1", "ABCDLKLXXXXX0000000000", "the logical terminal can't be read"),  # "F01" is missing
        ("", "", "the payment names no debtor"),  # the sender is: there is no 52a
    },
}


def folders(shared_data: Path) -> dict[str, Path]:
    payments = shared_data / "payments"
    files = [*(payments / "mt").iterdir(), *(payments / "mt-mx-pairs" / "mt").iterdir()]
    return {path.name: path for path in files if path.suffix != ".xml"}


def read(path: Path) -> list[Payment]:
    with path.open("rb") as stream:
        items = list(parse(stream, path.name))
    assert all(isinstance(item, Payment) for item in items)
    return [item for item in items if isinstance(item, Payment)]


def test_the_table_has_every_file(shared_data: Path) -> None:
    assert {row.split()[0] for row in SAMPLES.strip().splitlines()} == set(folders(shared_data))


@pytest.mark.parametrize("row", SAMPLES.strip().splitlines(), ids=lambda row: row.split()[0])
def test_a_sample_is_read_whole(row: str, shared_data: Path) -> None:
    name, rest = row.split(maxsplit=1)
    *formats, messages, payments, parties, problems, violations = rest.rsplit(maxsplit=5)
    found = read(folders(shared_data)[name])
    assert [
        "+".join(sorted({payment.format for payment in found})),
        len({payment.place.partition(",")[0] for payment in found}),
        len(found),
        sum(len(payment.parties) for payment in found),
        sum(len(payment.problems) for payment in found),
        sum(len(payment.violations) for payment in found),
    ] == [" ".join(formats), *map(int, (messages, payments, parties, problems, violations))]
    said = {(one.field, one.said, one.why) for payment in found for one in payment.problems}
    assert said == WRONG.get(name, set())
