"""The example logs and claims, hunted through in this process."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from seawall.claims import Claim, Source, read, read_files
from seawall.exposure.found import Exposure
from seawall.exposure.logs import Loaded, Logs, open_logs
from seawall.exposure.logs import read as read_logs
from seawall.hunt import Question, Wanted, look, seek, wanted_of
from seawall.reports.exposure_evidence import Rows
from tests.conftest import ROOT

LOGS = ROOT / "examples" / "logs"
ATTRIBUTION = ROOT / "examples" / "attribution" / "claims.csv"
INVENTED = ROOT / "examples" / "hunt" / "claims.csv"
ONE_DAY = ROOT / "examples" / "hunt" / "one-day.csv"
COMPANY = "Integrity Technology Group"
DAY = datetime(2026, 11, 1, tzinfo=UTC)


def claims(*lines: str) -> list[Claim]:
    """Claims of a table of these lines under the columns that most tests need."""
    head = "subject_kind,subject,relation,object_kind,object,object_key,kind,from,until,denied,said_by"
    text = "\n".join((head, *lines)).encode()
    found = list(read(BytesIO(text), Source("made.csv")))
    return [each for each in found if isinstance(each, Claim)]


def logs_of(folder: Path, *paths: Path) -> tuple[Logs, Loaded]:
    """Logs read into a folder below this one."""
    loaded = read_logs(paths, folder / "logs")
    return open_logs(folder / "logs"), loaded


def example_question() -> Question:
    given = read_files([ATTRIBUTION, INVENTED])
    return Question(wanted_of(seek(COMPANY, given.claims, None), given.claims), given, DAY)


def example(folder: Path) -> tuple[Exposure, Wanted, Rows]:
    """The exposure of the example logs of 2024, what was looked for, and the rows that met."""
    question, rows = example_question(), Rows()
    return look(*logs_of(folder, LOGS / "2024"), question, rows.keep), question.wanted, rows
