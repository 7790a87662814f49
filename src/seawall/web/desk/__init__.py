"""The desk: pages on which people work on cases, blocked property and reports. It knows no rules: stories do and refuse."""

from seawall.web.desk.routes import join

__all__ = ["join"]
