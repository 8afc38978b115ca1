"""Print how much is found of each layout, the worst first.

python -m tests.extraction.award_layouts [--posts 20] [--seed 0] [--tagger model] [--show WORDS]
"""

from __future__ import annotations

import argparse
import sys

from nlp_reports.extraction.extractor import load
from tests.extraction.award_layouts.generator import LAYOUTS, made_posts
from tests.extraction.award_layouts.measure import Score


def main() -> None:
    """Measure the layouts whose name holds the words given, all else, and show what was missed of those."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tagger", default="model")
    parser.add_argument("--show", metavar="WORDS")
    given = parser.parse_args()
    extractor = load(tagger=given.tagger)
    scores: dict[str, Score] = {}
    for layout in LAYOUTS:
        if given.show and given.show not in layout["name"]:
            continue
        score = scores[layout["name"]] = Score()
        for post in made_posts(layout, given.posts, given.seed):
            score.add(extractor, post)
    out = sys.stdout
    for score in scores.values() if given.show else ():
        for post, missed, wrong in score.misses:
            out.write(f"{post.text}\n")
            out.writelines(f"    missed {item}\n" for item in missed)
            out.writelines(f"    wrong  {item}\n" for item in wrong)
            out.write("--------\n")
    out.write(f"{'recall':>7}{'prec.':>7}{'origin':>7}{'issuer':>7}\n")
    for name, score in sorted(scores.items(), key=lambda item: min(item[1].recall, item[1].precision)):
        out.write(f"{score.recall:7.2f}{score.precision:7.2f}{score.origin:7.2f}{score.issuer:7.2f}  {name}\n")
    told, found = sum(s.told for s in scores.values()), sum(s.found for s in scores.values())
    wrong = sum(s.wrong for s in scores.values())
    out.write(f"{found / max(told, 1):7.3f}{found / max(found + wrong, 1):7.3f}  all {told} recipients\n")


if __name__ == "__main__":
    main()
