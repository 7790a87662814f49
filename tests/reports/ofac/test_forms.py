"""OFAC's reports: every field that the rule asks for, what is required, and when none is due."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from seawall.audit.events import (
    DocumentAttached,
    PropertyBlocked,
    PropertyTransferred,
    PropertyUnblocked,
    ReportFiled,
    ReportPrepared,
    ValueRestated,
)
from seawall.audit.words import Basis, PropertyKind, ReportKind, Target
from seawall.errors import NotAllowed
from seawall.ledger import Filing, Rejection
from seawall.reports.ofac import Filer, Form, annual, blocked, compliance_release, rejected, unblocked
from tests.ledger.made import BEN, day, facts, rejection
from tests.ledger.made import blocked as tape_of

TODAY = day("2026-11-22")
FILER = Filer(
    "Example Bank, N.A.", "100 Example Street", "New York", "NY", "10001", "US", "Alex Example", "Sanctions officer",
    "+1 555 0100", "sanctions@bank.example",
)  # fmt: skip
FIRST = Filing(
    "blocked/P-1",
    ReportPrepared(kind=ReportKind.BLOCKED, about=("property:P-1",), sha256="ab" * 32, due=None),
    2,
    ReportFiled(sha256="ab" * 32, filing_id="ORS-1", on=day("2026-01-15"), filer="anna"),
)


def value(form: Form, label: str) -> str:
    cells = [field for section in form.sections for field in section.fields]
    cells += [cell for row in form.rows for cell in row.cells]
    return next(cell.value for cell in cells if cell.label == label)


def test_a_whole_block_lacks_nothing_and_has_fields_a_to_i() -> None:
    form = blocked(tape_of().item(), FILER, TODAY)
    assert form.missing == ()
    assert [section.letter for section in form.sections] == ["A", "B", "C", "D", "E", "F", "G", "H/I"]
    assert (form.id, form.cite, form.due) == ("blocked/P-1", "31 CFR 501.603(b)(1)", day("2026-01-20"))
    assert "Assumption: 31 CFR part 501 defines no business day" in form.notes[0]


# what is left out of the block, and what the report then lacks (31 CFR 501.603(b)(1)(ii))
GAPS: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({"transaction": ""}, ("B Type of transaction",)),
    ({"participants": ""}, ("B All participants with locations, financial institutions among them",)),
    ({"references": ()}, ("B Reference numbers",)),
    ({"transaction_on": None}, ("B Date of the transaction",)),
    ({"targets": ()}, ("C Associated sanctions target", "C Location of the target")),
    ({"targets": (Target(entity_id="ofac-1", name="X"),)}, ("C Location of target",)),
    ({"targets": (Target(entity_id="", name="X", location="Y"),)}, ("C Connection of target",)),
    ({"description": ""}, ("D Description",)),
    ({"location": " "}, ("D Location",)),
    ({"holder": ""}, ("D Held at",)),
    ({"account": ""}, ("D Account number",)),
    ({"usd": None}, ("F Value in USD", "F Value is")),
    ({"currency": "EUR", "usd": None}, ("F Value in USD", "F Value is", "F Narrative")),
    ({"amount": "0.00", "usd": Decimal(0)}, ("F Narrative",)),
    ({"authorities": ()}, ("G Legal authorities",)),
    ({"documents": ()}, ("H/I Copies of payment or transfer instructions and other documents",)),
]


@pytest.mark.parametrize("left_out, lacks", GAPS)
def test_each_required_field_that_is_empty_is_named(left_out: dict[str, Any], lacks: tuple[str, ...]) -> None:
    assert blocked(tape_of(said=facts(**left_out)).item(), FILER, TODAY).missing == lacks


@pytest.mark.parametrize("field", ["name", "street", "city", "contact", "telephone"])
def test_a_holder_without_name_address_or_contact_can_not_file(field: str) -> None:
    whole = msgspec.to_builtins(FILER)
    assert len(blocked(tape_of().item(), Filer(**(whole | {field: ""})), TODAY).missing) == 1


def test_property_that_came_in_no_transaction_needs_none() -> None:
    said = facts(
        kind=PropertyKind.BANK_ACCOUNT,
        transaction="",
        participants="",
        references=(),
        transaction_on=None,
        documents=(),
    )
    assert blocked(tape_of(said=said).item(), FILER, TODAY).missing == ()


def test_foreign_money_tells_its_amount_and_the_notional_rate_in_the_narrative() -> None:
    said = facts(currency="EUR", rate=Decimal("1.0842"), rate_source="ECB, 2026-01-05", usd=Decimal("1084.20"))
    form = blocked(tape_of(said=said).item(), FILER, TODAY)
    assert value(form, "Value in USD") == "1,084.20"
    assert (
        value(form, "Narrative") == "1,000.00 EUR at a notional exchange rate of 1.0842 USD per EUR (ECB, 2026-01-05)."
    )
    assert form.missing == ()


def test_a_debt_is_zero_with_what_is_owed_in_the_narrative() -> None:
    said = facts(kind=PropertyKind.SECURED_DEBT, amount="0.00", narrative="40,000.00 USD are owed")
    form = blocked(tape_of(said=said).item(), FILER, TODAY)
    assert (value(form, "Value in USD"), value(form, "Narrative")) == ("0.00", "40,000.00 USD are owed")


def test_documents_are_named_with_their_hashes() -> None:
    tape = tape_of(said=facts(documents=()))
    tape.append((("property:P-1", DocumentAttached(name="wire.xml", sha256="cd" * 32, size=9)),))
    form = blocked(tape.item(), FILER, TODAY)
    assert [(paper.name, paper.sha256, paper.size) for paper in form.papers] == [("wire.xml", "cd" * 32, 9)]


def test_the_annual_report_has_a_row_for_each_item_held_on_june_30_and_counts_them() -> None:
    items = [
        tape_of("P-1").item("P-1"),
        tape_of("P-2", facts(on="2026-07-01")).item("P-2"),
        tape_of("P-3", facts(on="2025-01-03")).item("P-3"),
    ]
    released = tape_of("P-4")
    gone = PropertyUnblocked(on=day("2026-06-30"), amount=None, basis=Basis.LICENCE, authority="licence 1")
    released.append((("property:P-4", gone),), BEN)
    form = annual([*items, released.item("P-4")], FILER, 2026, TODAY)
    assert [row.item for row in form.rows] == ["P-3", "P-1"]
    assert value(form, "(3) Total quantity of records") == "2" == str(len(form.rows))
    assert form.due == day("2026-09-30")
    assert all("not publicly verified" in cell.note for cell in form.columns)
    assert (form.missing, form.not_due) == ((), "")


def test_the_annual_report_tells_the_value_of_june_30() -> None:
    tape = tape_of(said=facts(currency="EUR", rate=Decimal("1.10"), rate_source="ECB", usd=Decimal("1100.00")))
    for on, rate in (("2026-06-29", "1.20"), ("2026-07-02", "1.30")):
        usd = Decimal(rate) * 1000
        new = ValueRestated(on=day(on), usd=usd, is_actual=True, source=f"ECB of {on}", rate=Decimal(rate))
        tape.append((("property:P-1", new),))
    form = annual([tape.item()], FILER, 2026, TODAY)
    assert value(form, "Value in USD") == "1,200.00"
    assert "1,000.00 EUR, ECB of 2026-06-29" in value(form, "Narrative")


def test_with_nothing_held_on_june_30_no_filing_is_due() -> None:
    assert annual([], FILER, 2026, TODAY).not_due == "nothing was held on 2026-06-30: no filing is due"
    assert annual([tape_of().item()], FILER, 2027, TODAY).not_due.startswith("a preview")
    assert annual([tape_of().item()], FILER, 2026, day("2026-06-30")).not_due.startswith("a preview")
    assert annual([tape_of().item()], FILER, 2026, day("2026-07-01")).not_due == ""


def released_form(body: PropertyUnblocked | PropertyTransferred, said: PropertyBlocked | None = None) -> Form:
    tape = tape_of(said=said)
    tape.append((("property:P-1", body),), BEN)
    return unblocked(tape.item(), tape.item().entries[-1], FIRST, FILER, TODAY)


def test_a_release_by_mistake_cites_faq_1196_and_its_first_report() -> None:
    mistake = PropertyUnblocked(
        on=day("2026-06-18"), amount=Decimal("400.00"), basis=Basis.MISTAKE, authority="born in 1990"
    )
    form = released_form(mistake)
    assert value(form, "Legal authority for the action (F)") == "FAQ 1196; born in 1990"
    assert (value(form, "Value in USD"), value(form, "Amount")) == ("400.00", "400.00 USD")
    assert value(form, "ORS number of the initial report") == "ORS-1"
    assert (form.form, form.due, form.missing, form.not_due) == ("TD F 93.10", day("2026-07-03"), (), "")


def test_a_transfer_says_to_whom() -> None:
    out = PropertyTransferred(
        on=day("2026-06-18"), to_holder="Another Bank", to_account="9", within=False, authority="licence 1", licence_requires_report=True
    )  # fmt: skip
    form = released_form(out)
    assert value(form, "Action") == "Transferred, remains blocked but reassigned"
    assert (value(form, "To"), value(form, "Amount")) == ("Another Bank; 9", "1,000.00 USD")


def test_what_leaves_after_a_move_is_told_of_the_account_that_it_leaves() -> None:
    tape = tape_of()
    inside = PropertyTransferred(on=day("2026-03-02"), to_holder="Boston office", to_account="000222", within=True)
    gone = PropertyUnblocked(
        on=day("2026-06-18"), amount=None, basis=Basis.MISTAKE, authority="born in 1990", to="back"
    )
    tape.append((("property:P-1", inside), ("property:P-1", gone)), BEN)
    item = tape.item()
    form = unblocked(item, item.entries[-1], None, FILER, TODAY)
    assert value(form, "Account or reference number") == "000222"


def test_a_release_that_needs_no_report_says_by_which_exception() -> None:
    form = released_form(
        PropertyUnblocked(on=day("2026-06-18"), amount=None, basis=Basis.DELISTING, authority="91 FR 1")
    )
    assert form.not_due == "no report is due: (iv) unblocked because OFAC removed the person from the list"
    assert form.due is None


def test_a_charge_is_no_unblocking() -> None:
    tape = tape_of()
    new = ValueRestated(on=day("2026-06-18"), usd=Decimal(1), is_actual=True, source="x")
    tape.append((("property:P-1", new),))
    with pytest.raises(NotAllowed, match="neither unblocks nor transfers"):
        unblocked(tape.item(), tape.item().entries[-1], None, FILER, TODAY)


def test_a_rejection_has_the_seven_fields_and_needs_no_target() -> None:
    form = rejected(Rejection("R-1", rejection(), 1, 1), FILER, TODAY)
    assert [section.letter for section in form.sections] == list("1234567")
    assert (form.missing, form.due) == ((), day("2026-07-03"))
    lacking = rejected(Rejection("R-1", rejection(property="", documents=()), 1, 1), FILER, TODAY)
    assert lacking.missing == ("2 Property, goods or services", "7 Copies of instructions and documents")


def test_a_request_for_release_has_ofacs_own_subject_and_all_that_is_asked() -> None:
    form = compliance_release(tape_of().item(), "born in 1990", FIRST, FILER, TODAY)
    assert form.message is not None
    assert form.message.subject == "31 CFR 501.806\u2014Request for a Compliance Release"
    assert form.message.to == "OFACReport@treasury.gov"
    for said in ("Example Bank, N.A.", "1,000.00", "2026-01-05", "born in 1990", "ORS-1 of 2026-01-15", "ab" * 32):
        assert said in form.message.text
    assert form.missing == ()
    assert compliance_release(tape_of().item(), "", None, FILER, TODAY).missing == (
        "Initial report (ORS number)", "Why it was blocked in error",
    )  # fmt: skip


def test_the_same_report_has_the_same_hash_and_another_one_another() -> None:
    one, two = (blocked(tape_of().item(), FILER, TODAY).as_json() for _ in range(2))
    assert one == two
    assert one != blocked(tape_of(said=facts(location="Boston, US")).item(), FILER, TODAY).as_json()
