"""Intake: documents that were read, what they propose, and what people made of it: a fold over events."""

from seawall.intake.commands import accept, refuse
from seawall.intake.paper import PREFIX, Decided, Paper, Reading, Verdict, fold

__all__ = ["PREFIX", "Decided", "Paper", "Reading", "Verdict", "accept", "fold", "refuse"]
