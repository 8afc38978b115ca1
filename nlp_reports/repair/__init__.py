"""Mend damaged text without losing the way back: every span of the mended text maps to the original."""

from nlp_reports.repair.aligned import AlignedText, Edit, Kind, LoneSurrogateError, Repair
from nlp_reports.repair.lookalikes import lookalike_edits
from nlp_reports.repair.spacing import spacing_edits

__all__ = ["AlignedText", "Edit", "Kind", "LoneSurrogateError", "Repair", "repair"]


def repair(text: str) -> AlignedText:
    """Mend a text: look-alike letters first, then lost spaces and hidden characters.

    Raises:
        LoneSurrogateError: The text holds half of a surrogate pair.
    """
    aligned = AlignedText.of(text)
    for edits in (lookalike_edits, spacing_edits):
        aligned = aligned.edit(sorted(set(edits(aligned.text)), key=lambda edit: (edit.start, edit.end)))
    return aligned
