"""A hunt over the example logs: every planted row has its phase, look-alikes have none, and the answer follows."""

from datetime import timedelta
from pathlib import Path

import pytest

from seawall.claims import read_files
from seawall.exposure.answer import Touched
from seawall.exposure.found import Exposure, timeline
from seawall.exposure.phases import Direction, Phase
from seawall.hunt import Question, all_indicators, look
from tests.hunt.made import DAY, LOGS, ONE_DAY, example_question, logs_of

# The table of examples/README.md: day, what was met, phase, direction, whether it makes a yes.
PLANTED = [
    ("2022-01-15", "kxvq.w8510.com", Phase.BEFORE, Direction.ASKED, False),
    ("2024-02-11", "5.188.33.135", Phase.IN_WINDOW, Direction.SCANNED, False),
    ("2024-05-14", "5.188.33.135", Phase.AFTER, Direction.OUTBOUND, False),
    ("2024-06-03", "202.182.109.151", Phase.IN_WINDOW, Direction.ASKED, False),
    ("2024-06-03", "kqzvwt.w8510.com", Phase.IN_WINDOW, Direction.ASKED, True),
    ("2024-06-03", "202.182.109.151", Phase.IN_WINDOW, Direction.OUTBOUND, True),
    ("2024-06-04", "202.182.109.151", Phase.IN_WINDOW, Direction.UNANSWERED, True),
    ("2024-06-20", "router-17.example.org", Phase.IN_WINDOW, Direction.ASKED, False),
    ("2024-08-02", "panel.example.net", Phase.REASSIGNED, Direction.ASKED, False),
    ("2026-10-20", "c0cc.cc", Phase.SEIZED, Direction.ASKED, False),
]


def test_the_planted_rows_are_told_and_nothing_else(exposure: Exposure) -> None:
    told = [
        (f"{one.told.first:%Y-%m-%d}", one.told.met, one.told.phase, one.told.direction, one.best.is_contact)
        for one in timeline(exposure.met)
    ]
    assert sorted(told) == sorted(PLANTED)


def test_the_answer_counts_rows_not_claims(exposure: Exposure) -> None:
    assert exposure.answer.touched is Touched.YES
    assert exposure.answer.sentence.startswith("Yes: 3 rows of 2 of our hosts within published windows")
    assert "1 row after seizure: look for a device still infected" in exposure.answer.reasons


def test_every_sighting_rests_on_claims_that_are_kept(exposure: Exposure) -> None:
    known = {claim.id for claim in exposure.claims}
    assert all(set(one.chain) <= known for one in exposure.met)
    (bot,) = [one for one in exposure.met if one.sighting.met == "router-17.example.org"]
    assert "itself a victim and not designated infrastructure" in bot.sentence


def test_a_detector_points_where_no_indicator_is(exposure: Exposure) -> None:
    assert {(one.detector, one.host) for one in exposure.findings} >= {("SoftEther", "10.20.0.52")}


def test_a_day_of_logs_says_no_of_that_day_and_unknown_of_years(tmp_path: Path) -> None:
    opened = logs_of(tmp_path, LOGS / "2023-05-25")
    given = read_files([ONE_DAY])
    day = look(*opened, Question(all_indicators((), given.claims), given, DAY))
    assert day.answer.sentence == "No, as far as logs exist (coverage 100.0 %: 1.0 of 1.0 indicator-days)."
    assert day.findings == ()
    years = look(*opened, example_question())
    assert years.answer.touched is Touched.UNKNOWN
    assert years.met == ()


def test_nothing_to_look_for_is_unknown(tmp_path: Path) -> None:
    given = read_files([])
    found = look(*logs_of(tmp_path, LOGS / "2023-05-25"), Question(all_indicators(()), given, DAY))
    assert found.answer.touched is Touched.UNKNOWN
    assert found.answer.reasons == ("no indicator-day can be counted",)


def test_the_same_question_gives_the_same_value(tmp_path: Path, exposure: Exposure) -> None:
    again = look(*logs_of(tmp_path, LOGS / "2024"), example_question())
    assert again == exposure


@pytest.mark.parametrize(("skew", "phase"), [(0, Phase.BEFORE), (7_200, Phase.GRACE)])
def test_clocks_that_may_be_off_turn_rows_beside_a_window_to_near(tmp_path: Path, skew: int, phase: Phase) -> None:
    log = tmp_path / "conn.log"
    text = (LOGS / "2023-05-25" / "conn.log").read_text("utf-8")
    head = "".join(line + "\n" for line in text.splitlines() if line.startswith("#"))
    row = next(line for line in text.splitlines() if not line.startswith("#")).split("\t")
    # Of a window said to the day the source leaves a day open: 25 hours before it begins.
    row[0], row[4] = "1684882800.000000", "120.36.250.48"
    log.write_text(head + "\t".join(row) + "\n", "utf-8")
    given = read_files([ONE_DAY])
    question = Question(all_indicators((), given.claims), given, DAY, skew=timedelta(seconds=skew))
    (met,) = look(*logs_of(tmp_path, log), question).met
    assert met.sighting.phase is phase
