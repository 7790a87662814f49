"""A `seawall` that starts at once: one process has imported and compiled everything, and forks for each command.

A page of the documentation runs ten commands, all pages more than a hundred; at two seconds to start each, half of the
test run would be waiting. The forked process has the caller's arguments, environment, folder, input and outputs, and
runs the same `main`. Nothing of one command is left for the next.

    with serving(folder, environment, "search", "A NAME"):   # folder holds the command now: for PATH
"""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

_READY = b"ready\n"
# The shim: no site packages, so that it starts in milliseconds.
_SHIM = """#!{python} -IS
import json, os, socket, sys
door = socket.socket(socket.AF_UNIX)
door.connect({path!r})
told = json.dumps([sys.argv[1:], dict(os.environ), os.getcwd()]).encode()
socket.send_fds(door, [len(told).to_bytes(8, "big")], [0, 1, 2])
door.sendall(told)
sys.exit(int.from_bytes(door.recv(4), "big"))
"""


@contextmanager
def serving(folder: Path, environment: Mapping[str, str], *warm: str) -> Iterator[Path]:
    """Serve the command as folder/seawall, and end the serving; warm is a command that is run once beforehand."""
    path = folder / "seawall.socket"
    shim = folder / "seawall"
    shim.write_text(_SHIM.format(python=sys.executable, path=str(path)), encoding="utf-8")
    shim.chmod(0o755)
    # A process of its own, and not a fork: what reads the environment as it is imported must read the one given.
    with subprocess.Popen(
        [sys.executable, __file__, str(path), *warm], env=dict(environment), stdout=subprocess.PIPE
    ) as server:
        assert server.stdout
        if server.stdout.readline() != _READY:
            raise RuntimeError("the warm process did not start")
        try:
            yield folder
        finally:
            server.terminate()


def main(path: str, *warm: str) -> None:
    """Answer at the socket until somebody ends it."""
    from seawall.cli import run  # noqa: PLC0415  # the shim's folder imports this module without it

    signal.signal(signal.SIGTERM, _end)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path)
        listening.listen()
        if warm:
            _quietly(run, warm)
        sys.stdout.buffer.write(_READY)
        sys.stdout.flush()
        while True:
            door, _ = listening.accept()
            if not os.fork():
                os._exit(_answered(door))
            door.close()
            _reap()


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit


def _reap() -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _quietly(run: Callable[[Sequence[str]], int], warm: Sequence[str]) -> None:
    kept = os.dup(1), os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    run(warm)
    sys.stdout.flush()
    for fd, into in zip(kept, (1, 2), strict=True):
        os.dup2(fd, into)


def _answered(door: socket.socket) -> int:
    """Run one command in a process of its own and tell its exit code."""
    head, fds, _, _ = socket.recv_fds(door, 8, 3)
    told = door.recv(int.from_bytes(head, "big"), socket.MSG_WAITALL)
    arguments, environment, folder = json.loads(told)
    child = os.fork()
    if not child:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for fd, into in zip(fds, (0, 1, 2), strict=True):
            os.dup2(fd, into)
        for fd in fds:
            os.close(fd)
        _run(arguments, environment, folder)
    _, status = os.waitpid(child, 0)
    door.sendall((os.waitstatus_to_exitcode(status) & 0xFF).to_bytes(4, "big"))
    return 0


def _run(arguments: list[str], environment: Mapping[str, str], folder: str) -> None:
    """The command itself; never returns."""
    code = 1
    try:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv = ["seawall", *arguments]
        # Streams remember what they were opened on: whether it seeks, whether it is a terminal.
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # as long as the process lives
        sys.stdout = open(1, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115
        from seawall.cli import main  # noqa: PLC0415  # imported long before

        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main(*sys.argv[1:])
