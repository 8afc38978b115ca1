"""Talks whose title stands in no quotes: «Name … тақырыбында баяндама жасады», «Name … жөнінде әңгімеледі»."""

from __future__ import annotations

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.program import TalkDraft
from nlp_reports.extraction.program_speakers import listens
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.words import Span

_REACH = 6
_LONGEST, _SHORTEST = 18, 2
_SCORE = 0.6
_CONVERB = ("ып", "ип", "п", "са", "се")


def find_unquoted_talks(context: Context) -> list[TalkDraft]:
    """Find the talks whose title is the phrase between the speaker's name and a word that closes it.

    Of two such in one sentence the first may leave its verb to the last: «А. қор туралы, Б. жоба туралы баяндады».
    """
    words = context.words
    links = context.lexicon.words("program", "unquoted")
    found: list[TalkDraft] = []
    for sentence in words.sentences:
        waiting: list[TalkDraft] = []
        for i in range(sentence.start + _SHORTEST + 1, sentence.end):
            if words[i].fold not in links or i in words.inside_quote:
                continue
            talk = _talk(context, i, sentence)
            if talk is None:
                continue
            waiting.append(talk)
            if _spoken(context, i, sentence):
                found += waiting
                waiting = []
            elif words[min(i + 1, len(words) - 1)].text != ",":
                waiting = []
    return found


def _spoken(context: Context, link: int, sentence: Span) -> bool:
    """Tell whether words of giving a talk follow in the clause."""
    words = context.words
    verbs = context.lexicon.words("program", "unquoted_verbs")
    for i in range(link + 1, min(link + _REACH, sentence.end)):
        if words[i].punct or context.person_at(i) is not None:
            return False
        if any(words[i].fold.startswith(verb) for verb in verbs):
            return True
    return False


def _talk(context: Context, link: int, sentence: Span) -> TalkDraft | None:
    """Return the talk whose title ends before the link: a noun phrase right after a name in the nominative."""
    words = context.words
    low = max(sentence.start, link - _LONGEST)
    speaker = next((person for i in range(link - 1, low, -1) if (person := context.person_ending(i)) is not None), None)
    if speaker is None or speaker.case != "Nom" or _owned(context, speaker, link):
        return None
    title = _title(context, speaker, link)
    if title.end - title.start < _SHORTEST or any(_breaks(context, i) for i in range(title.start, title.end)):
        return None
    return TalkDraft(title, words.span_text(title), speaker, _SCORE, "rule:talk_unquoted")


def _title(context: Context, speaker: PersonMention, link: int) -> Span:
    """Return the words between name and link, fillers at their start left out."""
    start = speaker.span.end
    fillers = context.lexicon.words("program", "fillers")
    while start < link and (context.words[start].text in "–—-," or context.words[start].fold in fillers):
        start += 1
    if start + 1 < link and listens(context, start) and context.words[start + 1].cap:
        start += 1  # «студенттерге Ұлы дала тарихы туралы», not «балаларға арналған клубтар туралы»
    return Span(start, link)


def _owned(context: Context, speaker: PersonMention, link: int) -> bool:
    """Tell whether the name belongs to the title: «Асан Серіков шығармалары туралы»; a role makes a speaker."""
    after = context.words[speaker.span.end]
    possessed = after.nominal is not None and after.nominal.possession is not None
    introduced = speaker.span.start > 0 and role_ending(context, speaker.span.start - 1) is not None
    return speaker.span.end >= link or (possessed and not introduced)


def _breaks(context: Context, i: int) -> bool:
    """Tell whether a title cannot hold the word: a mark outside quotes, a verb that tells, a bare pronoun."""
    word = context.words[i]
    if i in context.words.inside_quote or word.text in {",", "-", "–"}:
        return False
    if word.punct:
        return True
    return word.fold in _POINTING or (word.pos == "VERB" and word.fold.endswith(_CONVERB))


_POINTING = frozenset({"ол", "осы", "бул", "сол", "ози", "озинин", "сонымен", "сондай-ак"})
