"""Known customers screened at the service: as the command line screens them, attested on the tape, for pages and programs."""

from collections.abc import Callable

from seawall.customers import open_population
from seawall.errors import NotAllowed
from seawall.rescreen import Rescreened, Rescreening
from seawall.rescreen.tape import attest
from seawall.settings_policy import good_guys_of
from seawall.web.house import House

# Screened by one thread in some ten seconds at most; more are a matter for the command line and its processes.
MOST_HERE = 20_000


def screened(house: House, how: Callable[[Rescreening], Rescreened]) -> Rescreened:
    """Screen known customers, all or those whom a change concerns. NotAllowed where they are too many for a request.

    InputRefused where none are known, HomeBusy where somebody is at work on them. Whoever tells what changed says so with
    `told`: until then it is told again.
    """
    home, now = house.settings.home, house.now()
    known = open_population(home).customers
    if known > MOST_HERE:
        raise NotAllowed(
            f"{known:,} customers are too many to be screened while somebody waits: run seawall customers rescreen"
        )
    done = how(Rescreening(home, house.corpus(), house.policy(), now, good_guys=good_guys_of(house.settings.own_lists)))
    if house.settings.record:
        attest(house.store, [*(one.attestation for one in done.again), done.attestation], now)
    return done
