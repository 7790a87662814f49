"""What a screening asks beside the lists: files of who owns whom, and the register of stopped payments."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from seawall.cli.owning import statements
from seawall.cli.terminal import counting, note, out, shown
from seawall.corpus import Corpus
from seawall.decisions import Decision, GroundKind, Policy
from seawall.errors import SettingRefused
from seawall.owners import Ownership, ownership_of
from seawall.resubmission import FileRegister

# So many proofs fit a screen or two; all stand in the report.
_MOST_PROOFS = 12


def open_ownership(  # what it is asked with
    files: list[str], corpus: Corpus, policy: Policy, on: date, lists: tuple[str, ...], *, quiet: bool
) -> Ownership | None:
    """The ownership of some files, assessed once for all payments; None without files."""
    if not files:
        return None
    with counting("looking up members", quiet=quiet) as told:
        return ownership_of(statements(files, quiet=quiet), corpus, policy, on, lists=lists, told=told)


def open_register(file: Path | None, policy: Policy, on: date) -> FileRegister | None:
    """The register of stopped payments; None without a file, a new one where there is none of this name yet."""
    if file is None:
        return None
    if policy.resubmission_days is None:
        raise SettingRefused(f"the policy {policy.regime} names no resubmission_days: how long is not said")
    register = FileRegister(file, on, policy.resubmission_days)
    if register.is_new:
        note(f"there is no register {file} yet: this run begins it, and knows no earlier payment", "gold3")
    return register


def show_proofs(decisions: Iterable[Decision]) -> None:
    """The proof of each owned party that was met, once."""
    proofs = dict.fromkeys(
        ground.said for decision in decisions for ground in decision.grounds if ground.kind is GroundKind.OWNERSHIP
    )
    for proof in list(proofs)[:_MOST_PROOFS]:
        for line in proof.splitlines():
            out.print(shown(line), soft_wrap=True)
        out.print()
    if len(proofs) > _MOST_PROOFS:
        note(f"{len(proofs) - _MOST_PROOFS:,} more proofs of ownership; write all to a file with -o")
