"""Who received, where a clause does not list them as its verb asks: its subject, a body, whom a converb greets."""

from __future__ import annotations

from nlp_reports.extraction.award_drafts import Group
from nlp_reports.extraction.award_verb_forms import AwardVerb
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.words import DASHES, Span
from nlp_reports.language.morphology import Case

_FAR, _NEAR = 600, 30
_PASSIVE = ("ылды", "илди", "ылады", "иледи")


def subjects(context: Context, sentence: Span, groups: list[Group], verb: AwardVerb) -> list[Group]:
    """Return the nominative lists without a subject that has a verb of its own: «X жиынды ашып, Y марапатталды»."""
    if verb.form == "reported":
        return groups[-1:] if _own_subject(context, sentence, groups, verb) else []
    kept = []
    for number, group in enumerate(groups):
        last = number + 1 == len(groups)
        if not last and _reports(context, sentence, group):
            continue
        limit = groups[number + 1][0].span.start if not last else group[-1].span.end
        between = range(group[-1].span.end, limit)
        if any(context.words[i].pos == "VERB" and context.words[i].fold.endswith(("ып", "ип", "п")) for i in between):
            continue
        kept.append(group)
    return kept


def _own_subject(context: Context, sentence: Span, groups: list[Group], verb: AwardVerb) -> bool:
    """Tell whether the last of the lists won, not said so: «X Y-тің алғанын айтты», «X-тің алғаны айтылды»."""
    after = context.words.folds[verb.span.end : min(sentence.end, verb.span.end + _NEAR)]
    needs = context.lexicon.words("awards_rules", "needs")
    return len(groups) > 1 or any(form in needs or form.endswith(_PASSIVE) for form in after)


def _reports(context: Context, sentence: Span, group: Group) -> bool:
    """Tell whether a body opens the sentence before a dash, as an agency does its news: «ҚазАқпарат – …»."""
    member, low = group[0], sentence.start
    opens = all(context.words[i].upper or context.words[i].punct for i in range(low, member.span.start))
    return len(group) == 1 and member.body is not None and opens and context.words[member.span.end].text in DASHES


def winning_body(context: Context, head: AwardPhrase) -> list[Group]:
    """Return the body before the award where it is the subject: «аудан командасы бас жүлдені жеңіп алды»."""
    body = head.issuer_body
    given = context.words[head.span.end - 1].case is Case.INS or context.words[head.span.end - 1].fold.endswith("мен")
    if body is None or body.ending.case is not Case.NOM or body.bare or given:
        return []  # «ҚР БҒМ Құрмет грамотасымен»: who gives it
    head.issuer_body, head.start = None, head.span.start
    return [[RecipientDraft(body.span, "Nom", body=body)]]


def bare_body(context: Context, clause: Span, end: int) -> list[Group]:
    """Return the body told of before that a bare noun stands for as the subject: «2013 жылы театр … алды»."""
    words = context.words
    for body in context.bodies_in(Span(clause.start, end)):
        before = range(clause.start, body.span.start)
        opens = all(words[i].punct or context.dated_at(i) is not None for i in before)
        plain = body.bare and body.ending.case is Case.NOM and body.ending.possession is None
        if opens and plain and not (body.short or body.ending.plural) and _named_before(context, body):
            return [[RecipientDraft(body.span, "Nom", body=body)]]
    return []


def _named_before(context: Context, bare: BodyMention) -> bool:
    """Tell whether a body of the bare noun's head is named before it."""
    before = context.bodies_in(Span(max(0, bare.span.start - _FAR), bare.span.start))
    return any(not body.bare and body.head.split()[-1:] == bare.head.split()[-1:] for body in before)


def among(context: Context, members: Group, verb: AwardVerb, end: int) -> list[Group]:
    """Return those named after «…, олардың ішінде X, Y» where the clause speaks of many."""
    at = verb.span.end
    ahead = context.lexicon.words("awards_rules", "among")
    if at + 2 >= end or context.words[at].text != "," or context.words[at + 2].fold not in ahead:
        return []
    named = [m for m in members if at < m.span.start and m.case == "Nom"]
    return [named] if named else []


def greeted(context: Context, groups: list[Group], verb: AwardVerb) -> list[Group]:
    """Return whom a converb before the verb of giving honours: «X-ті мерейтойымен құттықтап, шапан жапты»."""
    honouring = context.lexicon.words("awards_rules", "honouring")
    for group in reversed(groups):
        if group[-1].case == "Acc" and group[-1].person is not None:
            between = range(group[-1].span.end, verb.span.start)
            return [group] if any(context.words[i].fold in honouring for i in between) else []
    return []
