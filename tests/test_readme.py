"""The README shows what the program says: its sessions and its Python are run, and the output is compared."""

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_sessions_and_python_print_what_the_readme_shows() -> None:
    done = subprocess.run(
        [sys.executable, "tools/refresh_docs.py", "--check", "README.md"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, f"run `make docs`\n{done.stdout.decode()}{done.stderr.decode()}"


def test_the_readme_has_a_session_and_a_python_example_to_run() -> None:
    assert "```console\n$ seawall " in README
    assert "```pycon\n>>> from seawall import" in README


@pytest.mark.parametrize("target", ["demo", "test"])
def test_the_commands_that_it_gives_are_targets_of_the_makefile(target: str) -> None:
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    "package", ["python3-venv", "python3-dev", "libicu-dev", "pkg-config", "libicu-devel", "icu4c"]
)
def test_it_names_the_system_packages_that_the_set_up_asks_for(package: str) -> None:
    assert package in README
    assert package in (ROOT / "tools" / "check-system.sh").read_text(encoding="utf-8")


def test_its_picture_is_a_png_of_less_than_400_kilobytes() -> None:
    (path,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    picture = (ROOT / path).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(picture) < 400_000
