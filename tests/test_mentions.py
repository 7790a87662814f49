"""What a payment mentions outside its name fields: listed names, listed identifiers, restricted places."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.corpus import Corpus
from seawall.entities import Address, Identifier, IdentifierKind, Party, Role
from seawall.matching.asked_names import MOST_NAMES
from seawall.mentions import MOST_IDENTIFIERS, mentions_of, texts_of
from seawall.names.text import MAX_TEXT_CHARS
from seawall.payments import Customer, FreeText, Payment
from seawall.places import Certainty
from tests.made import corpus, listed

REVIEW = 0.70
WALLET = "0x00000000000000000000000000000000deadbeef"
LISTED = [
    replace(
        listed(1, "INTEGRITY TECHNOLOGY GROUP, INCORPORATED", "'YONGXIN ZHICHENG'"),
        identifiers=(Identifier(IdentifierKind.USCC, "91110108562135265P"),),
    ),
    replace(
        listed(2, "SICHUAN SILENCE INFORMATION TECHNOLOGY COMPANY, LIMITED"),
        identifiers=(
            Identifier(IdentifierKind.WALLET, WALLET, currency="XBT"),
            Identifier(IdentifierKind.IMO, "9074729"),
            Identifier(IdentifierKind.BIC, "BKMTIRTH"),
        ),
    ),
]


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return corpus(tmp_path_factory.mktemp("home"), LISTED)


def payment(*texts: str, parties: tuple[Party, ...] = (), references: tuple[tuple[str, str], ...] = ()) -> Payment:
    free = tuple(FreeText(text, f":70:/{place}") for place, text in enumerate(texts, start=1))
    return Payment("P-1", parties, "made.txt", "message 1", "MT103", free_texts=free, references=references)


@pytest.mark.parametrize(
    "subject, names",
    [
        (payment("INV 5 Integrity Technology Group Inc"), [(":70:/1", "Integrity Technology Group Inc")]),
        (payment("a", "b", "for Sichuan Silence Information Technology Co Ltd"), [
            (":70:/3", "Sichuan Silence Information Technology Co Ltd")]),
        (payment(references=(("EndToEndId", "SICHUAN SILENCE INFORMATION TECHNOLOGY"),)), [
            ("message 1 EndToEndId", "SICHUAN SILENCE INFORMATION TECHNOLOGY")]),
        # A company's name in the address line.
        (payment(parties=(Party(Role.CREDITOR, ("Example LLC",), place=":59:", addresses=(
            Address(street="c/o Integrity Technology Group Inc", city="Beijing"),)),)), [
            (":59: address", "Integrity Technology Group Inc")]),
        (payment(parties=(Party(Role.CREDITOR, place=":59:", unread=("??Integrity Technology Group Inc",)),)), [
            (":59:", "Integrity Technology Group Inc")]),
        (payment("payment for technology group", "Yongxin Zhicheng"), []),
        (payment(), []),
    ],
)  # fmt: skip
def test_listed_names_are_found_with_their_place(lists: Corpus, subject: Payment, names: list[tuple[str, str]]) -> None:
    found = mentions_of(subject, lists, REVIEW).names
    assert [(row.place, row.mention.said) for row in found] == names


@pytest.mark.parametrize(
    "text, entity",
    [
        (f"send to {WALLET.upper().replace('0X', '0x')}", "ofac-2"),
        (f"ETH:{WALLET}", "ofac-2"),
        ("USCC 91110108562135265P", "ofac-1"),
        ("bunkers IMO 9074729", "ofac-2"),
        ("cover BKMTIRTHXXX", "ofac-2"),
        ("0x00000000000000000000000000000000deadbee0", ""),
        ("IMO 9187629", ""),
    ],
)
def test_listed_identifiers_are_found_in_text(lists: Corpus, text: str, entity: str) -> None:
    found = mentions_of(payment(text), lists, REVIEW).identifiers
    assert [row.match.entity_id for row in found] == ([entity] if entity else [])
    assert all(row.identifier.value == text[row.start : row.stop].removeprefix("IMO ") for row in found)


def _bears(kind: IdentifierKind, value: str, note: str = "") -> Party:
    return Party(Role.CREDITOR, ("Example LLC",), place=":59:", identifiers=(Identifier(kind, value, note=note),))


@pytest.mark.parametrize(
    "party, entity",
    [
        (_bears(IdentifierKind.ACCOUNT, WALLET), "ofac-2"),
        (_bears(IdentifierKind.ACCOUNT, f"XBT:{WALLET}"), "ofac-2"),
        (_bears(IdentifierKind.ACCOUNT, f"ethereum:{WALLET}@1"), "ofac-2"),
        (_bears(IdentifierKind.OTHER, WALLET), "ofac-2"),
        (_bears(IdentifierKind.OTHER, "BKMTIRTHXXX"), "ofac-2"),
        (Party(Role.CREDITOR_AGENT, ("BKMTIRTH",), place=":57:"), "ofac-2"),
        (Party(Role.CREDITOR, ("MV EXAMPLE IMO 9074729",), place=":59:"), "ofac-2"),
        (Party(Role.CREDITOR, ("EXAMPLE LLC 91110108562135265P",), place=":59:"), "ofac-1"),
        (Party(Role.CREDITOR, (f"WALLET {WALLET}",), place=":59:"), "ofac-2"),
        # What the number is screened for by itself is not said a second time.
        (_bears(IdentifierKind.OTHER, "91110108562135265P"), ""),
        (_bears(IdentifierKind.ACCOUNT, "DE02120300000000202051"), ""),
        (Party(Role.CREDITOR, ("EXAMPLE HOLDINGS LLC",), place=":59:"), ""),
    ],
)
def test_an_identifier_is_found_where_an_account_a_number_or_a_name_should_stand(
    lists: Corpus, party: Party, entity: str
) -> None:
    found = mentions_of(payment(parties=(party,)), lists, REVIEW).identifiers
    assert [row.match.entity_id for row in found] == ([entity] if entity else [])


def test_a_listed_name_is_found_where_a_number_or_its_issuer_should_stand(lists: Corpus) -> None:
    value = "SICHUAN SILENCE INFORMATION TECHNOLOGY"
    for party in (
        *(_bears(kind, value) for kind in IdentifierKind),
        _bears(IdentifierKind.OTHER, "1", f"issuer {value}"),
    ):
        assert [row.mention.said for row in mentions_of(payment(parties=(party,)), lists, REVIEW).names] == [value]


def test_a_wallet_that_is_screened_as_one_is_no_text_that_holds_it() -> None:
    wallet = "TU4tDFRvcKhAZ1jdihojmBWZqvJhQCnJ4F"
    assert list(texts_of(payment(parties=(_bears(IdentifierKind.WALLET, wallet),)))) == []
    assert [row.text for row in texts_of(payment(parties=(_bears(IdentifierKind.ACCOUNT, wallet),)))] == [wallet]


@pytest.mark.parametrize("kind", [IdentifierKind.WEBSITE, IdentifierKind.EMAIL])
def test_the_words_of_a_host_or_a_mailbox_are_no_running_text(kind: IdentifierKind) -> None:
    subject = payment(parties=(_bears(kind, "sichuan.silence@information-technology.example"),))
    assert list(texts_of(subject)) == []


@pytest.mark.parametrize(
    "subject, places",
    [
        (payment("shipment to Krimea"), [("crimea", ":70:/1")]),
        (payment(parties=(Party(Role.CREDITOR, place=":59:", addresses=(Address(city="Yalta"),)),)), [
            ("crimea", ":59: address")]),
        (payment(parties=(Party(Role.CREDITOR, place=":59:", countries=("Iran",)),)), [("iran", ":59:")]),
        (payment(parties=(Party(Role.CREDITOR_AGENT, place=":57A:", identifiers=(
            Identifier(IdentifierKind.BIC, "BNACCUHH"),)),)), [("cuba", ":57A:")]),
        (payment("acc IR062960000000100324200001"), [("iran", ":70:/1")]),
        (payment(parties=(Party(Role.CREDITOR_AGENT, ("EXAMIRTHXXX",), place=":57D:"),)), [("iran", ":57D:")]),
        (payment(parties=(Party(Role.CREDITOR_AGENT, place=":57D:", identifiers=(
            Identifier(IdentifierKind.OTHER, "EXAMIRTH"),)),)), [("iran", ":57D:")]),
        (payment("THE REPAIRED ENGINE"), []),  # the form of an Iranian BIC
        (payment(parties=(Party(Role.CREDITOR, ("Embassy of Cuba",), place=":59:"),)), [("cuba", ":59:")]),
        (payment(parties=(Party(Role.CREDITOR, ("Havana Example Bar LLC",), place=":59:"),)), []),
        (payment("Cuba, MO 65453"), []),
        (Customer("C-1", (Party(Role.CUSTOMER, addresses=(Address(city="Sevastopol"),)),), "c.csv", "row 1"), [
            ("crimea", "row 1 address")]),
    ],
)  # fmt: skip
def test_restricted_places_are_found_in_texts_addresses_and_codes(
    lists: Corpus, subject: Payment, places: list[tuple[str, str]]
) -> None:
    assert [(row.hit.jurisdiction, row.hit.place) for row in mentions_of(subject, lists, REVIEW).places] == places


def test_the_code_of_a_country_is_one_in_an_element_of_countries_alone(lists: Corpus) -> None:
    said = (FreeText("IR", "/Document/RgltryRptg/Dtls/Ctry"), FreeText("IR", "/Document/RmtInf/Ustrd"))
    subject = replace(payment(), free_texts=said)
    assert [(row.hit.place, row.hit.jurisdiction) for row in mentions_of(subject, lists, REVIEW).places] == [
        ("/Document/RgltryRptg/Dtls/Ctry", "iran")
    ]


def test_a_country_in_a_name_is_doubtful(lists: Corpus) -> None:
    subject = payment(parties=(Party(Role.CREDITOR, ("Example of Cuba LLC",)),))
    ((hit, _, _),) = [(row.hit, row.where, row.party) for row in mentions_of(subject, lists, REVIEW).places]
    assert hit.certainty is Certainty.DOUBTFUL


def test_weak_names_are_given_where_the_policy_asks_for_them(lists: Corpus) -> None:
    found = mentions_of(payment("Yongxin Zhicheng"), lists, REVIEW, weak=True).names
    assert [row.mention.weak for row in found] == [True]


def test_what_is_too_long_to_be_read_is_said(lists: Corpus) -> None:
    long = mentions_of(payment("line " * MAX_TEXT_CHARS), lists, REVIEW)
    assert ["characters of this text were screened" in row.why for row in long.problems] == [True]
    many = mentions_of(payment(" ".join(f"www.a{n}.example" for n in range(MOST_IDENTIFIERS + 1))), lists, REVIEW)
    assert ["identifiers" in row.why for row in many.problems] == [True]
    assert not mentions_of(payment("nothing"), lists, REVIEW)


@pytest.mark.parametrize(
    ("names", "why"),
    [
        ([f"Example {number}" for number in range(MOST_NAMES + 1)], "names; the first"),
        (["Example " * 40 + "Integrity Technology Group"], "words of this name"),
        (["例" * 40], "words of this name"),
        (["Example" * 400], "characters of this name"),
        (["Alpha Trading; Beta Trading; Gamma Trading; Delta Trading; Integrity Technology Group"], "names that this one holds"),
        ([f"Example {number}" for number in range(100)] + ["Example Trading and Shipping Company of the Northern Isles Ltd"], ""),
    ],
)  # fmt: skip
def test_names_that_are_not_read_to_their_end_are_said(lists: Corpus, names: list[str], why: str) -> None:
    found = mentions_of(payment(parties=(Party(Role.CREDITOR, tuple(names), place=":59:"),)), lists, REVIEW).problems
    assert [(row.record, why in row.why) for row in found] == ([(":59:", True)] if why else [])


@given(st.text(max_size=200))
def test_any_text_gives_mentions_or_nothing(lists: Corpus, text: str) -> None:
    found = mentions_of(
        payment(text, parties=(Party(Role.DEBTOR, (text,), addresses=(Address(text),)),)), lists, REVIEW
    )
    assert all("of this name were screened" in row.why for row in found.problems)


words = st.lists(st.sampled_from("Integrity Technology Group Inc Sichuan Silence Information Co invoice".split()))


@given(words)
def test_adding_a_listed_entity_removes_no_mention(lists: Corpus, one_entity: Corpus, said: list[str]) -> None:
    subject = payment(" ".join(said))
    fewer, more = (mentions_of(subject, each, REVIEW).names for each in (one_entity, lists))
    assert set(fewer) <= set(more)


@pytest.fixture(scope="module")
def one_entity(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return corpus(Path(tmp_path_factory.mktemp("one")), LISTED[:1])
