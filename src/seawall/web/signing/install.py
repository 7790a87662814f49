"""What the application is given for signing in: the pages' routes, and the lobby in which people sign in."""

from fastapi import FastAPI

from seawall.web.house import House
from seawall.web.signing.lobby import Lobby
from seawall.web.signing.own_keys import own_keys
from seawall.web.signing.pages import router


def install(app: FastAPI, house: House) -> None:
    """Add signing in to an application."""
    app.state.lobby = Lobby(house)
    app.include_router(router)
    app.include_router(own_keys)
