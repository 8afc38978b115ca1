"""What the readings of many words share: part of speech, features and suffixes, and what is derived of these."""

from __future__ import annotations

from functools import lru_cache

from nlp_reports.language.morphology.description import Features

_LABELS: dict[tuple[str, Features], int] = {}
_COARSE = frozenset({"Case", "VerbForm", "Aspect", "NumType", "Degree", "PronType"})
_COARSE_LETTERS = frozenset({"Person[psor]", "Gender"})


class Kind:
    """A part of speech with features, reached by certain suffixes.

    Made once and shared: readings refer to it, so that what hangs on it alone is computed once, not once a word.

    Attributes:
        pos: part of speech, UPOS.
        features: sorted by name.
        ids: names of the suffixes, from the stem outwards.
        label: a number that kinds with the same part of speech and features share.
        tag: part of speech and features in one string.
        coarse: part of speech with the values of the features that neighbours go by.
        end: what a verb form is at its end (converb, participle, tense); the case of anything else.
        case, gender: values of these features; None where it lacks them.
        finite: whether it is a finite verb form of the third person.
    """

    __slots__ = ("case", "coarse", "end", "features", "finite", "gender", "ids", "label", "pos", "tag")

    def __init__(self, pos: str, features: Features, ids: tuple[str, ...]) -> None:
        self.pos, self.features, self.ids = pos, features, ids
        self.label = _LABELS.setdefault((pos, features), len(_LABELS))
        self.tag = "|".join([pos, *map("=".join, features)])
        values = dict(features)
        kept = [
            value if name in _COARSE else name[:1] + value[:1]
            for name, value in features
            if name in _COARSE or name in _COARSE_LETTERS
        ]
        self.coarse = ":".join([pos, *kept])
        self.end = values.get("VerbForm", "") + values.get("Tense", values.get("Case", values.get("Aspect", "")))
        self.finite = values.get("VerbForm") == "Fin" and values.get("Person") == "3"
        self.case, self.gender = values.get("Case"), values.get("Gender")


@lru_cache(maxsize=20_000)
def kind_of(pos: str, features: Features, ids: tuple[str, ...] = ()) -> Kind:
    """Return the kind with this part of speech, these features and suffixes."""
    return Kind(pos, features, ids)
