"""Text without labels: what is read, and how words are hidden in it."""

import gzip
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra [training]")

from nlp_reports.training.batches import make_batch  # noqa: E402
from nlp_reports.training.corpus import example_of  # noqa: E402
from nlp_reports.training.raw import hide_words, read_raw  # noqa: E402

MEASURED = "Кеше ауданда жиналыс өтті."


def test_lines_that_are_measured_on_are_left_out(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "gov2015.txt.gz", "wt", encoding="utf-8") as file:
        file.write(f"{MEASURED}\n\nЖаңа мектеп ашылды.\n")
    post = tmp_path / "a01.txt"
    post.write_text("Байқау өтті.", encoding="utf-8")
    found = read_raw(tmp_path, [post], [example_of(MEASURED, [], "news")])
    assert [(text.source, text.words[0]) for text in found] == [("gov2015", "Жаңа"), ("a01", "Байқау")]
    assert not any(any(text.labels) for text in found)


def test_whole_words_are_hidden_and_never_the_start() -> None:
    torch.manual_seed(1)
    words = [[5, 6], [7], [8, 9, 10]] * 30
    batch = make_batch([(words, [0] * len(words)), (words[:10], [0] * 10)])
    seen = hide_words(batch)
    assert (seen[:, 0] == batch.pieces[:, 0]).all()
    changed = (seen != batch.pieces).float()
    share = batch.pooling @ changed[:, :, None]
    assert set(share.flatten().round(decimals=3).tolist()) == {0.0, 1.0}
    assert 0 < changed[0].mean() < 0.4
