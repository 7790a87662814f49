"""Tests of the story of rescreening."""
