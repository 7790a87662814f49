"""The lists of the United Kingdom: the UK Sanctions List, and the OFSI Consolidated List that it replaced on 2026-01-28."""
