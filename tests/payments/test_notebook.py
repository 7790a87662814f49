"""The notebook of one transaction: what passes its limit is counted, and a header's notes become each transaction's."""

from datetime import date

from seawall.payments.notebook import MAX_NOTES, Notebook


def test_problems_past_the_limit_are_counted_and_breaches_are_not_told() -> None:
    notes = Notebook("f.ach", "message 1")
    for number in range(MAX_NOTES + 7):
        notes.problem("tag", str(number), "not a date")
        notes.violation("tag", str(number), "too long")
    told = notes.all_problems()
    assert len(told) == MAX_NOTES + 1
    assert told[-1].why == "7 more problems are not told singly"
    assert told[-1].record == "message 1"
    assert len(notes.violations) == MAX_NOTES


def test_a_problem_stands_at_its_record_or_below_the_transaction() -> None:
    notes = Notebook("p.xml", "/Document/Tx[1]")
    notes.problem("/Document/Tx[1]/Dbtr/Nm", "?", "unread")
    notes.problem("columns 4–12", "?", "unread", record="line 3")
    assert [(problem.record, problem.field) for problem in notes.problems] == [
        ("/Document/Tx[1]", "Dbtr/Nm"),
        ("line 3", "columns 4–12"),
    ]


def test_what_a_header_says_comes_before_the_references_and_keeps_the_transactions_own_date() -> None:
    header, own = Notebook("f.ach"), Notebook("f.ach", value_date=date(2026, 1, 2))
    header.reference("BatchNumber", "1")
    header.value_date = date(2026, 1, 5)
    own.reference("TraceNumber", "2")
    own.include(header)
    made = own.payment("2", "line 3", "ACH PPD")
    assert made.references == (("BatchNumber", "1"), ("TraceNumber", "2"))
    assert made.value_date == date(2026, 1, 2)
