"""Where a record comes from: its post, its languages, what made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from nlp_reports.records.model.parts import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Part):
    """Where the post came from."""

    uri: str
    format: str
    encoding: str
    sha256: str
    title: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    categories: tuple[str, ...] = ()
    post_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Language(Part):
    """Main language (ISO 639-1), script (ISO 15924), and the share of each language in the words."""

    main: str
    script: str
    shares: Mapping[str, float] = field(default_factory=dict)
    keep_empty: ClassVar[frozenset[str]] = frozenset({"shares"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Model(Part):
    """The tagger's model, as its card names it."""

    name: str
    version: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline(Part):
    """What made the record."""

    name: str
    version: str
    rules_version: str
    model: Model | None = None
