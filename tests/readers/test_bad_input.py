"""Hostile, broken and enormous sources: each thing that cannot be read is said, and the rest is read."""

from __future__ import annotations

import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_reports.readers import Post, Unread, read_source
from nlp_reports.readers.html import plain_text
from nlp_reports.readers.reading import read_stream

FORMATS = Path(__file__).parents[2] / "corpora" / "formats"
TEXT = "Ауыл кітапханасында кеш өтті.\n".encode()


def outcome(path: Path) -> tuple[list[str], list[str]]:
    """Return the texts read and the reasons of what was not."""
    found = list(read_source(path))
    texts = [item.text for item in found if isinstance(item, Post)]
    return texts, [item.reason for item in found if isinstance(item, Unread)]


def zip_of(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


def test_a_zip_bomb_is_not_unpacked_and_its_neighbour_is_read(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "bomb.zip", {"bomb.txt": bytes(300 << 20), "a.txt": TEXT})
    texts, reasons = outcome(path)
    assert texts == [TEXT.decode()]
    assert len(reasons) == 1
    assert "bomb" in reasons[0]


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    content = TEXT
    for level in range(6):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            file.writestr(f"{level}.zip" if level else "a.txt", content)
        content = packed.getvalue()
    path = tmp_path / "deep.zip"
    path.write_bytes(content)
    texts, reasons = outcome(path)
    assert texts == []
    assert "deep" in reasons[0]


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/etc/passwd.txt", "..\\..\\a.txt", "C:\\a.txt"])
def test_a_name_that_leaves_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    texts, reasons = outcome(zip_of(tmp_path / "escape.zip", {name: TEXT, "b.txt": TEXT}))
    assert texts == [TEXT.decode()]
    assert "outside" in reasons[0]


def test_links_in_a_tar_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "links.tar"
    with tarfile.open(path, "w") as packed:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
        file = tarfile.TarInfo("a.txt")
        file.size = len(TEXT)
        packed.addfile(file, io.BytesIO(TEXT))
    texts, reasons = outcome(path)
    assert texts == [TEXT.decode()]
    assert "link" in reasons[0]


DOCTYPE = '<?xml version="1.0"?><!DOCTYPE rss [{}]><rss><channel><item><title>&x;</title></item></channel></rss>'
BOMB = DOCTYPE.format('<!ENTITY a "aaaa"><!ENTITY x "&a;&a;&a;">').encode()
OUTSIDE = DOCTYPE.format('<!ENTITY x SYSTEM "file:///etc/passwd">').encode()


@pytest.mark.parametrize("content", [BOMB, OUTSIDE], ids=["bomb", "external"])
def test_xml_entities_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "entities.xml"
    path.write_bytes(content)
    texts, reasons = outcome(path)
    assert texts == []
    assert "entities" in reasons[0]


@pytest.mark.parametrize(("cut_after", "whole_posts"), [("post_id>102", 1), ("post_id>103", 2), ("seminar.jpg", 3)])
def test_a_truncated_export_gives_its_whole_posts_and_says_where_it_ends(
    tmp_path: Path, cut_after: str, whole_posts: int
) -> None:
    export = (FORMATS / "wordpress.xml").read_bytes()
    path = tmp_path / "cut.xml"
    path.write_bytes(export[: export.index(cut_after.encode()) + len(cut_after) + 5])
    texts, reasons = outcome(path)
    assert len(texts) == whole_posts
    assert any("ends" in reason for reason in reasons)


def test_control_characters_in_an_export_are_passed_over(tmp_path: Path) -> None:
    whole = (FORMATS / "wordpress.xml").read_bytes()
    path = tmp_path / "controls.xml"
    path.write_bytes(whole.replace("кеші өтті".encode(), "кеші\x0b\x1f өтті".encode()))
    texts, reasons = outcome(path)
    assert (len(texts), reasons) == (3, [])
    assert "кеші өтті" in texts[0]


def test_a_broken_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    good = json.dumps({"text": TEXT.decode()}, ensure_ascii=False).encode()
    path.write_bytes(b"\n".join([good, b'{"text": ', good, b"[1]", b'{"text": "\\ud800"}', good]))
    texts, reasons = outcome(path)
    assert len(texts) == 3
    assert len(reasons) == 3


def test_a_line_of_a_hundred_megabytes_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    good = json.dumps({"text": TEXT.decode()}, ensure_ascii=False).encode()
    with path.open("wb") as file:
        file.write(good + b'\n{"text": "')
        for _ in range(100):
            file.write("кеш ".encode() * 149_796)
        file.write(b'"}\n' + good + b"\n")
    texts, reasons = outcome(path)
    assert len(texts) == 2
    assert "longer than" in reasons[0]


def test_a_text_too_large_for_a_post_is_said(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes("кеш ".encode() * 7_500_000)  # 50 MB in one line
    texts, reasons = outcome(path)
    assert texts == []
    assert "cut it up" in reasons[0]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as DOCX"),
        ("a.rtf", b"{\\rtf1 text}", "save it as DOCX"),
        ("a.rar", b"Rar!\x1a\x07\x00", "pack it as ZIP"),
        ("a.xml", b"<?xml version='1.0'?><catalog/>", "not known"),
        ("a.json", b'{"name": "x", "size": 3}', "no field of text"),
        ("a.json", b'[{"text": "\xd0\x9a\xd0\xb5\xd1\x88"}, {"text"', "broken JSON after 1 posts"),
        ("a.pdf", b"%PDF-1.7\nrubbish", "PDF"),
        ("a.zip", b"PK\x03\x04rubbish", "damaged ZIP"),
        ("a.gz", b"\x1f\x8brubbish", "damaged gzip"),
    ],
)
def test_what_is_not_read_says_what_to_do(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    _, reasons = outcome(path)
    assert len(reasons) == 1
    assert says in reasons[0]
    assert "\n" not in reasons[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_bytes(TEXT)
    path.chmod(0)
    assert "Permission denied" in outcome(path)[1][0]


def test_names_that_are_no_unicode_are_written_as_their_bytes(tmp_path: Path) -> None:
    try:
        (tmp_path / "a\udcff.txt").write_bytes(TEXT)
    except (OSError, UnicodeError):
        pytest.skip("this file system takes names of Unicode only")
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as file:
        info = tarfile.TarInfo("b\udcfe.txt")
        info.size = len(TEXT)
        file.addfile(info, io.BytesIO(TEXT))
    (tmp_path / "b.tar").write_bytes(packed.getvalue())
    found = [item.uri for name in ("a\udcff.txt", "b.tar") for item in read_source(tmp_path / name)]
    assert found == [f"{tmp_path}/a\\xff.txt", f"{tmp_path}/b.tar#b\\xfe.txt"]


def test_many_posts_of_one_id_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_text('{"id": 1, "text": "кеш"}\n{"id": 2, "text": "кеш"}\n' * 3, "utf-8")
    names = [item.uri.partition("#")[2] for item in read_source(path)]
    assert names == ["1", "2", "1~2", "2~2", "1~3", "2~3"]


@pytest.mark.parametrize("markup", ["", "<!DOCTYPE html><body", "<html><frameset>", "a\x01b&#1;c\ufffe", "<p>\x0b<br>"])
def test_markup_of_any_kind_gives_text(markup: str) -> None:
    assert "\x01" not in plain_text(f"{markup} кеш") + plain_text(f"{markup} кеш", keep_lines=True)


SAMPLES = sorted(path for path in FORMATS.iterdir() if path.is_file())


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from(list(b'\x00\xff\n<>&"\x80\x1f'))), max_size=12),
    st.floats(0.05, 1),
)
def test_damage_of_any_kind_is_said_in_a_line(sample: Path, changes: list[tuple[float, int]], kept: float) -> None:
    content = bytearray(sample.read_bytes())
    for place, byte in changes:
        content[int(place * (len(content) - 1))] = byte
    content = content[: max(1, int(kept * len(content)))]
    for item in read_stream(io.BytesIO(content), sample.name, len(content)):
        assert item.uri.startswith(sample.name)
        if isinstance(item, Unread):
            assert "\n" not in item.reason and "its reader failed" not in item.reason
