"""Seawall as a library: the door for Python programs; what it adds to the stories are usual values and a clock."""

from seawall.library.screening import load, look_back, own, read_ownership, screen

__all__ = ["load", "look_back", "own", "read_ownership", "screen"]
