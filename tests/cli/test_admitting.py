"""The commands for users and keys: the first administrator, users, keys; secrets are asked for, read from files, never shown."""

import json
from pathlib import Path

import pytest

from tests.cli.asked import Answer, asked, refused

PASSWORD = "kelp forest in june"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with a password, as an orchestrator hands it over."""
    file = tmp_path / "password"
    file.write_text(PASSWORD + "\n", encoding="utf-8")
    return file


@pytest.fixture
def home(tmp_path: Path, secret: Path) -> Path:
    """A home folder with its first administrator."""
    folder = tmp_path / "home"
    assert asked(folder, "users", "first", "ines", "--password-from", secret).code == 0
    return folder


def users(home: Path, *arguments: object) -> Answer:
    return asked(home, "users", *arguments)


def test_the_first_administrator_comes_from_a_secret_in_the_environment(
    tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEAWALL_ADMIN_PASSWORD_FILE", str(secret))
    assert users(tmp_path, "first").code == 0
    (line,) = users(tmp_path, "list", "--json").out.splitlines()
    told = json.loads(line)
    assert (told["id"], told["roles"], told["signs_in"]) == ("admin", ["administrator"], "password")
    refused(users(tmp_path, "first"), "there are users already")


def test_both_ways_to_hand_the_secret_over_are_refused(
    tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEAWALL_ADMIN_PASSWORD_FILE", str(secret))
    monkeypatch.setenv("SEAWALL_ADMIN_PASSWORD", PASSWORD)
    answer = users(tmp_path, "first")
    refused(answer, "are both set")
    assert PASSWORD not in answer.err


def test_there_is_no_usual_password(tmp_path: Path) -> None:
    refused(users(tmp_path, "first"), "there is no terminal to ask for the password at", "--password-from")
    assert "nobody can sign in yet" in users(tmp_path, "list").err


def test_a_password_that_is_tried_first_is_refused(tmp_path: Path) -> None:
    weak = tmp_path / "weak"
    weak.write_text("password1234", encoding="utf-8")
    refused(users(tmp_path, "first", "--password-from", weak), "tried first")


def test_users_are_added_changed_and_listed(home: Path, secret: Path) -> None:
    assert users(home, "add", "ana", "--name", "Ana Example", "--role", "analyst", "--password-from", secret).code == 0
    assert users(home, "roles", "ana", "analyst", "approver").code == 0
    assert users(home, "disable", "ana", "--why", "is away").code == 0
    table = users(home, "list").out
    assert [line.split() for line in table.splitlines()[1:]] == [
        ["ana", "Ana", "Example", "analyst,", "approver", "disabled", "none"],
        ["ines", "ines", "administrator", "password", "none"],
    ]
    assert users(home, "enable", "ana").code == 0
    assert users(home, "password", "ana", "--password-from", secret).code == 0
    assert users(home, "unlock", "ana").code == 0
    assert users(home, "totp", "ana").out == "ana: none\n"
    assert users(home, "totp", "ana", "--drop").code == 0
    assert "the chain holds: events 1 to 8" in asked(home, "verify").out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("add", "ana", "--name", "Ana", "--role", "boss"), "there is no role 'boss'"),
        (("add", "ana", "--name", "Ana", "--role", "service"), "seawall keys make"),
        (("add", "a\x1b[2J", "--name", "Ana", "--role", "analyst"), "small letters"),
        (("roles", "ines", "analyst", "administrator"), "decides no cases"),
        (("roles", "bob", "analyst"), "there is no user 'bob'"),
        (("disable", "ines"), "no administrator would be left"),
        (("totp", "bob"), "there is no user 'bob'"),
        (("unlock", "bob"), "there is no user 'bob'"),
        (("password", "bob"), "there is no user 'bob'"),
    ],
)
def test_what_makes_no_sense_is_one_line(home: Path, secret: Path, arguments: tuple[str, ...], why: str) -> None:
    given = ("--password-from", secret) if arguments[0] in {"add", "password"} else ()
    refused(users(home, *arguments, *given), why)


def test_a_key_is_shown_once_and_listed_without_its_secret(home: Path) -> None:
    made = asked(home, "keys", "make", "payments gateway", "--may", "screen", "--may", "search", "--days", "30")
    text = made.out.strip()
    assert text.startswith("seawall_")
    listed = asked(home, "keys", "list")
    assert text.rpartition("_")[2] not in listed.out
    (row,) = (json.loads(line) for line in asked(home, "keys", "list", "--json").out.splitlines())
    assert (row["name"], row["may"], row["used_at"]) == ("payments gateway", ["screen", "search"], None)
    assert "sha256" not in row
    assert asked(home, "keys", "revoke", row["id"], "--why", "was in a log").code == 0
    assert "revoked at" in asked(home, "keys", "list").out
    refused(asked(home, "keys", "revoke", row["id"]), "revoked before")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--may", "approve"), "a key may not have 'approve'"),
        (("--may", "screen", "--days", "400"), "1 to 366 days"),
        (("--may", "screen", "--days", "0"), "1 to 366 days"),
        (("--may", "screen", "--days", "99999999999"), "1 to 366 days"),
    ],
)
def test_a_key_that_would_do_or_last_too_much_is_refused(home: Path, arguments: tuple[str, ...], why: str) -> None:
    refused(asked(home, "keys", "make", "a program", *arguments), why)


def test_without_the_libraries_the_commands_say_what_to_install(
    tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "argon2", None)
    refused(users(tmp_path, "first", "--password-from", secret), "pip install 'seawall[web]'")
