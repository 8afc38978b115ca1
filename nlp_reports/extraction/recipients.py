"""Those who may receive: the people and bodies of a clause, in lists whose case stands on the last member only."""

from __future__ import annotations

from itertools import pairwise

from nlp_reports.extraction.addressed import addressed
from nlp_reports.extraction.award_verb_forms import AwardVerb
from nlp_reports.extraction.award_verbs import find_verbs
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import FENCES, RecipientDraft, own_body, read_branch
from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.endings import ABLATIVES
from nlp_reports.extraction.entrants import entered_by, spelled_out
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.words import LEADS, Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case

_JOINTS = frozenset({",", ";", "және", "мен", "бен", "пен", "әрі", "&", "Және"})
_CLOSERS = frozenset(FENCES.values())
_CASES = frozenset({"Nom", "Dat", "Acc"})
_CONTEST = 4
_CONVERB = ("ып", "ип")
_PARTICIPLE = ("ган", "ген", "кан", "кен")


def members_of(
    context: Context, span: Span, phrases: list[AwardPhrase], *, listed: bool, any_case: bool = False
) -> list[RecipientDraft]:
    """Return those of a stretch of words who may receive, each with where they are from, in order.

    People in brackets or introduced by a bare role after a comma («жетекшісі …») go with the one before, and receive
    nothing themselves. A body that is an issuer, a branch or part of a role is no member.
    """
    depth = bracketed(context, span)
    issuing = [Span(phrase.start, phrase.span.end) for phrase in phrases]
    found: list[RecipientDraft] = []
    end = span.start
    for person in context.people_in(span):
        at = person.span.start
        if at < end or at in depth or any(at in issuer for issuer in issuing) or attends(context, at, span.start):
            continue
        if person.span.end < span.end and context.words[person.span.end].fold in context.lexicon.words(
            "awards_rules", "on_behalf"
        ):
            continue
        if teaches(context, person.span):
            continue
        span_of, case = addressed(context, person, works=not listed)
        if case not in _CASES and not any_case:
            continue
        draft = RecipientDraft(span_of, case, person=person)
        end = max(read_branch(context, draft, max(span.start, end), span.end, listed=listed), span_of.end)
        found.append(draft)
        taken = Span(at, end)
        issuing.append(taken)
    if listed:
        entered = entered_by(context, depth, issuing, {phrase.span.end for phrase in phrases})
        found += entered
        issuing += [member.span for member in entered] + [
            member.branch_span for member in entered if member.branch_span
        ]
    else:
        found += spelled_out(context, depth)
    bodies = context.bodies_in(span)
    winning = {phrase.start for phrase in phrases} if bodies else set()
    giving = (verb for verb in find_verbs(context, span) if not (verb.active and verb.form == "participle"))
    winning |= {verb.span.start for verb in giving} if bodies else set()
    found += [
        RecipientDraft(body.span, body.ending.case.value, body=body)
        for body in bodies
        if body.span.start not in depth and _may_receive(context, body, issuing, span, winning, any_case=any_case)
    ]
    found += _teams(context, bodies, issuing, span)
    for member in found:
        if member.body is not None and member.span.end < span.end and context.words[member.span.end].text == "(":
            read_branch(context, member, member.span.start, span.end, listed=False)
    found.sort(key=lambda member: member.span.start)
    _share_origin(context, found)
    return found


def _teams(context: Context, bodies: list[BodyMention], taken: list[Span], span: Span) -> list[RecipientDraft]:
    """Return the bodies whose team receives: «№3 мектептің командасы екінші орын алды»."""
    words, teams = context.words, context.lexicon.words("awards_rules", "teams")
    return [
        RecipientDraft(Span(body.span.start, body.span.end + 1), "Nom", body=body)
        for body in bodies
        if body.ending.case is Case.GEN and not body.bare and body.span.end < span.end
        if words[body.span.end].fold in teams and not any(body.span.overlaps(other) for other in taken)
        if context.body_ending(body.span.end) is None
    ]


def _share_origin(context: Context, members: list[RecipientDraft]) -> None:
    """Give whence the first of a list has come to those joined right to it: «Ақбұлақ мектебінен А., Б. және В.»."""
    words = context.words
    for before, member in pairwise(members):
        came = before.branch_span
        if came is None or came.end > before.span.start or member.branch_text is not None or member.person is None:
            continue
        if words[came.end - 1].fold[-3:] not in ABLATIVES or member.span.start - before.span.end != 1:
            continue
        if words[before.span.end].text in _JOINTS - {";"}:
            member.branch_span, member.branch_text, member.branch_body = came, before.branch_text, before.branch_body


def bracketed(context: Context, span: Span) -> frozenset[int]:
    """Return the words of a stretch that stand between brackets."""
    words, inside = context.words, []
    close = ""
    for i in range(span.start, span.end):
        mark = words[i].text
        if close and mark == close:
            close = ""
        elif close:
            inside.append(i)
        elif mark in FENCES and mark != "/":
            close = FENCES[mark] if any(words[k].text == FENCES[mark] for k in range(i + 1, span.end)) else ""
    return frozenset(inside)


def teaches(context: Context, name: Span) -> bool:
    """Tell whether the one named taught those who won: «X дайындаған оқушы Y», «оқушыларды X дайындады»."""
    words, verbs = context.words, context.lexicon.words("awards_rules", "teaching")
    after = words[name.end].fold if name.end < len(words) else ""
    return any(after.startswith(verb) for verb in verbs) and words[name.end].line == words[name.start].line


def attends(context: Context, at: int, low: int) -> bool:
    """Tell whether a bare possessed role after a comma, bracket or dash introduces the name: «…, жетекшісі Айгүл …»."""
    at -= at - 1 > low and context.words[at - 1].text in LEADS  # «жетекшісі – X»
    role = role_ending(context, at - 1) if at > low else None
    if role is None or role.ending_case is not Case.NOM or own_body(role) is not None:
        return False
    start = role.span.start
    if context.words[start].number or (context.words[start - 1].text == "-" and context.words[start - 2].number):
        return False  # a pupil, of the class told of: «– 7-сынып оқушысы X»
    if not role.possessed or start <= low or (context.place_ending(at - 2) is not None and start < at - 1):
        return False
    if fold(role.title.split()[-1]) == context.words[at - 1].fold:
        return False
    if context.words[start - 1].text == "," and context.words[start - 2].pos == "VERB":
        return False  # a clause ends there: «… айтып, жетекшілері X пен Y …»
    if context.words[start - 1].text == "-" and context.words[start - 2].number:
        return False  # «7-сынып оқушысы»
    return context.words[start - 1].text in {",", "(", "/", "–", "-", "—"}


def _may_receive(
    context: Context, body: BodyMention, taken: list[Span], span: Span, winning: set[int], *, any_case: bool
) -> bool:
    """Tell whether a body stands where one who receives does; `winning`: where awards and verbs of awarding begin."""
    words = context.words
    if body.bare or body.origin == "rule:ministry" or body.span.end > span.end:
        return False
    if body.ending.case.value not in _CASES and (not any_case or body.ending.case in {Case.ABL, Case.GEN}):
        return False
    if context.words[body.span.end - 1].fold[-3:] in {"нан", "нен", "тан", "тен", "дан", "ден"}:
        return False
    if any(body.span.overlaps(other) for other in taken):
        return False
    if body.span.end >= span.end:
        return True
    after = words[body.span.end]
    if after.fold.startswith("жолдама"):
        return False  # a voucher is for a place, not to it
    if body.ending.case is Case.NOM and body.span.end not in winning and _relative(context, body.span.end, span):
        return False  # it does what the clause tells of another: «университет бекіткен сыйлық»
    longer = any(
        other.span.start <= body.span.start and other.span.end > body.span.end for other in context.bodies_in(span)
    )
    if longer:
        return False
    wins = _wins(context, Span(body.span.end, span.end))
    if body.ending.case is Case.NOM and (after.pos == "VERB" or wins or body.span.end in winning):
        return True
    if body.ending.case is Case.NOM:
        return (after.punct and after.text not in '«"“') or after.fold in {"мен", "пен", "бен", "жане"}
    return True


def _wins(context: Context, after: Span) -> bool:
    """Tell whether a noun of the winner follows, no more than a contest before it: «№5 мектеп байқау жеңімпазы …»."""
    nouns = tuple(context.lexicon.words("awards_rules", "winners"))
    for i in range(after.start, min(after.end, after.start + _CONTEST)):
        word = context.words[i]
        if word.fold.startswith(nouns):
            return True
        if word.punct or word.pos == "VERB" or context.body_ending(i) is not None:
            return False
    return False


def _relative(context: Context, i: int, span: Span) -> bool:
    """Tell whether the word is a participle before a noun: «бекіткен сыйлық»."""
    words = context.words
    return words[i].fold.endswith(_PARTICIPLE) and i + 1 < span.end and not words[i + 1].punct


def grouped(
    context: Context, members: list[RecipientDraft], phrases: list[AwardPhrase], verbs: list[AwardVerb]
) -> list[list[RecipientDraft]]:
    """Group members into lists: joints stand between two, and no award and no verb does."""
    barriers = [phrase.span.start for phrase in phrases] + [verb.span.end - 1 for verb in verbs]
    groups: list[list[RecipientDraft]] = []
    for member in members:
        if groups and _joined(context, groups[-1][-1], member, barriers):
            groups[-1].append(member)
        else:
            groups.append([member])
    return groups


def _joined(context: Context, before: RecipientDraft, after: RecipientDraft, barriers: list[int]) -> bool:
    words = context.words
    between = range(before.span.end, after.span.start)
    if any(at in between for at in barriers) or before.case not in {"Nom", after.case}:
        return False
    joints, depth = 0, 0
    for i in between:
        mark = words[i].text
        if mark in _CLOSERS and depth:
            depth -= 1
        elif mark in FENCES:
            depth += 1
        elif not depth and mark in _JOINTS:
            joints += 1
        elif not depth and words[i].fold.endswith(_CONVERB) and words[i].pos == "VERB":
            return False
    return joints > 0
