"""Name fields that hold several names: which are long, and where joining words part them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names.joined import MOST_JOINED, MOST_WORDS, is_long, joined


@pytest.mark.parametrize(
    "field, also, others",
    [
        ("Example Trading d/b/a Example Foods", ["Example Trading", "Example Foods"], []),
        ("Example Trading DBA Example Foods", ["Example Trading", "Example Foods"], []),
        ("Example Trading D. B. A. Example Foods", ["Example Trading", "Example Foods"], []),
        ("Example Trading t/a Example Foods", ["Example Trading", "Example Foods"], []),
        ("Example Trading c/o Max Example", ["Example Trading"], ["Max Example"]),
        ("Example Trading C / O Max Example", ["Example Trading"], ["Max Example"]),
        ("ATTN: Max Example", [], ["Max Example"]),
        ("Example GmbH z. Hd. Max Muster", ["Example GmbH"], ["Max Muster"]),
        ("Max Muster p.A. Example AG", ["Max Muster"], ["Example AG"]),
        ("Ejemplo SA por cuenta de Juan Ejemplo", ["Ejemplo SA"], ["Juan Ejemplo"]),
        ("Exemple SA, pour le compte de: Jean Exemple", ["Exemple SA"], ["Jean Exemple"]),
        ("ООО Пример по поручению Иванова", ["ООО Пример"], ["Иванова"]),
        ("شركة المثال نيابة عن فلان الفلاني", ["شركة المثال"], ["فلان الفلاني"]),
        ("示例公司代表永信至诚科技集团", ["示例公司"], ["永信至诚科技集团"]),
        # What belongs to another party's name is another party's too.
        ("A Example c/o B Example d/b/a C Example", ["A Example"], ["B Example", "C Example"]),
    ],
)
def test_joining_words_part_a_field(field: str, also: list[str], others: list[str]) -> None:
    found = joined(field)
    assert [part.text for part in found if part.is_same] == also
    assert [part.text for part in found if not part.is_same] == others


@pytest.mark.parametrize(
    "field",
    [
        "Example Trading LLC",
        "J C O Example",
        "P A Example",
        "Pa Example Bakery",
        "Dbase Systems Example",
        "Viamonte Example",
    ],
)
def test_other_words_part_nothing(field: str) -> None:
    assert joined(field) == ()


@pytest.mark.parametrize(
    "field, expected",
    [
        ("Maria del Carmen Example", False),
        ("Example Trading Company Ltd", False),
        ("Mr and Mrs Example Example", True),
        ("Rent Max Example", True),
        ("Miete Max Muster", True),
        ("한국예시상사", False),
        ("上海示例国际贸易有限公司", False),
        ("上海示例国际贸易有限公司支付三月份货款", True),
        ("EXAMPLE-OF,A.NAME_WITHOUT-BLANKS", True),
    ],
)
def test_a_field_is_long_by_its_words_or_by_words_of_payments(field: str, expected: bool) -> None:
    assert is_long(field) is expected


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["c/o", "d/b/a", "Example", "代表", " ", "\n", "ß", "İ"])).map(" ".join)
)
def test_any_field_gives_names_that_stand_in_it(field: str) -> None:
    parts = joined(field)
    assert len(parts) <= MOST_JOINED + 1
    assert all(field[part.start : part.stop] == part.text and part.text for part in parts)
    assert is_long(field) or sum(word.isascii() and word.isalpha() for word in field.split()) <= MOST_WORDS
