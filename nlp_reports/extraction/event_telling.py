"""How surely a post tells that an event took place: verbs of happening near its noun, those who came to it."""

from __future__ import annotations

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.language.morphology import Case

_VERB_REACH = 14
_NEAR_VERB = 4
_PLACE_REACH = 3


def told_at(context: Context, i: int, hit: Hit) -> float:
    """Return how surely the words after and before the noun at `i` tell that it took place (`EventMention.told`)."""
    words, lexicon = context.words, context.lexicon
    verbs, forms = lexicon.words("events_rules", "verbs"), lexicon.words("events_rules", "participles")
    sentence, case = words.sentence_of(i), hit.ending.case
    told = 0.0
    if i + 1 < sentence.end and words[i + 1].fold in lexicon.words("events_rules", "frames"):
        return told
    numbered = words[i - hit.length].fold in lexicon.words("events_rules", "ordinals") if i >= hit.length else False
    beside = 0  # words of place and date after it: «Екінші кездесу Шу қаласының Достық ауылында өтті»
    for k in range(i + 1, min(sentence.end, i + _VERB_REACH + 1)):
        near = k - i - beside <= _NEAR_VERB
        beside += numbered and k - i - beside == 1 and _of_where_or_when(context, k)
        if k == i + 1 and case in {Case.NOM, Case.ACC} and followed_by(context, i, "verbs_next"):
            return 2.5
        if words[k].fold in verbs and (near or case is not Case.LOC):
            told = 3.0 if near and case is not Case.LOC else 2.0
            break
        if words[k].fold in forms and near and _its_own(context, k, case):
            told = 3.0 if _auxiliary(context, k) else 2.5
            break
    if hit.entry.lemma in lexicon.data["events_rules"]["given"] and followed_by(context, i, "giving"):
        return max(told, 2.5)
    head = i - hit.length + 1
    quote = next((quote for at in range(head - 1, head - 4, -1) if (quote := words.quote_at.get(at))), None)
    first = quote.start if quote is not None and quote.start >= sentence.start else head
    before = range(max(sentence.start, first - 3), first)
    if told < 2 and any(words[k].fold in forms and not _dated(context, k + 1) for k in before):
        told = 2.0
    after = {words[k].fold for k in range(i + 1, sentence.end)}
    came = case is Case.DAT and after & lexicon.words("events_rules", "attendance")
    if told < 2 and (came or (case is Case.LOC and after & lexicon.words("events_rules", "business"))):
        told = 2.0
    return told


def _of_where_or_when(context: Context, k: int) -> bool:
    """Tell whether the word is of a place or date, which may stand between an event's noun and its verb."""
    if context.dated_at(k) is not None:
        return True
    for at in range(k, k + _PLACE_REACH):
        place = context.place_ending(at)
        if place is not None and place.span.start <= k:
            return True
    return False


def _its_own(context: Context, k: int, case: Case) -> bool:
    """Tell whether the participle or converb at `k` is the event's: that of its noun, or of a part it owns.

    «болып» before a verb of being is none («іс-шара болып саналады»).
    """
    if context.words[k].fold == "болып" and followed_by(context, k, "copulas"):
        return False
    part = context.words[k - 1].nominal
    staged = case is Case.GEN and part is not None and part.possession == "3" and part.case is Case.NOM
    return case in {Case.NOM, Case.ACC} or staged


def _auxiliary(context: Context, k: int) -> bool:
    return context.words[k].fold.endswith("тин") and followed_by(context, k, "auxiliaries")


def followed_by(context: Context, i: int, words: str) -> bool:
    """Tell whether a word of a list of `events_rules` stands right after, on the same line."""
    follows = i + 1 < len(context.words) and context.words[i + 1].line == context.words[i].line
    return follows and context.words[i + 1].fold in context.lexicon.words("events_rules", words)


def _dated(context: Context, i: int) -> bool:
    return context.dated_at(i) is not None or context.dated_at(i - 1) is not None
