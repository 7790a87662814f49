"""A service for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from seawall.corpus import Corpus
from tests.web.signing.made import Service, serving


@pytest.fixture
def service(tmp_path: Path, example_corpus: Corpus) -> Iterator[Service]:
    """A service in which nobody needs a second factor."""
    with serving(tmp_path, example_corpus) as made:
        yield made
