"""The stores of these tests: those that ask what the database does run on both, the others on SQLite alone."""

from pathlib import Path

import pytest


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The URL of a SQLite store that is not there yet."""
    return f"sqlite:///{tmp_path / 'seawall.db'}"
