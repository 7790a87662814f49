"""Regenerate what the documentation shows of the program: sessions, Python examples, tables, the command reference.

    python tools/refresh_docs.py              write every page anew
    python tools/refresh_docs.py --check      write nothing; exit 1 with the differences
    … [--check] README.md docs/methodology.md  only these pages

In a page, a block fenced as ```console is a session: the lines that begin with "$ " are run, the rest is what they
print. A block fenced as ```pycon is run as Python. `<!-- table: NAME -->` to `<!-- end of table -->` is a table of
doc_tables.py. Commands that can't be run here (downloads, installation) stand in blocks fenced as ```sh.
"""

import argparse
import atexit
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import cli_reference
import doc_tables
from warm_seawall import serving

ROOT = Path(__file__).resolve().parents[1]
CLI_PAGE = ROOT / "docs" / "reference" / "cli.md"
# Wide enough for a decision a line, narrow enough for a page.
WIDTH = 110
_FENCE = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(r"^<!-- table: (.+?) -->\n.*?^<!-- end of table -->$", re.MULTILINE | re.DOTALL)
_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_MARK = "\x01"
# What differs from run to run and is no news: corpus and policy versions, receipts and hashes, times, the engine's version.
_VOLATILE = (
    (re.compile(r"\b(?:[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{64})\b"), "HASH"),
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|\+00:00| UTC)"), "TIME"),
    (re.compile(r"\b[\d,]+ (?:hour|day)s? ago\b"), "AGE ago"),
    # The age of a list in a table, the last column or between two.
    (re.compile(r" +[\d,]+ (?:minute|hour|day)s?(?=  |$)", re.MULTILINE), " AGE"),
    (re.compile(r"(law and policy are those of )[\d-]{10}"), r"\1TODAY"),
    (re.compile(r"(engine\W{1,4})\d+\.\d+\.\d+"), r"\1VERSION"),
)


# The folder of the warm command, once it is served.
_COMMAND: list[str] = []


def pages() -> list[Path]:
    """All pages that a reader is shown, the generated one apart."""
    found = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if page != CLI_PAGE]


def environment(sandbox: Path) -> dict[str, str]:
    """A terminal of WIDTH columns without colour; the reader's own settings left out."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("SEAWALL_")}
    folders = [*_COMMAND, str(Path(sys.executable).parent), os.environ["PATH"]]
    return kept | {
        "PATH": os.pathsep.join(folders),
        "SEAWALL_HOME": str(sandbox / "home"),
        "TERM": "xterm",
        "TTY_COMPATIBLE": "1",
        "TTY_INTERACTIVE": "0",
        "NO_COLOR": "1",
        "COLUMNS": str(WIDTH),
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        # A terminal sees each line as it is written: results and notes in their order.
        "PYTHONUNBUFFERED": "1",
    }


def fresh(text: str) -> str:
    """The page with everything that is generated made anew."""
    text = _TABLE.sub(lambda found: doc_tables.filled(found[1]), text)
    if not _FENCE.search(text):
        return text
    with tempfile.TemporaryDirectory() as folder:
        sandbox = Path(folder)
        shutil.copytree(ROOT / "examples", sandbox / "examples")
        if "$ seawall refresh" not in text:
            shutil.copytree(_home(), sandbox / "home")
        return _FENCE.sub(lambda found: _block(found, sandbox), text)


@cache
def _home() -> Path:
    """A home folder with the example lists, made once a run."""
    sandbox = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, sandbox)
    shutil.copytree(ROOT / "examples", sandbox / "examples")
    _run("seawall refresh --from examples/lists", sandbox)
    return sandbox / "home"


def _block(found: re.Match[str], sandbox: Path) -> str:
    replay = _session if found[1] == "console" else _python
    new = replay(found[2], sandbox)
    return found[0] if scrubbed(new) == scrubbed(found[2]) else f"```{found[1]}\n{new}```"


def _session(block: str, sandbox: Path) -> str:
    """Run the commands of one session in one shell, each seeing the exit code of the one before."""
    commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    script = f"\ncode=$?; printf '{_MARK}'; (exit $code)\n".join(commands)
    outputs = _run(script, sandbox).split(_MARK)
    # A progress bar leaves an empty line where there is no cursor to move.
    return "".join(f"$ {command}\n{output.lstrip(chr(10))}" for command, output in zip(commands, outputs, strict=True))


def _run(script: str, sandbox: Path) -> str:
    done = subprocess.run(
        ["sh", "-c", script], cwd=sandbox, env=environment(sandbox), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        check=False,
    )  # fmt: skip
    lines = _ANSI.sub("", done.stdout.decode("utf-8")).splitlines(keepends=True)
    return "".join(line.rstrip(" \n") + "\n" if line.endswith("\n") else line for line in lines)


def _python(block: str, sandbox: Path) -> str:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "replay_python.py")], cwd=sandbox, env=environment(sandbox),
        input=block.encode(), stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    return done.stdout.decode("utf-8")


def scrubbed(text: str) -> str:
    """The text without what differs from run to run."""
    for pattern, word in _VOLATILE:
        text = pattern.sub(word, text)
    return text


def main() -> int:
    """Write or check the pages named, or all."""
    parser = argparse.ArgumentParser(description="Regenerate what the documentation shows of the program.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 with the differences")
    parser.add_argument("pages", nargs="*", type=Path)
    given = parser.parse_args()
    chosen = [page.resolve() for page in given.pages] or [*pages(), CLI_PAGE]
    with tempfile.TemporaryDirectory() as folder:
        # The one command that is run cold: it makes the home folder with which the others are warmed.
        home = _home().parent
        with serving(Path(folder), environment(home), "search", "Yongxin Zhicheng") as command:
            _COMMAND.append(str(command))
            stale = [page for page in chosen if _is_stale(page, check=given.check)]
    return 1 if stale and given.check else 0


def _is_stale(page: Path, *, check: bool) -> bool:
    """Whether the page shows something else than it does now; where it is not only checked, it is written anew."""
    old = page.read_text(encoding="utf-8") if page.exists() else ""
    new = cli_reference.page(Path(_COMMAND[0]) / "seawall") if page == CLI_PAGE else fresh(old)
    if new == old:
        return False
    name = page.relative_to(ROOT).as_posix()
    print("".join(difflib.unified_diff(old.splitlines(True), new.splitlines(True), name, f"{name}, run anew")))
    if not check:
        page.write_text(new, encoding="utf-8")
    return True


if __name__ == "__main__":
    sys.exit(main())
