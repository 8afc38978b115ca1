"""Bring the catalogues up to date: new messages into the .po files, obsolete ones out, .mo files made anew."""

from __future__ import annotations

import datetime
import io

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from nlp_reports.locale.messages import DOMAIN, LANGUAGES, PACKAGE, template

LANGUAGE_NAMES = {"kk": "Kazakh", "ru": "Russian"}
_UNSAID = (
    '"Project-Id-Version', '"Report-Msgid', '"POT-Creation', '"PO-Revision', '"Last-Translator', '"Language-Team',
    '"Generated-By',
)  # fmt: skip


def main() -> None:
    """Update every language and say what is left to translate."""
    current = template()
    for language in LANGUAGES:
        folder = PACKAGE / "locale" / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        catalogue = stored(language)
        catalogue.update(current, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        (folder / f"{DOMAIN}.po").write_bytes(_po(catalogue))
        with (folder / f"{DOMAIN}.mo").open("wb") as file:
            write_mo(file, _undated(stored(language)))
        missing = [message.id for message in catalogue if message.id and not message.string]
        click.echo(f"{language}: {len(catalogue)} messages, {len(missing)} to translate")


def stored(language: str) -> Catalog:
    """Return the catalogue of a language as it is kept, empty where there is none yet."""
    path = PACKAGE / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return Catalog(locale=language, domain=DOMAIN, project="nlp_reports", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def _undated(catalogue: Catalog) -> Catalog:
    """Return a catalogue whose header does not say when it was made, so that the same text gives the same bytes."""
    catalogue.creation_date = catalogue.revision_date = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    return catalogue


def _po(catalogue: Catalog) -> bytes:
    catalogue.header_comment = f"# Messages of nlp_reports in {LANGUAGE_NAMES[str(catalogue.locale)]}."
    out = io.BytesIO()
    write_po(out, catalogue, width=120, omit_header=False, no_location=True, sort_output=True)
    lines = out.getvalue().decode().split("\n")
    return "\n".join(line for line in lines if not line.startswith(_UNSAID)).encode()


if __name__ == "__main__":
    main()
