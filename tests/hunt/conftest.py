"""The example's exposure, made once."""

import pytest

from seawall.exposure.found import Exposure
from seawall.hunt import Wanted
from seawall.reports.exposure_evidence import Rows
from tests.hunt.made import example


@pytest.fixture(scope="session")
def hunted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Exposure, Wanted, Rows]:
    return example(tmp_path_factory.mktemp("hunt"))


@pytest.fixture(scope="session")
def exposure(hunted: tuple[Exposure, Wanted, Rows]) -> Exposure:
    return hunted[0]
