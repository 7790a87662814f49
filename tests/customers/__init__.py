"""Tests of the room of known customers."""
