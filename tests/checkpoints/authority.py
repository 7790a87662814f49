"""A time-stamping authority on the loopback: OpenSSL signs with a key of the test's own."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_CONFIG = """
[req]
distinguished_name = name
prompt = no
[name]
CN = {name}
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = one
[one]
dir = {folder}
serial = {folder}/serial
signer_cert = {folder}/signer.pem
signer_key = {folder}/signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


@dataclass(slots=True)
class TimeServer:
    """The authority: where it answers, its root certificate, and what it answers instead, once for each question."""

    url: str
    ca_file: Path
    instead: list[tuple[int, str, bytes]] = field(default_factory=list)
    asked: int = 0


@contextmanager
def authority(folder: Path) -> Iterator[TimeServer]:
    """An authority with keys of its own in a new folder."""
    folder.mkdir()
    _keys(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            running.asked += 1
            assert self.headers["Content-Type"] == "application/timestamp-query"
            status, kind, data = (
                running.instead.pop(0)
                if running.instead
                else (200, "application/timestamp-reply", _reply(folder, query))
            )
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's own word
            """Tests are quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        running = TimeServer(f"http://127.0.0.1:{server.server_address[1]}/tsa", folder / "root.pem")
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield running
        finally:
            server.shutdown()


def _openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=folder)


def _keys(folder: Path) -> None:
    for name in ("root", "signer"):
        (folder / f"{name}.cnf").write_text(_CONFIG.format(name=f"Example Time {name}", folder=folder))
    (folder / "serial").write_text("01")
    new = ("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    _openssl(
        folder,
        *new,
        "-x509",
        "-days",
        "30",
        "-config",
        "root.cnf",
        "-extensions",
        "root",
        "-keyout",
        "root.key",
        "-out",
        "root.pem",
    )
    _openssl(folder, *new, "-config", "signer.cnf", "-keyout", "signer.key", "-out", "signer.csr")
    _openssl(
        folder, "x509", "-req", "-days", "30", "-in", "signer.csr", "-CA", "root.pem", "-CAkey", "root.key",
        "-CAcreateserial", "-extfile", "signer.cnf", "-extensions", "signer", "-out", "signer.pem",
    )  # fmt: skip


def _reply(folder: Path, query: bytes) -> bytes:
    (folder / "query").write_bytes(query)
    _openssl(folder, "ts", "-reply", "-config", "signer.cnf", "-section", "one", "-queryfile", "query", "-out", "reply")
    return (folder / "reply").read_bytes()
