"""All that a text names as an award, wherever it stands and whether or not the rules gave it to anyone."""

from __future__ import annotations

from collections.abc import Iterator

from nlp_reports.extraction.award_becoming import winner_kind
from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_phrases import find_phrases
from nlp_reports.extraction.award_verbs import find_verbs
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.superlatives import phrases_and_superlatives
from nlp_reports.extraction.winner_lists import WINNER_ENDINGS, winners_heading
from nlp_reports.extraction.words import Span

_VAGUE = frozenset({"gift", "letter_of_thanks", "badge"})


def candidate_phrases(context: Context, drafts: list[AwardDraft]) -> list[AwardPhrase]:
    """Return the awards named in a post in order, each once: those of the drafts as they are.

    Things and nouns that mean much else («кітап», «алғыс», «белгі») are awards only where a draft has them, and so are
    those of a sentence that asks who wins or says that it will be known.
    """
    kept: list[AwardPhrase] = []
    named = [phrase for phrase in _named(context) if not (phrase.weak and phrase.kind in _VAGUE)]
    for phrase in [*(draft.phrase for draft in drafts), *named]:
        if not any(phrase.span.overlaps(other.span) and phrase.kind == other.kind for other in kept):
            kept.append(phrase)
    for phrase in _winners(context):
        if not any(phrase.span.overlaps(other.span) for other in kept):
            kept.append(phrase)
    return sorted(kept, key=lambda phrase: phrase.span.start)


def _named(context: Context) -> Iterator[AwardPhrase]:
    """Yield awards that their own noun names, and those that a verb of winning tells of."""
    for sentence in context.words.sentences:
        if _is_open(context, sentence):
            continue
        yield from phrases_and_superlatives(context, sentence)
        yield from find_phrases(context, sentence)
        for verb in find_verbs(context, sentence):
            if verb.winner:
                span = verb.winner_span or verb.span
                place = (verb.place or 1) if verb.winner == "place" else None
                yield AwardPhrase(span, span.start, verb.winner, context.words.span_text(span), place=place)
    for line in context.words.lines:
        phrase = winners_heading(context, line)
        if phrase is not None:
            yield phrase


def _winners(context: Context) -> Iterator[AwardPhrase]:
    """Yield nouns of winners anywhere: «жеңімпазы», «жүлдегерлер»."""
    endings = ("ы", "и", *WINNER_ENDINGS)
    for i in range(len(context.words)):
        kind = winner_kind(context, i, endings)
        if kind is not None and not _is_open(context, context.words.sentence_of(i)):
            yield AwardPhrase(Span(i, i + 1), i, kind, context.words[i].text, winner=True)


def _is_open(context: Context, sentence: Span) -> bool:
    """Tell whether a sentence asks who wins or says that it will be known."""
    asked = context.lexicon.words("awards_rules", "asked")
    return not asked.isdisjoint(context.words.folds[sentence.start : sentence.end])
