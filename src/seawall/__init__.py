"""Seawall: from a designation to everything it touches: money, property, network."""
