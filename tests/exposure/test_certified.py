"""Names in certificates: Zeek's record of one and the sessions that showed it are brought together, for rows and for coverage."""

from pathlib import Path

import polars as pl
import pytest

from seawall.claims.indicator import Indicator, IndicatorKind
from seawall.exposure.answer import Touched, answer
from seawall.exposure.certified import days_with_sessions, session_meetings
from seawall.exposure.coverage import coverage
from seawall.exposure.index import Index
from seawall.exposure.logs import Logs, open_logs, read
from seawall.exposure.sightings import sightings
from seawall.exposure.stored import stored_meetings
from tests.exposure.logs.logged import loaded, zeek
from tests.exposure.made import at, indicator, window

PRINT, OTHER = "ab" * 32, "cd" * 32
# 2024-05-02 at 00:10, 05:10 and 23:10 UTC.
FIRST, SECOND, LAST = (1_714_608_600 + hours * 3600 for hours in (0, 5, 23))
IDS = "ts uid id.orig_h id.orig_p id.resp_h id.resp_p"
TYPES = "time string addr port addr port"


def ssl(*rows: tuple[int, str]) -> bytes:
    lines = [f"{ts}.0 C{place} 10.0.0.7 50000 203.0.113.5 443 {prints}" for place, (ts, prints) in enumerate(rows)]
    return zeek("ssl", [*IDS.split(), "cert_chain_fps"], *lines, types=f"{TYPES} vector[string]")


def x509(*rows: tuple[int, str, str]) -> bytes:
    fields = "ts fingerprint certificate.serial certificate.subject san.dns"
    lines = [f"{ts}.0 {digest} 01 CN={name} {name},www.{name}" for ts, digest, name in rows]
    return zeek("x509", fields.split(), *lines, types="time string string string vector[string]")


@pytest.fixture
def logs(tmp_path: Path) -> Logs:
    """A certificate told once, at the first of three sessions that showed it, and one of which only a session is told."""
    shown = ssl((FIRST, PRINT), (SECOND, f"{PRINT},{OTHER}"), (LAST, OTHER))
    return loaded(tmp_path, ssl_log=shown, x509_log=x509((FIRST, PRINT, "c2.example.com")))[1]


def named(value: str, start: str = "2024-05-02", end: str = "2024-05-02") -> Indicator:
    return indicator(value, IndicatorKind.CERTIFICATE_NAME, window(start, end))


def met(logs: Logs, index: Index) -> pl.DataFrame:
    return pl.concat([*stored_meetings(logs.tables, index), *session_meetings(logs, index)])


def test_every_session_that_showed_the_certificate_is_a_row_of_its_host(logs: Logs) -> None:
    found = met(logs, Index.of([named("c2.example.com")])).sort("ts", "host")
    assert found.select("host", "uid", "met").rows() == [
        ("10.0.0.7", "C0", "c2.example.com"),
        ("unknown", PRINT, "c2.example.com"),
        ("10.0.0.7", "C1", "c2.example.com"),
    ]


def test_the_names_beside_the_subject_count_as_well(logs: Logs) -> None:
    assert met(logs, Index.of([named("www.c2.example.com")])).height == 3


def test_another_name_is_met_by_nothing(logs: Logs) -> None:
    index = Index.of([named("example.com")])
    assert not list(stored_meetings(logs.tables, index))
    assert not list(session_meetings(logs, index))


def test_hours_count_in_which_a_session_showed_a_certificate_whose_names_are_known(logs: Logs) -> None:
    index = Index.of([named("example.org")])
    assert logs.manifest.days["cert_name"]["2024-05-02"].hours == 1
    assert days_with_sessions(logs, index)["cert_name"]["2024-05-02"].hours == 1 | 1 << 5


def test_without_such_indicators_nothing_is_counted_anew(logs: Logs) -> None:
    assert days_with_sessions(logs, Index.of([])) is logs.manifest.days


def test_logs_of_a_whole_day_allow_a_no(tmp_path: Path) -> None:
    rows = [(FIRST + 3600 * hour, PRINT) for hour in range(24)]
    logs = loaded(tmp_path, ssl_log=ssl(*rows), x509_log=x509((FIRST, PRINT, "honest.example")))[1]
    index = Index.of([named("c2.example.com")])
    told = answer((), coverage(index, days_with_sessions(logs, index), at("2024-12-31")))
    assert told.touched is Touched.NO
    assert told.reasons == ("certificates show themselves up to TLS 1.2 only: version 1.3 encrypts them",)


def test_a_session_is_a_yes_of_one_host(logs: Logs) -> None:
    index = Index.of([named("c2.example.com")])
    seen = sightings([met(logs, index)], index)
    told = answer(seen, coverage(index, days_with_sessions(logs, index), at("2024-12-31")))
    assert told.touched is Touched.YES
    assert "of 1 of our hosts" in told.sentence


def test_real_logs_of_a_trojan_lead_from_the_names_of_its_servers_certificates_to_the_host(
    shared_data: Path, tmp_path: Path
) -> None:
    folder = shared_data / "netlogs" / "trickbot-zeek"
    read([folder / "ssl.log", folder / "x509.log"], tmp_path / "read")
    logs = open_logs(tmp_path / "read")
    index = Index.of([named("www.lfpqbgc66ldogxdof7.net", "2018-11-01", "2018-11-30")])
    assert set(met(logs, index).get_column("host")) == {"unknown", "172.16.9.233"}
    own, all_of = logs.manifest.days["cert_name"], days_with_sessions(logs, index)["cert_name"]
    hours = [sum(day.hours.bit_count() for day in days.values()) for days in (own, all_of)]
    assert hours == [51, 167], "certificates are told once a day, sessions all the time"
