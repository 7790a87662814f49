"""Bytes to messages: wrappings, acknowledgements, encodings, and what is broken, each said with its place."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import Problem
from seawall.payments.mt.blocks import MAX_MESSAGE_CHARS, Message, messages
from tests.payments.mt.made import PLAIN, message

ACK = "{1:F21EXMPUS33AXXX0000000001}{4:{177:2606090919}{451:0}}"
NAK = "{1:F21EXMPUS33AXXX0000000001}{4:{177:2606090919}{451:1}{405:T27}}"


def read(data: str | bytes) -> list[Message | Problem]:
    return list(messages(BytesIO(data.encode() if isinstance(data, str) else data), "x.fin"))


def one(data: str | bytes) -> Message:
    found = read(data)
    assert len(found) == 1
    assert isinstance(found[0], Message)
    return found[0]


def test_a_message_as_sent_names_the_receiver_in_block_2() -> None:
    found = one("{1:F01EXMPUS33AXXX0000000000}{2:I103EXMPDEFFXABCN}{4:\r\n:20:A\r\n-}")
    assert (found.type, found.sender.bic, found.receiver.bic) == ("103", "EXMPUS33XXX", "EXMPDEFFABC")
    assert (found.sender.place, found.receiver.place) == ("message 1, block 1", "message 1, block 2")
    assert found.problems == ()


def test_a_message_as_received_names_the_sender_in_block_2() -> None:
    found = one(
        "{1:F01EXMPUS33AXXX0000000000}{2:O1031612260609EXMPDEFFBXXX01613135552606091612N}{4:\n:20:A\n-}{5:{CHK:00}}"
    )
    assert (found.sender.bic, found.receiver.bic) == ("EXMPDEFFXXX", "EXMPUS33XXX")
    assert found.trailers == (("CHK", "00"),)


def test_headers_are_taken_apart() -> None:
    found = one(message(head="{108:MUR1}{119:STP}{121:uetr}{433:/AOK/NO HIT}"))
    assert found.headers == (("108", "MUR1"), ("119", "STP"), ("121", "uetr"), ("433", "/AOK/NO HIT"))


WRAPPINGS = {
    "one after the other": "{0}{1}",
    "RJE": "{0}${1}",
    "RJE on lines of its own": "{0}\r\n$\r\n{1}\r\n$\r\n",
    "DOS-PCC": "\x01{0}\x03   \x01{1}\x03      ",
    "dump padded to 512": "{0}" + " " * 300 + "{1}" + " " * 300,
    "end mark of DOS": "{0}\r\n{1}\r\n\x1a",
    "a brace too many": "{0}}}\n{1}}}",
}


@pytest.mark.parametrize("wrapping", WRAPPINGS.values(), ids=WRAPPINGS)
def test_several_messages_in_a_file_are_counted(wrapping: str) -> None:
    found = read(wrapping.format(message(), message(PLAIN.replace("REF1", "REF2"))))
    assert [(item.place, item.problems) for item in found if isinstance(item, Message)] == [
        ("message 1", ()),
        ("message 2", ()),
    ]
    assert len(found) == 2


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_difference(ends: str) -> None:
    assert one(message().replace("\r\n", ends)).text.strip() == PLAIN


def test_an_acknowledgement_belongs_to_the_message_after_it() -> None:
    found = read(f"{ACK}{message()}${NAK}{message()}${message()}")
    assert [item.acknowledged for item in found if isinstance(item, Message)] == ["ACK", "NAK", ""]


def test_an_acknowledgement_that_says_more_is_no_acknowledgement() -> None:
    for hidden in (
        ACK[:-1] + "{999:SIS DOO}}",
        ACK + "{5:SIS DOO}",
        ACK + "{5:{CHK:SIS DOO}}",
        ACK + "{S:{COP:SIS DOO}}",
    ):
        found = one(hidden)
        assert "block 2: the logical terminal can't be read" in [f"{one.field}: {one.why}" for one in found.problems]
        assert "SIS DOO" in repr(found)


BROKEN = [
    (message()[:-2], "block 4: block 4 has no end"),
    (message()[:-2] + "{5:{CHK:00}}", "block 4: block 4 has no end"),
    (message(head="{121:x}").replace("{3:{121:x}}", "{3:{121:x\n"), "block 3: block 3 has no end"),
    (message().replace("{1:F01EXMPUS33AXXX0000000000}", "{1:EXMPUS33AXXX}"), "block 1: the logical terminal can't be read"),
    (message().replace("{2:I103EXMPDEFFXXXXN}", ""), "block 2: the logical terminal can't be read"),
    (message().replace("{2:I103EXMPDEFFXXXXN}", ""), "block 2: the type of the message is not known"),
    ("{1:F01EXMPUS33AXXX0000000000}{2:I103EXMPDEFFXXXXN}", "block 4: the message has no text block"),
    (message() + "SIS DOO", ": text outside the blocks of the message"),
    (message() + "{4:\n:50K:SIS DOO\n-}", "block 4: this block came before"),
    (message() + "{9:SIS DOO}", "block 9: no such block is known"),
    (message().encode() + b"\xff\xfe", ": not UTF-8; read as Windows-1252"),
    (message().replace("TRADING", "TRA\0DING"), ": NUL bytes were removed"),
    (message(PLAIN + "\n" + "X\n" * 100_000), f": longer than {MAX_MESSAGE_CHARS} characters: the rest was not read"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "why"), BROKEN, ids=[why for _, why in BROKEN])
def test_what_is_broken_is_a_problem_of_its_message(data: str | bytes, why: str) -> None:
    found = one(data)
    assert why in [f"{problem.field}: {problem.why}" for problem in found.problems]
    assert all(problem.source == "x.fin" for problem in found.problems)


def test_text_outside_all_blocks_is_kept() -> None:
    assert one(message() + "SIS DOO" + "{9:YALTA}").strays == ("SIS DOO", "YALTA")


def test_text_before_the_first_message_is_said() -> None:
    found = read(f"Dear all\nplease see\n{message()}")
    assert [str(item) for item in found[:-1]] == [
        "x.fin line 1: text that belongs to no message (said 'Dear all please see')"
    ]
    assert isinstance(found[-1], Message)


def test_a_message_that_lost_its_beginning_is_a_message() -> None:
    found = read(message()[10:] + message())
    assert [item.type for item in found if isinstance(item, Message)] == ["103", "103"]
    assert isinstance(found[0], Message)
    assert "EXAMPLE TRADING LLC" in found[0].text
    assert "block 1: the logical terminal can't be read" in [f"{one.field}: {one.why}" for one in found[0].problems]


def test_a_message_inside_another_is_a_message() -> None:
    found = read(message(PLAIN + "\n" + message()))
    assert [isinstance(item, Message) for item in found] == [True, True]
    assert isinstance(found[0], Message)
    assert [problem.why for problem in found[0].problems] == ["block 4 has no end"]


def test_an_oversized_message_does_not_hide_the_next() -> None:
    found = read(message(PLAIN + "\n" + "X" * 300_000) + message())
    assert [isinstance(item, Message) and len(item.text) < MAX_MESSAGE_CHARS for item in found] == [True, True]
    assert isinstance(found[1], Message)
    assert found[1].problems == ()


PIECES = st.sampled_from(
    ["{1:F01EXMPUS33AXXX0000000000}", "{2:I103", "{3:", "{4:", "\n", ":50K:", "-}", "}", "{", "$", "A", "{5:"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_is_lost_whatever_the_braces(data: str) -> None:
    """Every A comes out in some block, stray or problem."""
    marked = data.replace("A", "QQQ")
    found = read(marked)
    assert repr(found).count("QQQ") >= (1 if "QQQ" in marked else 0)
