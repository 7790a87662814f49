"""Claims in the words of others: STIX 2.1 for those who hunt, FollowTheMoney for those who investigate, and one into the other."""

from seawall.claims.crosswalk.between import ftm_to_stix, stix_to_ftm
from seawall.claims.crosswalk.to_ftm import to_ftm
from seawall.claims.crosswalk.to_stix import to_stix

__all__ = ["ftm_to_stix", "stix_to_ftm", "to_ftm", "to_stix"]
