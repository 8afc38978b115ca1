"""The extractor: posts in, records out, over a spaCy pipeline that can be stepped through."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import nlp_reports
from nlp_reports.extraction.bodies import find_bodies, is_namesake
from nlp_reports.extraction.build import Builder, Found
from nlp_reports.extraction.confidence import Confidence, shipped_confidence
from nlp_reports.extraction.context import Context, Dated
from nlp_reports.extraction.finding import find_all
from nlp_reports.extraction.lexicon import Lexicon, load_lexicon
from nlp_reports.extraction.listed_names import mend_lists
from nlp_reports.extraction.names import find_names
from nlp_reports.extraction.places import find_places
from nlp_reports.extraction.proposals import settle_bodies, settle_names, tagged_spans
from nlp_reports.extraction.states import states_of
from nlp_reports.extraction.tables import without_headers
from nlp_reports.extraction.usual_case import in_usual_case
from nlp_reports.extraction.winners import find_winners, without_places
from nlp_reports.extraction.words import Words
from nlp_reports.language.dates import find_dates
from nlp_reports.language.identify import identify
from nlp_reports.readers import Post
from nlp_reports.records import model
from nlp_reports.repair import AlignedText, repair

RULES_VERSION = "1"
_VOCABULARY = 200_000
"""Word forms that spaCy's vocabulary may hold for good, some 40 MB."""


class Extractor:
    """Makes records of posts.

    Attributes:
        nlp: The spaCy pipeline; `nlp.pipe_names` says what it holds, and a `Doc` can be looked at after each step.
        lexicon: The words that the rules know.
        tagger: The tagger's name, version and sha256, where there is one.
        confidence: The curves that make raw scores honest; None leaves them raw.
    """

    def __init__(
        self,
        nlp: Language,
        lexicon: Lexicon,
        tagger: model.Model | None = None,
        confidence: Confidence | None = None,
    ) -> None:
        self.nlp = nlp
        self.lexicon = lexicon
        self.tagger = tagger
        self.rules_version = RULES_VERSION
        self.confidence = confidence

    def __call__(self, post: Post | str) -> model.Record:
        """Return the record of one post.

        Args:
            post: A post as a reader gives it, or its text.

        Raises:
            UnicodeEncodeError: The text holds lone surrogates.
        """
        return next(self.pipe([post]))

    def pipe(self, posts: Iterable[Post | str], *, batch_size: int = 32) -> Iterator[model.Record]:
        """Yield the record of every post, in order.

        Memory does not grow with the posts: once the vocabulary is large, new words are forgotten after each batch.
        """
        waiting = iter(posts)
        while len(self.nlp.vocab) < _VOCABULARY or self.nlp.vocab.in_memory_zone:
            batch = list(islice(waiting, batch_size))
            if not batch:
                return
            yield from self._batch(batch)
        while batch := list(islice(waiting, batch_size)):
            records: list[model.Record] = []
            failure: Exception | None = None
            with self.nlp.memory_zone():  # it cannot be left by an exception
                try:
                    records.extend(self._batch(batch))
                except Exception as error:
                    failure = error
            yield from records
            if failure is not None:
                raise failure

    def _batch(self, posts: Sequence[Post | str]) -> Iterator[model.Record]:
        def prepared() -> Iterator[tuple[str, tuple[Post, AlignedText]]]:
            for post in posts:
                whole = Post.from_text(post) if isinstance(post, str) else post
                aligned = repair(whole.text)
                yield in_usual_case(aligned.text, self.nlp, self.lexicon), (whole, aligned)

        for doc, (post, aligned) in self.nlp.pipe(prepared(), as_tuples=True, batch_size=len(posts)):
            yield self._record(post, aligned, doc)

    def _record(self, post: Post, aligned: AlignedText, doc: Doc) -> model.Record:
        context = self.context(doc, published=_day(post.published))
        found = find_all(context)
        builder = Builder(context, aligned, found)
        language = identify(aligned.text)
        record = model.Record(
            id=_record_id(post),
            source=model.Source(
                uri=post.uri, format=post.format, encoding=post.encoding, sha256=post.sha256, title=post.title,
                url=post.url, author=post.author, published=post.published, categories=post.categories,
                post_id=post.post_id,
            ),
            language=model.Language(main=language.main, script=language.script, shares=dict(language.shares)),
            text=aligned.original,
            repairs=tuple(
                model.Repair(item.start, item.end, item.text, item.replacement, item.kind) for item in aligned.repairs
            ),
            warnings=_warnings(post, language.main, found) + builder.warnings(),
            people=builder.people(), organizations=builder.organizations(), events=builder.events(),
            awards=builder.awards(), dates=builder.dates(), works=builder.works(), quantities=builder.quantities(),
            pipeline=model.Pipeline(
                name="nlp_reports", version=nlp_reports.__version__, rules_version=self.rules_version,
                model=self.tagger,
            ),
        )  # fmt: skip
        return self.confidence.applied(record) if self.confidence is not None else record

    def read(self, post: Post) -> Context:
        """Return what the rules look at for a post, as `context` has it."""
        text = in_usual_case(repair(post.text).text, self.nlp, self.lexicon)
        return self.context(self.nlp(text), published=_day(post.published))

    def context(self, doc: Doc, *, published: datetime.date | None = None) -> Context:
        """Return what the rules look at for a document of the pipeline: words, dates, names, places, bodies."""
        words = Words(doc)
        context = Context(words, self.lexicon)
        for value in find_dates(words.text, published=published):
            span = words.at(value.start, value.end)
            if span is not None:
                context.dates.append(Dated(span, value))
        context.tagged = tagged_spans(doc, words)
        context.states = states_of(doc, words)
        context.people = settle_names(context, find_names(context))
        context.people = mend_lists(context)
        context.places = find_places(context)
        context.people = without_places(context)
        context.bodies = settle_bodies(context, find_bodies(context))
        context.bodies = sorted([*context.bodies, *find_winners(context)], key=lambda body: body.span.start)
        context.people = [mention for mention in context.people if not is_namesake(context, mention.span)]
        without_headers(context)
        return context


def _warnings(post: Post, main: str, found: Found) -> tuple[model.Warning, ...]:
    warnings = [model.Warning(kind=kind, message=message) for kind, message in post.warnings]
    if main != "kk":
        warnings.append(model.Warning(kind="language", message=f"the text is not mainly Kazakh but {main}"))
    if not (found.people or found.bodies or found.events):
        warnings.append(model.Warning(kind="nothing_found", message="no person, body or event was found"))
    return tuple(warnings)


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _record_id(post: Post) -> str:
    return post.post_id or post.sha256[:16]


def load(*, tagger: str = "model", lexicon: Sequence[Path | str] = (), calibrated: bool = True) -> Extractor:
    """Return an extractor, ready to use.

    Args:
        tagger: "rules" for rules alone, "model" to let the shipped tagger propose names and bodies too.
        lexicon: TOML files with an institution's own words, added to the built-in ones.
        calibrated: False to leave the scores of rules and tagger as they are.

    Raises:
        LexiconError: A lexicon file cannot be read or has the wrong shape.
    """
    nlp = spacy.blank("kk")
    nlp.max_length = 10**9
    nlp.add_pipe("kk_sentences")
    confidence = shipped_confidence() if calibrated else None
    if tagger == "rules":
        extractor = Extractor(nlp, load_lexicon(lexicon), confidence=confidence)
        extractor.rules_version = _rules_version(lexicon)
        return extractor
    component: Any = nlp.add_pipe("kk_tagger", config={"kind": tagger})
    source = component.tagger
    known = model.Model(name=source.name, version=source.version, sha256=getattr(source, "sha256", None))
    extractor = Extractor(nlp, load_lexicon(lexicon), known, confidence)
    extractor.rules_version = _rules_version(lexicon)
    return extractor


def _rules_version(lexicon: Sequence[Path | str]) -> str:
    """Return the version of the rules, with a digest of an institution's own words where there are any."""
    if not lexicon:
        return RULES_VERSION
    digest = hashlib.sha256(b"\0".join(Path(path).read_bytes() for path in lexicon))
    return f"{RULES_VERSION}+{digest.hexdigest()[:8]}"
