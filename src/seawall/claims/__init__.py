"""Claims: who said what about actors, companies and infrastructure, of which days, and where it stands written."""

from seawall.claims.indicator import Indicator, IndicatorKind, Precision, Tier, Window, WindowBasis

__all__ = ["Indicator", "IndicatorKind", "Precision", "Tier", "Window", "WindowBasis"]
