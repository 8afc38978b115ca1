"""What is seen of a person and an award beside each other: signs that the one received the other.

Nothing here decides; the signs are weighed by `award_likely`, with trees learnt from posts with gold.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nlp_reports.extraction.award_candidates import candidate_phrases
from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_verb_forms import AwardVerb
from nlp_reports.extraction.award_verbs import find_verbs, tells_of_contest
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.holders import Holders
from nlp_reports.extraction.list_items import content_of
from nlp_reports.extraction.people import PersonDraft, numbers_of
from nlp_reports.extraction.program import TalkDraft
from nlp_reports.extraction.recipients import attends, bracketed, teaches
from nlp_reports.extraction.words import LEADS, Span

_BEFORE, _AFTER, _FAR = 3, 2, 150
_LIST_LINE, _LINES_AROUND, _MOST_PEOPLE = 22, 3, 6
_STOPS = frozenset(".!?")
_STATE = frozenset({"order", "medal", "badge", "title"})


@dataclass
class Reading:
    """A post whose awards were read by the rules, and what its signs are seen by."""

    context: Context
    people: list[PersonDraft]
    holders: Holders
    talks: list[TalkDraft]
    awards: list[AwardDraft]

    def pairs(self) -> Iterator[tuple[PersonMention, AwardPhrase, dict[str, float]]]:
        """Yield the names of everyone who received nothing yet with each award near, and the signs of both."""
        given = {self.number[span] for span in self.given}
        for mention in self.context.people:
            if self.number.get(mention.span, -1) not in given | {-1} and not teaches(self.context, mention.span):
                for phrase in self._near(mention.span):
                    yield mention, phrase, self._signs(mention, phrase)

    def _near(self, name: Span) -> list[AwardPhrase]:
        before = [phrase for phrase in self.phrases if phrase.span.start <= name.start][-_BEFORE:]
        after = [phrase for phrase in self.phrases if phrase.span.start > name.start][:_AFTER]
        return [phrase for phrase in before + after if abs(phrase.span.start - name.start) <= _FAR]

    @cached_property
    def phrases(self) -> list[AwardPhrase]:
        """All that the text names as an award, given to someone or not."""
        return candidate_phrases(self.context, self.awards)

    @cached_property
    def number(self) -> dict[Span, int]:
        """Which of the people a mention is of."""
        return numbers_of(self.people)

    @cached_property
    def given(self) -> dict[Span, list[Span]]:
        """The awards that the rules gave, by the names of those who received them."""
        found: dict[Span, list[Span]] = {}
        for draft in self.awards:
            for recipient in draft.recipients:
                if recipient.person is not None and recipient.person.span in self.number:
                    found.setdefault(recipient.person.span, []).append(draft.phrase.span)
        return found

    @cached_property
    def _verbs(self) -> list[list[AwardVerb]]:
        return [find_verbs(self.context, sentence) for sentence in self.context.words.sentences]

    @cached_property
    def _bracketed(self) -> frozenset[int]:
        return frozenset().union(*(bracketed(self.context, line) for line in self.context.words.lines))

    @cached_property
    def _contest(self) -> bool:
        return tells_of_contest(self.context)

    @cached_property
    def _listed(self) -> dict[int, bool]:
        """Whether a line looks like one of a list of names, by where it starts."""
        return {line.start: self._is_listed(line) for line in self.context.words.lines}

    def _is_listed(self, line: Span) -> bool:
        words = self.context.words
        if not self.context.people_in(line):
            return False
        item = content_of(self.context, line)[0].start > line.start or line.end - line.start < _LIST_LINE
        return item and not any(words[i].pos == "VERB" and not words[i].cap for i in range(line.start, line.end))

    def _signs(self, mention: PersonMention, phrase: AwardPhrase) -> dict[str, float]:
        words, name, award = self.context.words, mention.span, phrase.span
        line, sentence = words.line_of(name.start), words.sentence_of(name.start)
        between = Span(name.end, award.start) if name.start < award.start else Span(award.end, name.start)
        return {
            **self._of_name(mention, line, sentence),
            **self._of_layout(mention, line, sentence),
            **self._of_phrase(phrase),
            **self._between(between),
            **self._of_given(name, phrase, line, between),
            "after": float(name.start < award.start),
            "same_line": float(award.start in line),
            "same_sentence": float(award.start in sentence),
            "heading": float(award.start not in line and words[words.line_of(award.start).end - 1].text == ":"),
            "names_beside_award": float(
                award.start not in line and bool(self.context.people_in(words.line_of(award.start)))
            ),
        }

    def _of_name(self, mention: PersonMention, line: Span, sentence: Span) -> dict[str, float]:
        name, rules = mention.span, self.context.lexicon.data["awards_rules"]
        person = self.people[self.number[name]]
        verbs = self._verbs[self.context.words.sentence_number(name.start)]
        asked = any(verb.case == mention.case for verb in verbs)
        before = range(max(line.start, name.start - 5), name.start)
        near = range(max(line.start, name.start - 6), min(line.end, name.end + 8))
        return {
            f"case_{mention.case}": 1.0,
            "verb_asks": float(asked),
            "verb_asks_other": float(bool(verbs) and not asked),
            "other_verb": float(not verbs and self._has_verb(Span(name.end, min(sentence.end, name.end + 12)))),
            "initials": float(mention.form == "initials"),
            "part_only": float(mention.form in {"given", "surname"}),
            "patronymic": float(mention.parts.patronymic is not None),
            "first_mention": float(min(m.span.start for m in person.mentions) == name.start),
            "mentions": min(4, len(person.mentions)) / 4,
            "role": float(bool(self.holders.of.get(name.start))),
            "has_role": float(any(self.holders.of.get(m.span.start) for m in person.mentions)),
            "speaks": float(any(self.number.get(talk.speaker.span) == self.number[name] for talk in self.talks)),
            "attends": float(attends(self.context, name.start, sentence.start)),
            "official_near": self._any(before, rules["officials"]),
            "official_before": self._any(before[-1:], rules["officials"]),
            "leader_near": self._any(before, rules["leaders"]),
            "judges": self._any(range(sentence.start, name.start), rules["judges"]),
            "judges_near": self._any(range(max(sentence.start, name.start - 8), name.start), rules["judges"]),
            "pupil_before": self._any(before[-1:], rules["pupils"]),
            "school_near": self._any(near, rules["schooling"]),
            "contest": float(self._contest),
        }

    def _of_layout(self, mention: PersonMention, line: Span, sentence: Span) -> dict[str, float]:
        words, name, people = self.context.words, mention.span, self.context.people_in
        before = words[name.start - 1].text if name.start > line.start else ""
        after = words[name.end].text if name.end < line.end else "."
        return {
            "opens_line": float(name.start == content_of(self.context, line)[0].start),
            "first_in_line": float(not people(Span(line.start, name.start))),
            "first_in_sentence": float(not people(Span(sentence.start, name.start))),
            "list_line": float(self._listed[line.start]),
            "in_bracket": float(name.start in self._bracketed),
            "after_dash": float(before in LEADS),
            "after_comma": float(before in {",", ";"}),
            "before_dash": float(after in LEADS),
            "before_stop": float(after in _STOPS),
        }

    def _of_phrase(self, phrase: AwardPhrase) -> dict[str, float]:
        sentence = self.context.words.sentence_of(phrase.span.start)
        undecided = self.context.lexicon.data["awards_rules"]["undecided"]
        return {
            "undecided": self._any(range(sentence.start, sentence.end), undecided),
            "kind_place": float(phrase.kind == "place"),
            "kind_gift": float(phrase.kind == "gift"),
            "kind_state": float(phrase.kind in _STATE),
            "winner": float(phrase.winner),
            "named": float(phrase.name is not None or phrase.nomination is not None),
            "plural": float(phrase.plural),
            "issuer": float(phrase.has_issuer),
            "award_verb": float(bool(self._verbs[self.context.words.sentence_number(phrase.span.start)])),
        }

    def _between(self, between: Span) -> dict[str, float]:
        words = self.context.words
        lines = [line for line in words.lines if between.start <= line.start and line.end <= between.end]
        return {
            "distance": math.log1p(max(0, between.end - between.start)),
            "stop_between": float(any(words[i].text in _STOPS for i in range(between.start, between.end))),
            "colon_between": float(any(words[i].text == ":" for i in range(between.start, between.end))),
            "verb_between": float(self._has_verb(between)),
            "people_between": min(_MOST_PEOPLE, len(self.context.people_in(between))) / _MOST_PEOPLE,
            "list_between": float(bool(lines) and all(self._listed[line.start] for line in lines)),
        }

    def _of_given(self, name: Span, phrase: AwardPhrase, line: Span, between: Span) -> dict[str, float]:
        """Return what the rules read of others: an award that has its recipients is hardly also for who is left."""
        given, own = self.given, self.number[name]
        receiving = self._receiving(phrase)
        lines = [other for other in self._lines_around(line) if other.start != line.start and self._listed[other.start]]
        window = Span(max(0, min(name.start, line.start) - _FAR), max(name.end, line.end) + _FAR)
        near = self.context.people_in(Span(window.start, min(window.end, len(self.context.words))))
        others = [mention.span for mention in near if self.number.get(mention.span, own) != own]
        before = [span for span in others if span.start < name.start]
        rewarded = [other for other in lines if any(span in given and span.start in other for span in others)]
        return {
            "award_given": min(4, len(receiving)) / 4,
            "award_given_between": float(any(span.start in between for span in receiving)),
            "line_given": float(any(span in given and span.start in line for span in others)),
            "lines_given": len(rewarded) / len(lines) if lines else 0.0,
            "last_given": float(bool(before) and max(before, key=lambda span: span.start) in given),
            "any_given": float(bool(given)),
        }

    def _receiving(self, phrase: AwardPhrase) -> list[Span]:
        """Return the names to which the rules gave the award."""
        return [span for i in range(phrase.span.start, phrase.span.end) for span in self._given_at.get(i, ())]

    @cached_property
    def _given_at(self) -> dict[int, list[Span]]:
        """The names of those who received an award, by the first word that it is named with."""
        found: dict[int, list[Span]] = {}
        for span, awards in self.given.items():
            for award in awards:
                found.setdefault(award.start, []).append(span)
        return found

    def _lines_around(self, line: Span) -> list[Span]:
        """Return the lines a few breaks from this one at most, itself among them."""
        words, lines = self.context.words, self.context.words.lines
        at = self._line_numbers[line.start]
        near = lines[max(0, at - _LINES_AROUND) : at + _LINES_AROUND + 1]
        return [other for other in near if abs(words[other.start].line - words[line.start].line) <= _LINES_AROUND]

    @cached_property
    def _line_numbers(self) -> dict[int, int]:
        return {line.start: number for number, line in enumerate(self.context.words.lines)}

    def _has_verb(self, span: Span) -> bool:
        return any(self.context.words[i].pos == "VERB" for i in range(span.start, span.end))

    def _any(self, places: range, stems: list[str]) -> float:
        return float(any(self.context.words[i].text.lower().startswith(tuple(stems)) for i in places))
