"""Who holds which role: titles before a name, after it, shared by a list of names, and as the predicate."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.predicates import find_predicates
from nlp_reports.extraction.role_bodies import settle_roles
from nlp_reports.extraction.role_steps import JOINING, TRAIT_REACH, RoleSteps
from nlp_reports.extraction.roles import RoleMention
from nlp_reports.extraction.shared_roles import share_plurals
from nlp_reports.extraction.tables import row_roles
from nlp_reports.extraction.words import DASHES
from nlp_reports.language.morphology import Case

_OBLIQUE = frozenset({"Dat", "Loc", "Abl", "Ins"})
_TELLING = frozenset({"есімді", "деген", "("})
_REACH = 24
_GAP = 8
_DEGREE = re.compile(r"(?:[а-яәіңғүұқөһ]{1,4}\.){2,}")
_TITLED = 3


@dataclass(slots=True)
class Holders:
    """Roles of every person's mention, by the mention's first word, and the roles that no one was found for."""

    of: dict[int, list[RoleMention]] = field(default_factory=lambda: defaultdict(list))
    loose: list[RoleMention] = field(default_factory=list)


def _belongs(role: RoleMention) -> bool:
    """Tell whether a trait says which body someone is of: «№5 мектептің түлегі», ««Сұңқар» командасының ойыншысы»."""
    return role.body is not None and role.possessed


class _Search(RoleSteps):
    """The state of one post: its roles by last word, and which of them have a holder."""

    def __init__(self, context: Context) -> None:
        settled = settle_roles(context)
        roles = {end: role for end, role in settled.items() if not role.trait or _belongs(role)}
        traits = {end: role for end, role in settled.items() if end not in roles}
        inner = {i for role in roles.values() for i in range(role.span.start, role.span.end - 1)}
        super().__init__(context, {end: role for end, role in roles.items() if end not in inner}, traits)
        self.people = sorted(context.people, key=lambda mention: mention.span.start)
        self.holders = Holders()

    def give(self, mention: PersonMention, role: RoleMention) -> None:
        """Note that the person of the mention holds the role."""
        self.used.add(role.span.end - 1)
        if role not in self.holders.of[mention.span.start]:
            self.holders.of[mention.span.start].append(role)

    def before(self, mention: PersonMention) -> None:
        """Take the roles that stand right before the name: «бөлім басшысы, ақын Айгүл …»."""
        words = self.words
        at = mention.span.start - 1
        if at < 0 or words[at].line != words[mention.span.start].line:
            return
        if _DEGREE.fullmatch(words[at].text) and at - 1 in self.roles:
            at -= 1  # «директордың орынбасары п.ғ.к. X»
        elif at not in self.roles and at not in self.traits:
            past = self.past_nouns(at)
            at = past - (words[past].text == ",") if past != at else at
            at = self.past_clause(at)
        told = self.roles.get(at - 1)
        if words[at].fold == "болып" and told is not None and told.plural:
            at -= 1  # «жетекшілері болып X, Y сайланды»
        elif words[at].text in DASHES or words[at].text == ":":
            at -= 1
            role = self.roles.get(at)
            if role is None or role.ending_case is not Case.NOM:
                return
            if not role.plural and not self._opens(self._owner_start(role)):
                return
        elif words[at].text == "," and words[at].line == words[at - 1].line and at and self._opens_line(at - 1):
            at -= 1
        while at >= 0:
            at = self.past_trait(self._past_aside(mention, at))
            role = self.roles.get(at)
            if role is None or at in self.used or role.ending_case is not Case.NOM:
                return
            if words[at].line != words[mention.span.start].line:
                return
            self.give(mention, role)
            at = self.past_owner(role.span.start - 1)
            at = self.past_nouns(at)
            if at > 0 and words[at].text in DASHES and self._is_subject(at - 1, plural=role.plural):
                self.give(mention, self.roles[at - 1])
            if at < 1 or (words[at].text not in JOINING and not self._runs_on(at, role)):
                return
            at -= words[at].text in JOINING
            if _DEGREE.fullmatch(words[at].text) and words[at - 1].text == ",":
                at -= 2  # «директоры, м.ғ.д., профессор X»
            if self.context.person_at(at) is not None or self._apposed(at):
                return

    def _past_aside(self, mention: PersonMention, at: int) -> int:
        """Take the roles in brackets between a title and the name: «төрағасы (химия мұғалімі) Айгүл …»."""
        words = self.words
        if words[at].text != ")" or at < _TITLED:
            return at
        opening = next((k for k in range(at, max(-1, at - TRAIT_REACH), -1) if words[k].text == "("), None)
        if opening is None or opening - 1 not in self.roles or at - 1 not in self.roles:
            return at
        self.give(mention, self.roles[at - 1])
        return opening - 1

    def _runs_on(self, at: int, role: RoleMention) -> bool:
        """Tell whether an office that a body owns stands right before a rank or a calling: «бастығы майор Айгүл …»."""
        before = self.roles.get(at)
        return before is not None and before.possessed and not role.possessed

    def _owner_start(self, role: RoleMention) -> int:
        """Return where a label begins, a noun that owns it and is no body taken along: «жобаның үйлестірушісі – X»."""
        at = role.span.start - 1
        owned = role.possessed and at >= 0 and self.words[at].case is Case.GEN and not self.words[at].cap
        return at if owned and self.words[at].line == self.words[role.span.start].line else role.span.start

    def _is_subject(self, at: int, *, plural: bool) -> bool:
        """Tell whether a role ends at the word that a dash equates with what follows: «Төрағасы – доцент Айгүл …»."""
        role = self.roles.get(at)
        if role is None or role.ending_case is not Case.NOM or role.plural != plural or at in self.used:
            return False
        return role.possessed or self._opens(role.span.start)

    def _opens_line(self, at: int) -> bool:
        """Tell whether a role that ends at the word opens its line: «Кітапхана директоры, Айгүл …»."""
        role = self.roles.get(at)
        return role is not None and (
            role.span.start == 0 or self.words[role.span.start - 1].line != self.words[at].line
        )

    def _apposed(self, at: int) -> bool:
        """Tell whether the role that ends at the word stands in apposition to a name before it."""
        role = self.roles.get(at)
        first = role.span.start if role is not None else 0
        if first < 2 or self.words[first - 1].text != ",":
            return False
        person = self.context.person_ending(first - 2)
        return person is not None and person.span.start not in self.holders.of

    def _opens(self, i: int) -> bool:
        """Tell whether the words from `i` on open a sentence, a bracket or a clause."""
        if i == 0 or self.words[i - 1].line != self.words[i].line:
            return True
        return self.words[i - 1].text in set("(,;•–—-.:)")

    def after(self, mention: PersonMention) -> None:
        """Take the roles that stand after the name, parted by a comma, a dash or a bracket."""
        words = self.words
        at = mention.span.end
        if at >= len(words) or words[at].line != words[at - 1].line:
            return
        if words[at].text == "," and at + 1 < len(words) and words[at + 1].text in DASHES:
            at += 1  # «Айгүл Оспан, – кеңес мүшесі»
        mark = words[at].text
        if mark not in {",", "(", "есімді", "деген"} and mark not in DASHES:
            return
        role = self._role_from(at + 1) or self._signed(mention)
        if mark == "," and role is not None and mention.span.start in self.holders.of and self._leads_on(role):
            return
        while role is not None:
            end = role.span.end
            following = words[end] if end < len(words) else None
            goes_on = following is not None and following.line == words[end - 1].line
            if goes_on and self.context.person_starting(end) is not None and mark not in {"(", "есімді"}:
                return
            if (role.ending_case is not Case.NOM or mention.case in _OBLIQUE) and mark not in _TELLING:
                return
            if following is not None and following.text == ":" and mark == "," and role.plural:
                return
            if mark == "," and following is not None and not following.punct and following.line == words[end - 1].line:
                return
            self.give(mention, self._with_body_after(role))
            if following is None or following.text not in JOINING:
                return
            role = self._role_from(end + 1)

    def _signed(self, mention: PersonMention) -> RoleMention | None:
        """Return the role that fills the line below a name that fills its own: «А. Оспан,» and «… мұғалімі.»."""
        words, at = self.words, mention.span.end
        line = words.line_of(mention.span.start)
        if line.start != mention.span.start or line.end != at + 1 or words[at].text != "," or at + 1 >= len(words):
            return None
        below = words.line_of(at + 1)
        end = below.end - 1 - (words[below.end - 1].text in ".,")
        role = self.roles.get(end)
        alone = not any(self.context.person_at(k) for k in range(below.start, below.end))
        return role if role is not None and alone and end not in self.used else None

    def _leads_on(self, role: RoleMention) -> bool:
        """Tell whether a chain of roles ends in another name: they are its roles then."""
        following: RoleMention | None = role
        while following is not None:
            end = following.span.end
            if end >= len(self.words) or self.context.person_starting(end) is not None:
                return end < len(self.words)
            if self.words[end].text in JOINING and self._trait_leads_on(end + 1):
                return True
            following = self._role_from(end + 1) if self.words[end].text in JOINING else None
        return False

    def _trait_leads_on(self, start: int) -> bool:
        """Tell whether the next name after a comma has a trait right before it and nothing but its words between."""
        for k in range(start, min(start + TRAIT_REACH, len(self.words))):
            if self.words[k].text in ",;:." or self.words[k].line != self.words[start].line:
                return False
            if self.context.person_starting(k) is not None:
                return k - 1 in self.traits
        return False

    def _with_body_after(self, role: RoleMention) -> RoleMention:
        """Read «… – әдіскер, «Ақ жол» балабақшасы»: the body after a role that has none."""
        words, end = self.words, role.span.end
        certain = role.body is not None and role.score > 0.6
        if certain or role.place is not None or end + 1 >= len(words) or words[end].text not in {",", "("}:
            return role
        body = self.context.body_starting(end + 1)
        if body is None or body.ending.case is not Case.NOM or body.ending.plural:
            return role
        after = words[body.span.end] if body.span.end < len(words) else None
        ends = after is None or after.punct or after.line != words[end].line
        return replace(role, body=body, score=0.85) if ends else role

    def _role_from(self, start: int) -> RoleMention | None:
        """Return the role whose words begin at `start`, the longest there is."""
        words = self.words
        best = None
        for end in range(start, min(start + _REACH, len(words))):
            if words[end].line != words[start - 1].line or self.context.person_at(end) is not None:
                break
            role = self.roles.get(end)
            if role is not None and end not in self.used and (role.span.start <= start or self._filled(start, role)):
                best = role
        return best

    def _filled(self, start: int, role: RoleMention) -> bool:
        """Tell whether a role closes its clause with only nouns before it: «X – осы лицейдің тарих мұғалімі.»."""
        words, end = self.words, role.span.end
        closes = end >= len(words) or words[end].text in ".;" or words[end].line != words[start].line
        between = range(start, role.span.start)
        longest = _GAP if role.possessed else 1
        return closes and len(between) <= longest and all(self.nominal(k) for k in between)


def find_holders(context: Context) -> Holders:
    """Find every role in the words and join each with those who hold it."""
    search = _Search(context)
    for mention in search.people:
        search.before(mention)
    for mention in search.people:
        search.after(mention)
    free = {end: role for end, role in search.roles.items() if end not in search.used}
    for mention, role in find_predicates(context, free, search.people):
        search.give(mention, role)
    share_plurals(context.words, search.people, search.holders.of)
    for mention, role in row_roles(context, search.holders.of):
        search.give(mention, role)
    search.holders.loose = [role for end, role in search.roles.items() if end not in search.used]
    return search.holders
