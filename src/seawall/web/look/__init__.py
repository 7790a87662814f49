"""The look that all pages share: one frame, one style, the navigation, and how values are shown."""

from seawall.web.look.drawn import FORM_WORD, drawn, environment
from seawall.web.look.navigation import NAVIGATION, Place

__all__ = ["FORM_WORD", "NAVIGATION", "Place", "drawn", "environment"]
