"""A tagger's answer and the interface that all taggers share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A mention over a document's tokens.

    `start` and `end` (after the last) are token indices, `label` one of KazNERD's classes, `score` the calibrated
    probability that class and both ends are right, `origin` what proposed it: `model:NAME`, `stanza:NAME`, `rule:ID`.
    """

    start: int
    end: int
    label: str
    score: float
    origin: str


class Tagger(Protocol):
    """What every tagger offers."""

    @property
    def name(self) -> str:
        """Give the tagger's name."""

    @property
    def version(self) -> str:
        """Give the tagger's version."""

    @property
    def sha256(self) -> str | None:
        """Give the digest of the model's file, where there is one."""

    def tag(self, docs: Sequence[Doc]) -> list[list[TaggedSpan]]:
        """Tag documents; gives the mentions of each, in order, not overlapping."""


def on_tokens(doc: Doc, spans: Iterable[tuple[int, int, str, float]], origin: str) -> list[TaggedSpan]:
    """Put mentions given in characters on a document's tokens.

    A mention that begins or ends inside a token takes the whole token; where two would then share a token, the
    likelier stays.

    Args:
        doc: the document.
        spans: (start, end, label, score) in characters.
        origin: origin of all of them.
    """
    tagged: list[TaggedSpan] = []
    for start, end, label, score in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        if tagged and tagged[-1].end > span.start:
            if tagged[-1].score >= score:
                continue
            tagged.pop()
        tagged.append(TaggedSpan(span.start, span.end, label, score, origin))
    return tagged
