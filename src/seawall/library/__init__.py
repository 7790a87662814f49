"""Seawall as a library: the door for Python programs; what it adds to the stories are usual values and a clock."""

from seawall.library.claiming import fetch_claims, read_claims, sort_advisory
from seawall.library.screening import NotScreened, load, look_back, own, read_ownership, screen

__all__ = [
    "NotScreened",
    "fetch_claims",
    "load",
    "look_back",
    "own",
    "read_claims",
    "read_ownership",
    "screen",
    "sort_advisory",
]
