"""Where a recipient is from: the branch, school, body or place that stands beside the name.

It stands between slashes or brackets, after a comma or dash, or before the name in the ablative or as the body of the
role («Сарыөзеннен …», «№2 мектептің мұғалімі …»). Beside it may stand age, class and score, which are no branch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp_reports.extraction.abbreviations import abbreviates
from nlp_reports.extraction.award_places import place_at
from nlp_reports.extraction.branch_pieces import POINTS, belongs, chunk_end, pieces
from nlp_reports.extraction.context import BodyMention, Context, PersonMention, PlaceMention
from nlp_reports.extraction.endings import ABLATIVES
from nlp_reports.extraction.roles import RoleMention, role_ending
from nlp_reports.extraction.school_classes import after_class
from nlp_reports.extraction.words import DASHES, OPENING, Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import nominative

FENCES = {"/": "/", "(": ")", "[": "]"}
_AND = frozenset({",", "және", "мен", "бен", "пен"})
_LEADING = DASHES | {","}
_SCORE = re.compile(r"\d{1,3}(?:[.,]\d+)?")
_CAME = frozenset({"келген", "шыккан", "катыскан"})


@dataclass(slots=True)
class RecipientDraft:
    """One who received: a person or a body, and where they are from."""

    span: Span
    case: str
    person: PersonMention | None = None
    body: BodyMention | None = None
    branch_text: str | None = None
    branch_span: Span | None = None
    branch_body: BodyMention | None = None
    place: int | None = None
    score: float | None = None
    shares: bool = False

    def come_from(self, context: Context, span: Span, body: BodyMention | None, *, inflected: bool = False) -> None:
        """Set the branch to these words, brought to the nominative where they are inflected, and the body they name."""
        self.branch_span, self.branch_body = span, body
        text = context.words.span_text(span)
        self.branch_text = _nominative(text) if inflected else text


def own_body(role: RoleMention | None) -> BodyMention | None:
    """Return the body whose words stand in the role's own: «Бестам кітапханасының меңгерушісі», not one told before."""
    if role is None or role.body is None or role.body.span.start < role.span.start:
        return None
    return role.body if role.body.span.end <= role.span.end else None


def _nominative(text: str) -> str:
    base = nominative(text)
    return text[:-3] if base == text and fold(text[-3:]) in ABLATIVES else base


def read_branch(context: Context, draft: RecipientDraft, low: int, high: int, *, listed: bool) -> int:
    """Set the branch and score of a recipient and return where what belongs to the name ends.

    Args:
        context: the post.
        draft: the recipient; its span is the name.
        low: first word that may be looked at.
        high: the word before which looking ends.
        listed: in a list line a bare place or unknown name after the comma is the branch too.
    """
    end = _after(context, draft, high, listed=listed)
    if draft.branch_text is None:
        _before(context, draft, low)
    if draft.branch_text is None and listed:
        _led_by(context, draft, low)
    return end


def _after(context: Context, draft: RecipientDraft, high: int, *, listed: bool) -> int:
    words = context.words
    at = draft.span.end
    while at < high:
        mark = words[at].text
        if mark in FENCES and not abbreviates(context, at):
            close = next((k for k in range(at + 1, min(at + 30, high)) if words[k].text == FENCES[mark]), None)
            if close is None:
                return at
            for piece in pieces(context, at + 1, close):
                _piece(context, draft, piece, fenced=True)
            at = close + 1
        elif mark == "," or mark in DASHES:
            piece = Span(at + 1, chunk_end(context, at + 1, high))
            if not belongs(context, piece, listed=listed) or _is_next(context, draft, at, piece):
                return at
            _piece(context, draft, piece, fenced=listed and words[piece.start].text not in '«"“')
            at = piece.end
        elif listed and mark == "." and at > draft.span.end and draft.branch_text is None:
            piece = Span(at + 1, chunk_end(context, at + 1, high))
            if context.body_ending(piece.end - 1) is None:
                return at
            _piece(context, draft, piece, fenced=False)
            at = piece.end
        elif (
            listed
            and draft.branch_text is None
            and belongs(context, piece := Span(at, chunk_end(context, at, high)), listed=False)
        ):
            _piece(context, draft, piece, fenced=False)
            at = piece.end
        elif listed and (end := after_class(context, at, high)) > at:
            at = end
        else:
            return at
    return at


def _is_next(context: Context, draft: RecipientDraft, at: int, piece: Span) -> bool:
    """Tell whether a body after the comma is the next who receives: «X (Ақтау), «Шашу» тобы», «A қоры, B қоры»."""
    told = draft.body is not None or (draft.branch_text is not None and context.words[at - 1].text == ")")
    return told and context.words[at].text == "," and context.body_ending(piece.end - 1) is not None


def _piece(context: Context, draft: RecipientDraft, piece: Span, *, fenced: bool) -> None:
    """Read one stretch beside the name: a body, a place, a score, or nothing of these."""
    words = context.words
    last, first = words[piece.end - 1], words[piece.start]
    if any(words[i].fold.startswith(POINTS) for i in range(piece.start, piece.end)):
        match = _SCORE.search(words.span_text(piece))
        draft.score = float(match.group().replace(",", ".")) if match else draft.score
        return
    body = context.body_ending(piece.end - 1)
    if body is not None and body.span.end > piece.start:
        if draft.branch_body is None:
            draft.come_from(context, piece if _whole(context, piece) else body.span, body)
        return
    role = role_ending(context, piece.end - 1)
    if role is not None or (any(context.person_at(i) for i in range(piece.start, piece.end)) and not fenced):
        inside = [
            body for body in context.bodies_in(piece) if body.ending.case is Case.GEN and body.span.end < piece.end
        ]
        held = own_body(role) or (inside[-1] if inside else None)
        if held is not None and draft.branch_text is None:
            draft.come_from(context, held.span, held)
            draft.branch_text = held.name
        return
    if draft.body is not None and first.text in OPENING:
        return  # what a body won with: ««Алтай жастары» қоры («Таза өзен»)»
    if draft.branch_text is not None or (first.number and not last.punct and first.text != "№"):
        return
    place = context.place_ending(piece.end - 1)
    if place is not None or (fenced and _names_branch(context, piece)):
        draft.come_from(context, piece, None)


def _names_branch(context: Context, piece: Span) -> bool:
    """Tell whether unknown words beside a name can name a branch: capitals, no role, award, work or second person."""
    words, lexicon = context.words, context.lexicon
    first, last = words[piece.start], words[piece.end - 1]
    if not (first.cap or first.text in '«"“№') or last.fold in lexicon.words("awards_rules", "no_branch"):
        return False
    if place_at(context, piece.start, piece.end) or (piece.end - piece.start > 1 and context.person_at(piece.end - 1)):
        return False
    return not any(lexicon.match("roles", words.folds, i) for i in range(piece.start, piece.end))


def _whole(context: Context, piece: Span) -> bool:
    """Tell whether the stretch is all part of the body's address: «Меркі ауданы № 14 орта мектеп»."""
    return all(
        not context.words[i].punct or context.words[i].text in '№«»"“”-.–' for i in range(piece.start, piece.end)
    )


def _led_by(context: Context, draft: RecipientDraft, low: int) -> None:
    """Read «1-орын: Қарасу ауылы, Айгүл …»: in a list line the body or place before the comma that leads to a name."""
    at = draft.span.start - 2
    if at < low or context.words[at + 1].text not in _LEADING:
        return
    body, place = context.body_ending(at), context.place_ending(at)
    if body is not None and not body.bare and body.ending.case is Case.NOM and body.span.start >= low:
        draft.come_from(context, body.span, body)
    elif place is not None and place.named and place.ending.case is Case.NOM and place.span.start >= low:
        draft.come_from(context, place.span, None)


def _before(context: Context, draft: RecipientDraft, low: int) -> None:
    """Read «Сарыөзен кітапханасынан Айгүл …»: a body or place in the ablative, or the body of the role."""
    words = context.words
    at = draft.span.start - 1
    if (at >= low and words[at].text in DASHES) or (at >= low and words[at].fold in _CAME):
        at -= 1
    alone = draft.span.end >= len(words) or words[draft.span.end].text not in _AND
    stands = draft.case == "Nom" and alone  # «бөлім атынан X-ке хат берілді»: the giver
    if at > low and words[at].fold == "атынан" and stands and (sent := context.body_ending(at - 1)) is not None:
        draft.come_from(context, sent.span, sent, inflected=True)
        draft.branch_text = sent.name
        return
    bare = role_ending(context, at) if at >= low else None
    if bare is not None and own_body(bare) is None and bare.place is None and bare.ending_case is Case.NOM:
        at = bare.span.start - 1
    if at < low:
        return
    body = context.body_ending(at)
    if body is not None and body.ending.case is Case.ABL:
        draft.come_from(context, body.span, body, inflected=True)
        return
    place = context.place_ending(at)
    if place is not None and place.ending.case is Case.ABL and place.named:
        draft.come_from(context, place.span, None, inflected=True)
        return
    if place is not None and place.ending.case is Case.ABL:
        first = next((k for k in range(at - 1, max(low, at - 2) - 1, -1) if words[k].cap), None)
        if first is not None and not any(words[k].punct or context.person_at(k) for k in range(first, at)):
            draft.come_from(context, Span(first, at + 1), None, inflected=True)
        return
    if words[at].cap and words[at].fold[-3:] in ABLATIVES and len(words[at].text) > 5 and not context.person_at(at):
        draft.come_from(context, Span(at, at + 1), None, inflected=True)
        return
    role = role_ending(context, draft.span.start - 1)
    held = own_body(role)
    if role is not None and held is not None and role.ending_case is Case.NOM and not held.bare:
        draft.come_from(context, held.span, held)
        draft.branch_text, draft.shares = held.name, role.plural
    elif role is not None and (home := _home(context, role)) is not None:
        draft.come_from(context, home.span, None, inflected=True)


def _home(context: Context, role: RoleMention) -> PlaceMention | None:
    """Return the named place that somebody serves or stands for: «Ақбұлақ ауылының кітапханашысы …»."""
    place = role.place
    if place is None or not place.named or role.body is not None or role.ending_case is not Case.NOM:
        return None
    return place if fold(role.lemma or role.title) in context.lexicon.words("awards_rules", "serving") else None
