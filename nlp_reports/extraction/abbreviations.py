"""Words cut to their first letters and parted by a stroke: «а/к», «о/м»."""

from __future__ import annotations

from nlp_reports.extraction.context import Context


def abbreviates(context: Context, i: int) -> bool:
    """Tell whether the stroke joins the first letters of two words: «а/к», «о/м»."""
    words = context.words
    if words[i].text != "/" or i == 0 or i + 1 >= len(words):
        return False
    before, after = words[i - 1], words[i + 1]
    short = len(before.text) <= 2 and len(after.text) <= 2 and before.text.islower() and after.text.islower()
    return short and before.end == words[i].start and words[i].end == after.start
