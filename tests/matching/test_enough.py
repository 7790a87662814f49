"""When matched words are a name in a text: tables of what says enough and what does not."""

import pytest

from seawall.matching.enough import says_enough
from seawall.matching.screener import Screener
from seawall.names import NameType, analyse
from tests.matching.names import index_of

PER, ORG, OBJ = NameType.PERSON, NameType.ORGANISATION, NameType.OBJECT


def enough(screened: str, listed: str, kind: NameType, *, craft: bool = False) -> bool:
    name = analyse(screened)
    found = Screener(index_of([listed], kind)).alignment(name, 0)
    return says_enough(name, analyse(listed, kind), found, is_called_craft=craft)


@pytest.mark.parametrize(
    "screened, listed, kind, says",
    [
        ("Integrity Technology Group", "INTEGRITY TECHNOLOGY GROUP, INCORPORATED", ORG, True),
        ("Integrity Technology", "INTEGRITY TECHNOLOGY GROUP, INCORPORATED", ORG, False),
        ("technology group", "TECHNOLOGY GROUP", ORG, False),
        ("green island", "GREEN ISLAND S.A.", ORG, True),
        ("general trading", "GENERAL TRADING LLC", ORG, False),
        ("General Trading LLC", "GENERAL TRADING LLC", ORG, True),  # the whole name, legal form and all
        ("Buenos Aires", "BUENOS AIRES SERVICIOS, S.A. DE C.V.", ORG, False),
        ("Sberbank", "SBERBANK", ORG, True),
        ("Citadel", "CITADEL LLC", ORG, False),
        ("Citadel LLC", "CITADEL LLC", ORG, True),
        ("invoice", "INVOICE", ORG, False),
        ("Dan", "DAN", ORG, False),
        ("Dmitry Khoroshev", "KHOROSHEV, Dmitry Yuryevich", PER, True),
        ("Dmitry Yuryevich", "KHOROSHEV, Dmitry Yuryevich", PER, False),
        ("John Smith", "SMITH, John", PER, False),
        ("horizon", "HORIZON", OBJ, False),
        ("EP-MOB", "EP-MOB", OBJ, True),
    ],
)
def test_words_that_say_enough_are_a_name(screened: str, listed: str, kind: NameType, *, says: bool) -> None:
    assert enough(screened, listed, kind) is says


def test_a_ship_is_called_by_any_word_after_a_word_for_ships() -> None:
    assert enough("horizon", "HORIZON", OBJ, craft=True)
