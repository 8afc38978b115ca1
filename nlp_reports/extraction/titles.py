"""Titles as they stand: the noun that names a role, with its ranks and with the holder whom a deputy stands for."""

from __future__ import annotations

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.title_words import Title, possessive, ranks, service
from nlp_reports.extraction.unlisted_titles import unlisted_title
from nlp_reports.language.morphology import Case, decline

_ACTING = "міндетін атқарушы"
_HOLDING = (_ACTING, "міндетін уақытша атқарушы")
_REACH = 9
OFFICES = ("лигине", "лыгына", "дигине", "дыгына", "тигине", "тыгына")


def title_ending(context: Context, i: int) -> Title | None:
    """Return the title whose last word is the word `i`: of the lexicon, or the head of a span tagged as a position."""
    words = context.words
    if words[i].punct or context.person_at(i) is not None:
        return None
    if words[i].fold in context.lexicon.words("roles", "status", "acting") and i:
        return _acting(context, i)
    hit = context.lexicon.match("roles", words.folds, i) or _office(context, i)
    if hit is None:
        return _compound(context, i) or unlisted_title(context, i)
    if hit.ending.possession in {"1Sing", "2Sing"}:
        return None
    start, lemma = i - hit.length + 1, hit.entry.lemma
    if hit.entry.group == "degrees":
        start, text = _degree(context, start, lemma)
    else:
        start, text = ranks(context, start, _spelled(context, i, hit))
        first = start
        start, text = service(context, start, text, hit)
        if start < first:
            return Title(start, i + 1, text, lemma, "degrees", hit.ending.case, hit.ending.plural, False, False, True)
    possessed = hit.ending.possession is not None or (hit.length > 1 and hit.entry.words[-1].endswith(("ы", "и")))
    text, start, owner_possessed = _of_owner(context, start, text, hit)
    return Title(
        start, i + 1, text, lemma, hit.entry.group, hit.ending.case, hit.ending.plural, possessed or owner_possessed,
        text.endswith(_HOLDING), True,
    )  # fmt: skip


def _office(context: Context, i: int) -> Hit | None:
    """Read an office that somebody is given as the title of its holder: «меңгерушілігіне», «орынбасарлығына»."""
    fold = context.words[i].fold
    if not fold.endswith(OFFICES):
        return None
    hit = context.lexicon.match("roles", [*context.words.folds[:i], fold[: -len(OFFICES[0])]], i)
    if hit is None or hit.entry.group != "posts" or hit.ending.case is not Case.NOM:
        return None
    return Hit(hit.entry, hit.length, hit.ending._replace(possession="3"))


def _spelled(context: Context, i: int, hit: Hit) -> str:
    """Return the title in the spelling that stands there, where the lexicon has it in two: «әртісі», «артисі»."""
    stated = context.words[i].text.lower()
    alike = (
        entry.lemma
        for entry, _ in context.lexicon.tables["roles"].readings(context.words[i].fold)
        if entry.words == hit.entry.words
    )
    return next((lemma for lemma in alike if lemma.split()[-1][:2].lower() == stated[:2]), hit.entry.lemma)


def _acting(context: Context, i: int) -> Title | None:
    """Read «директорының м.а.»: the abbreviation stands for «міндетін атқарушы»."""
    if context.words[i - 1].line != context.words[i].line:
        return None
    of = title_ending(context, i - 1)
    if of is None or of.case not in {Case.GEN, Case.NOM}:
        return None
    text = f"{_declined(of.text, Case.GEN)} {_ACTING}"
    return Title(of.start, i + 1, text, of.lemma, of.group, Case.NOM, False, True, True, True)


def _compound(context: Context, i: int) -> Title | None:
    """Read two titles in one word as one, or a title and its field in Latin: «жазушы-драматург», «SMM-маманы»."""
    word = context.words[i]
    first, _, last = word.fold.partition("-")
    lead = context.lexicon.match("roles", [first], 0)
    hit = context.lexicon.match("roles", [last], 0)
    field = word.text.partition("-")[0]
    if hit is None or not ((field.isascii() and field.isalpha()) or (lead is not None and _bare(lead))):
        return None
    text = f"{field if field.isascii() else field.lower()}-{hit.entry.lemma}"
    start, text = ranks(context, i, text)
    return Title(
        start, i + 1, text, hit.entry.lemma, hit.entry.group, hit.ending.case, hit.ending.plural,
        hit.ending.possession is not None, False, True,
    )  # fmt: skip


def _bare(lead: Hit) -> bool:
    return lead.ending.case is Case.NOM and not lead.ending.possession and not lead.ending.plural


def _degree(context: Context, start: int, title: str) -> tuple[int, str]:
    """Take the science before a degree: «тарих ғылымдарының докторы», «PhD докторы»."""
    words = context.words
    first = start
    while first > 0 and words[first - 1].line == words[start].line and start - first < 4:
        before = words[first - 1]
        science = before.fold.startswith("гылымдар") or before.text == "PhD"
        if not science and (first == start or before.punct or before.number):
            break
        if not science and before.fold in context.stops:
            break
        first -= 1
        if not science:
            break
    if first == start:
        return start, title
    taken = " ".join(words[k].text for k in range(first, start))
    return first, f"{taken} {decline(title, Case.NOM, possession='3')}"


def _of_owner(context: Context, start: int, title: str, hit: Hit) -> tuple[str, int, bool]:
    """Join a deputy, aide or acting holder with the title that it stands for: «әкімінің бірінші орынбасары»."""
    deputies = context.lexicon.words("roles", "deputies", "words")
    if hit.entry.words[-1] not in deputies and " ".join(hit.entry.words) not in deputies:
        return title, start, False
    if title.endswith(_HOLDING) and start and context.words[start - 1].line == context.words[start].line:
        deputy = title_ending(context, start - 1)
        if deputy is not None and deputy.text.endswith("орынбасары") and deputy.case in {Case.GEN, Case.NOM}:
            return f"{_declined(deputy.text, Case.GEN)} {title}", deputy.start, True
    found = _owner(context, start)
    if found is None:
        return title, start, False
    back, owner = found
    head, joined = ranks(context, back - owner.length + 1, owner.entry.lemma)
    if title.split()[-1] == "атқарушы":
        return f"{_declined(joined, Case.GEN)} {title}", head, True
    return f"{_declined(joined, Case.GEN)} {possessive(title)}", head, True


def _owner(context: Context, start: int) -> tuple[int, Hit] | None:
    """Return where the title ends that the deputy stands for, right before it or before «… жөніндегі»."""
    words, lexicon = context.words, context.lexicon
    deputies = lexicon.words("roles", "deputies", "words")
    bridged = start > 0 and words[start - 1].fold in lexicon.words("roles", "complements", "words")
    for back in range(start - 1, max(-1, start - 1 - _REACH), -1):
        word = words[back]
        if (word.punct and word.text not in "-–,") or word.line != words[start].line or context.person_at(back):
            return None
        owner = lexicon.match("roles", words.folds, back)
        if owner is not None and owner.entry.words[-1] not in deputies and not owner.ending.plural:
            fits = owner.ending.case is Case.GEN or (owner.ending.case is Case.NOM and back == start - 1)
            return (back, owner) if fits else None
        if not bridged:
            return None
    return None


def _declined(title: str, case: Case) -> str:
    before, _, last = title.rpartition(" ")
    return f"{before} {decline(last, case)}".strip()
