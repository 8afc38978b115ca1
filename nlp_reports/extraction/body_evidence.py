"""Whether a body is to be in the record: its signs weighed by a logistic model.

The weights (`body_evidence.toml`) are learnt from posts with gold by `nlp-reports train bodies`. They count on
the tagger; where none was asked, every body that the rules find stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_reports.extraction.body_signs import body_signs
from nlp_reports.extraction.body_uses import find_uses
from nlp_reports.extraction.organizations import BodyDraft
from nlp_reports.weighing import probability, shipped_weights

if TYPE_CHECKING:
    from nlp_reports.extraction.build import Found
    from nlp_reports.extraction.context import Context

WEIGHTS = "body_evidence.toml"
LEAST = 0.36
"""The least probability of a body of the record: F1 is served best at about half of what it is."""
_KEPT_FOR = frozenset({"recipient"})
"""Uses that keep a body however it looks: without it the record would lose who received an award."""


def weigh_bodies(context: Context, found: Found) -> tuple[list[BodyDraft], list[BodyDraft]]:
    """Return the bodies that the record is to have and those left out, each with its probability."""
    if not context.tagged:
        return found.bodies, []
    kept: list[BodyDraft] = []
    left_out: list[BodyDraft] = []
    for draft, uses in zip(found.bodies, find_uses(context, found, found.bodies), strict=True):
        draft.probability = probability(body_signs(context, draft, found.bodies, uses), shipped_weights(WEIGHTS))
        stays = draft.probability >= LEAST or uses & _KEPT_FOR
        (kept if stays else left_out).append(draft)
    return kept, left_out
