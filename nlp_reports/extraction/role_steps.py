"""Steps left from a name or a title over words that part it from the title before it."""

from __future__ import annotations

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.endings import PLACED
from nlp_reports.extraction.roles import RoleMention
from nlp_reports.extraction.words import DASHES
from nlp_reports.language.morphology import Case

JOINING = frozenset({",", "әрі", "және"})
TRAIT_REACH = 10
_PARTICIPLES = ("ган", "ген", "кан", "кен", "атын", "етин", "йтын", "йтин")
_BEING = frozenset({"саналатын", "болган", "саналган", "аталган", "аталатын", "болатын"})
_NOUNS = 6
_CLAUSE = 9


class RoleSteps:
    """The roles of one post by their last word, those that have a holder, and what may be stepped over between them."""

    def __init__(self, context: Context, roles: dict[int, RoleMention], traits: dict[int, RoleMention]) -> None:
        self.context, self.words = context, context.words
        self.roles, self.traits = roles, traits
        self.used: set[int] = set()

    def past_trait(self, at: int) -> int:
        """Step over a trait and the comma before it: «депутат, мектептің 1985 жылғы түлегі Айгүл …»."""
        trait = self.traits.get(at)
        if trait is None or trait.ending_case is not Case.NOM:
            return at
        words = self.words
        for k in range(trait.span.start - 1, max(-1, at - TRAIT_REACH), -1):
            if words[k].line != words[at].line or self.context.person_at(k) is not None or words[k].text in "!?;:":
                break
            if words[k].text == "," or (words[k].text in DASHES and k - 1 in self.roles):
                return k - 1
        return at

    def past_clause(self, at: int) -> int:
        """Step over what a participle says of the name after it: «директоры, бүгінде зейнетте отырған Айгүл …»."""
        words = self.words
        if not words[at].fold.endswith(_PARTICIPLES):
            return at
        if words[at].fold in _BEING and at - 1 in self.roles:
            return at - 1  # «құрметті мүшесі саналатын Айгүл …»
        for k in range(at - 1, max(0, at - _CLAUSE), -1):
            if words[k].line != words[at].line or self.context.person_at(k) is not None:
                break
            if words[k].text in DASHES or words[k].text == ",":
                role = self.roles.get(k - 1)
                told = role is not None and role.ending_case is Case.NOM and k - 1 not in self.used
                return k - (words[k].text == ",") if told else at
            if words[k].punct and words[k].text not in "«»":
                break
        return at

    def past_owner(self, at: int) -> int:
        """Step over what owns a role's body and is no body known: «депутат, «…» париясының штаб мүшесі»."""
        words = self.words
        if at < 1 or words[at].punct or words[at].case is not Case.GEN:
            return at
        quote = words.quote_at.get(at - 1)
        before = quote.start - 1 if quote is not None else at - 1
        return before if before >= 0 and words[before].text in JOINING else at

    def past_nouns(self, at: int) -> int:
        """Step left over nouns no rule ties to a title: «төрағасы – халық әртісі», «меңгерушісі, т.ғ.к.»."""
        words = self.words
        for k in range(at, max(0, at - _NOUNS), -1):
            if words[k].line != words[at].line:
                break
            if words[k].text in JOINING or words[k].text in DASHES:
                role = self.roles.get(k - 1)
                if role is not None:
                    return k if role.ending_case is Case.NOM and k - 1 not in self.used else at
                if words[k].text != "-":
                    break
            if self.context.person_at(k) is not None or k in self.roles or not self.nominal(k):
                break
        return at

    def nominal(self, k: int) -> bool:
        """Tell whether a word is a noun or its attribute, a number, an abbreviation, a quote mark or part of a body."""
        word = self.words[k]
        noun = word.pos in {"NOUN", "PROPN", "NUM", "PRON"} and word.case in {None, Case.NOM, Case.GEN}
        noun = noun or word.pos == "ADJ" or word.fold.endswith(PLACED)
        covered = self.context.body_covering(k) is not None
        return noun or word.number or covered or word.text in {"-", "№", "«", "»"}
