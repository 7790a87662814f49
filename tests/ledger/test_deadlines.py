"""What must be reported by when, what needs no report, and how a report's filing stands."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from seawall.audit.events import PropertyTransferred, PropertyUnblocked, ReportFiled, ReportPrepared
from seawall.audit.words import Basis, ReportKind
from seawall.errors import NotAllowed
from seawall.ledger import (
    Duty,
    Made,
    Receipt,
    Rejection,
    Urgency,
    commands,
    duties,
    filings_of,
    kept_until,
    properties_of,
)
from seawall.ledger import filings as reports
from tests.ledger.made import ANNA, BEN, NOW, Tape, blocked, day, facts, rejection


def told(tape: Tape, today: str, kind: ReportKind | None = None) -> list[Duty]:
    found = duties(properties_of(tape.events).values(), (), filings_of(tape.events), day(today))
    return [duty for duty in found if kind in {None, duty.kind}]


def release(basis: Basis, *, must_report: bool = False) -> PropertyUnblocked:
    return PropertyUnblocked(
        on=day("2026-06-18"), amount=None, basis=basis, authority="named", licence_requires_report=must_report
    )


def moved(*, within: bool, authority: str = "", must_report: bool = False) -> PropertyTransferred:
    return PropertyTransferred(
        on=day("2026-06-18"), to_holder="x", to_account="1", within=within, authority=authority, licence_requires_report=must_report
    )  # fmt: skip


# 501.603(b)(3) with its exceptions as of 7 November 2024: what happened, and whether a report is due
RELEASES = [
    (release(Basis.LICENCE), "(iii) unblocked under a licence"),
    (release(Basis.LICENCE, must_report=True), ""),
    (release(Basis.DELISTING), "(iv) unblocked because OFAC removed"),
    (release(Basis.MISTAKE), ""),
    (release(Basis.COMPLIANCE_RELEASE), ""),
    (moved(within=True), "(ii) transfer between blocked accounts"),
    (moved(within=False, authority="licence 1"), "(iii) transferred under a licence"),
    (moved(within=False, authority="licence 1", must_report=True), ""),
]


@pytest.mark.parametrize("body, none", RELEASES)
def test_an_unblocking_or_transfer_is_reported_unless_excepted(
    body: PropertyUnblocked | PropertyTransferred, none: str
) -> None:
    tape = blocked()
    tape.append((("property:P-1", body),), BEN)
    (duty,) = told(tape, "2026-06-20", ReportKind.UNBLOCKED)
    if none:
        assert (duty.urgency, duty.day) == (Urgency.NONE, None)
        assert none in duty.why
    else:
        assert (duty.urgency, duty.day) == (Urgency.OPEN, date(2026, 7, 3))
        assert duty.due is not None
        assert duty.due.federal == date(2026, 7, 6)


STATES = [
    ("2026-06-20", Urgency.OPEN),
    ("2026-06-26", Urgency.SOON),
    ("2026-07-03", Urgency.SOON),
    ("2026-07-04", Urgency.OVERDUE),
]


@pytest.mark.parametrize("today, urgency", STATES)
def test_a_deadline_is_open_then_near_then_overdue(today: str, urgency: Urgency) -> None:
    (duty,) = told(blocked(said=facts(on="2026-06-18")), today, ReportKind.BLOCKED)
    assert (duty.day, duty.urgency) == (date(2026, 7, 3), urgency)


def test_a_rejected_transaction_is_due_too() -> None:
    (duty,) = duties((), [Rejection("R-1", rejection(), 1, 1)], {}, day("2026-06-20"))
    assert (duty.report, duty.day, duty.cite) == ("rejected/R-1", date(2026, 7, 3), "31 CFR 501.604")


def test_a_rejected_transaction_that_was_recorded_in_error_is_due_nothing() -> None:
    assert duties((), [Rejection("R-1", rejection(), 1, 2, is_struck=True)], {}, day("2026-06-20")) == []


def test_the_annual_report_tells_what_was_held_on_june_30() -> None:
    tape = blocked()
    tape.append((("property:P-2", facts(on="2026-07-01")),))
    (before,) = told(tape, "2026-05-01", ReportKind.ANNUAL)
    assert (before.urgency, before.day) == (Urgency.LATER, date(2026, 9, 30))
    (after,) = told(tape, "2026-08-01", ReportKind.ANNUAL)
    assert (after.about, after.urgency) == (("property:P-1",), Urgency.OPEN)
    (late,) = told(tape, "2026-10-01", ReportKind.ANNUAL)
    assert late.urgency is Urgency.OVERDUE


def test_an_annual_report_that_was_filed_without_an_item_held_on_june_30_is_not_done() -> None:
    tape = blocked()
    annual = Made(
        "annual/2026", ReportKind.ANNUAL, ("property:P-1",), "ab" * 32, day("2026-06-30"), day("2026-09-30"), ()
    )
    filed(tape, Receipt("ARBP-1", day("2026-07-02"), "anna"), annual)
    (done,) = told(tape, "2026-08-01", ReportKind.ANNUAL)
    assert (done.urgency, done.filed) == (Urgency.FILED, "ARBP-1")
    tape.append((("property:P-2", facts(on="2026-06-29")),))
    for today, urgency in (("2026-08-01", Urgency.OPEN), ("2026-10-01", Urgency.OVERDUE)):
        (duty,) = told(tape, today, ReportKind.ANNUAL)
        assert (duty.urgency, duty.why) == (urgency, "2 items held on 2026-06-30; filed as ARBP-1 without P-2")
    tape.append(reports.returned(filings_of(tape.events)["annual/2026"], day("2026-08-03"), "P-2 is missing", NOW))
    whole = replace(annual, about=("property:P-1", "property:P-2"))
    filed(tape, Receipt("ARBP-1", day("2026-08-04"), "anna"), whole)
    (again,) = told(tape, "2026-10-01", ReportKind.ANNUAL)
    assert (again.urgency, again.why) == (Urgency.FILED, "2 items held on 2026-06-30")


def test_nothing_held_on_june_30_means_no_annual_report() -> None:
    tape = blocked()
    tape.append((("property:P-1", release(Basis.LICENCE)),), BEN)
    assert told(tape, "2026-08-01", ReportKind.ANNUAL) == []


def test_an_item_that_was_recorded_in_error_is_due_nothing() -> None:
    tape = blocked()
    tape.append(commands.strike(tape.item(), 1, "another bank's wire", BEN))
    assert told(tape, "2026-11-22") == []


def test_records_are_kept_ten_years_after_the_release() -> None:
    tape = blocked(said=facts(on="2017-03-01"))
    assert kept_until(tape.item()) is None
    body = PropertyUnblocked(on=day("2026-04-15"), amount=None, basis=Basis.LICENCE, authority="licence 1")
    tape.append((("property:P-1", body),), BEN)
    assert kept_until(tape.item()) == date(2036, 4, 15)


MADE = Made("blocked/P-1", ReportKind.BLOCKED, ("property:P-1",), "ab" * 32, date(2026, 1, 5), date(2026, 1, 20), ())
RECEIPT = Receipt("ORS-1", day("2026-01-15"), "anna")


def filed(tape: Tape, receipt: Receipt = RECEIPT, made: Made = MADE) -> None:
    tape.append(reports.file(filings_of(tape.events).get(made.id), made, receipt, NOW))


def test_a_report_with_an_empty_required_field_can_not_be_filed() -> None:
    lacking = replace(MADE, missing=("C Location of target",))
    with pytest.raises(NotAllowed, match="required fields are empty: C Location of target"):
        filed(blocked(), made=lacking)


def test_a_filing_needs_its_number_and_a_day_that_is_over() -> None:
    with pytest.raises(NotAllowed, match="needs OFAC's number"):
        filed(blocked(), Receipt(" ", day("2026-01-15"), "anna"))
    with pytest.raises(NotAllowed, match="is in the future"):
        filed(blocked(), Receipt("ORS-1", day("2026-11-23"), "anna"))


def test_a_report_is_filed_once_returned_and_filed_again_under_the_same_number() -> None:
    tape = blocked()
    filed(tape)
    assert told(tape, "2026-11-22", ReportKind.BLOCKED)[0].urgency is Urgency.FILED
    with pytest.raises(NotAllowed, match="was filed on 2026-01-15 as ORS-1 and not returned"):
        filed(tape)
    tape.append(reports.returned(filings_of(tape.events)["blocked/P-1"], day("2026-02-01"), "older template", NOW))
    assert told(tape, "2026-11-22", ReportKind.BLOCKED)[0].urgency is Urgency.RETURNED
    with pytest.raises(NotAllowed, match="under the same number, ORS-1"):
        filed(tape, Receipt("ORS-2", day("2026-02-02"), "anna"))
    with pytest.raises(NotAllowed, match="was returned on 2026-02-01: it can't be filed again on 2026-01-31"):
        filed(tape, Receipt("ORS-1", day("2026-01-31"), "anna"))
    filed(tape, Receipt("ORS-1", day("2026-02-02"), "anna"))
    assert told(tape, "2026-11-22", ReportKind.BLOCKED)[0].urgency is Urgency.FILED


def test_property_that_is_blocked_since_1979_is_in_the_ledger_and_has_its_day() -> None:
    found = duties([blocked(said=facts("1979-11-14")).item()], (), {}, day("1979-11-20"))
    assert (found[0].report, found[0].day) == ("blocked/P-1", day("1979-11-29"))


def test_what_is_filed_on_a_day_before_the_duty_began_is_refused() -> None:
    with pytest.raises(
        NotAllowed, match="duty of report blocked/P-1 began on 2026-01-05: what was filed on 2026-01-04"
    ):
        filed(blocked(), Receipt("ORS-1", day("2026-01-04"), "anna"))
    annual = replace(MADE, id="annual/2026", kind=ReportKind.ANNUAL, since=day("2026-06-30"), due=day("2026-09-30"))
    with pytest.raises(NotAllowed, match="began on 2026-06-30"):
        filed(blocked(), Receipt("ORS-2", day("2026-06-29"), "anna"), annual)


def test_an_earlier_filing_on_the_tape_does_not_satisfy_a_later_duty_and_the_later_can_be_filed() -> None:
    tape = blocked()
    said = ReportPrepared(kind=MADE.kind, about=MADE.about, sha256=MADE.sha256, due=MADE.due)
    early = ReportFiled(sha256=MADE.sha256, filing_id="ORS-0", on=day("2026-01-02"), filer="anna")
    tape.append((("report:blocked/P-1", said), ("report:blocked/P-1", early)))
    (duty,) = told(tape, "2026-11-22", ReportKind.BLOCKED)
    assert (duty.urgency, duty.filed) == (Urgency.OVERDUE, "")
    filed(tape)
    (duty,) = told(tape, "2026-11-22", ReportKind.BLOCKED)
    assert (duty.urgency, duty.filed) == (Urgency.FILED, "ORS-1")


def test_in_the_evening_of_washington_no_day_is_tomorrow_whatever_utc_says() -> None:
    evening = datetime(2026, 1, 16, 2, tzinfo=UTC)
    with pytest.raises(NotAllowed, match="2026-01-16, is in the future: it is 2026-01-15 in Washington"):
        commands.block("P-2", facts(on="2026-01-16"), ANNA, evening)
    with pytest.raises(NotAllowed, match="2026-01-16, is in the future"):
        reports.file(None, MADE, Receipt("ORS-1", day("2026-01-16"), "anna"), evening)
    assert commands.block("P-2", facts(on="2026-01-15"), ANNA, evening)


def test_a_late_filing_is_said_to_be_late() -> None:
    tape = blocked()
    filed(tape, Receipt("ORS-1", day("2026-03-01"), "anna"))
    (duty,) = told(tape, "2026-11-22", ReportKind.BLOCKED)
    assert (duty.urgency, duty.filed) == (Urgency.FILED_LATE, "ORS-1")


def test_only_what_was_filed_is_returned() -> None:
    with pytest.raises(NotAllowed, match="only a report that was filed"):
        reports.returned(None, day("2026-02-01"), "older template", NOW)


def test_the_most_pressing_comes_first() -> None:
    tape = blocked(said=facts(on="2026-06-18"))
    tape.append((("property:P-2", facts(on="2026-05-20")),))
    found = [duty.report for duty in told(tape, "2026-06-20")]
    assert found == ["blocked/P-2", "blocked/P-1", "annual/2026"]
