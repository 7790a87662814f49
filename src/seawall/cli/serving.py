"""The serve command: first whatever can't work is refused, then the service runs until it is told to stop."""

import os
import socket
import tempfile
from importlib.util import find_spec
from typing import Annotated

import typer

from seawall.cli.admitting import first_from, has_users
from seawall.cli.context import open_policy, settings
from seawall.cli.terminal import note
from seawall.corpus.swap import pointed_at
from seawall.errors import CorpusMissing, SettingRefused, StoreAway
from seawall.settings_signing import ADMIN_PASSWORD, from_file

# What the service stands on, of the extra "web".
_NEEDED = ("fastapi", "httptools", "prometheus_client", "structlog", "uvicorn", "python_multipart")
_MOST_WORKERS = 64
# prometheus_client joins the counts of several processes in the folder that this variable names.
_COUNTS = "PROMETHEUS_MULTIPROC_DIR"


def serve_command(
    host: Annotated[str, typer.Option(help="The address to listen on; 127.0.0.1 is this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="The port; 0 takes a free one.")] = 8000,
    workers: Annotated[
        int, typer.Option(min=1, max=_MOST_WORKERS, help="Processes; one for each core that it may use.")
    ] = 1,
) -> None:
    """Serve the desk for people and the HTTP API for programs: screening, search, cases, and the API of yente.

    People sign in (seawall users), programs come with a key (seawall keys, or SEAWALL_SERVICE_KEY_FILE). A first start takes
    the administrator's password from SEAWALL_ADMIN_PASSWORD. A new corpus is taken up as soon as a refresh has swapped it.
    Ctrl-C or SIGTERM lets requests under way end and then stops.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise SettingRefused(
            f"the service needs the extra web ({', '.join(missing)} missing): pip install 'seawall[web]'"
        )
    # Only now: without the extra this can't be imported.
    from seawall.web.serving import key_of, serve  # noqa: PLC0415

    chosen = settings()
    key_of(chosen)
    open_policy(None, None, None)
    bound = _free_port(host, port)
    _first_start()
    try:
        pointed_at(chosen.home)
    except CorpusMissing as missing_lists:
        note(f"{missing_lists}. Until then /readyz says 503", "gold3")
    note(f"serving on http://{_shown(host)}:{bound}, {workers} {'process' if workers == 1 else 'processes'}")
    if workers == 1:
        serve(host, bound, workers)
        return
    with tempfile.TemporaryDirectory(prefix="seawall-counts-") as counts:
        os.environ[_COUNTS] = counts
        serve(host, bound, workers)


def _first_start() -> None:
    """Make the first administrator from the environment, or say how to make one: there is no usual password.

    Where the database is away the service does it when it is there.
    """
    try:
        is_first = not has_users()
    except StoreAway as away:
        note(f"{away}. The service asks for it again and again; until then /readyz says 503", "gold3")
        return
    if is_first:
        if given := from_file(ADMIN_PASSWORD, os.environ):
            note(f"made the first administrator: {first_from(given).id}")
        else:
            note(
                f"nobody can sign in yet: make the first administrator with seawall users first, or set {ADMIN_PASSWORD}",
                "gold3",
            )


def _free_port(host: str, port: int) -> int:
    """The port, or a free one for 0. SettingRefused where it can't be listened on: a server would say it in a traceback."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host, port))
            return int(tried.getsockname()[1])
    except OSError as error:
        raise SettingRefused(f"{host}:{port} can't be listened on: {error.strerror or error}") from error


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
