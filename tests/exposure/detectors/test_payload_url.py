"""The payload URL: what the case's droppers ask for is decoded, anything else is left alone."""

import base64
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.exposure.detectors.payload_url import decoded, payload_urls
from tests.exposure.made import OURS, name, name_table


def coded(domain: str) -> str:
    """A URL part as the case has it, written here from the description alone."""
    return base64.b64encode(bytes(byte ^ 0x44 for byte in domain.encode().ljust(80, b"\0"))).decode()


@pytest.mark.parametrize(
    "url",
    [
        "http://203.0.113.5/" + coded("c2.example.com"),
        "http://203.0.113.5/a/b?x=" + coded("c2.example.com") + "&y=1",
        "http://203.0.113.5/" + quote(coded("c2.example.com"), safe=""),
        "http://203.0.113.5/" + coded("c2.example.com").rstrip("="),
        "http://203.0.113.5/" + coded("c2.example.com").replace("+", "-").replace("/", "_"),
    ],
)
def test_the_domain_is_read_however_the_url_writes_it(url: str) -> None:
    assert decoded(url) == "c2.example.com"


@pytest.mark.parametrize(
    "url",
    [
        "http://203.0.113.5/RERERERE",
        "http://203.0.113.5/" + coded("no domain"),
        "http://203.0.113.5/" + coded(""),
        "http://203.0.113.5/" + coded("c2.example.com")[4:],
        "http://203.0.113.5/" + base64.b64encode(b"c2.example.com".ljust(80, b"\0")).decode(),
        "http://203.0.113.5/" + coded("c2.example.com\0trailing.example.com"),
    ],
)
def test_other_urls_carry_nothing(url: str) -> None:
    assert decoded(url) is None


@given(st.from_regex(r"[a-z]{1,12}\.[a-z][0-9]{4}\.com", fullmatch=True))
def test_any_domain_of_that_form_is_read_back(domain: str) -> None:
    assert decoded(f"http://203.0.113.5/{coded(domain)}") == domain


@given(st.text(max_size=300))
def test_any_text_gives_a_domain_or_nothing(text: str) -> None:
    assert decoded(f"RERE{text}") is None or "." in str(decoded(f"RERE{text}"))


def test_all_published_parts_decode_to_the_domain_beside_them(shared_data: Path) -> None:
    text = (shared_data / "cyber" / "blacklotuslabs" / "Raptor_Train_IOCs.txt").read_text("utf-8")
    pairs = [row for line in text.splitlines() if len(row := line.split()) == 2 and len(row[1]) == 108]
    assert len(pairs) == 39
    assert [decoded(f"http://203.0.113.5/{part}") for _, part in pairs] == [domain for domain, _ in pairs]


def test_a_finding_names_the_host_and_the_rows_and_reads_the_letters_as_logged() -> None:
    url = "http://203.0.113.5/" + coded("c2.example.com")
    (found,) = payload_urls(name_table(name("2024-05-02", "url", url.lower(), raw=url), name("2024-05-03", "url", url)))
    assert (found.host, found.about, found.rows, found.places) == (OURS, "c2.example.com", 2, ((0, 1), (0, 2)))
