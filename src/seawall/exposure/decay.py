"""How fast an indicator ages where one looks forward, at new traffic; never where one looks back, for there windows count.

The formula is that of MISP's decaying models (arXiv:1902.03914). With its NIDS model an address falls under the threshold 46.9
days after it was last seen: every address of an advisory that looks back a year would be gone on the day it is published.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final


@dataclass(frozen=True, slots=True)
class Model:
    """base × (1 − (t / lifetime)^(1 / speed)), never below 0; below the threshold the indicator is spent."""

    base: float
    lifetime: timedelta
    speed: float
    threshold: float


# MISP's "NIDS Simple Decaying Model".
NIDS: Final = Model(base=80.0, lifetime=timedelta(days=120), speed=2.0, threshold=30.0)


def forward(model: Model, last_seen: datetime, moment: datetime) -> float:
    """What an indicator is still worth at a moment after its last sighting; 0 before it, where windows speak instead."""
    age = (moment - last_seen) / model.lifetime
    if age < 0:
        return 0.0
    return max(0.0, model.base * (1.0 - math.pow(age, 1.0 / model.speed)))


def is_spent(model: Model, last_seen: datetime, moment: datetime) -> bool:
    """Whether it is no longer worth watching for. It says nothing about the past."""
    return forward(model, last_seen, moment) < model.threshold
