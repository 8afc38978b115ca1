"""Who is who over the whole archive: one identity for each person and body, with what is doubtful kept for people."""

from nlp_reports.authority.build import Change, Outcome, build
from nlp_reports.authority.verdicts import decide, doubtful, pairs_in_doubt, remember, take_back, verdicts_taken

__all__ = [
    "Change", "Outcome", "build", "decide", "doubtful", "pairs_in_doubt", "remember", "take_back", "verdicts_taken",
]  # fmt: skip
