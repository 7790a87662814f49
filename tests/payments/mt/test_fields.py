"""Fields: tags with their letters, lines as written, and places that a clerk can find."""

from seawall.payments.mt.fields import fields


def test_a_field_has_number_letter_lines_and_place() -> None:
    found = list(fields(":20:REF\n:50K:/123\nEXAMPLE LLC\n\n:71F:USD1,\n:71F:USD2,\n"))
    assert [(one.number, one.letter, one.lines, one.place) for one in found] == [
        ("20", "", ("REF",), ":20:"),
        ("50", "K", ("/123", "EXAMPLE LLC"), ":50K:"),
        ("71", "F", ("USD1,",), ":71F:"),
        ("71", "F", ("USD2,",), ":71F:[2]"),
    ]
    assert found[1].line_place(1) == ":50K: line 2"


def test_a_line_that_begins_with_a_colon_is_no_field() -> None:
    assert [one.lines for one in fields(":70:INVOICE\n:NO 4:\n:1:2")] == [("INVOICE", ":NO 4:", ":1:2")]


def test_words_before_the_first_tag_are_kept() -> None:
    assert [(one.number, one.value, one.place) for one in fields("SIS DOO\n:20:A")] == [
        ("", "SIS DOO", "block 4"),
        ("20", "A", ":20:"),
    ]


def test_a_small_letter_is_the_same_option() -> None:
    assert [one.tag for one in fields(":50k:A")] == ["50K"]
