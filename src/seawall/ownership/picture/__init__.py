"""A proof as a picture: members in columns from owners to owned, drawn on the server, without script."""

from seawall.ownership.picture.drawing import MOST_DRAWN, Drawing, drawing_of, drawing_of_all
from seawall.ownership.picture.svg import svg

__all__ = ["MOST_DRAWN", "Drawing", "drawing_of", "drawing_of_all", "svg"]
