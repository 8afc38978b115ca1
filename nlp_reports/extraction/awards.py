"""Who got what from whom, in prose: clauses of a sentence, each with its awards, its recipients and a verb.

The verb of awarding says in which case the recipients stand: «X … марапатталды», «X-ке … табыс етілді», «… X-ті
марапаттады». Within a clause awards and lists of recipients take turns: what comes first gives the direction,
«А грамотасымен X, Y, Б хатымен Z» or «X, Y-ке А грамотасы, Z-ке Б хаты».
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nlp_reports.extraction.award_bearers import find_bearers
from nlp_reports.extraction.award_drafts import AwardDraft, Group, assigned, sharing
from nlp_reports.extraction.award_givers import JOINTS, agent_of, bundled, give_issuers
from nlp_reports.extraction.award_implied import implied, is_meant
from nlp_reports.extraction.award_issuers import decided_by
from nlp_reports.extraction.award_lists import listing_noun, of_many
from nlp_reports.extraction.award_parts import parted
from nlp_reports.extraction.award_phrases import find_phrases
from nlp_reports.extraction.award_reasons import reason_and_occasion
from nlp_reports.extraction.award_subjects import among, bare_body, greeted, subjects, winning_body
from nlp_reports.extraction.award_verb_forms import AwardVerb
from nlp_reports.extraction.award_verbs import find_verbs
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.list_items import leads_to
from nlp_reports.extraction.recipients import grouped, members_of
from nlp_reports.extraction.words import Span

_OPENING = frozenset('«"“„№')
_NEAR = 5
_CLAIMED = 2


def find_awards(context: Context) -> list[AwardDraft]:
    """Find every award told in prose, in order of the text, those whose recipients the clause does not name too."""
    found: list[AwardDraft] = []
    for sentence in context.words.sentences:
        verbs = find_verbs(context, sentence)
        reading = _Sentence(context, sentence, verbs, found)
        found += find_bearers(context, sentence, reading.members, verbs) + (reading.read() if verbs else [])
    return found


class _Sentence:
    """One sentence while it is read, clause by clause."""

    def __init__(
        self, context: Context, sentence: Span, verbs: list[AwardVerb], before: Sequence[AwardDraft] = ()
    ) -> None:
        self.context, self.words, self.sentence, self.verbs = context, context.words, sentence, verbs
        self.phrases = find_phrases(context, sentence)
        self.members = members_of(context, sentence, self.phrases, listed=False)
        self.found: list[AwardDraft] = []
        self.before = before
        self.decided: AwardPhrase | None = decided_by(context, sentence)

    def read(self) -> list[AwardDraft]:
        """Return the awards of the sentence."""
        start = self.sentence.start
        for number, verb in enumerate(self.verbs):
            end = self.verbs[number + 1].span.start if number + 1 < len(self.verbs) else self.sentence.end
            if verb.form == "participle" and not self._closes(verb):
                self._relative(verb, start)
                continue
            before = len(self.found)
            self._clause(Span(start, verb.span.end), end, verb)
            if verb.form != "linking" or len(self.found) > before:
                start = verb.span.end
        return self.found

    def _closes(self, verb: AwardVerb) -> bool:
        """Tell whether a participle ends its clause as a finite verb does."""
        at, lexicon = verb.span.end, self.context.lexicon
        if at >= self.sentence.end or self.words[at].fold in lexicon.words("awards_rules", "after_participle"):
            return True
        if self.words[at].punct and self.words[at].text not in _OPENING:
            return True
        goes_on = self.words[at].fold in lexicon.words("awards_rules", "going_on")
        return goes_on and not any(member.span.start >= at for member in self.members)

    def _relative(self, verb: AwardVerb, start: int) -> None:
        """Read «… төсбелгісін алған Айгүл …»: the award before the participle is that of the name after it."""
        heads = [p for p in self.phrases if start <= p.span.start and 0 <= verb.span.start - p.span.end <= 1]
        if self._titled_list(heads, verb, start):
            return
        if not heads and verb.winner and verb.winner_span is not None:
            text = self.words.span_text(verb.winner_span)
            place = (verb.place or 1) if verb.winner == "place" else None
            self._tell_of_next(
                [AwardPhrase(verb.winner_span, verb.winner_span.start, verb.winner, text, place=place)], verb
            )
            return
        if not heads:
            return
        told = [p for p in self.phrases if start <= p.span.start and p.span.end <= verb.span.start]
        given = bundled(self.context, self.members, told)[-1]
        for head in given:
            self.phrases.remove(head)
        if verb.case == "Nom":
            self._tell_of_next(given, verb)

    def _titled_list(self, heads: list[AwardPhrase], verb: AwardVerb, start: int) -> bool:
        """Read «Бөлім грамотамен марапаттаған ұстаздар: X, Y»: awards before a participle whose noun heads a list."""
        colon = listing_noun(self.context, verb.span.end, self.sentence.end)
        heads = heads or [p for p in self.phrases if start <= p.span.start and p.span.end <= verb.span.start][-1:]
        if colon is None or not heads:
            return False
        named = [m for m in self.members if m.span.start > colon and m.person is not None]
        given = bundled(self.context, self.members, [p for p in self.phrases if p.span.end <= verb.span.start])[-1]
        if not named or any(p.span.start > colon for p in self.phrases):
            return False
        before = len(self.found)
        clause = Span(start, verb.span.end)
        self.found += [AwardDraft(head, list(named), None, None, None, clause, verb, 0.85) for head in given]
        groups = grouped(self.context, [m for m in self.members if m.span.end <= verb.span.start], given, [verb])
        give_issuers(
            self.context,
            self.found,
            before,
            agent_of(self.context, self.sentence, self.members, groups, [], verb, given),
            self.decided,
        )
        for head in given:
            self.phrases.remove(head)
        return True

    def _tell_of_next(self, given: list[AwardPhrase], verb: AwardVerb) -> None:
        """Give awards before a participle to those whom it introduces: the name after it and those joined to it."""
        after = next((m for m in self.members if m.span.start >= verb.span.end), None)
        if after is None or not (
            after.span.start - verb.span.end <= _NEAR or leads_to(self.context, verb.span.end, after)
        ):
            return
        rest = [m for m in self.members if m.span.start >= after.span.start]
        named = [after]
        if of_many(self.context, verb.span.end, after.span.start):
            named = grouped(self.context, rest, [], self.verbs)[0]
            rest = []
        for before, member in pairwise(rest):
            if member.span.start - before.span.end != 1 or self.words[before.span.end].text not in JOINTS:
                break
            named.append(member)
        self.found += [AwardDraft(head, list(named), score=0.75, origin="rule:award-relative") for head in given]

    def _clause(self, clause: Span, end: int, verb: AwardVerb) -> None:
        heads = [p for p in self.phrases if clause.start <= p.span.start and p.span.end <= verb.span.end]
        members = [m for m in self.members if clause.start <= m.span.start < clause.end]
        if self._colon(verb):
            members += [m for m in self.members if verb.span.end <= m.span.start < end]
            if end == self.sentence.end and self._listed_after(verb, end) and not heads:
                return
        groups = grouped(self.context, members, heads, [verb])
        case = verb.case
        wanted = [g for g in groups if g[-1].case == case or (g[0].span.start > verb.span.end and g[-1].case == "Nom")]
        wanted = subjects(self.context, self.sentence, wanted, verb) if case == "Nom" else wanted
        if case == "Nom" and not wanted and verb.winner:
            wanted = bare_body(self.context, clause, verb.span.start)
        if not heads:
            heads = implied(self.context, self.sentence, self.members, wanted, verb)
        heads = [head for head in heads if not head.weak or is_meant(head, heads, wanted, verb)]
        if not heads:
            self._claim(verb, wanted)
            return
        if verb.case == "Nom" and not wanted:
            wanted = winning_body(self.context, heads[0]) or bare_body(self.context, clause, heads[0].start)
        agent = agent_of(self.context, self.sentence, self.members, groups, wanted, verb, heads)
        if agent is not None and agent in wanted:
            wanted.remove(agent)
        if not wanted and verb.case == "Nom":
            wanted = among(self.context, self.members, verb, end)
        if not wanted and verb.case == "Dat" and verb.active:
            wanted = greeted(self.context, groups, verb)
        before = len(self.found)
        low = clause.start
        for bundle, lists, part in parted(self.context, clause, bundled(self.context, self.members, heads), wanted):
            recipients = [member for group in lists for member in sharing(group)]
            if not recipients and not members and part is None and self.found and self.found[-1].recipients:
                recipients = self._of_clause_before()
            for head in bundle:
                # «құрама 21 медаль алды»: its members did, whoever they are
                own = [m for m in recipients if m.person is not None] if head.counted else recipients
                self.found.append(self._draft(head, own, part or Span(low, clause.end), verb))
            low = bundle[-1].span.end
        give_issuers(self.context, self.found, before, agent, self.decided)

    def _claim(self, verb: AwardVerb, wanted: list[Group]) -> None:
        """Give an award told of just before to whom the clause names: «… медаль табыс етілді. X пен Y марапатталды»."""
        last = self.before[-1] if self.before else None
        recipients = [member for group in wanted for member in sharing(group)]
        if last is None or last.recipients or last.verb is None or not recipients or verb.winner:
            return
        near = 0 < self.words[verb.span.start].sentence - self.words[last.phrase.span.start].sentence <= _CLAIMED
        honours = self.context.lexicon.words("awards_rules", "rewarding")
        if near and self.words[verb.span.end - 1].fold.startswith(tuple(honours)):
            last.recipients, last.score, last.origin = recipients, 0.7, "rule:award-reference"

    def _of_clause_before(self) -> Group:
        """Return all who received in the clause before, told of together: «І орынды X, ІІ орынды Y иеленіп, …»."""
        last = self.found[-1]
        together = [
            d
            for d in self.found
            if d.clause is not None and d.verb is last.verb and d.clause.end <= (last.clause or d.clause).end
        ]
        unique = {member.span: member for draft in together or [last] for member in draft.recipients}
        return list(unique.values())

    def _draft(self, head: AwardPhrase, recipients: Group, clause: Span, verb: AwardVerb) -> AwardDraft:
        reason, occasion = reason_and_occasion(self.context, self.members, clause.start, head.start)
        return AwardDraft(head, list(recipients), None, reason, occasion, clause, verb)

    def _colon(self, verb: AwardVerb) -> bool:
        if verb.span.end >= self.sentence.end:
            return False
        after = self.words[verb.span.end]
        return after.text in {":", "–", "-"} or (verb.listed and not after.punct)

    def _listed_after(self, verb: AwardVerb, end: int) -> bool:
        """Read the awards of a list after the verb and a colon: «… жеңімпаз атанды: І орын – X, ІІ орын – Y»."""
        after = [phrase for phrase in self.phrases if verb.span.end <= phrase.span.start < end]
        members = [[member] for member in self.members if verb.span.end <= member.span.start < end]
        for bundle, lists in assigned([[phrase] for phrase in after], members):
            recipients = [member for group in lists for member in group]
            if recipients:
                self.found += [AwardDraft(phrase, recipients, score=0.9, origin="rule:award-line") for phrase in bundle]
        return bool(after)
