"""Who is who over the whole archive: one identity for each person and body, with what is doubtful kept for people."""

from nlp_reports.authority.build import Change, Outcome, build
from nlp_reports.authority.verdicts import decide, doubtful

__all__ = ["Change", "Outcome", "build", "decide", "doubtful"]
