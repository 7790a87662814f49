"""Run a Python session from standard input and print it again with what it says now.

    python tools/replay_python.py < session

Lines that begin with ">>> " or "... " are kept and run in one namespace; all others are replaced by the output.
"""

import contextlib
import doctest
import io
import sys


def replayed(block: str) -> str:
    """The session with its true output; an exception ends the run, so that no example shows one unmeant."""
    namespace: dict[str, object] = {"__name__": "__main__"}
    pieces = []
    for example in doctest.DocTestParser().get_examples(block):
        lines = example.source.splitlines()
        prompts = [f">>> {lines[0]}", *(f"... {line}".rstrip() for line in lines[1:])]
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(example.source, "<example>", "single"), namespace)
        pieces.append("\n".join(prompts) + "\n" + said.getvalue())
    return "".join(pieces)


if __name__ == "__main__":
    sys.stdout.write(replayed(sys.stdin.read()))
