"""Endings and sites: IANA's top-level domains, agencies with all below them, governments, services that many share."""

import pytest

from seawall.claims.endings import EXTENSIONS, PROGRAM_LIKE, agency, is_government, shared_service, top_level_domains


def test_the_list_of_top_level_domains_is_whole() -> None:
    assert len(top_level_domains()) > 1_400
    assert {"com", "xn--fiqs8s", "py", "zip", "tk"} <= top_level_domains()
    assert not {"exe", "dll", "feeee", "ews"} & top_level_domains()


def test_an_ending_that_may_be_a_program_is_a_top_level_domain_too() -> None:
    assert {"run", "sh", "pl", "zip"} <= PROGRAM_LIKE & top_level_domains()
    assert "com" not in EXTENSIONS


@pytest.mark.parametrize(
    "name, owner", [("www.npa.go.jp", "National Police Agency, Japan"), ("notnsa.gov", ""), ("nsa.gov.example.com", "")]
)
def test_an_agencys_site_is_its_own_name_and_what_is_below(name: str, owner: str) -> None:
    assert agency(name) == owner


@pytest.mark.parametrize(
    "name, is_so",
    [("a.gov", True), ("a.gov.tw", True), ("a.go.kr", True), ("gov.io", False), ("go.example.com", False)],
)
def test_a_governments_name_is_known_by_its_ending(name: str, is_so: bool) -> None:
    assert is_government(name) is is_so


def test_a_name_below_a_shared_service_names_the_service() -> None:
    assert shared_service("vpn1.softether.net") == ("softether.net", "dynamic DNS of the VPN product SoftEther")
    assert shared_service("example.com") is None
