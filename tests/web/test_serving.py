"""One process of the service: whom it lets in, what it refuses to start with, and clients that do not come to the point."""

import socket
import threading
import time
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette

from seawall.errors import SettingRefused
from seawall.settings import load
from seawall.web.serving import Prompt, key_of
from tests.cli.asked import asked, refused
from tests.web.served import free_port

KEY = "k" * 43


def test_without_a_key_in_a_file_people_and_keys_of_the_store_are_let_in_alone(tmp_path: Path) -> None:
    assert key_of(load({"SEAWALL_HOME": str(tmp_path)})) == ""


@pytest.mark.parametrize(
    ("said", "is_good"), [(KEY, True), (f" {KEY}\n", True), ("short", False), ("", False), (f"{KEY} x", False)]
)
def test_a_key_that_could_be_guessed_is_refused(tmp_path: Path, said: str, is_good: bool) -> None:
    (tmp_path / "key").write_text(said)
    settings = load({"SEAWALL_HOME": str(tmp_path), "SEAWALL_SERVICE_KEY_FILE": str(tmp_path / "key")})
    if is_good:
        assert key_of(settings) == KEY
        return
    with pytest.raises(SettingRefused, match="fewer than 32 characters") as refusal:
        key_of(settings)
    assert not said or said not in str(refusal.value), "the key is not repeated"


def test_serve_refuses_what_can_not_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").write_text("short")
    monkeypatch.setenv("SEAWALL_SERVICE_KEY_FILE", str(tmp_path / "key"))
    refused(asked(tmp_path, "serve"), "fewer than 32 characters")
    (tmp_path / "key").write_text(KEY)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused(asked(tmp_path, "serve", "--port", port), f"127.0.0.1:{port} can't be listened on")
    refused(asked(tmp_path, "serve", "--workers", 0), "workers")
    monkeypatch.setattr("seawall.cli.serving.find_spec", lambda name: None if name == "uvicorn" else object())
    refused(asked(tmp_path, "serve"), "extra web (uvicorn missing)", "pip install 'seawall[web]'")


def test_a_client_that_does_not_come_to_the_point_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.web.serving._HEAD_SECONDS", 0.3)
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(Starlette(), port=port, http=Prompt, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        for sent in (b"", b"GET / HTTP/1.1\r\nHost:"):
            with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                connection.sendall(sent)
                assert connection.recv(100) == b"", "hung up on without an answer"
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            for _ in range(2):
                connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                assert connection.recv(1_000).startswith(b"HTTP/1.1 404")
                time.sleep(0.4)
    finally:
        server.should_exit = True
        thread.join(10)
