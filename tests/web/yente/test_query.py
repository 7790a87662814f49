"""The search syntax: what it means, and that nothing typed into it is more than refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.web.yente.query import Either, Every, Term, Without, parse, simple


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("", None),
        ("  ", None),
        ("putin", Term("putin")),
        ("a b", Every((Term("a"), Term("b")))),
        ("a AND b", Every((Term("a"), Term("b")))),
        ("a OR b c", Either((Term("a"), Every((Term("b"), Term("c")))))),
        ("(a OR b) c", Every((Either((Term("a"), Term("b"))), Term("c")))),
        ("a -b", Every((Term("a"), Without(Term("b"))))),
        ("NOT a", Without(Term("a"))),
        ("+a", Term("a")),
        ('"bank of x"', Term("bank of x", how="phrase")),
        ("integ*", Term("integ", how="prefix")),
        ("integrty~", Term("integrty", how="fuzzy")),
        ("integrty~2", Term("integrty", how="fuzzy")),
        ("countries:ru", Term("ru", "countries")),
        ('name:"x y"', Term("x y", "name", "phrase")),
        (r"a\/b", Term("a/b")),
        ("al-din", Term("al-din")),
        ("Nestlé", Term("Nestlé")),
    ],
)
def test_what_is_typed_means(text: str, means: object) -> None:
    assert parse(text) == means


@pytest.mark.parametrize(
    "text", ["invalid/query", "(a", "a)", '"a', "a OR", "OR a", "NOT", "[1 TO 2]", "a^2", "name:", "x " * 100, "(" * 40]
)
def test_what_has_no_sense_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse(text)


def test_a_simple_search_takes_words_and_nothing_else() -> None:
    assert simple("invalid/query (") == Every((Term("invalid"), Term("query")))
    assert simple("/ (") is None


@given(st.text(max_size=200))
def test_any_text_is_a_query_or_refused(text: str) -> None:
    try:
        parse(text)
    except ValueError:
        assert text.strip()
    simple(text)
