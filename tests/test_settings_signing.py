"""Settings of signing in: a provider is named whole or not at all, and secrets may lie in files."""

from pathlib import Path

import pytest

from seawall.audit import Role
from seawall.errors import SettingRefused
from seawall.settings import load

OIDC = {
    "SEAWALL_OIDC_ISSUER": "https://login.bank.example/realm",
    "SEAWALL_OIDC_CLIENT_ID": "seawall",
    "SEAWALL_OIDC_CLIENT_SECRET": "kept between us",
    "SEAWALL_OIDC_ROLES": "screening=analyst, heads = approver",
    "SEAWALL_SIGN_IN_URL": "https://seawall.bank.example",
}


def given(tmp_path: Path, **environ: str) -> dict[str, str]:
    return {"SEAWALL_HOME": str(tmp_path)} | environ


def test_without_a_word_approvers_and_administrators_need_a_second_factor(tmp_path: Path) -> None:
    signing = load(given(tmp_path)).signing
    assert (signing.second_factor, signing.provider) == (frozenset({Role.APPROVER, Role.ADMINISTRATOR}), None)


@pytest.mark.parametrize(
    ("said", "roles"),
    [("nobody", set()), ("analyst", {Role.ANALYST}), ("analyst, approver", {Role.ANALYST, Role.APPROVER})],
)
def test_who_needs_a_second_factor_can_be_set(tmp_path: Path, said: str, roles: set[Role]) -> None:
    assert load(given(tmp_path, SEAWALL_SIGN_IN_SECOND_FACTOR=said)).signing.second_factor == roles


def test_a_provider_is_read_whole(tmp_path: Path) -> None:
    provider = load(given(tmp_path, **OIDC)).signing.provider
    assert provider is not None
    assert provider.roles == {"screening": Role.ANALYST, "heads": Role.APPROVER}
    assert (provider.claim, provider.id_claim) == ("groups", "preferred_username")


@pytest.mark.parametrize("missing", OIDC)
def test_a_provider_that_is_named_by_half_is_refused(tmp_path: Path, missing: str) -> None:
    environ = {name: text for name, text in OIDC.items() if name != missing}
    with pytest.raises(
        SettingRefused, match=missing.removeprefix("SEAWALL_OIDC_").removeprefix("SEAWALL_").lower()[:4]
    ):
        load(given(tmp_path, **environ))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SEAWALL_SIGN_IN_SECOND_FACTOR", "boss"),
        ("SEAWALL_SIGN_IN_SECOND_FACTOR", "service"),
        ("SEAWALL_SIGN_IN_SECOND_FACTOR", "nobody, analyst"),
        ("SEAWALL_SIGN_IN_URL", "http://seawall.bank.example"),
        ("SEAWALL_OIDC_ISSUER", "http://login.bank.example"),
        ("SEAWALL_OIDC_ISSUER", "ftp://127.0.0.1"),
        ("SEAWALL_OIDC_ROLES", "screening"),
        ("SEAWALL_OIDC_ROLES", "screening=service"),
        ("SEAWALL_OIDC_ROLES", "=analyst"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(SettingRefused, match=name):
        load(given(tmp_path, **(OIDC | {name: said})))


def test_a_secret_may_lie_in_a_file_and_its_line_end_is_no_part_of_it(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("postgresql://seawall:word@db/seawall\n", encoding="utf-8")
    assert load(given(tmp_path, SEAWALL_STORE_FILE=str(file))).store == "postgresql://seawall:word@db/seawall"


@pytest.mark.parametrize(
    ("environ", "why"),
    [
        ({"SEAWALL_STORE_FILE": "nowhere"}, "can't be read: No such file"),
        ({"SEAWALL_STORE_FILE": "nowhere", "SEAWALL_STORE": "sqlite:///a"}, "are both set"),
        ({"SEAWALL_STORE_FILE": "a\0b"}, "can't be read"),
        ({"SEAWALL_HOME_FILE": "nowhere"}, "SEAWALL_HOME_FILE does not exist"),
    ],
)
def test_a_file_that_is_not_there_or_meant_is_refused(tmp_path: Path, environ: dict[str, str], why: str) -> None:
    with pytest.raises(SettingRefused, match=why):
        load(given(tmp_path, **environ))


def test_a_secret_is_never_repeated(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused) as refusal:
        load(given(tmp_path, **(OIDC | {"SEAWALL_OIDC_CLIENT_SECRET": "  "})))
    assert "'  '" not in str(refusal.value)
    file = tmp_path / "secret"
    file.write_bytes(b"word\xff")
    with pytest.raises(SettingRefused) as refusal:
        load(given(tmp_path, SEAWALL_STORE_FILE=str(file)))
    assert "word" not in str(refusal.value)
