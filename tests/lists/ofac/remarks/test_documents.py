"""What follows a document's label, as OFAC has written it on real entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import IdentifierKind
from seawall.lists.ofac.labels import LABELS, Use, label_starting
from seawall.lists.ofac.remarks.documents import read_identifier

K = IdentifierKind


@pytest.mark.parametrize(
    ("said", "kind", "value", "country", "note"),
    [
        ("Passport D10003923 (Iran)", K.PASSPORT, "D10003923", "Iran", ""),
        ("National ID No. K357514(4) (Hong Kong)", K.NATIONAL_ID, "K357514(4)", "Hong Kong", ""),
        ("National ID No. 13/Ta Ta Na (Naing)019077 (Burma)", K.NATIONAL_ID, "13/Ta Ta Na (Naing)019077", "Burma", ""),
        ("Registration ID F.5 (29) AR-11/2002 (Pakistan)", K.REGISTRATION, "F.5 (29) AR-11/2002", "Pakistan", ""),
        ("Folio Mercantil No. 22839 (Jalisco) (Mexico)", K.REGISTRATION, "22839", "Mexico", "Jalisco"),
        ("NIT # 900155215-1 (Colombia)", K.TAX_ID, "900155215-1", "Colombia", ""),
        ("Unified Social Credit Code (USCC) 91110108562135265P (China)", K.USCC, "91110108562135265P", "China", ""),
        ("Legal Entity Number 253400HA6URWT39X2982", K.LEI, "253400HA6URWT39X2982", "", ""),
        ("Vessel Registration Identification IMO  9187629", K.IMO, "IMO  9187629", "", ""),
        ("Identification Number IMO 5055293", K.IMO, "IMO 5055293", "", ""),
        ("MMSI 572469210", K.MMSI, "572469210", "", ""),
        ("Aircraft Tail Number YV3360", K.AIRCRAFT_TAIL, "YV3360", "", ""),
        ("Aircraft Manufacturer's Serial Number (MSN) 550", K.AIRCRAFT_SERIAL, "550", "", ""),
        ("Aircraft Mode S Transponder Code 15405B", K.AIRCRAFT_MODE_S, "15405B", "", ""),
        ("SWIFT/BIC KKBCKPPY", K.BIC, "KKBCKPPY", "", ""),
        ("Equity Ticker 688244 CH", K.TICKER, "688244 CH", "", ""),
        ("ISIN CN0009003921", K.ISIN, "CN0009003921", "", ""),
        ("D-U-N-S Number 56-556-9269", K.DUNS, "56-556-9269", "", ""),
        ("BIK (RU) 044525607", K.OTHER, "044525607", "", ""),
        ("Telephone (98)(21)(66153220)", K.PHONE, "(98)(21)(66153220)", "", ""),
        ("Website www.integritytech.com.cn", K.WEBSITE, "www.integritytech.com.cn", "", ""),
        ("Email Address info@zik.ru", K.EMAIL, "info@zik.ru", "", ""),
        ("Passport 4117921 issued under the name Zain Khan", K.PASSPORT, "4117921", "", "issued under the name Zain Khan"),
    ],
)  # fmt: skip
def test_a_document_is_read_with_its_country(said: str, kind: K, value: str, country: str, note: str) -> None:
    opened = label_starting(said)
    assert opened is not None
    found = read_identifier(*opened)
    assert found is not None
    assert (found.kind, found.value, found.country, found.note) == (kind, value, country, note)


@pytest.mark.parametrize(
    ("said", "issued", "expires"),
    [
        ("Passport K509213 (Korea, North) issued 14 Nov 2012 expires 14 Nov 2017", "2012-11-14", "2017-11-14"),
        ("Passport NO34409/129 issued Jul 1997", "1997-07", ""),
        ("Diplomatic Passport 008827 (Iran) issued 1999", "1999", ""),
        ("Passport Z3079423 (India) expires 01 Jan 2026 to 31 Dec 2026", "", "2026"),
    ],
)
def test_dates_of_issue_and_expiry_keep_their_precision(said: str, issued: str, expires: str) -> None:
    opened = label_starting(said)
    assert opened is not None
    found = read_identifier(*opened)
    assert found is not None
    assert [day.iso if day else "" for day in (found.issued, found.expires)] == [issued, expires]


def test_a_wallet_keeps_its_letter_case_and_its_currency() -> None:
    opened = label_starting("Digital Currency Address - XBT 1GqChmWqGtsaLrGbHfgdrV5Nkvahtjjuxr")
    assert opened is not None
    found = read_identifier(*opened)
    assert found is not None
    assert (found.kind, found.currency) == (K.WALLET, "XBT")
    assert found.value == "1GqChmWqGtsaLrGbHfgdrV5Nkvahtjjuxr"


@pytest.mark.parametrize(
    "said",
    [
        "Passport issued in Sarajevo, Bosnia-Herzegovina",
        "Passport and National ID were issued in Ulm, Germany.  Currently incarcerated at JVA Bruchsal prison.",
        "Passport No.: 0310857, Eritrea, Issue Date 21 August 2006, Expire Date 20 August 2008)",
        "NIT # Provisional (Colombia)",
        "Website www.alturath.org. Revival of Islamic Heritage Society Offices Worldwide",
        "Email Address none",
        "Digital Currency Address - XBT 1Gq",
        "Passport " + "1" * 600,
    ],
)
def test_what_does_not_look_like_the_document_is_not_read_as_one(said: str) -> None:
    opened = label_starting(said)
    assert opened is not None
    assert read_identifier(*opened) is None


@given(st.sampled_from([label for label in LABELS if label.use is Use.IDENTIFIER]), st.text(max_size=100))
def test_any_text_gives_an_identifier_or_nothing(label: object, said: str) -> None:
    found = read_identifier(label, said)  # type: ignore[arg-type]  # sampled from LABELS
    assert found is None or found.value
