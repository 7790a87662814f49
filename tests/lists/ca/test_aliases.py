"""Several aliases in one field come out one by one; where a mark may belong to a name, the name stays whole."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.lists.ca.aliases import LONGEST, aliases, names_of_entity, respelt, spellings

# As they stand on the list of 2025-05-25: the party's own name, its field of aliases, the names in it.
OF_PERSONS = [
    ("VOLFOVICH", "Александр Григорьевич Вольфович; Alexander Grigoreevich Volfovich",
     ["Александр Григорьевич Вольфович", "Alexander Grigoreevich Volfovich"]),
    ("LEONOV", "Юрий Владимирович ЛЕОНОВ / Юрiй Володимирович ЛЕОНОВ",
     ["Юрий Владимирович ЛЕОНОВ", "Юрiй Володимирович ЛЕОНОВ"]),
    ("BARANOV", "Баранов, Олег Анатольевич", ["Баранов, Олег Анатольевич"]),
    ("BIDYOVKA", "BIDEVKA, BIDIOVKA", ["BIDEVKA", "BIDIOVKA"]),
    ("SALYAEV", "Aleksei, Oleksii SALYAYEV, SALIAIEV", ["Aleksei", "Oleksii SALYAYEV", "SALIAIEV"]),
    ("SHCHERBAKOV", "Sergei, Serhii SHERBAKOV", ["Sergei", "Serhii SHERBAKOV"]),
    ("BIZYUK", "Raman Ivanavich BIZIUK, Belarusian: Раман Iванавiч БIЗЮК, Russian: Роман Иванович БИЗЮК",
     ["Raman Ivanavich BIZIUK", "Раман Iванавiч БIЗЮК", "Роман Иванович БИЗЮК"]),
    ("Karti", "Ali Ahmed Karti Arabic: علي أحمد كرتي", ["Ali Ahmed Karti", "علي أحمد كرتي"]),
    ("BANDURA", "Vladimir Bandura, Володимир Бандура and Владимир Бандура",
     ["Vladimir Bandura", "Володимир Бандура", "Владимир Бандура"]),
    ("ALEXANDROV", "Алексей Александров or Фролов", ["Алексей Александров", "Фролов"]),
    ("al-Wardian", "حسن الورديان/حسن محمد علي الورديان", ["حسن الورديان", "حسن محمد علي الورديان"]),
    ("PAVLOV", "Motorola", ["Motorola"]),
]  # fmt: skip
OF_ENTITIES = [
    ("Rostec", "Ростех; Russian Technologies Group", ["Ростех", "Russian Technologies Group"]),
    ("Iran Air", "Iran Air Cargo, HOMA, Hayapeymayi Melli Iran", ["Iran Air Cargo", "HOMA", "Hayapeymayi Melli Iran"]),
    ("Legmash", "JSC Legmash, Legmash Plant", ["JSC Legmash", "Legmash Plant"]),
    ("VEB", "ВЭБ; Vnesheconombank, VEB.RF", ["ВЭБ", "Vnesheconombank", "VEB.RF"]),
    ("Poly Technologies, Inc.", "PTI, 保利科技有限公司", ["PTI", "保利科技有限公司"]),
    ("Transoil LLC", 'ООО "ТРАНСОЙЛ" / ОБЩЕСТВО "ТРАНСОЙЛ"', ['ООО "ТРАНСОЙЛ"', 'ОБЩЕСТВО "ТРАНСОЙЛ"']),
    ("ALEVKURP OJSC", 'Открытое акционерное общество "АЛЕВКУРП"/ ОАО "АЛЕВКУРП"',
     ['Открытое акционерное общество "АЛЕВКУРП"', 'ОАО "АЛЕВКУРП"']),
    ("NPE Svyaz", "Научно-производственное предприятие «Связь» and АО «НПП «Связь»",
     ["Научно-производственное предприятие «Связь»", "АО «НПП «Связь»"]),
    ("GSK Advance Company Ltd.", "GSK Advance, GSK Advance Co. Ltd. and GSK for Advanced Business Co. Ltd. Arabic: شركة جي",
     ["GSK Advance", "GSK Advance Co. Ltd.", "GSK for Advanced Business Co. Ltd.", "شركة جي"]),
    # What stays whole.
    ("Concord", "Конкорд Менеджмент и консалтинг, ООО", ["Конкорд Менеджмент и консалтинг, ООО"]),
    ("Interros Invest", "Интеррос Инвест, МК", ["Интеррос Инвест, МК"]),
    ("Ministry", "Министерство образования, науки и молодежи", ["Министерство образования, науки и молодежи"]),
    ("Al Khaleej Bank", "Al Rowad Bank for Development and Investment", ["Al Rowad Bank for Development and Investment"]),
    ("Corporation", 'Корпорация "Космические Системы, Комплексы" Имени Иосифьяна',
     ['Корпорация "Космические Системы, Комплексы" Имени Иосифьяна']),
]  # fmt: skip


@pytest.mark.parametrize(("name", "field", "names"), OF_PERSONS)
def test_the_aliases_of_a_person(name: str, field: str, names: list[str]) -> None:
    assert list(aliases(field, name, is_person=True)) == names


@pytest.mark.parametrize(("name", "field", "names"), OF_ENTITIES)
def test_the_aliases_of_an_entity(name: str, field: str, names: list[str]) -> None:
    assert list(aliases(field, name, is_person=False)) == names


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Hara Institute/Institut Hara", ("Hara Institute", "Institut Hara")),
        ("MEC Steel Mills (Hmaw Bi/Pyi/Ywama)", ("MEC Steel Mills (Hmaw Bi/Pyi/Ywama)",)),
        ("Agregat PJSC (also known as Public Joint Stock Company Agregat)", ("Agregat PJSC", "Public Joint Stock Company Agregat")),
        (
            "Institute of Chemistry and Mechanics, FSUE (also known as Scientific Institute of Chemistry and Mechanics)",
            ("Institute of Chemistry and Mechanics, FSUE", "Scientific Institute of Chemistry and Mechanics"),
        ),
        ("Poly Technologies, Inc.", ("Poly Technologies, Inc.",)),
        ("(also known as X)", ("(also known as X)",)),
    ],
)  # fmt: skip
def test_the_name_of_an_entity_may_hold_others(field: str, names: tuple[str, ...]) -> None:
    assert names_of_entity(field) == names


@pytest.mark.parametrize(
    ("alias", "family", "given", "whole"),
    [
        ("Andrei", "AKIMOV", "Andrey Igorevich", "AKIMOV, Andrei Igorevich"),
        ("VYSOTSKIY", "VYSOTSKY", "Aleksandr", "VYSOTSKIY, Aleksandr"),
        ("Vasilyevich", "MAKSIMOVICH", "Nikolai Vasilievich", "MAKSIMOVICH, Nikolai Vasilyevich"),
        ("Motorola", "PAVLOV", "Arseny", ""),
        ("Jang Pom Su", "JANG", "Bom Su", ""),
        ("ШАМАН", "DRONOV", "Yaroslav", ""),
        ("Andrei", "", "", ""),
    ],
)
def test_one_name_spelt_otherwise_makes_a_whole_name(alias: str, family: str, given: str, whole: str) -> None:
    assert respelt(alias, family, given) == whole


def test_a_spelling_in_brackets_is_another_name() -> None:
    assert spellings("DIKIY (DIKY)") == ("DIKIY", "DIKY")
    assert spellings("DIKIY") == ("DIKIY",)


def test_a_field_longer_than_any_real_one_stays_whole() -> None:
    text = "A; " * LONGEST
    assert aliases(text, "A", is_person=False) == (text,)


WORDS = re.compile(r"[^\W\d_]{2,}")
JOINED = st.lists(
    st.sampled_from(["Alfa", "Beta Ltd", "Гамма", "дельта", "شركة", "(Eps)", '"Zeta, Eta"', ",", ";", "/", "1", "a/b"]), max_size=12
).map(" ".join)  # fmt: skip


@given(JOINED, st.booleans())
def test_no_word_of_a_field_is_lost(text: str, is_person: bool) -> None:
    kept = " ".join(aliases(text, "Alfa Works", is_person=is_person))
    assert set(WORDS.findall(text)) <= set(WORDS.findall(kept))
