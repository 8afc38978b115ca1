"""Winners listed under no place: «Жеңімпаздар:» over names, «Фестиваль лауреаттары: X, Y», «физика – X (мектеп)»."""

from __future__ import annotations

from nlp_reports.extraction.award_becoming import winner_kind
from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_verbs import find_verbs
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.recipients import members_of
from nlp_reports.extraction.words import Span

WINNER_ENDINGS = ("", "лар", "лер", "дар", "дер", "тар", "тер", "лары", "лери", "дары", "дери", "тары", "тери")
_MOST_WORDS = 9
_LABEL_WORDS = 5


def winners_heading(context: Context, line: Span) -> AwardPhrase | None:
    """Return what the names under a heading have won where it ends with a noun of winners: «Байқау жеңімпаздары:»."""
    words = context.words
    end = line.end - (words[line.end - 1].text == ":")
    at = end - 1
    while at > line.start and words[at].fold in context.lexicon.words("awards_rules", "winner_tails"):
        at -= 1
    kind = winner_kind(context, at, WINNER_ENDINGS[1:]) if at >= line.start else None
    hits = (context.lexicon.match("awards", words.folds, i) for i in range(line.start, at))
    kind = "grant" if kind and any(hit is not None and hit.entry.group == "grant" for hit in hits) else kind
    if kind is None or end - line.start > _MOST_WORDS or context.people_in(line):
        return None
    return AwardPhrase(Span(at, at + 1), line.start, kind, words[at].text)


def names_no_winners(context: Context, line: Span) -> bool:
    """Tell whether a heading is of judges, rules or gifts, not winners: «Марапаттау комиссиясының құрамы:»."""
    words = context.words
    forms = [words[i].fold for i in range(line.start, line.end) if not words[i].punct]
    body = any(form.startswith(stem) for form in forms for stem in context.lexicon.words("awards_rules", "judging"))
    last = forms[-1] if forms else ""
    if body and any(last.startswith(stem) for stem in context.lexicon.words("awards_rules", "make_up")):
        return True
    nouns = context.lexicon.words("awards_rules", "never_winners")
    return any(last == noun + ending for noun in nouns for ending in (*WINNER_ENDINGS, "ы", "и", "сы", "си"))


def winners_in_line(context: Context, line: Span) -> list[AwardDraft]:
    """Return the winners that one line names after a noun of winners and a colon: «Лауреаттар: X (Ақтау), Y»."""
    words = context.words
    colon = next((i for i in range(line.start, min(line.end, line.start + _MOST_WORDS)) if words[i].text == ":"), None)
    if colon is None or colon + 1 >= line.end or find_verbs(context, line):
        return []
    phrase = winners_heading(context, Span(line.start, colon + 1))
    members = members_of(context, Span(colon + 1, line.end), [], listed=True) if phrase is not None else []
    end = words.sentence_of(colon + 1).end
    named = [member for member in members if member.span.start < end]
    return [AwardDraft(phrase, named, score=0.75, origin="rule:award-winners")] if phrase is not None and named else []


def labelled_members(context: Context, line: Span, members: list[RecipientDraft]) -> bool:
    """Tell whether a line begins with the few words of what was contested, and a colon or dash: «Физика: X, мектеп»."""
    words = context.words
    first = members[0].span.start if members else line.start
    if not members or not 0 < first - line.start <= _LABEL_WORDS + 1:
        return False
    tied = words[first - 1].text in {":", "–", "—", "-"}
    return tied and not any(words[i].pos == "VERB" for i in range(line.start, first - 1))
