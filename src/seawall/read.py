"""The story of reading: a document to its sentences, the listed names in them, and what they propose for a person to confirm."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from seawall.claims import Claim, NodeKind, Source
from seawall.corpus import Corpus
from seawall.documents import Document, Sentence, sentences
from seawall.documents import read as read_document
from seawall.documents.document import MAX_CHARS
from seawall.entities import PartialDate, Schema
from seawall.errors import InputRefused, Problem
from seawall.matching.freetext import Mention
from seawall.names.words import PARTICLES
from seawall.proposals import Listed, Proposal, Refusal, propose, published
from seawall.proposals.published import ITSELF

# Words of a listed name may stand in what is told of it, or in another name of it in parentheses: "Integrity Tech, a cybersecurity
# company based in Beijing", "Integrity Technology Group (Yongxin Zhicheng)".
_TELLS_WHO = re.compile(r",\s+(?:an?|the|which|who|whose|where)\b|\s*[(（][^)）]*[)）]?$", re.IGNORECASE)
_PARENTHESES = re.compile(r"\([^()]{0,200}\)")
# The same before it: "Beijing-based cybersecurity company Integrity Tech".
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_KINDS = {
    Schema.PERSON: NodeKind.PERSON, Schema.COMPANY: NodeKind.COMPANY, Schema.ORGANIZATION: NodeKind.COMPANY,
    Schema.LEGAL_ENTITY: NodeKind.COMPANY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document read: its proposals and refusals in its order, and what could not be read or should be known."""

    document: Document
    source: Source
    proposals: tuple[Proposal, ...]
    refusals: tuple[Refusal, ...]
    problems: tuple[Problem, ...]


def read(  # noqa: PLR0913, PLR0917  # what a document is read with
    stream: BinaryIO, source: Source, corpus: Corpus | None, claims: Sequence[Claim] = (), threshold: float = 0.75,
    most: int = MAX_CHARS,
) -> ReadDocument:  # fmt: skip
    """Read one document. Nothing is accepted: each proposal waits for a person.

    source     its file, who published it and when; a day that it lacks is taken from the document's own metadata or
               dateline, and that is told
    corpus     the lists whose names are looked for; None: none are
    claims     what teaches the names of groups, networks and tools
    threshold  the score (0–1) from which a listed name counts as mentioned, the policy's for review
    most       how many characters are read while somebody waits

    Raises InputRefused where the format needs an extra that is not installed, and for a document that holds more than `most`.
    """
    document = read_document(stream, source.file)
    count = sum(len(paragraph.text) for paragraph in document.paragraphs)
    if count > most:
        raise InputRefused(f"{source.file} holds {count:,} characters, more than the {most:,} that are read here")
    dated, told = _dated(source, document)
    found = list(sentences(document))
    made = list(propose(found, _listed(found, corpus, threshold), claims, dated))
    return ReadDocument(
        document, dated,
        tuple(one for one in made if isinstance(one, Proposal)),
        tuple(one for one in made if isinstance(one, Refusal)),
        (*document.problems, *told),
    )  # fmt: skip


def _listed(found: Sequence[Sentence], corpus: Corpus | None, threshold: float) -> dict[int, list[Listed]]:
    """The listed names of each sentence. Weak a.k.a. count: a person looks at each, and a story uses any name."""
    if corpus is None:
        return {}
    texts = [sentence.text for sentence in found]
    # "Example Group, Inc. (Example)": with its short form behind it a name is like no listed one, so it is asked for without.
    bare = {
        at: _PARENTHESES.sub(lambda aside: " " * len(aside[0]), text) for at, text in enumerate(texts) if "(" in text
    }
    every = corpus.mentions_many([*texts, *bare.values()], threshold, weak=True)
    more = dict(zip(bare, every[len(texts) :], strict=True))
    asked = [_merged(one, more.get(at, ())) for at, one in enumerate(every[: len(texts)])]
    return {
        at: [
            Listed(
                *_named(one), one.entity_id, _kind(corpus, one.entity_id), one.listed_name, one.score,
                corpus.entity(one.entity_id).names[0].text == one.listed_name,
            )
            for one in some
        ]
        for at, some in enumerate(asked) if some
    }  # fmt: skip


def _merged(some: Sequence[Mention], more: Sequence[Mention]) -> list[Mention]:
    """The mentions, and those of the others that stand where none of the same entry does."""
    added = [
        one for one in more
        if not any(one.entity_id == each.entity_id and one.start < each.stop and each.start < one.stop for each in some)
    ]  # fmt: skip
    return sorted([*some, *added], key=lambda one: one.start)


def _named(mention: Mention) -> tuple[int, int]:
    """Where the name begins and ends among the words that made it found: those that tell who it is are none of it."""
    told = _TELLS_WHO.search(mention.said)
    said = mention.said[: told.start()] if told else mention.said
    begin, is_told = 0, False
    for word in _WORD.finditer(said):
        if is_told and not word[0].islower():
            begin = word.start()
        is_told = word[0].islower() and word[0] not in PARTICLES
    return mention.start + begin, mention.start + len(said)


def _kind(corpus: Corpus, entity_id: str) -> NodeKind:
    """What a listed entry is in a graph of claims; a ship or a wallet is its own listing."""
    return _KINDS.get(corpus.entity(entity_id).schema, NodeKind.LISTING)


def _dated(source: Source, document: Document) -> tuple[Source, tuple[Problem, ...]]:
    """The source with its day: the one given, else the document's own; without one "Friday" is no day."""
    if source.on:
        return source, ()
    on, why = (
        (PartialDate.parse(document.published), ITSELF)
        if document.published
        else published([each.text for each in document.paragraphs])
    )
    if on is None:
        why = 'no day of publication is given or found: days like "Friday" are not reckoned; give one with --date'
        return source, (Problem(source.file, "", "date", "", why),)
    return replace(source, on=on), (Problem(source.file, "", "date", on.iso, why),)
