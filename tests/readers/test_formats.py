"""Every sample of corpora/formats is read as what it is, whatever it is called."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from nlp_reports.readers import Post, ReadOptions, Unread, read_source

FORMATS = Path(__file__).parents[2] / "corpora" / "formats"
SAMPLES = tomllib.loads(Path(__file__).with_name("samples.toml").read_text("utf-8"))["sample"]


def posts_of(path: Path, **columns: str) -> list[Post]:
    found = list(read_source(path, ReadOptions(columns)))
    assert not [item for item in found if isinstance(item, Unread)], found
    return [item for item in found if isinstance(item, Post)]


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample["file"] for sample in SAMPLES])
def test_a_sample_gives_its_posts_whatever_its_name(sample: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "no-suffix"
    shutil.copy(FORMATS / sample["file"], path)
    posts = posts_of(path)
    assert [post.uri.removeprefix(str(path)).lstrip("#") for post in posts] == [post[0] for post in sample["posts"]]
    for post, (_, title, day, phrase) in zip(posts, sample["posts"], strict=True):
        assert (post.format, post.encoding) == (sample["format"], sample["encoding"])
        assert (post.title or "") == title
        assert (post.published or "").removesuffix("+00:00").removesuffix("+06:00") == day
        assert phrase in post.text


def test_every_sample_is_described() -> None:
    packed = {"site.zip", "site.tar.gz"}
    assert {path.name for path in FORMATS.iterdir()} == {sample["file"] for sample in SAMPLES} | packed


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("site.zip", ["2022/сәуір/оқырмандар.txt", "2022/page.html", "2022/letter.eml"]),
        ("site.tar.gz", ["site/utf8.txt", "site/posts.jsonl#101", "site/posts.jsonl#102", "site/posts.jsonl#103"]),
    ],
)
def test_archives_give_what_lies_in_them(name: str, places: list[str]) -> None:
    path = FORMATS / name
    assert [post.uri for post in posts_of(path)] == [f"{path}#{place}" for place in places]


def test_wordpress_tells_drafts_authors_and_revisions() -> None:
    posts = posts_of(FORMATS / "wordpress.xml")
    assert [post.author for post in posts] == ["Назым Ержанова", "Ғалия Құсайынова", "Назым Ержанова"]
    assert [[kind for kind, _ in post.warnings] for post in posts] == [[], [], ["draft"]]
    assert posts[0].categories == ("Жаңалықтар", "Кітапхана")
    assert "gallery" not in posts[0].text
    assert "wp:paragraph" not in posts[0].text


def test_a_column_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("тақырып,қысқаша,толық\nКеш,кеш өтті,Кітапханада кеш өтті\n", "utf-8")
    assert [post.text for post in posts_of(path, text="толық")] == ["Кітапханада кеш өтті"]


def test_posts_of_one_id_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "twice.jsonl"
    path.write_text('{"id": 7, "text": "Бірінші."}\n{"id": 7, "text": "Екінші."}\n', "utf-8")
    assert [(post.uri, post.text) for post in posts_of(path)] == [
        (f"{path}#7", "Бірінші."),
        (f"{path}#7~2", "Екінші."),
    ]


def test_text_that_looks_like_something_else_is_text(tmp_path: Path) -> None:
    for text in ("[smartslider3 slider=4]\nКеш өтті.", "{кеш} өтті", "Күні: ертең\nКеш, той, жиын", "<3 кітап"):
        path = tmp_path / "post"
        path.write_text(text, "utf-8")
        (post,) = posts_of(path)
        assert (post.format, post.text) == ("text", text)


def test_a_page_that_names_no_day_is_of_none(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><p>Кітапхана 1997 жылы ашылды.</p><p>25 мамырда кеш өтеді.</p></body></html>", "utf-8")
    (post,) = posts_of(path)
    assert (post.format, post.published) == ("html", None)
