"""Names that the UN writes into one field come out one by one; a name that only looks so stays whole."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.lists.un.names import names_in, names_in_note, remark_in

# As they stand on the list of 2026-02-27.
FIELDS = {
    "Azim Adhajani; Azim Agha-Jani": ("Azim Adhajani", "Azim Agha-Jani"),
    "Mohammed Sabet; Mohammad Sabet b) M. Javad Kareemi Sabet": (
        "Mohammed Sabet",
        "Mohammad Sabet",
        "M. Javad Kareemi Sabet",
    ),
    "COMPAGNIE AERIENNE DES GRANDS LACS (CAGL) ; GREAT LAKES BUSINESS COMPANY (GLBC)": (
        "COMPAGNIE AERIENNE DES GRANDS LACS (CAGL)",
        "GREAT LAKES BUSINESS COMPANY (GLBC)",
    ),
    "AL-ITIHAAD AL-ISLAMIYA / AIAI": ("AL-ITIHAAD AL-ISLAMIYA", "AIAI"),
    "Jin Tiesan (金铁三)": ("Jin Tiesan", "金铁三"),
    "Amir Khazmat (original script: Амир Хазмат)": ("Amir Khazmat", "Амир Хазмат"),
    "حسن غول (Hassan Ghul; Hassan Gul)": ("حسن غول", "Hassan Ghul", "Hassan Gul"),
    "Hay’at Tahrir al-Sham (HTS) (هيئة تحرير الشام (original script); Hay’et Tahrir al-Sham)": (
        "Hay’at Tahrir al-Sham (HTS)",
        "هيئة تحرير الشام",
        "Hay’et Tahrir al-Sham",
    ),
    "شبكة أنصار المجاهدين (Ansar al-Mujahideen Network - sub-unit name)": (
        "شبكة أنصار المجاهدين",
        "Ansar al-Mujahideen Network",
    ),
    "Agha Jan Alizai اغا جان عالیزی": ("Agha Jan Alizai", "اغا جان عالیزی"),
    ") Abdelrahman Mouhamad Zafir": ("Abdelrahman Mouhamad Zafir",),
    "Encep Nurjaman (birth name)": ("Encep Nurjaman",),
    "Mohammad Ishaq Akhund born in 1963": ("Mohammad Ishaq Akhund",),
    # What stays whole.
    "UMMAH TAMEER E-NAU (UTN)": ("UMMAH TAMEER E-NAU (UTN)",),
    "Al Qa’ida/Islamic Army": ("Al Qa’ida/Islamic Army",),
    "Lom-ali Butayev (Butaev)": ("Lom-ali Butayev (Butaev)",),
    "Al-Haq, Amin": ("Al-Haq, Amin",),
    "華信船務(香港)有限公司": ("華信船務(香港)有限公司",),
    "TRADING AND TRANSPORT SERVICES COMPANY, LTD": ("TRADING AND TRANSPORT SERVICES COMPANY, LTD",),
    "": (),
}


@pytest.mark.parametrize("field", FIELDS, ids=repr)
def test_a_field_of_names(field: str) -> None:
    assert names_in(field) == FIELDS[field]


@pytest.mark.parametrize(
    ("note", "of_latin", "names"),
    [
        ("original script: Абу Банат", True, ("Абу Банат",)),
        ("Previously listed as. In Arabic: رياض محمد حسن", True, ("رياض محمد حسن",)),
        ("(Abu Du’a; Abu Duaa’) prominently known by this nom de guerre", False, ("Abu Du’a", "Abu Duaa’")),
        ("Abdul Rehman Sindhi; Abdul Rehman al-Sindhi", False, ("Abdul Rehman Sindhi", "Abdul Rehman al-Sindhi")),
        ("Passport number: B0515260; DOB: 1948; POB: Anefif", True, ()),
        ("formerly listed as", True, ()),
    ],
)
def test_a_note_on_an_alias_holds_names_in_another_script_and_spellings(
    note: str, *, of_latin: bool, names: tuple[str, ...]
) -> None:
    assert names_in_note(note, of_latin=of_latin) == names


def test_what_is_no_name_is_a_remark() -> None:
    assert remark_in("Safia Farkash Mohammed Al-Hadad, born 1 Jan. 1953 (Oman passport)").startswith("born 1 Jan. 1953")
    assert remark_in("SECOND ACADEMY OF NATURAL SCIENCES (KPE.018)") == "(KPE.018)"
    assert remark_in("Al-Haq, Amin") == ""


def test_a_field_longer_than_any_real_one_stays_whole() -> None:
    assert names_in("A; " * 2_000) == ("A; " * 2_000,)


WORDS = re.compile(r"[^\W\d_]{2,}")


@given(st.text("ab(;) /م,1", max_size=40).map(lambda text: " ".join(text.split())))
def test_no_word_of_a_field_is_lost(text: str) -> None:
    """What is in no name is in the remark; a single letter may be a mark between names, as in "b)"."""
    kept = " ".join((*names_in(text), remark_in(text)))
    assert set(WORDS.findall(text)) <= set(WORDS.findall(kept))
