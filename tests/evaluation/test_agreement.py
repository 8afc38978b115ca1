"""Our scores are those of the reference scorer, fact for fact, where that scorer is at hand."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from nlp_reports.evaluation import score_post
from tests.evaluation.perturbed import record_of

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = sorted((ROOT / "corpora").rglob("*.gold.json")) + sorted((SHARED / "data").rglob("*.gold.json"))


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    found = next((SHARED / "tools").glob("score*.py"), None)
    if found is None:
        pytest.skip("the reference scorer is not at hand: ../shared is absent")
    spec = importlib.util.spec_from_file_location("reference_scorer", found)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plain(value: Any) -> Any:
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("damage", [0.0, 0.2, 0.5, 1.0])
def test_counts_and_wrong_facts_agree(reference: ModuleType, damage: float) -> None:
    chance = random.Random(7)
    assert GOLD
    for path in GOLD:
        gold = json.loads(path.read_text("utf-8"))
        record = record_of(gold, chance, damage) if damage < 1 else None
        counts, wrong = reference.compare(gold, record)
        ours = score_post(path.name, gold, record)
        assert {kind: [c.hits, c.spurious, c.missed] for kind, c in ours.counts.items()} == counts, path
        spurious = [
            ["+", outcome.fact.kind, plain(outcome.fact.values)] for outcome in ours.outcomes if outcome.right is False
        ]
        missed = [["-", fact.kind, plain(fact.values)] for fact in ours.missed]
        assert sorted(map(repr, spurious + missed)) == sorted(repr([s, k, plain(f)]) for s, k, f in wrong), path
        precision, recall, f1 = reference.prf(*(sum(column) for column in zip(*counts.values(), strict=True)))
        assert (ours.total.precision, ours.total.recall) == (precision, recall)
        assert ours.total.f1 == pytest.approx(f1)
