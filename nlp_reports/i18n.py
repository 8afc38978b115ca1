"""Messages in the user's language: gettext catalogues, chosen for each request or run; English where there is none."""

from __future__ import annotations

import functools
import gettext as _catalogues
from collections.abc import Iterable
from contextvars import ContextVar
from importlib import resources

#: Languages that the pages and the command line can speak, the first where nothing else is asked for.
LANGUAGES = ("en", "kk", "ru")
_DOMAIN = "nlp_reports"
_Missing = _catalogues.NullTranslations
_language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def gettext(message: str) -> str:
    """Return a message in the language in use."""
    return _catalogue(_language.get()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return a message about a number of things in the language in use."""
    return _catalogue(_language.get()).ngettext(singular, plural, number)


def mark(message: str) -> str:
    """Mark a message that stands in a table for the catalogues, and return it as it is."""
    return message


def use_language(language: str) -> None:
    """Speak this language from here on, in this thread or task."""
    _language.set(language if language in LANGUAGES else LANGUAGES[0])


def language_in_use() -> str:
    """Return the language in use."""
    return _language.get()


@functools.cache
def available() -> tuple[str, ...]:
    """Return the languages that there are messages in."""
    return tuple(code for code in LANGUAGES if code == LANGUAGES[0] or type(_catalogue(code)) is not _Missing)


def preferred(accepted: str, available: Iterable[str] = LANGUAGES) -> str:
    """Return the language that a browser likes best (`Accept-Language`) of those there are.

    >>> preferred("kk-KZ,kk;q=0.9,ru;q=0.8")
    'kk'
    """
    known = tuple(available)
    weighed = []
    for position, part in enumerate(accepted.split(",")):
        tag, _, weight = part.partition(";q=")
        try:
            weighed.append((-float(weight or 1), position, tag.strip().split("-")[0].lower()))
        except ValueError:
            continue
    return next((tag for weight, _, tag in sorted(weighed) if tag in known and weight < 0), known[0])


@functools.cache
def _catalogue(language: str) -> _catalogues.NullTranslations:
    folder = str(resources.files("nlp_reports") / "locale")
    return _catalogues.translation(_DOMAIN, folder, [language], fallback=True)
