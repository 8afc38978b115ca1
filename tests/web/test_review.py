"""Reviewing over HTTP: who may, what is refused, what becomes of each decision, and of two at once."""

import asyncio
import os
import re
import sqlite3
from html import unescape
from urllib.parse import quote

import pytest

from nlp_reports.authority import build
from nlp_reports.web import site as sites
from nlp_reports.web.site import make_site
from tests.web.conftest import TOKEN, Browser

POST = "/post/1"


def card(visitor, kind, path=POST):
    """Return key and version of the first fact of a kind on the page of a post."""
    text = visitor.get(path).text
    part = re.search(
        rf'<li class="fact k-{kind}[^"]*" id="fact-([\w.]+)".*?name="version" value="(\w*)"', text, re.DOTALL
    )
    return {"fact": part[1], "version": part[2]}


def decisions(visitor):
    with sqlite3.connect(visitor.site.reports.path) as connection:
        return [*connection.execute("SELECT action, kind, actor FROM decisions ORDER BY decision")]


@pytest.fixture
def reviewer(visitor):
    visitor.sign_in()
    return visitor


def test_anonymous_reads_only(visitor):
    assert "Accept" not in visitor.get(POST).text
    response = visitor.post(f"{POST}/decide", {"fact": "x", "action": "accept"})
    assert response.status_code == 403 and "Sign in first" in response.text and decisions(visitor) == []


@pytest.mark.parametrize(
    ("token", "name", "said"), [("wrong-token", "А", "not the token"), (TOKEN, " ", "Say who you are")]
)
def test_sign_in_is_refused(visitor, token, name, said):
    response = visitor.sign_in(name, token)
    assert response.status_code == 403 and said in response.text and "ds_actor" not in visitor.cookies


def test_forged_cookie_and_forged_form_are_refused(visitor, reviewer):
    forged = Browser(visitor.site)
    forged.cookies = {"ds_actor": visitor.site.sign({"a": {"id": "x"}}, "another")}
    assert forged.post(f"{POST}/decide", {"action": "accept"}).status_code == 403
    for cookie in ({}, {"ds_csrftoken": "made-up"}):
        other = Browser(visitor.site)
        other.cookies = {"ds_actor": reviewer.cookies["ds_actor"], **cookie}
        response = other.post(f"{POST}/decide", {**card(reviewer, "person"), "action": "accept"}, token=False)
        assert response.status_code == 403
    response = reviewer.post(
        f"{POST}/decide", {**card(reviewer, "person"), "action": "accept"}, headers={"sec-fetch-site": "cross-site"}
    )
    assert response.status_code == 403 and "another site" in response.text and decisions(visitor) == []


@pytest.mark.parametrize("path", [f"{POST}/decide", f"{POST}/add", "/person/x/merge", "/sign-out"])
def test_nothing_is_written_by_following_a_link(reviewer, path):
    assert reviewer.get(path).status_code == 405


def test_accept_reject_take_back(reviewer):
    for action, said in (
        ("accept", "accepted · Айгүл"),
        ("withdraw", ""),
        ("reject", "rejected · Айгүл"),
        ("withdraw", ""),
    ):
        response = reviewer.post(f"{POST}/decide", {**card(reviewer, "role"), "action": action})
        assert response.status_code == 303 and response.headers["location"].startswith(f"{POST}#fact-")
        assert said in reviewer.get(POST).text
    assert [action for action, *_ in decisions(reviewer)] == ["accept", "withdraw", "reject", "withdraw"]


def test_correct_shows_what_it_was(reviewer):
    values = {"name": "Басқа Аты", "gender": ""}
    reviewer.post(f"{POST}/decide", {**card(reviewer, "person"), "action": "correct", **values})
    text = reviewer.get(POST).text
    assert re.search(r"extracted as</span> <del>\w+", text) and "Басқа Аты" in text and "review:Айгүл" in text
    assert reviewer.get("/archive/people.json?full=Басқа+Аты&_shape=array").json()
    assert "Басқа Аты" in reviewer.get("/review").text


def test_faulty_value_is_refused_and_kept(reviewer):
    response = reviewer.post(
        f"{POST}/decide", {**card(reviewer, "event"), "action": "correct", "kind": "visit", "start": "2019-99"}
    )
    assert response.status_code == 400 and "no date" in response.text and "2019-99" in response.text
    assert decisions(reviewer) == []


def test_add_by_words_and_by_place(reviewer):
    text = unescape(reviewer.get(POST).text)
    words = re.search(r"\d+ адам", re.sub(r"<[^>]+>", "", text))[0]
    form = {
        "words": words,
        "start": "",
        "kind": "quantity",
        "quantity.value": words.split()[0],
        "quantity.unit": "адам",
    }
    assert reviewer.post(f"{POST}/add", form).status_code == 303
    text = reviewer.get(POST).text
    assert "added · Айгүл" in text and "k-quantity" in text
    assert reviewer.post(f"{POST}/add", form).status_code == 409  # the same again
    fact = card(reviewer, "quantity")
    changed = {**fact, "action": "correct", "value": "7", "unit": "адам"}
    assert reviewer.post(f"{POST}/decide", changed).status_code == 303
    rows = reviewer.get("/archive/quantities.json?_shape=array").json()
    assert [(row["value"], row["unit"]) for row in rows] == [(7.0, "адам")]


@pytest.mark.parametrize(
    "form", [{}, {"kind": "idea"}, {"kind": "work", "words": "жоқ сөз", "work.title": "а"}, {"kind": "work"}]
)
def test_what_cannot_be_added_is_refused(reviewer, form):
    assert reviewer.post(f"{POST}/add", form).status_code == 400 and decisions(reviewer) == []


def test_second_reviewer_sees_the_conflict_and_may_go_on(reviewer):
    other = Browser(reviewer.site)
    other.sign_in("Марат")
    seen = card(other, "event")
    reviewer.post(f"{POST}/decide", {**card(reviewer, "event"), "action": "accept"})
    response = other.post(f"{POST}/decide", {**seen, "action": "correct", "kind": "visit", "name": "Басқа"})
    assert (
        response.status_code == 409 and "Айгүл decided on this in between" in response.text and "Басқа" in response.text
    )
    version = re.search(r'name="version" value="(\w+)"', response.text)[1]
    again = {"fact": seen["fact"], "version": version, "action": "correct", "kind": "visit", "name": "Басқа"}
    assert other.post(f"{POST}/decide", again).status_code == 303
    assert decisions(reviewer) == [("accept", "event", "Айгүл"), ("correct", "event", "Марат")]


def test_two_at_the_same_moment(reviewer):
    form = {**card(reviewer, "award", "/post/41"), "csrftoken": reviewer.cookies["ds_csrftoken"]}

    async def both():
        posts = [
            reviewer.site.client.post("/post/41/decide", data={**form, "action": action}, cookies=reviewer.cookies)
            for action in ("accept", "reject")
        ]
        return await asyncio.gather(*posts)

    assert sorted(response.status_code for response in asyncio.run(both())) == [303, 409]
    assert len(decisions(reviewer)) == 1


def test_whole_post(reviewer):
    reviewer.post(f"{POST}/decide", {"fact": "post", "version": "", "action": "accept"})
    assert "not wholly reviewed" in reviewer.get(POST).text and decisions(reviewer)[0][1] == "post"


def keys_of(visitor):
    with sqlite3.connect(visitor.site.reports.path) as connection:
        return [
            key
            for (key,) in connection.execute("SELECT name_key FROM people GROUP BY 1 ORDER BY COUNT(*) DESC, 1 LIMIT 2")
        ]


def test_merge_split_and_take_back(reviewer):
    one, other = keys_of(reviewer)
    page, target = f"/person/{quote(one)}", f"/person/{quote(other)}"
    assert "Is the same" in reviewer.get(f"{page}?find={quote(other[:5])}").text
    response = reviewer.post(f"{page}/merge", {"into": other, "version": ""})
    assert response.status_code == 303 and reviewer.get(page).headers["location"] == target
    text = reviewer.get(target).text
    assert "merged: " in text
    posts = re.findall(r'name="posts" value="(\d+)"', text)
    assert (
        reviewer.post(f"{target}/split", {"posts": posts, "version": "any"}).status_code == 400
    )  # nobody would be left
    assert reviewer.post(f"{target}/split", {"posts": posts[:1], "version": "any"}).status_code == 303
    text = reviewer.get(target).text
    assert "split off" in text and len(re.findall(r'class="when"', text)) > 0
    key = re.search(r'name="decision" value="(\w+)"', text)[1]
    assert reviewer.post(f"{target}/withdraw", {"decision": key, "version": key}).status_code == 303
    assert reviewer.get(page).status_code == 200


def test_read_only_is_refused_clearly(archive, monkeypatch):
    monkeypatch.setattr(sites, "can_write", lambda path: False)
    visitor = Browser(make_site(archive, token=TOKEN))
    visitor.sign_in()
    assert visitor.get(POST).status_code == 200 and "Accept" not in visitor.get(POST).text
    response = visitor.post(f"{POST}/decide", {"fact": "x", "action": "accept"})
    assert response.status_code == 403 and "reading only" in response.text


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_file_without_permission_is_read_only(archive):
    archive.chmod(0o400)
    assert make_site(archive).reports.read_only


def test_archive_held_by_another_writer_is_said(reviewer, monkeypatch):
    import nlp_reports.web.writing as writing

    def locked(*_):
        raise sqlite3.OperationalError("database is locked")

    fact = card(reviewer, "role")
    monkeypatch.setattr(writing, "open_for_writing", locked)
    response = reviewer.post(f"{POST}/decide", {**fact, "action": "accept"})
    assert response.status_code == 503 and "cannot be written now" in response.text


@pytest.fixture
def doubting(archive):
    """A reviewer before an archive whose authority has pairs in doubt."""
    assert build(archive).doubts["people"]
    reviewer = Browser(make_site(archive, token=TOKEN))
    reviewer.sign_in()
    return reviewer


def pairs_of(visitor):
    return re.findall(r'action="(/review/pair/\w+)/same"', visitor.get("/review").text)


def verdicts(visitor):
    with sqlite3.connect(visitor.site.reports.path) as connection:
        return [*connection.execute("SELECT same, actor FROM identity_verdicts ORDER BY decided, same")]


def test_pair_in_doubt_is_decided_and_the_next_run_acts_on_it(doubting):
    page = doubting.get("/review").text
    one = pairs_of(doubting)[0]
    row = next(part for part in page.split("<tr>") if f"{one}/same" in part)
    left, right = re.findall(r'href="/(?:person|organization)/(\w+)"', row)
    assert left != right and all(doubting.get(f"/person/{identity}").status_code == 200 for identity in (left, right))
    response = doubting.post(f"{one}/same")
    assert response.status_code == 303 and response.headers["location"] == "/review#pairs"
    assert one not in pairs_of(doubting) and verdicts(doubting) == [(1, "Айгүл")]
    build(doubting.site.reports.path)
    with sqlite3.connect(doubting.site.reports.path) as connection:
        left_over = connection.execute("SELECT COUNT(*) FROM identities WHERE identity IN (?, ?)", (left, right))
        assert left_over.fetchone() == (1,)


def test_verdict_is_taken_back_and_the_doubt_comes_back(doubting):
    one = pairs_of(doubting)[0]
    assert doubting.post(f"{one}/different").status_code == 303 and verdicts(doubting) == [(0, "Айгүл")]
    build(doubting.site.reports.path)
    assert one not in pairs_of(doubting) and f"{one}/withdraw" in doubting.get("/review").text
    assert doubting.post(f"{one}/withdraw").status_code == 303 and verdicts(doubting) == []
    build(doubting.site.reports.path)
    assert one in pairs_of(doubting)


def test_pair_is_decided_once(doubting):
    one = pairs_of(doubting)[0]
    doubting.post(f"{one}/same")
    response = doubting.post(f"{one}/different")
    assert response.status_code == 400 and "in between" in response.text and verdicts(doubting) == [(1, "Айгүл")]


def test_pair_is_refused_without_signing_in_or_from_elsewhere(doubting):
    one = pairs_of(doubting)[0]
    stranger = Browser(doubting.site)
    assert "Are these one?" in stranger.get("/review").text and pairs_of(stranger) == []
    assert stranger.post(f"{one}/same").status_code == 403 and doubting.get(f"{one}/same").status_code == 405
    forged = Browser(doubting.site)
    forged.cookies = {"ds_actor": doubting.cookies["ds_actor"]}
    assert forged.post(f"{one}/same", token=False).status_code == 403
    assert doubting.post(f"{one}/same", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert verdicts(doubting) == []


def test_queue_puts_doubt_and_reach_first(reader):
    text = reader.get("/review").text
    rows = re.findall(r'class="number">(\d\.\d\d)</td><td class="number">(\d+)', text)
    weights = [round((1 - float(confidence)) * int(reach), 2) for confidence, reach in rows]
    assert len(weights) > 10 and weights == sorted(weights, reverse=True)
