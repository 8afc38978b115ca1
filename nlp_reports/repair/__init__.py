"""Mend damaged text without losing the way back: every span of the mended text maps to the original."""

from collections.abc import Iterable

from nlp_reports.repair.aligned import AlignedText, Edit, Kind, LoneSurrogateError, Repair
from nlp_reports.repair.ciphered import old_font_edits
from nlp_reports.repair.encodings import encoding_edits
from nlp_reports.repair.glued import glued_edits
from nlp_reports.repair.lookalikes import lookalike_edits
from nlp_reports.repair.lost import lost_edits
from nlp_reports.repair.misread import misread_edits
from nlp_reports.repair.missing import missing_edits
from nlp_reports.repair.parted import parted_edits
from nlp_reports.repair.quotes import paired_edits, quote_edits
from nlp_reports.repair.run_on import mail_edits, run_on_edits
from nlp_reports.repair.scanned import scanned_edits
from nlp_reports.repair.spacing import spacing_edits
from nlp_reports.repair.torn import torn_edits
from nlp_reports.repair.wide import wide_edits
from nlp_reports.repair.wrapped import wrapped_edits

__all__ = ["AlignedText", "Edit", "Kind", "LoneSurrogateError", "Repair", "repair"]

_STEPS = (
    encoding_edits,
    old_font_edits,
    missing_edits,
    scanned_edits,
    lookalike_edits,
    lost_edits,
    parted_edits,
    wide_edits,
    mail_edits,
    wrapped_edits,
    quote_edits,
    paired_edits,
    run_on_edits,
    torn_edits,
    misread_edits,
    spacing_edits,
)


def repair(text: str) -> AlignedText:
    """Mend a text: encoding, old fonts, scans, look-alikes, lost letters, spaces, wrapped lines, torn and glued words.

    In this order: each step sees what the one before it mended. What may be right as it stands stays.

    Raises:
        LoneSurrogateError: The text holds half of a surrogate pair.
    """
    aligned = AlignedText.of(text)
    for edits in _STEPS:
        aligned = _edited(aligned, edits(aligned.text))
    cut = sum(item.kind == "glued_words" for item in aligned.repairs)
    return _edited(aligned, glued_edits(aligned.text, cut=cut))


def _edited(aligned: AlignedText, edits: Iterable[Edit]) -> AlignedText:
    return aligned.edit(sorted(set(edits), key=lambda edit: (edit.start, edit.end)))
