"""Titles as they stand: the noun that names a role, with its ranks and with the holder whom a deputy stands for."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import Context, Tagged
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.places import kind_reading
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case, decline
from nlp_reports.language.phrases import dictionary_form

_ACTING = "міндетін атқарушы"
_SURE_TAG = 0.7
_SURE_ENDING = 3
_REACH = 9
_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_POSITION = frozenset({"POSITION"})


@dataclass(slots=True, frozen=True)
class Title:
    """A title in the nominative without possessive, the words it takes, and the ending of its last word.

    `start` is the first word of the title proper: for a deputy that of the title it is the deputy of.
    """

    start: int
    end: int
    text: str
    lemma: str
    group: str
    case: Case
    plural: bool
    possessed: bool
    acting: bool
    known: bool


def title_ending(context: Context, i: int) -> Title | None:
    """Return the title whose last word is the word `i`: of the lexicon, or the head of a span tagged as a position."""
    words = context.words
    if words[i].punct or context.person_at(i) is not None:
        return None
    if words[i].fold in context.lexicon.words("roles", "status", "acting") and i:
        return _acting(context, i)
    hit = context.lexicon.match("roles", words.folds, i)
    if hit is None:
        return _compound(context, i) or _tagged_title(context, i) or _scholar(context, i) or _agent(context, i)
    if hit.ending.possession in {"1Sing", "2Sing"}:
        return None
    start, lemma = i - hit.length + 1, hit.entry.lemma
    if hit.entry.group == "degrees":
        start, text = _degree(context, start, lemma)
    else:
        start, text = _ranks(context, start, _spelled(context, i, hit))
        start, text = _service(context, start, text, hit)
    possessed = hit.ending.possession is not None or (hit.length > 1 and hit.entry.words[-1].endswith(("ы", "и")))
    text, start, owner_possessed = _of_owner(context, start, text, hit)
    return Title(
        start, i + 1, text, lemma, hit.entry.group, hit.ending.case, hit.ending.plural, possessed or owner_possessed,
        _ACTING in text, True,
    )  # fmt: skip


def _spelled(context: Context, i: int, hit: Hit) -> str:
    """Return the title in the spelling that stands there, where the lexicon has it in two: «әртісі», «артисі»."""
    stated = context.words[i].text.lower()
    alike = (
        entry.lemma
        for entry, _ in context.lexicon.tables["roles"].readings(context.words[i].fold)
        if entry.words == hit.entry.words
    )
    return next((lemma for lemma in alike if lemma.split()[-1][:2].lower() == stated[:2]), hit.entry.lemma)


def position_at(context: Context, i: int) -> Tagged | None:
    """Return the span tagged as a position that covers the word."""
    return context.tagged_at(i, _POSITION)


def _acting(context: Context, i: int) -> Title | None:
    """Read «директорының м.а.»: the abbreviation stands for «міндетін атқарушы»."""
    if context.words[i - 1].line != context.words[i].line:
        return None
    of = title_ending(context, i - 1)
    if of is None or of.case not in {Case.GEN, Case.NOM}:
        return None
    text = f"{_declined(of.text, Case.GEN)} {_ACTING}"
    return Title(of.start, i + 1, text, of.lemma, of.group, Case.NOM, False, True, True, True)


def _tagged_title(context: Context, i: int) -> Title | None:
    """Read the head of a tagged position that the lexicon does not know: «… бөлімінің логисі»."""
    tagged = position_at(context, i)
    words = context.words
    if tagged is None or tagged.score < _SURE_TAG or tagged.span.end != i + 1 or "." in words[i].text:
        return None
    if words[i].upper or words[i].number or kind_reading(context.lexicon, words[i].fold) is not None:
        return None
    if context.lexicon.match("bodies", words.folds, i) or not words[i].cases:
        return None
    reading = words[i].nominal
    if reading is None or reading.case is None or words[i].pos not in {"NOUN", "PROPN"}:
        return None
    agent = reading.lemma.lower().endswith(tuple(context.lexicon.data["roles"]["agents"]["endings"]))
    if not (agent or (reading.possession is not None and tagged.span.end - tagged.span.start > 1)):
        return None
    lemma = dictionary_form(words[i].text, plural=False).lower()
    start, text = _ranks(context, i, lemma)
    possessed = reading.possession is not None
    return Title(start, i + 1, text, lemma, "posts", reading.case, reading.plural, possessed, False, False)


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
    start, text = _ranks(context, i, text)
    return Title(
        start, i + 1, text, hit.entry.lemma, hit.entry.group, hit.ending.case, hit.ending.plural,
        hit.ending.possession is not None, False, True,
    )  # fmt: skip


def _bare(lead: Hit) -> bool:
    return lead.ending.case is Case.NOM and not lead.ending.possession and not lead.ending.plural


def _scholar(context: Context, i: int) -> Title | None:
    """Read who studies something as a calling before a name: «алаштанушы Айгүл …»."""
    folded = context.words[i].fold
    named = i + 1 < len(context.words) and context.person_at(i + 1) is not None
    if not (named and folded.endswith("танушы") and len(folded) > len("танушы") + 1):
        return None
    return Title(i, i + 1, context.words[i].text.lower(), folded, "callings", Case.NOM, False, False, False, True)


def _agent(context: Context, i: int) -> Title | None:
    """Read a noun of those who do something, in no list, between its owner and a name: «… бас ревматологі Айна …»."""
    words = context.words
    named = i + 1 < len(words) and context.person_starting(i + 1) is not None
    endings = tuple(e for e in context.lexicon.data["roles"]["agents"]["endings"] if len(e) >= _SURE_ENDING)
    lemma = words[i].text[:-1]
    if not named or words[i].cap or words[i].text[-1] not in "ыі" or not lemma.endswith(endings):
        return None
    start, text = _ranks(context, i, lemma)
    if start == 0 or words[start - 1].case is not Case.GEN or words[start - 1].line != words[i].line:
        return None
    return Title(start, i + 1, text, lemma, "posts", Case.NOM, False, True, False, False)


def _ranks(context: Context, start: int, title: str) -> tuple[int, str]:
    """Take the ranks before a title: «бас маман», «аға ғылыми қызметкер»."""
    ranks = context.lexicon.words("roles", "ranks", "words")
    words = context.words
    while start > 0 and words[start - 1].line == words[start].line:
        before = words[start - 1]
        if before.text in "-–" and start > 1 and _joins(context, start):
            start, title = start - 2, f"{words[start - 2].text.lower()}-{title}"
            continue
        if (lead := _led(context, start - 1)) is not None:
            title, start = f"{lead} {title}", start - 1
            break
        if before.fold not in ranks:
            break
        title = f"{before.text.lower()} {title}"
        start -= 1
    return start, title


def _service(context: Context, start: int, text: str, hit: Hit) -> tuple[int, str]:
    """Take the service before a rank that is possessed: «полиция полковнигі»; its officer belongs to no body there."""
    lexicon, words = context.lexicon, context.words
    if hit.ending.possession is None or hit.entry.lemma not in lexicon.data["roles"]["services"]["ranks"]:
        return start, text
    services = lexicon.words("roles", "services", "words")
    for size in (2, 1):
        first = start - size
        if first >= 0 and words[first].line == words[start].line and " ".join(words.folds[first:start]) in services:
            return first, f"{words.span_text(Span(first, start)).lower()} {possessive(text)}"
    return start, text


def _led(context: Context, i: int) -> str | None:
    """Read a title tied by a hyphen to the rank of the next: «директоры-көркемдік жетекшісі»."""
    first, hyphen, rank = context.words[i].text.lower().partition("-")
    lead = context.lexicon.match("roles", [fold(first)], 0) if hyphen else None
    if lead is None or fold(rank) not in context.lexicon.words("roles", "ranks", "words"):
        return None
    return f"{lead.entry.lemma}-{rank}" if lead.ending.case is Case.NOM and not lead.ending.plural else None


def _joins(context: Context, start: int) -> bool:
    """Tell whether a hyphen with no space around joins two titles: «педагог-психолог»."""
    words = context.words
    tight = not words[start - 1].spaced and not words[start - 2].spaced
    return tight and context.lexicon.match("roles", words.folds, start - 2) is not None


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
    found = _owner(context, start)
    if found is None:
        return title, start, False
    back, owner = found
    head, joined = _ranks(context, back - owner.length + 1, owner.entry.lemma)
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


def possessive(title: str) -> str:
    """Return the title with the possessive of the third person on its head: «басшысы», «басшысының орынбасары»."""
    words = title.split()
    of = next((i for i, word in enumerate(words[:-1]) if word.endswith(_GENITIVE)), None)
    if of is not None:
        words[of] = decline(words[of][:-3], Case.GEN, possession="3")
        return " ".join(words)
    before, _, last = title.rpartition(" ")
    return f"{before} {decline(last, Case.NOM, possession='3')}".strip()


def _declined(title: str, case: Case) -> str:
    before, _, last = title.rpartition(" ")
    return f"{before} {decline(last, case)}".strip()
