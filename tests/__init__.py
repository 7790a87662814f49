"""Proof, room by room: tests/<room>/ follows src/seawall/<room>/; tests/cases/ holds tables that people can read."""
