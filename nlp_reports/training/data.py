"""All texts of a training run, by purpose."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nlp_reports.tagging.words import split_words
from nlp_reports.training.augment import MentionBank
from nlp_reports.training.corpus import Example, post_split, read_kaznerd, read_news, read_posts, split_kaznerd
from nlp_reports.training.names import make_names, read_name_parts
from nlp_reports.training.raw import read_raw


@dataclass(frozen=True)
class TrainingData:
    """What is learned from and what is measured on; measured sets by name."""

    sentences: list[Example]
    texts: list[Example]
    measured: dict[str, list[Example]]
    raw: list[Example]
    """Texts without labels."""


def read_data(shared: Path, corpora: Path | None = None) -> TrainingData:
    """Read KazNERD's validation split, the project's posts and the news.

    Args:
        shared: folder with `kaznerd/`, `gov_mentions/`, `raw/` and, where no corpora are given, `written/`.
        corpora: folder with the posts in `train/`, `dev/`, `test/`, labelled as docs/labelling.md says, or nothing.
    """
    sentences, development = split_kaznerd(read_kaznerd(shared / "kaznerd" / "IOB2_valid.txt"))
    texts: dict[str, list[Example]] = {"train": [], "dev": [], "test": []}
    if corpora is not None:
        texts = {split: list(read_posts((corpora / split).glob("**/*.txt"))) for split in texts}
    else:
        for path in sorted((shared / "written").glob("*.txt")):
            texts[post_split(path.stem)] += read_posts([path])
    news: dict[str, list[Example]] = {"train": [], "test": []}
    for split, example in read_news(shared / "gov_mentions"):
        news[split].append(example)
    measured = {"kaznerd": development, "dev": texts["dev"], "test": texts["test"], "news": news["test"]}
    posts = (corpora / "train").glob("*.txt") if corpora is not None else ()
    raw = read_raw(shared / "raw", posts, news["test"])
    return TrainingData(sentences, texts["train"] + news["train"], measured, raw)


def mention_bank(data: TrainingData, lexicon: Path, names: int, rng: random.Random) -> MentionBank:
    """Collect the mentions of the training texts and add made names of people."""
    bank = MentionBank()
    bank.add_examples(data.sentences)
    bank.add_examples(data.texts)
    for name in make_names(read_name_parts(lexicon), names, rng):
        bank.add("PERSON", tuple(word.text for word in split_words(name)))
    return bank


def lengths(examples: Sequence[Example]) -> int:
    """Count words."""
    return sum(len(example.words) for example in examples)
