"""Who gives an award: the chain before its noun, «… атынан», a decree told of before a list."""

from __future__ import annotations

from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.endings import GENITIVES
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import nominative

_JOINTS = frozenset({",", "және", "мен", "пен", "бен"})


def decided_by(context: Context, span: Span) -> AwardPhrase | None:
    """Return who decides on awards, as an award phrase: «аудандық мәслихаттың шешімімен», «… атынан»."""
    nouns = context.lexicon.words("awards_rules", "decrees")
    for i in range(span.start + 1, span.end):
        if context.words[i].fold in nouns:
            start = i
            while start > span.start + 1 and _dates_decree(context, start - 1):
                start -= 1
            phrase = AwardPhrase(Span(i, i + 1), start, "other", context.words[i].text)
            read_issuer(context, phrase, span.start)
            return phrase if phrase.has_issuer else None
    return None


def given_by(context: Context, span: Span, homes: list[Span]) -> AwardPhrase | None:
    """Return the last body or person in the ablative as who gives, where nobody is from there: «бөлімнен», «X-тен»."""
    for i in range(span.end - 1, span.start - 1, -1):
        if any(i in home for home in homes):
            continue
        body, person = context.body_ending(i), context.person_ending(i)
        ablative = body is not None and body.ending.case is Case.ABL and not body.bare
        if not ablative and (person is None or person.case != "Abl"):
            continue
        phrase = AwardPhrase(Span(i, i + 1), i, "other", context.words[i].text)
        if person is not None and not ablative:
            phrase.issuer_person = person
            role = role_ending(context, person.span.start - 1) if person.span.start else None
            phrase.issuer_role = role if role is not None and role.ending_case is Case.NOM else None
        else:
            phrase.issuer_body = body
        return phrase
    return None


def _dates_decree(context: Context, i: int) -> bool:
    """Tell whether the word belongs to the date or number of a decree: «2012 жылғы 30 қарашадағы № 341 Жарлығы»."""
    word = context.words[i]
    dated = context.dated_at(i) is not None or word.fold.endswith(("дагы", "деги", "жылгы"))
    return word.number or word.punct or dated or len(word.text) == 1


def read_issuer(context: Context, phrase: AwardPhrase, low: int, *, owned: bool = True) -> None:
    """Read the chain before the award: a person in the genitive, a role, a body; «… атынан» in between.

    Args:
        context: The post.
        phrase: The award; its issuer and its start are set.
        low: The first word that may be looked at.
        owned: Whether the award's noun says that it is somebody's: «мектеп дипломымен», not «мектеп дипломға».
    """
    words = context.words
    at = phrase.start - 1
    if at > low and words[at].fold in {"атынан", "тарапынан"}:
        at -= 1
    if at > low and words[at].fold in {"ужымы", "ужымынын"} and context.body_ending(at) is None:
        at -= 1
    founded = at > low and words[at].fold in context.lexicon.words("awards_rules", "founding")
    at -= founded  # «университет бекіткен сыйлық»
    if at < low or phrase.has_issuer:
        return
    person = context.person_ending(at)
    if person is not None and person.case == "Gen" and person.span.start >= low:
        phrase.issuer_person = person
        phrase.start = person.span.start
        at = person.span.start - 1
    role = role_ending(context, at) if at >= low else None
    wanted = {Case.NOM} if phrase.issuer_person else {Case.GEN, Case.NOM}
    decree = words[phrase.span.start].fold.startswith("жарлы")  # «Президент Жарлығымен»
    offices = role is not None and (
        decree or role.possessed or role.ending_case is Case.GEN or phrase.issuer_person is not None
    )
    if role is not None and offices and role.span.start >= low and role.ending_case in wanted and not role.plural:
        phrase.issuer_role, phrase.start = role, role.span.start
        return
    if phrase.issuer_person is None and at >= low:
        body = context.body_ending(at)
        if (
            body is None
            or body.span.start < low
            or (body.ending.case is Case.NOM and not (owned and _alone(context, body)))
        ):
            return
        if body.ending.case in {Case.GEN, Case.NOM}:
            phrase.issuer_body, phrase.start = body, body.span.start


def _alone(context: Context, body: BodyMention) -> bool:
    """Tell whether the body is no member of a list: «№5 мектеп пен №8 мектеп Құрмет грамотасын алды»."""
    at = body.span.start - 1
    return at < 1 or context.words[at].text not in _JOINTS or context.body_ending(at - 1) is None


def read_quoted_issuer(context: Context, phrase: AwardPhrase) -> None:
    """Read ««Сенімнің» алғыс хаты»: a quoted name in the genitive that some body of the post bears gives the award."""
    if phrase.name is None or not fold(phrase.name).endswith(GENITIVES):
        return
    name = fold(nominative(phrase.name))
    body = next((body for body in context.bodies if body.quoted and fold(body.quoted) == name), None)
    if body is not None:
        phrase.name, phrase.issuer_body = None, body
