"""The service: screening, cases and reports over HTTP, and the desk's pages. It knows FastAPI and no rules."""

from seawall.web.app import application
from seawall.web.house import House

__all__ = ["House", "application"]
