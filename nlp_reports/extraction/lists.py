"""Awards in lines: «І орын – X (мектеп)», «• «Nomination» – X», a heading over numbered names, rows of a table."""

from __future__ import annotations

from nlp_reports.extraction.award_drafts import AwardDraft, assigned
from nlp_reports.extraction.award_issuers import decided_by
from nlp_reports.extraction.award_phrases import find_phrases
from nlp_reports.extraction.award_places import place_number
from nlp_reports.extraction.award_runs import is_sign, ranked_run, russian_run
from nlp_reports.extraction.award_verbs import find_verbs
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import FENCES, RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.list_headings import Heading, heading_of
from nlp_reports.extraction.list_items import begins, content_of, leads_to, trails
from nlp_reports.extraction.list_labels import label_of
from nlp_reports.extraction.list_origins import share_head
from nlp_reports.extraction.list_rankings import ranked_headings
from nlp_reports.extraction.recipients import members_of
from nlp_reports.extraction.superlatives import labelled_nomination, phrases_and_superlatives
from nlp_reports.extraction.table_awards import row_award
from nlp_reports.extraction.tables import table_rows
from nlp_reports.extraction.winner_lists import (
    labelled_members,
    winners_in_line,
)
from nlp_reports.extraction.words import Span

_LEADS = frozenset({"-", ":", "=", "–", "—"})
# Awards that a decree told of before the list is about
_STATE = frozenset({"order", "medal", "badge", "title"})


def find_listed_awards(context: Context) -> list[AwardDraft]:
    """Find the awards that lines, rows and verbless sentences tell of, in order of the text."""
    rows, ranked = table_rows(context), ranked_headings(context)
    found: list[AwardDraft] = []
    heading = Heading()
    decided: AwardPhrase | None = None
    for line in context.words.lines:
        if line.start in rows:
            row = rows[line.start]
            draft = row_award(context, row) if row is not None else None
            found += [draft] if draft is not None else []
            continue
        heading, drafts = _read_line(context, line, heading)
        heading.ranking = heading.ranking or (line.start in ranked and not heading.phrases)
        decided = decided_by(context, line) or decided
        for draft in drafts:
            if decided is not None and draft.phrase.kind in _STATE and not draft.phrase.has_issuer:
                draft.phrase.take_issuer(decided)
        found += drafts
    return found


def _read_line(context: Context, line: Span, heading: Heading) -> tuple[Heading, list[AwardDraft]]:
    content, number = content_of(context, line)
    if content.end <= content.start:
        return heading, []
    run = ranked_run(context, line, headed=heading.ranking) or russian_run(context, line)
    if run:
        return heading, run
    is_item = content.start > line.start
    if find_verbs(context, line) and not is_item and not _ends_list(context, line, heading):
        return heading_of(context, line) or Heading(), _in_sentences(context, line)
    phrases = _marks(context, content, heading)
    members = members_of(context, content, phrases, listed=True, any_case=bool(phrases))
    told = [phrase for phrase in phrases if _is_mark(context, phrase, members, content)]
    if is_item and members and not told:
        told = [phrase for phrase in phrases if trails(context, phrase, members, content)][:1]
    if told and members:
        nominated = all(phrase.nomination for phrase in told)
        goes_on = heading if is_item or heading.nominated else Heading(nominated=nominated)
        return goes_on, share_head(context, content, _drafts(told, members))
    if not is_item and not told and (drafts := winners_in_line(context, line)):
        return Heading(), drafts
    if heading.winners and labelled_members(context, content, members):
        return heading, _under(context, heading, members)
    label = label_of(context, content) if heading.phrases else None
    if label is not None and not phrases:
        heading.label = label if label.body is not None or not members else None
        members = [member for member in members if member.person is not None and member.span.start >= label.end]
        label.give(context, members)
        return heading, _under(context, heading, members) if members else []
    ranked = heading.winners and heading.ranking and number is not None
    if members and heading.phrases and not ranked and (is_item or begins(context, content, members)):
        if heading.label is not None:
            heading.label.give(context, members)
        return heading, _under(context, heading, members)
    if members and heading.ranking and number in {1, 2, 3} and members[0].span.start <= content.start + 1:
        mark = Span(line.start, content.start)
        phrase = AwardPhrase(mark, line.start, "place", context.words.span_text(mark), place=number)
        return heading, _drafts([phrase], members[:1])
    if is_item:
        return heading, []
    return heading_of(context, line) or Heading(), []


def _marks(context: Context, span: Span, heading: Heading) -> list[AwardPhrase]:
    """Return the awards named in the line; under a heading of nominations a quote before a dash is one."""
    words = context.words
    phrases = phrases_and_superlatives(context, span) or _bare_degree(context, span)
    phrases = phrases or (labelled_nomination(context, span) if heading.nominated and not heading.winners else [])
    signed = span.start > 0 and words[span.start - 1].text in context.lexicon.data["list"]["honours"]
    if phrases or not (heading.nominated or signed):
        return phrases
    last = span.end - 1 if words[span.end - 1].text in {";", ".", ","} else span.end
    leading, trailing = words.inside_quote.get(span.start), words.inside_quote.get(last - 1)
    if leading is not None and leading.start == span.start and leading.end < span.end:
        quote = leading if words[leading.end].fold in _LEADS else None
    else:
        quote = trailing if trailing is not None and trailing.end == last else None
        if quote is None or quote.start - 1 <= span.start or words[quote.start - 1].fold not in _LEADS:
            return phrases
    if quote is None:
        return phrases
    name = context.words.span_text(Span(quote.start + 1, quote.end - 1))
    return [AwardPhrase(quote, quote.start, "prize", name, nomination=name)]


def _bare_degree(context: Context, span: Span) -> list[AwardPhrase]:
    """Return the diploma that a line names by its degree alone: «ІІ дәреже: X»."""
    words = context.words
    if span.end - span.start < 4 or words[span.start + 1].fold != "дареже" or words[span.start + 2].fold not in _LEADS:
        return []
    degree = place_number(words[span.start].text)
    named = Span(span.start, span.start + 2)
    text = words.span_text(named)
    return [AwardPhrase(named, span.start, "diploma", text, degree=degree)] if degree is not None else []


def _is_mark(context: Context, phrase: AwardPhrase, members: list[RecipientDraft], span: Span) -> bool:
    """Tell whether dash, colon or bracket ties the award to a name beside it."""
    words = context.words
    at = phrase.span.end
    while at < span.end and (
        words[at].text in FENCES
        or is_sign(words[at].text)
        or words[at].fold in {"бойынша", "иегерлери", "иегери", "иелери", "иеси", "лауреаттары", "женимпазы"}
    ):
        if words[at].text in FENCES:
            at = next((k for k in range(at + 1, span.end) if words[k].text == FENCES[words[at].text]), span.end)
        at += 1
    starts = [member.span.start for member in members]
    after = any(start >= phrase.span.end for start in starts)
    opens = phrase.start == span.start and at == phrase.span.end
    if at + 1 < span.end and words[at].fold in _LEADS and _is_sum(context, at + 1, starts):
        return False
    if after and at < span.end and (words[at].fold in _LEADS or at in starts or (opens and words[at].text == ".")):
        return True
    following = next((member for member in members if member.span.start >= at), None)
    opens = phrase.start == span.start or words[phrase.start - 1].text in {".", ";", ","}
    if opens and following is not None and following.case != "Gen" and leads_to(context, at, following):
        return True
    bracket = phrase.span.end
    if bracket + 1 in starts and words[bracket].text in FENCES and (at >= span.end or words[at].punct):
        return True
    before = phrase.start - 1
    named = any(member.span.end == phrase.start and member.person is not None for member in members)
    if named and at >= span.end and phrase.start > span.start:
        return True
    return (
        before > span.start
        and any(start < before for start in starts)
        and (words[before].fold in _LEADS or words[before].text in {"(", ","})
        and (at >= span.end or words[at].punct)
    )


def _is_sum(context: Context, i: int, starts: list[int]) -> bool:
    """Tell whether a number after the dash says how much an award is: «Бас жүлде – 1 миллион теңге»."""
    words = context.words
    end = words.sentence_of(i).end
    return words[i].number and not any(i <= start < end for start in starts)


def _drafts(phrases: list[AwardPhrase], members: list[RecipientDraft]) -> list[AwardDraft]:
    bundles = [[phrase] for phrase in phrases]
    found = []
    for (phrase,), groups in assigned(bundles, [[member] for member in members]):
        recipients = [member for group in groups for member in group]
        if not recipients:
            continue
        people = [member for member in recipients if member.person is not None]
        if (
            recipients[0].body is not None
            and recipients[0].case == "Nom"
            and phrase.nomination
            and recipients[0].span.start > phrase.span.end
        ):
            people = []  # what stands first after a nomination has won it, who is told of beside it or not
            recipients = recipients[:1]
        for member in recipients:
            member.place = phrase.place
        found.append(AwardDraft(phrase, people or recipients, score=0.9, origin="rule:award-line"))
    return found


def _under(context: Context, heading: Heading, members: list[RecipientDraft]) -> list[AwardDraft]:
    """Give the awards of a heading to the names of a line below it; only new drafts are returned.

    A body alone on the line below a name is where the one named is from.
    """
    people = [member for member in members if member.person is not None] or members
    last = heading.drafts[-1].recipients[-1] if heading.drafts else None
    home = members[0].body if members[0].person is None else None
    if last is not None and last.person is not None and home is not None and last.branch_text is None:
        last.come_from(context, home.span, home)
        return []
    if heading.drafts:
        for draft in heading.drafts:
            draft.recipients += people
        return []
    heading.drafts = [
        AwardDraft(phrase, list(people), score=0.85, origin="rule:award-line") for phrase in heading.phrases
    ]
    return heading.drafts


def _ends_list(context: Context, line: Span, heading: Heading) -> bool:
    """Tell whether the line is the last item under a heading, with the verb of all: «… Айгүл Жүніс марапатталды.»."""
    verbs = find_verbs(context, line)
    last = line.end - 1 if context.words[line.end - 1].punct else line.end
    whole = len(verbs) == 1 and verbs[0].span.end == last
    return whole and bool(heading.phrases) and not find_phrases(context, line)


def _in_sentences(context: Context, line: Span) -> list[AwardDraft]:
    """Read the sentences of a paragraph that have no verb of awarding."""
    found: list[AwardDraft] = []
    at = line.start
    while at < line.end:
        sentence = context.words.sentence_of(at)
        at = sentence.end
        if find_verbs(context, sentence):
            continue
        phrases = phrases_and_superlatives(context, sentence)
        members = members_of(context, sentence, phrases, listed=True, any_case=True) if phrases else []
        told = [phrase for phrase in phrases if _is_mark(context, phrase, members, sentence)]
        if told:
            found += _drafts(told, members)
    return found
