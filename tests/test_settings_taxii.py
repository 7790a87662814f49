"""Servers of claims that a user declares: read strictly, secrets from the environment or a file, https alone."""

from pathlib import Path

import pytest

from seawall.errors import SettingRefused
from seawall.fetch.taxii import Server
from seawall.settings import Settings, load

URL = 'name = "labs"\nurl = "https://taxii.example/taxii2/"\n'


def settings(folder: Path, text: str, **environ: str) -> Settings:
    path = folder / "seawall.toml"
    path.write_text(f"[[taxii]]\n{text}", "utf-8")
    return load({"SEAWALL_HOME": str(folder)} | environ, path)


def test_a_server_is_declared_with_what_is_asked_of_it(tmp_path: Path) -> None:
    root = "https://taxii.example/root/"
    (found,) = settings(tmp_path, f'{URL}root = "{root}"\ncollections = ["Example indicators"]\nprivate = true\n').taxii
    assert found.server == Server("https://taxii.example/taxii2/", is_private=True)
    assert (found.name, found.root, found.collections) == ("labs", root, ("Example indicators",))


SECRETS = [
    # what the table says                     what the secret is     the header
    ('secret_env = "EXAMPLE_SECRET"', "t0ken", "Bearer t0ken"),
    ('secret_env = "EXAMPLE_SECRET"', "Token t0ken", "Token t0ken"),  # with its scheme, as it is
    ('secret_env = "EXAMPLE_SECRET"\nuser = "reader"', "t0ken", "Basic cmVhZGVyOnQwa2Vu"),
]


@pytest.mark.parametrize("said, secret, header", SECRETS)
@pytest.mark.parametrize("in_file", [False, True])
def test_a_secret_comes_from_the_environment_or_a_file_and_is_shown_nowhere(
    tmp_path: Path, said: str, secret: str, header: str, in_file: bool
) -> None:
    environ = {"EXAMPLE_SECRET": secret}
    if in_file:
        (tmp_path / "secret").write_text(f"{secret}\n", "utf-8")
        environ = {"EXAMPLE_SECRET_FILE": str(tmp_path / "secret")}
    found = settings(tmp_path, f"{URL}{said}\n", **environ)
    assert found.taxii[0].server.authorization == header
    assert "t0ken" not in repr(found)
    assert header.split()[1] not in repr(found)


REFUSED = [
    ("name = 'labs'", "needs a text for 'url'"),
    (f"{URL}colections = []", "did you mean collections?"),
    (URL.replace("labs", "La bs"), "small letters"),
    (URL.replace("https", "http"), "over https only"),
    (URL.replace("https", "ftp"), "over https only"),
    (f"{URL}user = 'reader'", "a user and no secret_env"),
    (f"{URL}secret_env = 'EXAMPLE_SECRET'", "is empty or no plain text"),
    (f"{URL}private = 1", "private is true or false"),
    (f"{URL}collections = 'one'", "a list of texts"),
    (f"{URL}[[taxii]]\n{URL}", "two servers have the name 'labs'"),
]


@pytest.mark.parametrize("said, why", REFUSED, ids=[why for _, why in REFUSED])
def test_what_makes_no_sense_is_refused(tmp_path: Path, said: str, why: str) -> None:
    with pytest.raises(SettingRefused) as caught:
        settings(tmp_path, f"{said}\n")
    assert why in str(caught.value)


def test_a_server_on_this_machine_may_be_asked_without_a_certificate(tmp_path: Path) -> None:
    assert settings(tmp_path, 'name = "here"\nurl = "http://127.0.0.1:5000/taxii2/"\n').taxii[0].name == "here"
