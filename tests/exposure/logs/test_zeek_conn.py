"""conn.log by blocks: the compiled reader and the careful one give the same rows, of any line whatever."""

import io
from concurrent.futures import ThreadPoolExecutor

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from seawall.exposure.logs import zeek_conn, zeek_tsv
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import FLOWS, Flow, flows_frame
from seawall.exposure.logs.unpack import Plain
from tests.exposure.logs.logged import CONN_FIELDS, PLAIN, conn, zeek


def fast(raw: bytes) -> tuple[pl.DataFrame, Reading]:
    reading = Reading.of("conn.log", 0, None)
    with ThreadPoolExecutor(2) as pool:
        frames = list(zeek_conn.frames(Plain("conn.log", io.BytesIO(raw)), reading, pool, 2))
    return pl.concat([pl.DataFrame(schema=FLOWS), *frames]), reading


def careful(raw: bytes) -> tuple[pl.DataFrame, Reading]:
    reading = Reading.of("conn.log", 0, None)
    rows = list(zeek_tsv.parse(Plain("conn.log", io.BytesIO(raw)), reading))
    return flows_frame([row for row in rows if isinstance(row, Flow)], 0), reading


def same(raw: bytes) -> pl.DataFrame:
    """Both readers' rows and counted Problems, which must be one."""
    (quick, told), (slow, said) = fast(raw), careful(raw)
    assert quick.schema == FLOWS
    assert_frame_equal(quick, slow)
    assert told.notes.counts == said.notes.counts
    assert told.notes.kept == said.notes.kept
    return quick


def test_a_plain_line_is_read_whole() -> None:
    frame = same(conn(PLAIN))
    (row,) = frame.with_columns(pl.col("ts", "end").dt.timestamp("us")).rows()
    assert row == (
        1541117137618695, 1541117137632256, 2886732265, None, 2886732037, None, 49159, 88, "tcp", "krb_tcp", 244, 292, 416, 4, 4,
        "RSTR", "CYtJYz4gNk3t5ZEt2", 0, 8,
    )  # fmt: skip


# Each with what it does to the row: kept, kept without the value, or refused.
ODD = [
    ("IPv6", PLAIN.replace("172.16.9.5", "2a00:1450:4014:801::200a"), 1, 0),
    ("IPv6 all zero", PLAIN.replace("172.16.9.5", "::"), 1, 0),
    ("IPv4-mapped", PLAIN.replace("172.16.9.5", "::ffff:172.16.9.5"), 1, 0),
    ("behind NAT64", PLAIN.replace("172.16.9.5", "64:ff9b::ac10:905"), 1, 0),
    ("nearly behind NAT64", PLAIN.replace("172.16.9.5", "64:ff9b:1::ac10:905"), 1, 0),
    ("IPv4-mapped, hexadecimal", PLAIN.replace("172.16.9.5", "::ffff:ac10:905"), 1, 0),
    ("IPv6 with a zone", PLAIN.replace("172.16.9.5", "fe80::1%eth0"), 1, 0),
    ("address with a leading zero", PLAIN.replace("172.16.9.5", "172.16.09.5"), 1, 1),
    ("address of three parts", PLAIN.replace("172.16.9.5", "172.16.9"), 1, 1),
    ("no address", PLAIN.replace("172.16.9.5", "-"), 1, 0),
    ("port too large", PLAIN.replace(" 88 ", " 65536 "), 1, 1),
    ("port of words", PLAIN.replace(" 88 ", " http "), 1, 1),
    ("no service", PLAIN.replace("krb_tcp", "-"), 1, 0),
    ("empty service", PLAIN.replace("krb_tcp", "(empty)"), 1, 0),
    ("service beyond ASCII", PLAIN.replace("krb_tcp", "zürich"), 1, 0),
    ("service with a bell", PLAIN.replace("krb_tcp", "k\x07rb"), 1, 0),
    ("NUL", PLAIN.replace("krb_tcp", "k\0rb"), 1, 1),
    ("number for protocol", PLAIN.replace(" tcp ", " 132 "), 1, 0),
    ("protocol in capitals", PLAIN.replace(" tcp ", " TCP "), 1, 0),
    ("no duration", PLAIN.replace("0.013561", "-"), 1, 0),
    ("duration below zero", PLAIN.replace("0.013561", "-0.5"), 1, 1),
    ("nanoseconds", PLAIN.replace("0.013561", "0.013561789"), 1, 0),
    ("bytes of twenty digits", PLAIN.replace(" 244 ", " 18446744073709551615 "), 1, 1),
    ("no time", PLAIN.replace("1541117137.618695", "-"), 0, 1),
    ("time of words", PLAIN.replace("1541117137.618695", "yesterday"), 0, 1),
    ("time behind all dates", PLAIN.replace("1541117137.618695", "9999999999.0"), 0, 1),
    ("time since a start", PLAIN.replace("1541117137.618695", "22.3"), 1, 1),
    ("ISO time", PLAIN.replace("1541117137.618695", "2018-11-02T00:05:37.618695Z"), 1, 0),
    ("a field more", PLAIN + " more", 0, 1),
    ("a field fewer", PLAIN.removesuffix(" -"), 0, 1),
    ("carriage return", PLAIN + "\r", 1, 0),
]  # fmt: skip


@pytest.mark.parametrize(("line", "rows", "problems"), [case[1:] for case in ODD], ids=[case[0] for case in ODD])
def test_an_odd_line_is_read_alike_by_both(line: str, rows: int, problems: int) -> None:
    raw = conn(PLAIN, line, PLAIN)
    frame, reading = same(raw), fast(raw)[1]
    assert frame.height == 2 + rows
    assert reading.notes.total == problems


FIELD = st.one_of(
    st.sampled_from(
        [
            "-",
            "(empty)",
            "",
            "0",
            "65535",
            "65536",
            "1.5",
            "1.",
            ".5",
            "1541117137.618695",
            "::1",
            "1::",
            ":::",
            "1::2::3",
        ]
    ),
    st.ip_addresses().map(str),
    st.ip_addresses(v=6).map(lambda six: six.exploded),
    st.integers(min_value=-1, max_value=1 << 66).map(str),
    st.text(max_size=6).filter(lambda text: "\n" not in text and "\t" not in text),
    st.text("0123456789abcdefABCDEF:.%", max_size=12),
)


@given(st.lists(st.lists(FIELD, min_size=20, max_size=22), max_size=4), st.data())
def test_both_readers_agree_on_any_fields(rows: list[list[str]], data: st.DataObject) -> None:
    plain = PLAIN.split(" ")
    mixed = [
        [data.draw(st.sampled_from([mine, mine, mine, row[place % len(row)]])) for place, mine in enumerate(plain)]
        for row in rows
    ]
    lines = ["\t".join(row) for row in [*mixed, *rows]]
    same(conn() + "\n".join(lines).encode("utf-8", "surrogatepass"))


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_both_readers_agree_on_any_bytes(lines: list[bytes]) -> None:
    same(conn(PLAIN) + b"\n".join(lines))


NULS = [[b"\0", b"#\0"], [b"\0#"], [b"\0#", b"x"], [b"x", b"\0\0#close", b"\0"]]


@pytest.mark.parametrize("lines", NULS)
def test_a_comment_behind_nul_bytes_is_one_to_both_and_what_is_wrong_is_said_in_the_order_of_lines(
    lines: list[bytes],
) -> None:
    same(conn(PLAIN) + b"\n".join(lines))


def test_a_second_header_is_followed_wherever_it_stands() -> None:
    turned = CONN_FIELDS[::-1]
    second = zeek("conn", turned, " ".join(PLAIN.split(" ")[::-1]))
    frame = same(conn(PLAIN) + second + conn(PLAIN))
    assert frame.drop("line").n_unique() == 1
    assert frame["line"].to_list() == [8, 17, 26]


def test_a_header_without_some_columns_leaves_them_unsaid() -> None:
    frame = same(zeek("conn", ["ts", "id.orig_h", "id.resp_h"], "1541117137.6 10.0.0.1 198.51.100.7"))
    assert frame.select("uid", "proto", "dport", "src_bytes", "end").row(0) == (None, None, None, None, None)


def test_a_header_of_another_separator_goes_the_careful_way() -> None:
    raw = b"#separator ;\n#unset_field;?\n#path;conn\n#fields;ts;uid;id.orig_h\n1541117137.6;?;10.0.0.1\n"
    assert same(raw)["src"].to_list() == [0x0A000001]


def test_lines_across_many_blocks_keep_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.exposure.logs.lines.BLOCK_BYTES", 300)
    raw = conn(*[PLAIN, PLAIN + " more"] * 20)
    assert same(raw)["line"].to_list() == list(range(8, 48, 2))


def test_an_endless_line_is_told_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = conn(PLAIN, "x" * 5000, PLAIN)
    for module in ("lines", "zeek_conn"):
        monkeypatch.setattr(f"seawall.exposure.logs.{module}.MAX_LINE_BYTES", 1000)
    for block in (512, 1 << 20):
        monkeypatch.setattr("seawall.exposure.logs.lines.BLOCK_BYTES", block)
        frame, reading = fast(raw)
        assert frame["line"].to_list() == [8, 10]
        assert reading.notes.total == 1
