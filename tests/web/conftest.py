"""A client of the service, with an analyst at the door unless a test says otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from seawall.audit import Role
from seawall.corpus import Corpus
from seawall.web import application
from tests.web.made import house, let_in


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory, example_corpus: Corpus) -> Iterator[TestClient]:
    """The same for all tests of a module, which read and write nothing: a service of its own costs each a tenth of a second."""
    made = house(tmp_path_factory.mktemp("reader"), example_corpus, let_in(Role.ANALYST, Role.APPROVER))
    with TestClient(application(made)) as asked:
        yield asked
    # What nobody wrote is not there.
    assert made.store.head().seq == 0
    made.store.close()


@pytest.fixture
def client(tmp_path: Path, example_corpus: Corpus) -> Iterator[TestClient]:
    """The service over the example lists, asked by an analyst who may approve too."""
    made = house(tmp_path, example_corpus, let_in(Role.ANALYST, Role.APPROVER))
    with TestClient(application(made)) as asked:
        yield asked
    made.store.close()
