"""What is seen of a body of the record that speaks for or against its being one: how it stands, is tagged, is used."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nlp_reports.extraction.body_limits import weak_heads
from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.organizations import BodyDraft
from nlp_reports.extraction.proper import is_sentence_start
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_BODY = "ORGANISATION"
_LABELS = frozenset({_BODY, "POSITION", "FACILITY"})
"""Labels that the tagger gives the words of a body: alone, in its holder's position, as a house."""
_HELD = 0.7
_MANY = 5
_SURE = 0.9
_POINTING = frozenset({"owned", "parent"})


def body_signs(
    context: Context, draft: BodyDraft, bodies: Sequence[BodyDraft], uses: frozenset[str]
) -> dict[str, float]:
    """Return the signs of a body by name, those that are absent left out.

    Args:
        context: The post.
        draft: The body.
        bodies: All bodies of the post, this one among them.
        uses: What other facts refer to it for (`find_uses`).
    """
    best, words = draft.best, context.words
    own = words.list[best.span.start : best.span.end]
    levels = context.lexicon.words("bodies_rules", "levels")
    told = {
        "unused": not uses - {"owned"},
        "low_unused": not uses - _POINTING and not any(word.cap for word in own[1:]),
        "by_model": best.origin.startswith("model:"),
        "by_abbreviation": best.origin == "rule:abbreviation",
        "held_alone": len(own) == 1 and best.origin.startswith("model:") and best.score < _HELD,
        "short": best.short,
        "quoted": best.quoted is not None,
        "namesake": any(word.fold == "атындагы" for word in own),
        "proper": any(word.cap and not is_sentence_start(context, word.i) for word in own),
        "level": any(word.fold in levels for word in own),
        "upper": all(word.upper for word in own if not word.punct),
        "weak": best.head in weak_heads(context),
        "possessed": best.ending.possession is not None,
        "genitive": any(mention.ending.case is Case.GEN for mention in draft.mentions),
        "locative": all(mention.ending.case is Case.LOC for mention in draft.mentions),
        "often": len(draft.mentions) > 2,
        "in_table": any("\t" in words.text[word.end : after.start] for word, after in pairwise(own)),
        "holds": _holds_another(draft, bodies),
    }
    return {
        f"words_{min(len(own), _MANY)}": 1.0,
        **{f"used_{use}": 1.0 for use in uses},
        **{name: 1.0 for name, true in told.items() if true},
        **_tagged(context, draft),
    }


def _holds_another(draft: BodyDraft, bodies: Sequence[BodyDraft]) -> bool:
    """Tell whether a mention of another body is a part of its name."""
    outer = draft.best.span
    mentions = (mention.span for other in bodies if other is not draft for mention in other.mentions)
    return any(span != outer and outer.start <= span.start and span.end <= outer.end for span in mentions)


def _tagged(context: Context, draft: BodyDraft) -> dict[str, float]:
    """Return what the tagger says of the heads of the mentions, and over how much of the name."""
    sure: dict[str, float] = {}
    whole = False
    for mention in draft.mentions:
        for item in context.tagged_over(mention.span.end - 1):
            sure[item.label] = max(sure.get(item.label, 0.0), item.score)
            whole = whole or (item.label == _BODY and item.span == mention.span)
    found: dict[str, float] = {"covered": _covered(context, draft.best)}
    if not sure:
        return {**found, "tag_none": 1.0}
    label = next((label for label in (_BODY, "POSITION", "FACILITY") if label in sure), None)
    if label is not None:
        found["tag_sure"] = max(0.0, sure[label] - _SURE) / (1 - _SURE)
        found["tag_body"] = float(label == _BODY)
        found["tag_whole"] = float(whole)
    return found


def _covered(context: Context, mention: BodyMention) -> float:
    """Return the share of the words of a name that the tagger gives a label of bodies."""
    span: Span = mention.span
    inside = [context.tagged_at(i, _LABELS) is not None for i in range(span.start, span.end)]
    return sum(inside) / len(inside)
