"""Who got what from whom, in prose: the award's noun, its issuer before it, its recipients by case and verb.

A verb of awarding says in which case the recipients stand: subjects in the nominative («марапатталды»), the dative
(«табыс етілді») or the accusative («марапаттады»). In a list the case stands on the last name only.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp_reports.extraction.context import BodyMention, Context, PersonMention
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.recipients import RecipientDraft, recipient_lists
from nlp_reports.extraction.roles import RoleMention, role_ending
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_VERBS = {"subject": "Nom", "dative": "Dat", "accusative": "Acc"}


@dataclass(slots=True)
class AwardDraft:
    """An award in the making."""

    span: Span
    kind: str
    kind_text: str
    name: str | None
    issuer_role: RoleMention | None
    issuer_body: BodyMention | None
    issuer_person: PersonMention | None
    reason: Span | None
    presenter: PersonMention | None
    place: int | None = None
    nomination: str | None = None
    recipients: list[RecipientDraft] = field(default_factory=list)
    score: float = 0.8
    origin: str = "rule:award"


def find_awards(context: Context) -> list[AwardDraft]:
    """Find every award told in prose that has a recipient, in order of the text."""
    found: list[AwardDraft] = []
    for sentence in context.words.sentences:
        heads = [(i, hit) for i in range(sentence.start, sentence.end) if (hit := _award_at(context, i)) is not None]
        if heads:
            found += _in_sentence(context, sentence, heads)
    return found


def _award_at(context: Context, i: int) -> Hit | None:
    words = context.words
    hit = context.lexicon.match("awards", words.folds, i)
    if hit is None or context.person_at(i) is not None or hit.entry.group == "place":
        return None
    quote = words.inside_quote.get(i)
    if quote is not None and quote.end - quote.start < 12:
        return None
    return hit


def _verb(context: Context, start: int, end: int) -> tuple[int, str] | None:
    """Return the first verb of awarding from start on, and the case that its recipients stand in."""
    for i in range(start, end):
        for kind, case in _VERBS.items():
            if context.words[i].fold in context.lexicon.words("awards_rules", kind):
                return i, case
    return None


def _in_sentence(context: Context, sentence: Span, heads: list[tuple[int, Hit]]) -> list[AwardDraft]:
    found: list[AwardDraft] = []
    lists = recipient_lists(context, sentence)
    taken: set[int] = set()
    for index, (i, hit) in enumerate(heads):
        verb = _verb(context, i + 1, sentence.end)
        weak = hit.entry.lemma in context.lexicon.data["awards_rules"]["weak"]
        if verb is None or (weak and verb[0] - i > 6 and not lists):
            continue
        low = heads[index - 1][0] + 1 if index else sentence.start
        draft = _draft(context, sentence, i, hit, low)
        chosen = _choose(draft, lists, i, verb, low, taken)
        if chosen is None and index and found:
            chosen = found[-1].recipients if verb[0] - heads[index - 1][0] < 12 else None
        if not chosen:
            continue
        draft.recipients = list(chosen)
        taken.update(r.span.start for r in chosen)
        found.append(draft)
    return found


def _choose(
    draft: AwardDraft, lists: list[list[RecipientDraft]], i: int, verb: tuple[int, str], low: int, taken: set[int]
) -> list[RecipientDraft] | None:
    """Return the list of recipients that the verb's case asks for: after the award first, then before it."""
    at, case = verb
    issuer = draft.issuer_person.span.start if draft.issuer_person else -1
    free = [group for group in lists if group[0].span.start not in taken and group[0].span.start != issuer]
    after = [group for group in free if i < group[0].span.start <= at]
    before = [group for group in free if group[-1].span.end <= i and group[0].span.start >= low]
    later = [group for group in free if group[0].span.start > at]

    def fits(group: list[RecipientDraft]) -> bool:
        return group[-1].case == case or (case == "Acc" and len(group) > 1 and group[-1].case == "Nom")

    for pool in (after, list(reversed(before))):
        match = next((group for group in pool if fits(group)), None)
        if match is not None:
            return match
    if case == "Nom":
        return next((group for group in after + before if group[-1].case == "Nom"), None)
    return next((group for group in later if group[-1].case == case), None)


def _draft(context: Context, sentence: Span, i: int, hit: Hit, low: int) -> AwardDraft:
    head = i - hit.length + 1
    start, name = _quoted_name(context, head, low)
    before = start - 1
    role = body = person = None
    if before >= low:
        person = context.person_ending(before)
        if person is not None and person.case == "Gen":
            before = person.span.start - 1
        else:
            person = None
        role = role_ending(context, before) if before >= low else None
        if role is not None and role.ending_case not in {Case.GEN, Case.NOM}:
            role = None
        if role is None and before >= low:
            body = context.body_ending(before)
            if body is not None and body.ending.case not in {Case.GEN, Case.NOM}:
                body = None
    reason = _reason(context, low, head)
    return AwardDraft(
        Span(head, i + 1), hit.entry.group, hit.entry.lemma, name, role, body, person, reason,
        _presenter(context, sentence, i),
    )  # fmt: skip


def _quoted_name(context: Context, head: int, low: int) -> tuple[int, str | None]:
    """Return where the award's own words begin and the name quoted before its noun, ordinals and adjectives passed."""
    words = context.words
    start = head
    while start > low and words[start - 1].fold in {
        "курмет",
        "арнайы",
        "бас",
        "i",
        "ii",
        "iii",
        "и",
        "ии",
        "иии",
        "дарежели",
        "макта",
        "агай",
    }:
        start -= 1
    quote = words.quote_at.get(start - 1) if start > low else None
    if quote is not None and quote.start >= low:
        text = words.span_text(Span(quote.start + 1, quote.end - 1))
        return quote.start, text
    return start, None


def _reason(context: Context, low: int, head: int) -> Span | None:
    """Return the words of «… үшін» before the award, from the last comma or conjunction clause on."""
    words = context.words
    for i in range(low, head):
        if words[i].fold == "ушин":
            return Span(low, i + 1) if i > low else None
    return None


def _presenter(context: Context, sentence: Span, i: int) -> PersonMention | None:
    """Return the nominative person before the award who hands it over, where the verb is active."""
    active = {"тапсырды", "тапсырып", "табыстады", "табыстап", "берди", "табыс", "марапаттады", "марапаттап"}
    words = context.words
    if not any(words[k].fold in active for k in range(i, sentence.end)):
        return None
    here = [p for p in context.people if p.span.start in sentence and p.span.end <= i and p.case == "Nom"]
    return here[0] if here else None
