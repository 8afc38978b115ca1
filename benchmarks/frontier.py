"""Draw the frontier of layers, F1 and speed out of `docs/tagger-frontier.json`.

    python -m benchmarks.frontier docs/tagger-frontier.json docs/tagger-frontier.svg

Each entry: layers, of which over pieces, speed as a ratio to the first model, and where it was trained F1 by set.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "frontier"
from matplotlib import pyplot as plt  # noqa: E402


def main() -> None:
    source, target = map(Path, sys.argv[1:3])
    entries = json.loads(source.read_text(encoding="utf-8"))
    figure, axes = plt.subplots(figsize=(7, 4.2))
    for name, mark in (("kaznerd", "o"), ("written aside", "s")):
        trained = [entry for entry in entries if name in entry.get("f1", {})]
        axes.scatter([one["speed"] for one in trained], [one["f1"][name] for one in trained], marker=mark, label=name)
        for entry in trained:
            axes.annotate(
                entry["name"], (entry["speed"], entry["f1"][name]), (4, 5), textcoords="offset points", fontsize=8
            )
    for entry in entries:
        if "f1" not in entry:
            axes.axvline(entry["speed"], color="0.85", zorder=0)
            axes.annotate(entry["name"], (entry["speed"], 0.79), rotation=90, fontsize=7, color="0.5")
    axes.set_xlabel("words a second, ratio to ten layers without fused attention")
    axes.set_ylabel("entity F1")
    axes.legend(loc="lower left")
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})


if __name__ == "__main__":
    main()
