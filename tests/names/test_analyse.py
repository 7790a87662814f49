"""A name to tokens with kinds and meanings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names import Kind, NameType, analyse
from seawall.names.analyse import MAX_NAME_CHARS, MAX_TOKEN_CHARS, MAX_TOKENS

LETTER = {
    Kind.WORD: "w", Kind.CONCEPT: "c", Kind.LEGAL: "l", Kind.TITLE: "t", Kind.PARTICLE: "p", Kind.NUMBER: "n",
    Kind.INITIAL: "i",
}  # fmt: skip


def read(text: str, name_type: NameType) -> str:
    return " ".join(f"{token.form}/{LETTER[token.kind]}" for token in analyse(text, name_type).tokens)


ORGANISATIONS = [
    ("Integrity Technology Group, Incorporated", "integrity/w technology/c group/c incorporated/l"),
    ("SIS d.o.o.", "sis/w doo/l"),
    ("S.I.S. DOO", "sis/w doo/l"),
    ("PAO Sovcomflot", "pao/l sovcomflot/w"),
    ("FABERLIC EUROPE Sp. z o.o.", "faberlic/w europe/w spzoo/l"),
    ("Siemens Gesellschaft mit beschränkter Haftung", "siemens/w gesellschaftmitbeschrankterhaftung/l"),
    ("ООО «Медиа Лэнд»", "ooo/l media/c lend/w"),
    ("Statanly Limitod Liability Company", "statanly/w limitedliabilitycompany/l"),
    ("Jzint Stock Company Compel", "jointstockcompany/l compel/w"),
    ("Alpha Incorporatde", "alpha/w incorporated/l"),
    ("Bowne Solutions II Limited", "bowne/w solutions/c 2/n limited/l"),
    ("Fund 2nd", "fund/c 2/n"),
    ("Institute for Science", "institute/c for/p science/c"),
    ("TARA LIMI TED", "tara/w limited/l"),
    ("TARA COMP ANY LIMITED", "tara/w company/l limited/l"),
    ("TARALIMITED", "tara/w limited/l"),
    ("COMMERCIAL BANK KHLYNOVJOINT STOCK COMPANY", "commercialbank/c khlynov/w jointstockcompany/l"),
    ("OBSHCHESTVO OGRANICHENNOY OTVETSTVENNOSTYU MARKUS", "obshchestvoogranichennoyotvetstvennostyu/l markus/w"),
    ("MARKUS OTVETSTVENNOSTYU", "markus/w otvetstvennostyu/l"),
    ("永信至诚科技集团股份有限公司", "yong/w xin/w zhi/w cheng/w tech/c grp/c jsc/l"),
]
PERSONS = [
    ("Dr. John A. Smith Jr.", "dr/t john/w a/i smith/w jr/t"),
    ("J.R.R. Tolkien", "j/i r/i r/i tolkien/w"),
    ("关天峰", "guan/w tian/w feng/w"),
    ("김정은", "gim/w jeong/w eun/w"),
    ("Ali Haji Hassan", "ali/w haji/w hassan/w"),  # a title in the middle may be a name
    ("Zafar Iqbal Sheikh", "zafar/w iqbal/w sheikh/w"),  # at the end it is a name
    ("Ben Netanyahu", "ben/w netanyahu/w"),  # a given name where a name begins with it
    ("NETANYAHU, Ben", "netanyahu/w ben/w"),
    ("Ali ben Saad", "ali/w ben/p saad/w"),
    ("BEN ALI, Zine", "ben/p ali/w zine/w"),
    ("Sheikh Isa bin Tarif", "sheikh/t isa/w bin/p tarif/w"),
]


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS)
def test_organisations_are_read(text: str, expected: str) -> None:
    assert read(text, NameType.ORGANISATION) == expected


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_persons_are_read(text: str, expected: str) -> None:
    assert read(text, NameType.PERSON) == expected


def test_a_damaged_legal_form_keeps_its_meaning() -> None:
    for text in (
        "OBSHCHESTVO OGRANICHENNOY OTVETSTVENNOSTYU MARKUS",
        "OBS HCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU MARKUS",
    ):
        assert analyse(text, NameType.ORGANISATION).tokens[0].meaning == "LLC"


def test_the_comma_of_a_persons_name_marks_the_family_name() -> None:
    assert [token.family for token in analyse("PUTIN, Vladimir", NameType.PERSON).tokens] == [True, False]
    assert [token.family for token in analyse("Vladimir Putin", NameType.PERSON).tokens] == [False, False]


def test_forms_of_law_that_mean_the_same_have_the_same_meaning() -> None:
    meanings = {
        analyse(f"Alpha {form}", NameType.ORGANISATION).tokens[-1].meaning for form in ("Ltd", "GmbH", "OOO", "d.o.o.")
    }
    assert meanings == {"LLC"}


@pytest.mark.parametrize("text", ["Limited", "GmbH", "Company Limited", "OOO"])
def test_a_name_of_nothing_but_legal_form_keeps_something_to_compare(text: str) -> None:
    assert analyse(text, NameType.ORGANISATION).tokens


@pytest.mark.parametrize("text", ["", "   ", "!!!", "—", "\u200b\u202e"])
def test_a_name_without_letters_has_no_tokens(text: str) -> None:
    assert analyse(text).tokens == ()


def test_a_flood_of_tokens_is_cut_and_said() -> None:
    name = analyse("a b " * 5_000)
    assert len(name.tokens) == MAX_TOKENS
    assert name.cut


def test_an_endless_word_is_cut() -> None:
    name = analyse("x" * (MAX_NAME_CHARS + 1))
    assert [len(token.form) for token in name.tokens] == [MAX_TOKEN_CHARS]
    assert name.cut


@given(st.text(max_size=300), st.sampled_from(NameType))
def test_any_text_gives_a_name_within_the_limits(text: str, name_type: NameType) -> None:
    name = analyse(text, name_type)
    assert len(name.tokens) <= MAX_TOKENS
    assert all(0 < len(token.form) <= MAX_TOKEN_CHARS and token.form.isascii() for token in name.tokens)
    assert analyse(text, name_type) == name
