"""What outranks what: the score orders names as an analyst would."""

import pytest

from tests.matching.names import OBJ, ORG, PER, ranking, score

BETTER = [
    # screened, the better listed name, the worse one, type
    ("Vladimir Putin", "PUTIN, Vladimir", "POTANIN, Vladimir", PER),
    ("Evgeny Prigozhin", "PRIGOZHIN, Yevgeniy Viktorovich", "PRIGOZHINA, Lyubov", PER),
    ("Sichuan Silence Information", "SICHUAN SILENCE INFORMATION TECHNOLOGY COMPANY, LIMITED", "SICHUAN JUXINHE", ORG),
    ("Media Land LLC", "MEDIA LAND, LLC", "MEDIA LAND TECHNOLOGY", ORG),
    ("Aeza Group", "AEZA GROUP LLC", "AEZA INTERNATIONAL LTD", ORG),
    ("Alpha Fund II", "ALPHA FUND II LTD", "ALPHA FUND III LTD", ORG),
    ("关天峰", "GUAN, Tianfeng", "GUAN, Tianyu", PER),
    ("Mohammed Hassan Akhund", "AKHUND, Mohammad Hassan", "AKHUND, Mohammad Hussein", PER),
]


@pytest.mark.parametrize(("screened", "better", "worse", "kind"), BETTER)
def test_the_nearer_name_ranks_first(screened: str, better: str, worse: str, kind: object) -> None:
    name_type = PER if kind is PER else ORG
    assert ranking(screened, [worse, better], name_type)[0] == better


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Alpha Fund II", "Alpha Fund III"),
        ("Management Company 23", "Management Company 24"),
        ("Unit 61398", "Unit 61419"),
    ],
)
def test_numbers_tell_siblings_apart(one: str, two: str) -> None:
    assert score(one, two) < 0.7 < score(one, one)


def test_a_short_form_of_a_given_name_is_that_name() -> None:
    assert score("Bill Beispiel", "BEISPIEL, William", PER) >= 0.7 > score("Brad Beispiel", "BEISPIEL, William", PER)


@pytest.mark.parametrize("rank", ["Col.", "Lt. Col.", "Sgt", "Maj. Gen.", "Colonel"])
def test_a_rank_before_a_name_changes_next_to_nothing(rank: str) -> None:
    assert score(f"{rank} Beispiel William", "BEISPIEL, William", PER) >= 0.9


def test_names_glued_over_the_comma_are_found() -> None:
    assert score("MojtabaMostaf", "MOSTAF, Mojtaba", PER) >= 0.7


FOUND = [
    # as screened, as listed
    ("Hamid Aclib", "ADIB, Hamid"),  # cl read for d
    ("Narnid Zareikajosangi", "ZAREIKAJOSANGI, Hamid"),  # rn for m, N for H
    ("Sha8an Adib", "SHABAN, Adib"),
    ("Osama Milacl", "MILAD, Osama"),
    ("Samal Pharaj", "FARAJ, Samal"),  # ph for f
    ("Evlis Kelmendi", "KELMENDI, Elvis"),  # two letters changed places in a short word
    ("Said Ba Haji", "BAHAJI, Said"),
    ("Choe Soc Min", "CHOE, Sok Min"),
]


@pytest.mark.parametrize(("screened", "listed"), FOUND)
def test_a_name_misread_or_misheard_is_found(screened: str, listed: str) -> None:
    assert score(screened, listed, PER) >= 0.7


@pytest.mark.parametrize(
    ("screened", "slip", "other"),
    [
        ("Alejandro Beispiel", "Alejandrro Beispiel", "Alejandra Beispiel"),
        ("Martin Muster", "Martinn Muster", "Martina Muster"),
    ],
)
def test_a_womans_name_is_further_from_a_mans_than_a_slip(screened: str, slip: str, other: str) -> None:
    assert score(slip, screened, PER) > score(other, screened, PER)


def test_a_glued_name_cut_at_the_limit_is_no_other_word() -> None:
    listed = "OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU TAIMYRNEFTEGAZ-PORT"
    assert score("The Port Authority GmbH", listed) < 0.5


def test_merely_similar_words_say_less_than_the_same_words() -> None:
    assert score("Sporks Business Corporation", "SPARKLES BUSINESS CORPORATION") < 0.7


def test_a_rare_name_scores_higher_than_a_common_one() -> None:
    assert score("Garantex Europe", "GARANTEX EUROPE") > score("General Trading", "GENERAL TRADING")


def test_each_step_away_lowers_the_score() -> None:
    steps = [
        "Sichuan Silence Information",
        "Sichuan Silense Information",
        "Sichuan Silense Informaton",
        "Sichuan Silver Information",
    ]
    scores = [score(step, "SICHUAN SILENCE INFORMATION") for step in steps]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_ships_are_known_by_their_whole_name() -> None:
    assert score("Star", "NORTH STAR", OBJ) < 0.7 < score("North Star", "NORTH STAR", OBJ)
