"""Tests of the crosswalk."""
