"""Mend damaged text without losing the way back: every span of the mended text maps to the original."""

from nlp_reports.repair.aligned import AlignedText, Edit, Kind, LoneSurrogateError, Repair

__all__ = ["AlignedText", "Edit", "Kind", "LoneSurrogateError", "Repair", "repair"]


def repair(text: str) -> AlignedText:
    """Mend a text; nothing is known of damage yet.

    Raises:
        LoneSurrogateError: The text holds half of a surrogate pair.
    """
    return AlignedText.of(text)
