"""What was made of a corpus is kept beside it, and goes with it: nothing holds a corpus that has been swapped away."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from seawall.corpus import Corpus

_P = ParamSpec("_P")
_V = TypeVar("_V")


def kept(most: int) -> Callable[[Callable[Concatenate[Corpus, _P], _V]], Callable[Concatenate[Corpus, _P], _V]]:
    """Keep so many results of a function of a corpus and values that can be hashed; then all are forgotten."""

    def keeping(make: Callable[Concatenate[Corpus, _P], _V]) -> Callable[Concatenate[Corpus, _P], _V]:
        made: WeakKeyDictionary[Corpus, dict[Any, _V]] = WeakKeyDictionary()

        @wraps(make)
        def found(corpus: Corpus, /, *key: _P.args, **words: _P.kwargs) -> _V:
            assert not words, "what is kept is asked for by position"
            mine = made.get(corpus)
            if mine is None:
                mine = made.setdefault(corpus, {})
            value = mine.get(key)
            if value is None:
                if len(mine) >= most:
                    mine.clear()
                value = mine[key] = make(corpus, *key, **words)
            return value

        return found

    return keeping
