"""Those who receive together without being named there: «жеңімпаздарға», «жетекшілеріне», «барлығына»."""

from __future__ import annotations

from dataclasses import replace

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_phrases import award_at
from nlp_reports.extraction.award_pointing import collective
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.endings import GENITIVES, PLURAL_DATIVES, PLURALS
from nlp_reports.extraction.tables import table_leaders
from nlp_reports.extraction.words import LEADS, Span
from nlp_reports.language.folding import fold

_HONOURS = frozenset({"certificate", "letter_of_thanks"})
_BESTOWED = frozenset({"order", "badge", "certificate", "letter_of_thanks"})
_WON = frozenset({"place", "prize", "title"})
_CLOSING = frozenset('»"”')
_DATIVES = frozenset({"ге", "ке", "ине"})
_SINGULAR = ("пазга", "пазына")


def everyone(context: Context, clause: Span, before: list[AwardDraft]) -> list[RecipientDraft] | None:
    """Return the winners told of before where the clause speaks of them together."""
    words = context.words
    numerous = [i for i in range(clause.start, clause.end) if collective(context, words.folds[i])]
    named = _winners_in(context, clause)
    if not named and not numerous:
        return None
    won = [draft for draft in before if draft.phrase.kind in _WON or draft.origin == "rule:award-line"]
    if named and words.folds[named[0]].startswith(tuple(context.lexicon.words("awards_rules", "winner_nouns"))):
        won = [draft for draft in won if not _bestowed(context, draft.phrase)]
    if any(draft.phrase.kind in _WON for draft in won):
        won = [draft for draft in won if draft.phrase.kind not in _HONOURS]
    if named and words.folds[named[0] - 1].startswith("орын"):
        won = [draft for draft in won if draft.phrase.kind == "place"]
    elif named and (borne := _borne(context, named[0], clause)) is not None:
        alike = (borne.kind, borne.nomination is None)
        bearing = [draft for draft in before if (draft.phrase.kind, draft.phrase.nomination is None) == alike]
        won = (
            bearing
            if bearing and words.folds[named[0]].startswith("иегер")
            else [d for d in won if d in bearing] or won
        )
    elif named and words.folds[named[0]].endswith(_SINGULAR):
        won = [draft for draft in won if draft.phrase.place == 1]
    unique: dict[Span | str, RecipientDraft] = {}
    for draft in won:
        for recipient in draft.recipients:
            who = recipient.person.parts.full if recipient.person is not None else recipient.span
            unique.setdefault(who, replace(recipient, branch_text=None, branch_body=None, branch_span=None))
    recipients = list(unique.values())
    if numerous and not named and len(recipients) != collective(context, words.folds[numerous[0]]):
        return None
    return recipients or None


def _bestowed(context: Context, phrase: AwardPhrase) -> bool:
    """Tell whether the award honours service, so that who has it is no winner: an order, «Ерен еңбегі үшін» медалі."""
    if phrase.kind == "title":
        honorifics = context.lexicon.words("awards_rules", "honorifics")
        return any(fold(phrase.name or phrase.kind_text).startswith(word) for word in honorifics)
    return phrase.kind in _BESTOWED or (phrase.kind == "medal" and phrase.name is not None)


def _winners_in(context: Context, clause: Span) -> list[int]:
    """Return the words of a stretch that stand for winners told of together."""
    words = context.words
    stems, every = (context.lexicon.words("awards_rules", key) for key in ("everyone", "all"))
    return [
        i
        for i in range(clause.start, clause.end)
        if any(_inflected(words.folds[i], stem) or _attribute(context, i, stem) for stem in stems)
        or _all_of_them(context, i)
        or _having_won(context, i)
        or (
            (i > clause.start and words.folds[i - 1] in every and words.folds[i] in stems)
            and context.person_at(i) is None
        )
    ]


def speaks_of_many(context: Context, span: Span) -> bool:
    """Tell whether a stretch of words speaks of winners or of their teachers together."""
    nouns = context.lexicon.words("awards_rules", "leaders")
    folds = context.words.folds[span.start : span.end]
    return any(_of_many(form, noun) for form in folds for noun in nouns) or bool(_winners_in(context, span))


def both(context: Context, clause: Span, before: list[AwardDraft]) -> list[RecipientDraft] | None:
    """Return winners and teachers where the clause joins the two: «Жеңімпаздар мен жетекшілер … марапатталды»."""
    words = context.words
    nouns = context.lexicon.words("awards_rules", "leaders")
    joining = context.lexicon.words("awards_rules", "joining")
    joined = [
        i
        for i in _winners_in(context, clause)
        if i + 2 < clause.end and (words[i + 1].text == "," or words[i + 1].fold in joining)
        if any(_of_many(form, noun) for form in words.folds[i + 2 : min(i + 5, clause.end)] for noun in nouns)
    ]
    won = everyone(context, clause, before) if joined else None
    led = leaders(context, clause) if won else None
    known = {recipient.person.parts.full for recipient in won or () if recipient.person is not None}
    return [*won, *(r for r in led if r.person and r.person.parts.full not in known)] if won and led else won


def _borne(context: Context, i: int, clause: Span) -> AwardPhrase | None:
    """Return the award whose bearers the word speaks of: «жүлде иегерлеріне», ««Алтын алқа» иегерлеріне»."""
    head = i - 2 if context.words[i - 1].text in _CLOSING else i - 1
    return award_at(context, head, clause.start, borne=True) if head >= clause.start else None


def _inflected(folded: str, stem: str) -> bool:
    """Tell whether the word is a plural or a dative of the stem, as a noun that stands for people is."""
    tail = folded.removeprefix(stem)
    return (
        folded.startswith(stem)
        and folded != "олардын"
        and (stem == "олар" or tail.startswith(PLURALS) or (tail in _DATIVES))
    )


def _attribute(context: Context, i: int, stem: str) -> bool:
    """Tell whether the bare stem stands before a plural noun of people in the dative: «жеңімпаз оқушыларға»."""
    words = context.words
    if words[i].fold != stem or i + 1 >= len(words) or not words[i + 1].fold.endswith((*PLURAL_DATIVES, *PLURALS)):
        return False
    return any(words[i + 1].fold.startswith(noun) for noun in context.lexicon.words("awards_rules", "counted"))


def _all_of_them(context: Context, i: int) -> bool:
    """Tell whether the word stands for all told of before: «Барлығына», «барлық топтар», not «Барлығы 24»."""
    words = context.words
    every, groups, whole = (context.lexicon.words("awards_rules", key) for key in ("all", "groups", "whole"))
    if i and words[i - 1].fold in every and words[i].fold in groups:
        return True
    if words[i].fold not in whole or i + 1 >= len(words) or words[i + 1].number:
        return False
    return i == 0 or words[i - 1].fold == "олардын" or not words[i - 1].fold.endswith(GENITIVES)


def _having_won(context: Context, i: int) -> bool:
    """Tell whether people are told of by what they won: «жеңіске жеткен оқушыларға», «жеңімпаз атанған балалар»."""
    words, rules = context.words, context.lexicon
    if words[i].fold not in rules.words("awards_rules", "winning") or i == 0 or i + 1 >= len(words):
        return False
    won = words[i - 1].fold.startswith(tuple(rules.words("awards_rules", "won")))
    noun = words[i + 1].fold
    people = any(noun.startswith(stem) for stem in (*rules.words("awards_rules", "counted"), "бала", "катысушы"))
    return won and people and noun.endswith((*PLURALS, *PLURAL_DATIVES, "ды", "ди"))


def leaders(context: Context, clause: Span) -> list[RecipientDraft] | None:
    """Return those whom the post names after «жетекшісі», «ұстазы» where the clause speaks of them together."""
    words = context.words
    nouns = context.lexicon.words("awards_rules", "leaders")
    heads = [noun for noun in nouns for i in range(clause.start, clause.end) if _of_many(words.folds[i], noun)]
    if not heads:
        return None
    trainers = context.lexicon.words("awards_rules", "trainers")
    for stems in ((heads[0],), trainers if trainers & set(heads) else ()):
        named = {stem + ending for stem in stems for ending in ("ы", "и", "сы", "си")}
        unique: dict[str, RecipientDraft] = {}
        for person in context.people:
            at = person.span.start - 1
            if at > 0 and words[at].text in LEADS:
                at -= 1
            if at >= 0 and person.span.end <= clause.start and words[at].fold in named:
                unique.setdefault(person.parts.full, RecipientDraft(person.span, "Nom", person=person))
        if unique:
            return list(unique.values())
    return [RecipientDraft(person.span, "Nom", person=person) for person in table_leaders(context)] or None


def _of_many(folded: str, noun: str) -> bool:
    return (
        folded.startswith(noun)
        and folded[len(noun) :].startswith(PLURALS)
        and folded.endswith(("га", "ге", "на", "не", "ары", "ери", *PLURALS))
    )
