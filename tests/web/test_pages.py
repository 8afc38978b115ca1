"""The pages that are read: what stands on them, that hostile text stays text, that nothing comes from outside."""

import re
import sqlite3
from html import unescape
from urllib.parse import quote

import pytest

from nlp_reports.archive import ArchiveError
from nlp_reports.web.site import make_site
from tests.web.conftest import HOSTILE

PERSON = "/person/" + quote("сейітова р л")
BODY = "/organization/" + quote("шилісай орта мектебі")
HOSTILE_POST = "/post/41"
PAGES = ["/", "/search", "/search?q=кітапхана", "/quarantine", "/post/1", HOSTILE_POST, PERSON, BODY]


@pytest.mark.parametrize("path", PAGES)
def test_page_answers_under_a_strict_policy(reader, path):
    response = reader.get(path)
    assert response.status_code == 200
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert not re.search(r"<script(?! src=\"/assets/)|<[^>]+ (on\w+|style)=|(src|href)=\"(https?:)?//", response.text)


@pytest.mark.parametrize("path", [*PAGES, f"/search?q={quote(HOSTILE)}", "/search?kind=%3Cscript%3E", "/archive/posts"])
def test_hostile_text_stays_text(reader, path):
    assert "<img src=x" not in reader.get(path).text and "<script>document" not in reader.get(path).text


def test_home_says_what_there_is(reader):
    text = reader.get("/").text
    assert re.search(r"posts</dt><dd>41</dd>", text) and "Events by month" in text and "Теректі" in text


def test_text_of_a_post_is_whole(reader, archive_read):
    with sqlite3.connect(archive_read) as connection:
        for post, text in connection.execute("SELECT post, text FROM texts WHERE post IN (1, 2, 3, 41)"):
            marked = re.search(r'id="text"[^>]*>(.*?)</div>', reader.get(f"/post/{post}").text, re.DOTALL)[1]
            assert unescape(re.sub(r"<[^>]+>", "", marked)) == text


def test_marks_and_facts_lead_to_each_other(reader):
    text = reader.get("/post/1").text
    for key in set(re.findall(r'href="#fact-([\w.]+)"', text)):
        assert f'id="fact-{key}"' in text
    for key in set(re.findall(r'href="#at-([\w.]+)"', text)):
        assert f'id="at-{key}"' in text


def test_search_finds_by_lemma_and_narrows(reader):
    text = reader.get("/search?q=кітапханашыларды").text
    assert "<mark>кітапханашы" in text
    total = int(re.search(r"(\d+) posts?", text)[1])
    year = re.search(r'href="(/search\?[^"]*year=\d{4})"', text)[1]
    narrowed = reader.get(unescape(year)).text
    assert 0 < int(re.search(r"(\d+) posts?", narrowed)[1]) < total and "year: " in narrowed


def test_quarantine_says_why(reader):
    text = reader.get("/quarantine?stage=extract").text
    assert "extraction: 1" in text and "&lt;script&gt;" in text


@pytest.mark.parametrize("path", ["/post/99999", "/person/nobody", "/organization/none", "/post/x", "/nothing/here"])
def test_what_is_not_there_is_404(reader, path):
    assert reader.get(path).status_code == 404


def test_datasette_comes_with_it(reader):
    assert reader.get("/archive/people.json?_shape=array&_size=1").json()[0]["full"]
    assert reader.get("/archive/awards.csv?_size=2").text.startswith("post,id,kind")
    assert reader.get("/archive.json?sql=select+count(*)+as+n+from+posts&_shape=array").json() == [{"n": 41}]
    assert reader.get("/archive.json?sql=delete+from+posts").status_code == 400


def test_every_table_opens_with_its_references(reader):
    tables = [table["name"] for table in reader.get("/archive.json").json()["tables"] if not table["fts_table"]]
    assert {"people", "decisions", "quarantine"} <= set(tables)
    assert [table for table in tables if reader.get(f"/archive/{table}?_nofacet=1&_size=3").status_code != 200] == []


def test_no_archive_is_one_line(tmp_path):
    with pytest.raises(ArchiveError, match="no such archive"):
        make_site(tmp_path / "none.sqlite")
    (tmp_path / "other.sqlite").write_text("text, no database, and rather long so that SQLite looks at it", "utf-8")
    with pytest.raises(ArchiveError):
        make_site(tmp_path / "other.sqlite")


def test_a_talk_is_not_told_twice(archive, visitor):
    with sqlite3.connect(archive) as connection:
        post, event, speaker, title = connection.execute(
            "SELECT post, event, speaker, title FROM program WHERE speaker IS NOT NULL LIMIT 1"
        ).fetchone()
        connection.execute("INSERT INTO participants VALUES (?, ?, 99, 'spoke', ?, NULL)", (post, event, speaker))
        (key,) = connection.execute("SELECT name_key FROM people WHERE post = ? AND id = ?", (post, speaker)).fetchone()
    text = unescape(visitor.get(f"/person/{quote(key)}").text)
    assert title in text and "<td>spoke</td>" not in text
