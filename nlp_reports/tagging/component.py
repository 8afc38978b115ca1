"""The spaCy component `kk_tagger`, for any pipeline."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import filter_spans

from nlp_reports.tagging.load import load_tagger
from nlp_reports.tagging.spans import TaggedSpan, Tagger

SPANS_KEY = "kk_tagger"


class KazakhTagger:
    """Put a tagger's mentions on documents: `doc.spans["kk_tagger"]` and `doc.ents`.

    Each span has `span._.score` and `span._.origin`. Entities that stand on the document before
    stay where they do not overlap.
    """

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger
        for name in ("score", "origin"):
            if not Span.has_extension(name):
                Span.set_extension(name, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Tag one document."""
        return self._set(doc, self.tagger.tag([doc])[0])

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Tag documents in batches."""
        documents = iter(stream)
        while batch := list(islice(documents, batch_size)):
            for doc, found in zip(batch, self.tagger.tag(batch), strict=True):
                yield self._set(doc, found)

    def _set(self, doc: Doc, found: list[TaggedSpan]) -> Doc:
        spans = [Span(doc, tagged.start, tagged.end, label=tagged.label) for tagged in found]
        for span, tagged in zip(spans, found, strict=True):
            span._.score, span._.origin = tagged.score, tagged.origin
        doc.spans[SPANS_KEY] = SpanGroup(doc, name=SPANS_KEY, spans=spans)
        taken = {token for span in spans for token in range(span.start, span.end)}
        kept = [ent for ent in doc.ents if taken.isdisjoint(range(ent.start, ent.end))]
        doc.set_ents(filter_spans([*spans, *kept]))
        return doc


@Language.factory("kk_tagger", default_config={"kind": "model", "options": {}}, assigns=["doc.ents", "doc.spans"])  # type: ignore[misc]
def make_tagger(nlp: Language, name: str, kind: str, options: dict[str, Any]) -> KazakhTagger:
    """Make the component; `kind` is `model`, `stanza` or `rules`, `options` go to the tagger."""
    return KazakhTagger(load_tagger(kind, **options))
