"""Disguised names: each disguise is undone, whatever the name, and plain names have no other reading."""

import html
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names import disguise, undisguised

LETTERS = st.sampled_from(
    ("abcdeghiklmnoprstuvz", "ABCDEGHIKLMNOPRSTUVZ", "абвгдеийклмнопрстуя", "אבגדהוזחטי", "αβγδεικλμνοπρστυω")
).flatmap(lambda alphabet: st.text(alphabet=alphabet, min_size=3, max_size=10))
ACCENTED = st.sampled_from(
    ("aeináéíñöüçØş", "абвгдеийклмнопрРСстуяЯ", "محمدعليابنرش", "αβγδεικλμνοπρΠ", "永信至诚科技")
).flatmap(lambda alphabet: st.text(alphabet=alphabet, min_size=3, max_size=10))
NAMES = st.lists(LETTERS, min_size=1, max_size=4).map(" ".join)
ACCENTED_NAMES = st.lists(ACCENTED, min_size=1, max_size=3).map(" ".join)


def _apart(gap: str) -> Callable[[str], str]:
    return lambda name: (gap + gap).join(gap.join(word) for word in name.split())


def _in_points(name: str) -> str:
    return "".join(f"\\u{ord(character):04x}" for character in name)


def _misread(encoding: str) -> Callable[[str], str]:
    """UTF-8 read as another encoding; bytes that it lacks are controls (WHATWG)."""

    def character(byte: int) -> str:
        try:
            return bytes([byte]).decode(encoding)
        except UnicodeDecodeError:
            return chr(byte)

    return lambda name: "".join(map(character, name.encode()))


APART = {gap: _apart(gap) for gap in (" ", "-", "_", "*")}
ESCAPED: dict[str, Callable[[str], str]] = {
    "for HTML, in figures": lambda name: "".join(f"&#{ord(character)};" for character in name),
    "for HTML, in hexadecimal": lambda name: "".join(f"&#x{ord(character):x};" for character in name),
    "for HTML, twice": lambda name: html.escape("".join(f"&#{ord(character)};" for character in name)),
    "for addresses": lambda name: quote(name, safe=""),
    "for addresses, twice": lambda name: quote(quote(name, safe=""), safe=""),
    "for programs": _in_points,
    "for programs, twice": lambda name: _in_points(name).replace("\\", "\\\\"),
    "for mail": lambda name: "".join(f"={byte:02X}" for byte in name.encode()),
}
MISREAD = {
    encoding: _misread(encoding)
    for encoding in ("latin-1", "cp1252", "cp1251", "cp1256", "cp1250", "cp1253", "cp1254", "mac_roman", "koi8_r")
}


@pytest.mark.parametrize("gap", APART)
@given(name=NAMES)
def test_letters_written_apart_are_read_together(gap: str, name: str) -> None:
    assert name in undisguised(APART[gap](name))


@pytest.mark.parametrize("how", ESCAPED)
@given(name=ACCENTED_NAMES)
def test_what_was_escaped_is_read(how: str, name: str) -> None:
    said = ESCAPED[how](name)
    assert said == name or name in undisguised(said)


@given(name=st.lists(st.text(alphabet="abcdefXYZабв", min_size=2, max_size=9), min_size=1, max_size=4).map(" ".join))
def test_what_an_override_turns_is_read_as_it_is_shown(name: str) -> None:
    assert name in undisguised("\u202e" + name[::-1] + "\u202c")
    assert name in undisguised("\u202e" + name[::-1])
    assert f"Example {name}" in undisguised(f"Example \u202e{name[::-1]}\u202c")


@given(name=st.text(alphabet="محمدعلياب", min_size=2, max_size=12))
def test_an_override_to_the_right_turns_arabic(name: str) -> None:
    assert name in undisguised("\u202d" + name[::-1] + "\u202c")


@pytest.mark.parametrize("encoding", MISREAD)
@given(name=ACCENTED_NAMES)
def test_a_misread_encoding_is_read_again(encoding: str, name: str) -> None:
    said = MISREAD[encoding](name)
    assert said == name or name in undisguised(said)


READ = [
    # as it came, as it reads
    ("I R A N  A I R", "IRAN AIR"),
    ("I R A N A I R", "iran air"),
    ("E X A M P L E T R A D I N G", "example trading"),
    ("Mr M A X  E X A M P L E", "Mr MAX EXAMPLE"),
    ("Example &amp;amp; Sons", "Example & Sons"),
    ("Example%2520Trading", "Example Trading"),
    ("Гаrc&#195;&#173;a", "Гаrcía"),
    ("Ð Ð¾Ð¼Ð°Ð½ Example", "Роман Example"),  # the blank was U+00A0, half of Р
    ("GARCÃ\u008dA", "GARCÍA"),
    ("M&uuml;ller", "Müller"),
    ("EX4MPLE TR@DING", "EXAMPLE TRADING"),
    ("SAMP1E TR1D1NG", "SAMPLE TRLDLNG"),
    ("$AMPLOVSK1", "SAMPLOVSKI"),
    ("EXEMPLl DlANA", "EXEMPLI DIANA"),
]


@pytest.mark.parametrize(("said", "name"), READ)
def test_what_was_seen_is_read(said: str, name: str) -> None:
    assert name in undisguised(said)


PLAIN = [
    "Max Example",
    "Max A. Example",
    "Max A. B. Example",
    "EXAMPLE, Max Émile",
    "Example & Sons Trading Co., Ltd.",
    "AT&T Example",
    "100% Example GmbH",
    "Example A320 Fund 24",
    "1st Example Ltd",
    "10 EXAMPLE YARD",
    "Ali al-Example",
    "ExampleLabs McExample",
    "Example Trading S.A.R.L.",
    "D.O.O. EXAMPLE",
    "Владимир Зінченко Кім",
    "Ёлка Їжак Примерова",
    "محمدرضا گلپایگانی",
    "永信至诚科技集团股份有限公司",
    "김정은",
    "ÅÄÖ Exempel Ångström",
    "São João Gonçalves",
    "Nguyễn Thị Ánh",
    "Παπαδόπουλος Γεώργιος",
    "Example \u200fמשה\u200e",
    "岩 平 张",
    "김 정 은",
    "",
]


_READ_OTHERWISE = st.text(alphabet="abLlI1 0@$%&=\\u.\u202eДПутинé ÐŸÑƒ-'٣ا李x", max_size=14)


@given(_READ_OTHERWISE | st.text(max_size=20))
def test_what_is_passed_over_at_once_has_no_other_reading(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disguise, "_is_suspect", lambda _: True)
        patch.setattr(disguise, "_may_be_disguised", lambda _: True)
        expected = undisguised(text)
    assert undisguised(text) == expected


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_name_has_no_other_reading(name: str) -> None:
    assert undisguised(name) == ()


@given(text=st.text(max_size=200))
def test_any_text_has_few_other_readings(text: str) -> None:
    found = undisguised(text)
    assert len(found) == len(set(found)) <= 9
    assert text not in found


@given(text=st.text(alphabet="&%=\\u041f#;aé \u202e\u202c\u202dÃÐ½Ñ-", max_size=300))
def test_disguises_within_disguises_are_no_burden(text: str) -> None:
    assert len(undisguised(text)) <= 9
