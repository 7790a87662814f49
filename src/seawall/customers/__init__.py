"""The known customers of a house: kept whole, hashed row by row, and what was found when each was last screened."""

from seawall.customers.change import Kind, NewlyHit, differences
from seawall.customers.loading import Loading, Manner, load
from seawall.customers.population import Population, ShardRow, open_population, problems_of
from seawall.customers.reach import Reach
from seawall.customers.shard import Shard
from seawall.customers.standing import Hit, Standing, standing_of
from seawall.customers.state import Screened

__all__ = [
    "Hit", "Kind", "Loading", "Manner", "NewlyHit", "Population", "Reach", "Screened", "Shard", "ShardRow", "Standing",
    "differences", "load", "open_population", "problems_of", "standing_of",
]  # fmt: skip
