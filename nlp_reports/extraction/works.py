"""Works named in the post: quoted titles with the noun of their genre, and their authors."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.proper import unquoted
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.phrases import nominative

_GENRE_REACH = 4
_LONGEST_TITLE = 20


@dataclass(slots=True, frozen=True)
class WorkDraft:
    """A work in the making."""

    span: Span
    title: str
    genre: str | None
    author: PersonMention | None


def find_works(context: Context) -> list[WorkDraft]:
    """Find quoted titles that a noun of a genre follows, one for all of a list, or an author's genitive precedes."""
    found: dict[str, WorkDraft] = {}
    genre: str | None = None
    after: Span | None = None
    for quote in reversed(_titles(context)):
        own = _genre(context, quote)
        if own is None and after is not None and _listed(context, quote, after):
            own = genre
        author = _author(context, quote)
        if own is not None or author is not None:
            title = unquoted(context.words.span_text(quote))
            title = nominative(title) if own is None and " " not in title else title
            found[fold(title)] = WorkDraft(quote, title, own, author)
        genre, after = own, quote
    shared = _shared(context, sorted(found.values(), key=lambda work: work.span.start))
    return list({fold(work.title): work for work in reversed(shared)}.values())[::-1]


def _titles(context: Context) -> list[Span]:
    words = context.words
    found: list[Span] = []
    for quote in words.quotes:
        body = context.body_covering(quote.start)
        inner = found and quote.start < found[-1].end
        if not inner and quote.end - quote.start <= _LONGEST_TITLE and (body is None or quote.end > body.span.end):
            found.append(quote)
    return found


def _genre(context: Context, quote: Span) -> str | None:
    words, lexicon = context.words, context.lexicon
    links = lexicon.words("events_rules", "name_links")
    for i in range(quote.end, min(quote.end + _GENRE_REACH, words.line_of(quote.start).end)):
        if words[i].punct or (words.folds[i] in context.stops and words.folds[i] not in links):
            return None
        hit = lexicon.match("works", words.folds, i)
        if hit is not None:
            event = lexicon.match("events", words.folds, i + 1) if i + 1 < len(words) else None
            return None if event is not None and hit.ending.possession is None else hit.entry.group
    return None


def _listed(context: Context, quote: Span, after: Span) -> bool:
    """Tell whether only a comma or a conjunction stands between two titles."""
    words = context.words
    joins = context.lexicon.words("phrase", "conjunctions")
    between = words.folds[quote.end : after.start]
    return len(between) == 1 and (between[0] == "," or between[0] in joins)


def _author(context: Context, quote: Span) -> PersonMention | None:
    person = context.person_ending(quote.start - 1) if quote.start else None
    return person if person is not None and person.case == "Gen" else None


def _shared(context: Context, works: list[WorkDraft]) -> list[WorkDraft]:
    """Give the author of the first title of a list to those after it."""
    done: list[WorkDraft] = []
    for work in works:
        last = done[-1] if done else None
        authored = last is not None and last.author is not None and _listed(context, last.span, work.span)
        if work.author is None and last is not None and authored:
            done.append(WorkDraft(work.span, work.title, work.genre, last.author))
        else:
            done.append(work)
    return done
