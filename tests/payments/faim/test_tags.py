"""Bytes to tags: messages are told apart, memory stays bounded, and nothing that is cut off goes unsaid."""

from io import BytesIO

import pytest

from seawall.payments.faim.tags import MAX_TAG_CHARS, Message, messages


def read(text: str) -> list[Message]:
    return list(messages(BytesIO(text.encode())))


MESSAGES = [
    ("{1500}A{1510}B{4200}C", ["1500 1510 4200"]),
    ("{1500}A{4200}C{1500}A{4200}C", ["1500 4200", "1500 4200"]),
    ("{1500}A{4200}C{4200}D", ["1500 4200 4200"]),
    ("{1500}A{1100}P{1110}Q{1500}A{1100}P", ["1500 1100 1110", "1500 1100"]),
    ("{1100}P{1500}A{4200}C{1100}P{1500}A", ["1100 1500 4200", "1100 1500"]),
    ("{1510}B{4200}C{1510}B", ["1510 4200", "1510"]),
    ("{15OO}A{1500}B{20}{12345}", ["1500"]),
]


@pytest.mark.parametrize(("text", "expected"), MESSAGES)
def test_messages_are_told_apart_by_the_tags_they_begin_with(text: str, expected: list[str]) -> None:
    assert [" ".join(tag.name for tag in message.tags) for message in read(text)] == expected


def test_a_tag_knows_its_line() -> None:
    (message,) = read("{1500}A\n{1510}B\r\n\n{4200}C{5000}D\n")
    assert [(tag.name, tag.text, tag.line) for tag in message.tags] == [
        ("1500", "A", 1),
        ("1510", "B", 2),
        ("4200", "C", 4),
        ("5000", "D", 4),
    ]


def test_a_tag_without_end_is_cut_and_says_so() -> None:
    (message,) = read("{6000}" + "X" * 500_000 + "{4200}D1*EXAMPLE*\n{5000}E")
    assert [(tag.name, tag.is_cut) for tag in message.tags] == [("6000", True), ("4200", False), ("5000", False)]
    assert len(message.tags[0].text) == MAX_TAG_CHARS
    assert message.tags[1].text == "D1*EXAMPLE*"


@pytest.mark.parametrize("at", range(65_530, 65_545))
def test_a_tag_on_the_edge_of_what_is_read_at_once_is_whole(at: int) -> None:
    found = read("{6000}" + "X" * 100 + "{1500}" * ((at - 106) // 6) + "Y" * ((at - 106) % 6) + "{4200}EXAMPLE")
    assert found[-1].tags[-1].text == "EXAMPLE"


def test_the_stream_stays_open() -> None:
    stream = BytesIO(b"{1500}A")
    list(messages(stream))
    assert not stream.closed
