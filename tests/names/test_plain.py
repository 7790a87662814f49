"""A name that is called plain has no other reading, whoever asks."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.names import NameType, alternatives, holders, undisguised, without_branch
from seawall.names.branches import BRANCH_SIGNS
from seawall.names.holders import HOLDER_SIGNS
from seawall.names.joined import JOINING_SIGNS, TELLING, is_long, joined
from seawall.names.plain import is_plain

_TELLING_WORDS = sorted(BRANCH_SIGNS | HOLDER_SIGNS | JOINING_SIGNS | TELLING)
_words = st.one_of(
    st.sampled_from(_TELLING_WORDS),
    st.sampled_from(["Max", "Example", "LIMITED", "Li", "de", "Al", "J", "J.", "O'Neill", "Co.", "3M", "Société", "DlANA", "a/b"]),
    st.sampled_from(["Inc.", "Corp.", "co.", "Qa'ida", "Abd-al", "山本", "代表", "李", "山本山本山本", "김", "محمد", "و", "राम", "राम।", "จันทภา", "Вахній", "Ї",
        "РџСѓС‚РёРЅ", "Ã©cole", "Grüße", "ŞUBE", "דוד", "やまだ", "ヤマダ", "٣٤٥٦"]),
    st.text("abclLIO", min_size=1, max_size=8),
    st.text("ÀÖéüßčŁıİŉабвЁїРСѓџأبלש राकगिय้ทย李山김やア٣", min_size=1, max_size=8),
)  # fmt: skip
_CASES: list[Callable[[str], str]] = [str, str.upper, str.title, str.lower]


@st.composite
def names(draw: st.DrawFn) -> str:
    words = draw(st.lists(_words, min_size=1, max_size=6))
    return draw(st.sampled_from([" ", " ", " ", "  ", ", ", "/", "-", "'", ". "])).join(
        draw(st.sampled_from(_CASES))(word) for word in words
    )


@settings(max_examples=2000)
@given(names())
def test_a_plain_name_has_no_other_reading(name: str) -> None:
    if is_plain(name):
        assert undisguised(name) == ()
        assert joined(name) == ()
        assert not is_long(name)
        for kind in NameType:
            assert alternatives(name, kind) == (name,)
            assert holders(name, kind) == without_branch(name, kind) == ()


def test_most_names_are_plain_and_none_that_says_more() -> None:
    plain = [
        "Max Example", "MAX EXAMPLE", "Maria de Example", "EXAMPLE SHIPPING COMPANY LIMITED", "Li Example", "Société Exemple", "Łucja Macháčková",
        "Example, Inc.", "Anna-Maria Example", "山田 太郎", "محمد علي", "Іван Приклад", "राम बेगानी", "दीपक Example", "Example Corp.",
    ]  # fmt: skip
    others = [
        "Mr Max Example", "Max Example and Erika Muster", "EXAMPLE M", "Example J.", "Example/Muster", "Example Bank Branch",
        "P U T I N", "DlANA Example", "PUT1N", "Example c/o Muster", "One Two Three Four Five", "Payment Example", "", " ", "Example Co.", "Prof. Example",
        "РџСѓС‚РёРЅ Example", "甲方代表乙方", "пан Приклад", "Приклад Ї", "O'Neill", "Example's",
    ]  # fmt: skip
    assert [name for name in plain if not is_plain(name)] == []
    assert [name for name in others if is_plain(name)] == []
