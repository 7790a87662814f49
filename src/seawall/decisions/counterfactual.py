"""The line that says what would change an outcome: the nearest fact that would lower it, and the one that would raise it."""

from collections.abc import Callable, Iterable

from seawall.matching import Change, Match


def what_would_change(match: Match, changes: Iterable[Change], outcome_of: Callable[[Match], str]) -> str:
    """One sentence; outcome_of gives what a match leads to, in a word.

    Of several changes that lower the outcome the first is named, and so of those that raise it. Where no single change
    does either, the fact that moves the score most is named with the outcome that stays: upwards for a release, else
    downwards. Empty where no such fact is known.
    """
    now = outcome_of(match)
    known = [(change, outcome_of(change.match)) for change in changes if change.match.score != match.score]
    moved = [row for row in known if row[1] != now]
    lower = next((row for row in moved if row[0].match.score < match.score), None)
    higher = next((row for row in moved if row[0].match.score > match.score), None)
    told = [_told(*row) for row in (lower, higher) if row]
    if told:
        said = "; ".join(told)
        return f"{said[0].upper()}{said[1:]}."
    facts = [row for row in known if row[0].party and (row[0].match.score > match.score) is (now == "release")]
    if not facts:
        return ""
    change, stays = max(facts, key=lambda row: abs(row[0].match.log_odds - match.log_odds))
    return f"No single known fact would change this: {_told(change, f'still {stays}')}."


def _told(change: Change, outcome: str) -> str:
    # Of a name only its cost is known: what rarity would add or take is not.
    about = "" if change.party else "about "
    return f"{change.what} the score would be {about}{change.match.score:.4f}: {outcome}"
