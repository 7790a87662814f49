"""A proof as lines of text: a tree that can be read aloud, pasted into a report, and compared."""

from collections.abc import Iterator

from seawall.ownership.assess import Status
from seawall.ownership.proof import Proof, Step
from seawall.ownership.regime import Regime
from seawall.ownership.stake import ControlLink, Stake

_FOLDED = {
    "above": "shown elsewhere in this proof",
    "ring": "in a ring with it: carried by it, so it proves nothing more",
    "cut": "the proof goes on and was cut here",
}


def lines(proof: Proof, regime: Regime) -> Iterator[str]:
    """The proof as a tree, most telling holdings first."""
    yield f"{proof.name} is {proof.status.word(regime)}: {proof.why}"
    yield from _steps(proof.steps, regime, "")


def _steps(steps: tuple[Step, ...], regime: Regime, indent: str) -> Iterator[str]:
    for place, step in enumerate(steps, start=1):
        last = place == len(steps)
        yield f"{indent}{'└─ ' if last else '├─ '}{_told(step, regime)}"
        if step.below:
            yield from _steps(step.below.steps, regime, indent + ("   " if last else "│  "))


def _told(step: Step, regime: Regime) -> str:
    status = step.status.word(regime)
    reason = step.below.why if step.below else _FOLDED[step.folded]
    counted = "" if step.status is Status.BLOCKED and step.counted == "counts in full" else f", {step.counted}"
    return f"{step.share} by {step.name} – {status}{counted} – {reason}{sources((*step.stakes, *step.links))}"


def sources(said: tuple[Stake | ControlLink, ...]) -> str:
    """Where the statements stand, in brackets, each place once."""
    told = dict.fromkeys(text for statement in said if (text := source(statement)))
    return f" [{'; '.join(told)}]" if told else ""


def source(said: Stake | ControlLink) -> str:
    """Where one statement stands and from when to when it holds."""
    parts = [
        " ".join(part for part in (said.source, said.place) if part),
        f"from {said.since.iso}" if said.since else "",
        f"until {said.until.iso}" if said.until else "",
        f"as of {said.stated}" if isinstance(said, Stake) and said.stated else "",
        said.note,
    ]
    return ", ".join(part for part in parts if part)
