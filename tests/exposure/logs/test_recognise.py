"""Formats by their first bytes; what is no log is refused with what to do instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.exposure.logs.recognise import Format, recognise
from tests.exposure.logs import (
    test_argus,
    test_asa,
    test_aws,
    test_fortinet,
    test_nfdump,
    test_palo_alto,
    test_squid,
)  # fmt: skip
from tests.exposure.logs.logged import PLAIN, conn, zeek

KNOWN = [
    (Format.ZEEK_CONN, conn(PLAIN)),
    (Format.ZEEK_CONN, b"\t" + conn(PLAIN)),
    (Format.ZEEK_TSV, zeek("dns", ["ts", "query"])),
    (Format.ZEEK_JSON, b'{"ts":1541117137.6,"uid":"C1","id.orig_h":"10.0.0.1","conn_state":"SF"}\n'),
    (Format.ZEEK_JSON, b'{"_path":"dns","ts":"2026-11-01T00:00:00Z"}\n'),
    (Format.SURICATA, b'{"timestamp":"2026-11-01T00:00:00+0000","event_type":"flow"}\n'),
    (Format.GCP, b'[{"insertId":"1","jsonPayload":{"connection":{}}}]'),
    (Format.AZURE, b'{"records":[{"category":"FlowLogFlowEvent"}]}'),
    (Format.AZURE, b'{\n "records": [\n  {"category": "NetworkSecurityGroupFlowEvent", "x": "' + b"y" * 70_000),
    (Format.WINDOWS, b'{"Event":{"System":{"EventID":3}}}\n'),
    (Format.WINDOWS, b'{"winlog":{"event_id":3}}\n'),
    (Format.NFDUMP, test_nfdump.LINE.encode()),
    (Format.NFDUMP_CSV, test_nfdump.CSV.encode()),
    (Format.NFDUMP_CSV, test_nfdump.CSV_1_7.encode()),
    (Format.ARGUS, test_argus.HEAD.encode()),
    (Format.AWS, test_aws.DEFAULT.encode()),
    (Format.AWS, b"version account-id srcaddr dstaddr srcport dstport\n"),
    (Format.PALO_ALTO, test_palo_alto.SYSLOG.encode()),
    (Format.PALO_ALTO, test_palo_alto.EXPORTED.encode()),
    (Format.FORTINET, test_fortinet.TRAFFIC.encode()),
    (Format.FORTINET, b"<189>" + test_fortinet.FILTER.encode()),
    (Format.ASA, test_asa.DOWN.encode()),
    (Format.SQUID, test_squid.TEXT.encode()),
]


@pytest.mark.parametrize(("kind", "raw"), KNOWN)
def test_a_known_format(kind: Format, raw: bytes) -> None:
    assert recognise(raw[: 1 << 16])[0] is kind


REFUSED = [
    (b"\x0c\xa5\x01\x00", "nfdump -r FILE"),
    (b"\xd4\xc3\xb2\xa1", "let Zeek or Suricata read them"),
    (b"ElfFile\0", "export its events as JSON"),
    (b"PAR1", "Parquet"),
    (b"", "empty"),
    (b"Dear Sir,\nplease find enclosed\n", "no log format"),
    (b'{"name":"x"}', "no log format"),
    (b"name,address\nA,B\n", "no log format"),
]


@pytest.mark.parametrize(("raw", "why"), REFUSED)
def test_what_is_no_log_is_refused(raw: bytes, why: str) -> None:
    seen = recognise(raw)
    assert seen.format is None
    assert why in seen.refused


@pytest.mark.parametrize("raw", [zeek("notice", ["ts", "note"]), b'{"ts":1.5,"note":"N","actions":[],"uid":"C1"}\n'])
def test_a_zeek_log_without_use_is_named_and_skipped(raw: bytes) -> None:
    seen = recognise(raw)
    assert (seen.log, seen.refused) == ("notice", "")
    assert "notice" in seen.skipped


@given(st.binary(max_size=200), st.sampled_from([b"", *[raw[:60] for _, raw in KNOWN]]))
def test_any_bytes_are_recognised_or_refused(tail: bytes, head: bytes) -> None:
    seen = recognise(head + tail)
    assert seen.format or seen.refused or seen.skipped
