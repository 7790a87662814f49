"""The database behind a running service: gone and back under load, held by another, hanging; and the service killed."""

import os
import signal
import time
from pathlib import Path

import httpx

from tests.databases import Cluster
from tests.web.load import loaded, nothing_lost_nothing_doubled, stopped
from tests.web.served import HEADERS_OF_KEY, ONE, Served, serving, swapped_in, until


def asked(served: Served, path: str, **headers: str) -> httpx.Response:
    """What a stranger, or whoever these headers name, is answered at once."""
    return httpx.get(f"{served.url}{path}", headers=headers, timeout=10)


def while_it_is_away(served: Served) -> None:
    """What needs the store is refused with a time to come again, what does not is answered, and all of it is said."""
    refused = stopped(served, "C-2")
    assert refused.status_code == 503
    assert "the store can't be reached" in refused.json()["detail"]
    ready = asked(served, "/readyz")
    assert (ready.status_code, ready.json()) == (503, {"detail": "Store not reachable."})
    assert int(refused.headers["retry-after"]) == int(ready.headers["retry-after"]) > 0
    assert asked(served, "/healthz").status_code == 200
    alone = httpx.post(f"{served.url}/v1/screen/party", headers=HEADERS_OF_KEY, json={"names": [ONE]}, timeout=10)
    assert (alone.status_code, alone.json()["outcome"]) == (200, "block")
    for path in ("/sign-in", "/desk/queue"):
        page = asked(served, path, accept="text/html", cookie="seawall=somebody")
        assert (page.status_code, page.headers["retry-after"]) == (503, "5")
        assert "<h1>That is away just now</h1>" in page.text


def test_a_database_that_goes_and_comes_back_under_load_and_a_service_that_is_killed(
    cluster: Cluster, tmp_path: Path
) -> None:
    url = cluster.made()
    swapped_in(tmp_path, "one")
    with serving(tmp_path, workers=1, SEAWALL_STORE=url) as served:
        with loaded(served, "A") as load:
            time.sleep(1)
            cluster.stop()  # at once, as a crash is
            try:
                time.sleep(0.3)
                while_it_is_away(served)
            finally:
                cluster.start()
            until(lambda: asked(served, "/readyz").status_code == 200)
            before = len(load.with_status(200))
            until(lambda: len(load.with_status(200)) > before + 4)
        assert set(load.heard.values()) == {200, 503}, "no fault, and no connection lost"
        assert stopped(served, "C-2").status_code == 200
        acknowledged = load.with_status(200) | {"C-2"}
        nothing_lost_nothing_doubled(url, acknowledged)

        with loaded(served, "B") as load:
            until(lambda: len(load.with_status(200)) > 10)
            os.kill(served.process.pid, signal.SIGKILL)
            served.process.wait(10)
        assert set(load.heard.values()) == {200, 0}
        nothing_lost_nothing_doubled(url, acknowledged | load.with_status(200))
        assert "Traceback" not in served.log.read_text()
        assert ONE not in served.log.read_text()


PASSWORD = "tests only, four words"


def test_a_service_that_is_started_while_the_database_is_away_goes_on_when_it_is_there(
    cluster: Cluster, tmp_path: Path
) -> None:
    url = cluster.made()
    swapped_in(tmp_path, "one")
    cluster.stop()
    try:
        with serving(tmp_path, 1, ready=503, SEAWALL_STORE=url, SEAWALL_ADMIN_PASSWORD=PASSWORD) as served:
            while_it_is_away(served)
            cluster.start()
            until(lambda: asked(served, "/readyz").status_code == 200)
            assert stopped(served, "C-1").status_code == 200
            assert asked(served, "/sign-in").status_code == 200
            said = served.log.read_text()
    finally:
        if not (cluster.folder / "data" / "postmaster.pid").exists():
            cluster.start()
    assert "until then /readyz says 503" in " ".join(said.split()), "whoever starts it is told"
    assert '"kind":"away"' in said
    assert '"made":"admin"' in said, "the first start is made late"
    assert PASSWORD not in said
    assert "Traceback" not in said
    nothing_lost_nothing_doubled(url, {"C-1"})
