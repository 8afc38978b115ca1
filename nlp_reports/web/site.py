"""The site of an archive: a Datasette instance that knows its archive, its token and whether it may write."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from datasette.app import Datasette, DatasetteClient
from datasette.database import Database
from datasette.plugins import pm

from nlp_reports.archive import ArchiveError
from nlp_reports.archive.connection import open_for_reading, open_for_writing
from nlp_reports.web import plugin
from nlp_reports.web.home import home
from nlp_reports.web.links import DATABASE

_HIDDEN = ("signatures", "signature_bands")


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages of one instance need to know.

    Attributes:
        path: The archive.
        token: What a reviewer signs in with.
        kept: Figures of the home page, by the state of the archive that they are of.
        read_only: Whether nothing can be decided: asked for, or because the file cannot be written.
    """

    path: Path
    token: str = field(repr=False)
    read_only: bool = False
    kept: dict[Any, dict[str, Any]] = field(default_factory=dict, repr=False)


def make_site(path: Path, *, token: str | None = None, read_only: bool = False) -> Any:
    """Return a Datasette instance over an archive, with our pages; `.reports` is its `Site`.

    Raises:
        ArchiveError: There is no archive at this path, or it cannot be opened.
    """
    writable = can_write(path)
    if path.is_file() and writable and not read_only:
        open_for_writing(path).close()  # brings an older archive up to date
    connection = open_for_reading(path, immutable=not writable)
    try:
        kept: dict[Any, dict[str, Any]] = {}
        home(connection, kept)  # counted once before anybody asks
    finally:
        connection.close()
    folder = resources.files("nlp_reports.web")
    instance = Datasette(
        [],
        template_dir=str(folder / "templates"),
        static_mounts=[("assets", str(folder / "static"))],
        metadata={
            "title": "nlp-reports",
            "databases": {DATABASE: {"tables": {name: {"hidden": True} for name in _HIDDEN}}},
        },
        settings={"sql_time_limit_ms": 3_000, "allow_download": False},
        secret=os.environ.get("DATASETTE_SECRET"),
    )
    instance.reports = Site(path, token or secrets.token_urlsafe(16), read_only or not writable, kept)
    if not pm.is_registered(plugin):
        pm.register(plugin, name="nlp-reports")
    instance.add_database(Database(instance, path=str(path), is_mutable=writable), name=DATABASE)
    instance.client = DatasetteClient(instance)  # the one made above does not know our pages yet
    return instance


def can_write(path: Path) -> bool:
    """Tell whether the archive and the folder that its journal needs can be written."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


__all__ = ["ArchiveError", "Site", "can_write", "make_site"]
