"""Which corpus is in use stands on the tape: from when on decisions could rest on which lists."""

from datetime import datetime

from seawall.audit import Actor
from seawall.audit.events import CorpusSwapped
from seawall.audit.words import ListSeen
from seawall.corpus import Corpus
from seawall.store import Store

PROGRAM = Actor("seawall refresh", is_program=True)
_KIND = str(CorpusSwapped.__struct_config__.tag)


def note_in_use(store: Store, corpus: Corpus, now: datetime) -> bool:
    """Say on the tape that this corpus is in use, unless that was its last word; returns whether it was said.

    A swap that ended between the folder and the tape is told by the next run.
    """
    last = ""
    for event in store.events(0, (_KIND,)):
        last = event.body.corpus if isinstance(event.body, CorpusSwapped) else last
    if last == corpus.version:
        return False
    lists = tuple(ListSeen(row.id, row.published, row.sha256) for row in corpus.manifest.lists)
    store.append([("system", CorpusSwapped(corpus=corpus.version, lists=lists))], PROGRAM, now)
    return True
