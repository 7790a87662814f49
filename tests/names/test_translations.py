"""Words that are translated: the tables themselves, inflected forms by rule, and what is left alone."""

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names import Kind, NameType, analyse
from seawall.names.translations import endings, kin, root, small_words, stems, translation, words_for_forms
from seawall.names.words import concepts, legal_forms

# Letters that a column may have besides the signs of the table.
_COLUMNS = (
    r"[^\W\u0250-\uffff]|[\u1e00-\u1eff]",
    r"[^\W\u0250-\uffff]",
    r"[^\W\u0250-\uffff]",
    r"[\u0400-\u04ff]",
    r"[\u0370-\u03ff\u1f00-\u1fff]",
    r"[\u0590-\u06ff\u200c]",
)


@pytest.mark.parametrize("file", ["translations.txt", "territories.txt"])
def test_every_word_of_a_column_is_written_in_its_script(file: str) -> None:
    text = (files("seawall.names") / "data" / file).read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]
    assert {len(row) for row in rows} == {1 + len(_COLUMNS)}
    strange = [
        word
        for row in rows
        for letters, cell in zip(_COLUMNS, row[1:], strict=True)
        for word in cell.split()
        if not re.fullmatch(rf"(?:{letters}|['’ʼ.-])+~?", word)
    ]
    assert strange == []


SAME = [
    # said in one language and in another, inflected or not
    ("Ministry", "Министерства"),
    ("defence", "обороны"),
    ("Defence", "Άμυνας"),
    ("army", "Στρατού"),
    ("plant", "заводом"),
    ("Shipping", "ναυτιλίας"),
    ("Industries", "βιομηχανιών"),
    ("Insurance", "страховой"),
    ("Revolutionary", "революционных"),
    ("prison", "vězení"),
    ("people's", "λαϊκής"),
    ("rockets", "πυραύλων"),
    ("Research", "pētniecības"),
    ("Russian", "российской"),
    ("Nicaragua", "Никарагуа"),
    ("Myanmar", "Μιανμάρ"),
    ("shipyard", "судоверфь"),
    ("drilling", "бурения"),
    ("Palestinian", "Palestijnse"),
    ("Kurdish", "Koerdische"),
    ("Workers", "Εργατικό"),
    ("democratic", "demokraattisen"),
    ("scientifique", "επιστημονικού"),
    ("telecomunicaciones", "τηλεπικοινωνιών"),
    ("eleitoral", "Εκλογικό"),
    ("brigate", "ταξιαρχίες"),
    ("samostalni", "Ανεξάρτητο"),
    ("cyberspace", "Κυβερνοχώρου"),
    ("sotilastiedustelun", "разведки"),
    ("Harakat", "κίνησης"),
    ("مراكز", "центров"),
    ("Egyptian", "αιγυπτιακής"),
    ("Indian", "индийской"),
    ("French", "französische"),
    ("d'État", "κρατική"),
    ("militia", "ополчение"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_a_word_and_its_translation_mean_the_same(one: str, two: str) -> None:
    first, second = (analyse(f"Example {word}", NameType.ORGANISATION).tokens[1] for word in (one, two))
    assert first.meaning
    assert (first.kind, first.meaning) == (second.kind, second.meaning)


@pytest.mark.parametrize("word", ["barclays", "gazprombankovich", "zz", "", "sberbank", "exxon", "armyx"])
def test_a_stem_with_another_ending_is_another_word(word: str) -> None:
    assert translation(word) is None


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=64))
def test_any_word_has_one_translation_or_none_and_it_is_by_a_stem_of_the_table(word: str) -> None:
    found = translation(word)
    if found is not None:
        assert any(
            stems().get(word[:cut]) == found and (cut == len(word) or word[cut:] in endings())
            for cut in range(1, len(word) + 1)
        )


PLACES = [
    ("kazanskoe", "kazan"), ("zelenogradskiy", "zelenograd"), ("bryanskaya", "bryan"), ("permskogo", "perm"),
    ("kovalski", ""), ("petrovsky", ""), ("disk", ""), ("skaya", ""), ("kazan", ""),
]  # fmt: skip


@pytest.mark.parametrize(("word", "place"), PLACES)
def test_of_a_slavic_adjective_the_place_is_known(word: str, place: str) -> None:
    assert root(word) == place


def test_small_words_of_other_languages_join_where_an_organisation_is_meant() -> None:
    assert {"tou", "kai", "na", "za"} <= small_words()
    tokens = analyse("Министерство на отбраната", NameType.ORGANISATION).tokens
    assert [token.kind for token in tokens] == [Kind.CONCEPT, Kind.PARTICLE, Kind.CONCEPT]
    assert analyse("Tou Kovacs", NameType.UNKNOWN).tokens[0].kind is Kind.WORD


def test_a_persons_name_is_not_translated() -> None:
    assert {token.meaning for token in analyse("Star Wolf Peace", NameType.PERSON).tokens} == {""}


SAME_BODY = [
    # the form of one language, and the meaning that all its forms have
    ("Organização", "ORG"),
    ("ministerstwa", "MINISTRY"),
    ("Министерството", "MINISTRY"),
    ("revolucionāro", "REVOLUTIONARY"),
    ("никарагуански", "NICARAGUA"),
    ("l'industrie", "INDUSTRY"),
    ("المقاتلة", "BATTLE"),
    ("التونسية", "TUNISIA"),
    ("Трейдинг", "TRADE"),
]


@pytest.mark.parametrize(("word", "meaning"), SAME_BODY)
def test_a_long_stem_has_the_endings_of_every_language(word: str, meaning: str) -> None:
    tokens = analyse(f"{word} Ltd", NameType.ORGANISATION).tokens
    assert next(token.meaning for token in tokens if token.meaning) == meaning


@pytest.mark.parametrize(
    "word", ["Kazan", "Sadat", "Anatoly", "Germanova", "Nova", "Tong", "Slobodan", "Karen", "Lester"]
)
def test_names_that_begin_like_a_stem_mean_nothing(word: str) -> None:
    assert translation(word.lower()) is None


def test_kin_are_meanings_of_the_tables_and_kin_of_one_another() -> None:
    known = {stem.meaning for stem in stems().values()} | set(concepts().values())
    assert set(kin()) <= known
    assert all(meaning in kin()[other] for meaning, others in kin().items() for other in others)


SENSES = [
    # a word of several senses, and what it may be
    ("υπηρεσία", ("SERVICE", "AGENCY", "AUTHORITY", "OFFICE")),
    ("служба", ("SERVICE", "AGENCY")),
    ("Land", ("COUNTRY", "GROUND")),
    ("مؤسسة", ("FDN", "CORP", "INSTITUTION")),
    ("vállalat", ("CO", "ENTERPRISE")),
    ("hírügynökség", ("AGENCY", "NEWS")),
    ("خبرگزاری", ("AGENCY", "NEWS")),
    ("δημοκρατική", ("DEMOCRACY", "REPU")),
    ("oddział", ("BRANCH", "UNIT")),
    ("gabinete", ("OFFICE", "BUREAU")),
]


@pytest.mark.parametrize(("word", "senses"), SENSES)
def test_a_word_of_several_senses_is_kin_to_each_and_makes_none_kin_to_another(
    word: str, senses: tuple[str, ...]
) -> None:
    meaning = next(token.meaning for token in analyse(f"{word} Xyz", NameType.ORGANISATION).tokens if token.meaning)
    assert set(senses) <= set(kin()[meaning])
    assert all(meaning in kin()[sense] for sense in senses)
    assert "ENTERPRISE" not in kin()["CO"]
    assert "OFFICE" not in kin()["SERVICE"]


def test_the_words_that_stand_for_a_form_of_law_are_meanings_of_the_tables() -> None:
    classes = set(legal_forms().values())
    known = {stem.meaning for stem in stems().values()} | set(concepts().values())
    assert words_for_forms()
    assert set(words_for_forms()) <= classes
    assert {word for words in words_for_forms().values() for word in words} <= known


def test_a_general_command_is_not_al_qaida_with_a_slip() -> None:
    meanings = [token.meaning for token in analyse("القيادة العامة", NameType.ORGANISATION).tokens]
    assert "COMMAND" in meanings
    assert "ALQAEDA" not in meanings
    assert "ALQAEDA" in [token.meaning for token in analyse("تنظيم القاعدة", NameType.ORGANISATION).tokens]


def test_and_is_parted_from_a_short_word_with_its_article() -> None:
    assert [token.meaning for token in analyse("العراق والشام", NameType.ORGANISATION).tokens if token.meaning] == [
        "IRAQ",
        "LEVANT",
    ]


def test_an_article_and_a_misspelt_word_are_no_phrase() -> None:
    name = analyse("أسامة المالكي", NameType.ORGANISATION)
    assert [(token.form, token.meaning) for token in name.tokens[1:]] == [("al", ""), ("malky", "")]
