"""What a person does in the browser, in a real one: read, search, sign in, decide, by mouse and by keyboard alone."""

import re
import sqlite3
from urllib.parse import quote

import pytest

from tests.web.chromium import CHROMIUM, chromium, served
from tests.web.conftest import MENDED, TOKEN

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: install the Debian package chromium")

PERSON = "/person/" + quote("сейітова р л")
PAGES = ["/", "/search?q=кітапхана", "/review", "/quarantine", "/post/2", "/post/41", PERSON, "/sign-in"]


@pytest.fixture(scope="module")
def running():
    """One Chromium for the tests of this module, closed at their end."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def window(running, archive):
    """A page of a browser before an archive of its own; fails where anything outside is asked for or a script errs."""
    with served(archive, token=TOKEN) as address:
        context = running.new_context(base_url=address, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(60_000)
        page = context.new_page()
        faults, asked = [], []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url))
        yield page
        context.close()
        assert faults == [] and [url for url in asked if not url.startswith(address)] == []


def sign_in(page, name="Айгүл"):
    page.goto(f"/sign-in?token={TOKEN}")
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/review")


def decided(archive):
    with sqlite3.connect(archive) as connection:
        return [*connection.execute("SELECT action, kind, actor FROM decisions ORDER BY decision")]


def press(page, keys):
    """Press a key that sends a form, and wait for the page that comes back."""
    with page.expect_navigation():
        page.keyboard.press(keys)


def test_reading_by_mouse_and_keyboard(window):
    window.goto("/")
    window.get_by_role("link", name="Search", exact=True).click()
    window.locator(".found h2 a").last.click()
    mark = window.locator("a.mark.k-person").first
    mark.hover()
    tip = window.locator("#tip")
    assert tip.is_visible() and "rule:stand_in" in tip.inner_text() and "0.90" in tip.inner_text()
    window.mouse.move(0, 0)
    assert tip.is_hidden()
    mark.focus()
    assert tip.is_visible()
    window.keyboard.press("Enter")
    window.wait_for_selector(".fact:focus")  # a function would be evaluated from a string, which the pages forbid
    key = window.evaluate("document.activeElement.dataset.key")
    assert mark.get_attribute("data-facts").split()[0] == key
    window.locator(f"#fact-{key} > .say .place").click()
    window.wait_for_selector(".mark:focus")


def test_repairs_are_shown_as_they_stand_and_as_read(window):
    window.goto("/post/2")
    repaired = window.locator(".repaired").first
    assert repaired.inner_text() == "жылғы" and repaired.locator("span").is_visible()
    window.get_by_label("Show repairs as read").check()
    assert repaired.locator("span").is_hidden()
    assert window.locator("[data-read]").first.get_attribute("data-read") == MENDED
    shown = window.evaluate("getComputedStyle(document.querySelector('[data-read]'), '::after').content")
    assert "жылдың" in shown and window.locator("[onmouseover]").count() == 0


def test_searching(window):
    window.goto("/")
    window.get_by_label("Search the archive").fill("кітапханашыларға")
    window.keyboard.press("Enter")
    window.wait_for_url("**/search?**")
    assert window.locator(".snippet mark").first.inner_text().casefold().startswith("кітапханашы")
    before = window.locator(".found > li").count()
    window.locator(".facets a").first.click()
    window.get_by_label(re.compile("Without year")).wait_for()
    assert 0 < window.locator(".found > li").count() <= before


def test_sign_in_is_refused_then_granted_then_given_back(window):
    window.goto("/sign-in")
    window.get_by_label("Your name").fill("Айгүл")
    window.get_by_label("Token").fill("not this one")
    window.get_by_role("button", name="Sign in").click()
    assert "not the token" in window.get_by_role("alert").inner_text()
    sign_in(window)
    window.get_by_role("button", name="Sign out").click()
    window.get_by_role("link", name="Sign in").wait_for()


def test_every_decision_on_a_fact_by_keyboard_alone(window, archive):
    sign_in(window)
    window.goto("/post/1")
    window.keyboard.press("j")
    press(window, "a")
    assert "accepted" in window.locator(".fact:focus").inner_text()
    press(window, "u")
    assert "accepted" not in window.locator(".fact:focus > .say").inner_text()
    window.keyboard.press("c")
    window.keyboard.press("Control+a")
    window.keyboard.type("Жаңа Аты")
    press(window, "Enter")
    assert "extracted as" in window.locator(".fact:focus").inner_text()
    window.keyboard.press("j")
    press(window, "r")
    assert window.locator(".gone").count() == 1
    window.keyboard.press("n")
    window.keyboard.type("атты")
    window.keyboard.press("Tab")
    window.keyboard.type("work")
    window.keyboard.press("Tab")
    window.keyboard.type("Аты бар кітап")
    press(window, "Enter")
    assert [action for action, *_ in decided(archive)] == ["accept", "withdraw", "correct", "reject", "add"]
    assert window.get_by_text("added · Айгүл").count() == 1


def test_adding_by_selecting_text(window, archive):
    sign_in(window)
    window.goto("/post/1")
    window.evaluate(
        """() => {
            const pieces = [...document.querySelectorAll('#text [data-start] > span')];
            const piece = pieces.find((one) => one.textContent.includes('атты'));
            const node = piece.firstChild, at = node.data.indexOf('атты');
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 4);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            document.getElementById('text').dispatchEvent(new MouseEvent('mouseup'));
        }"""
    )
    window.locator("#add-here").click()
    window.get_by_label("What it is").select_option("work")
    window.locator("#add-work-title").fill("Кітап")
    window.get_by_role("button", name="Add", exact=True).click()
    window.get_by_text("added · Айгүл").wait_for()
    with sqlite3.connect(archive) as connection:
        (evidence, text) = connection.execute(
            "SELECT evidence, text FROM decisions JOIN texts ON texts.uri = decisions.uri"
        ).fetchone()
    start = int(re.search(r'"start":(\d+)', evidence)[1])
    assert text[start : start + 4] == "атты"


def test_merging_splitting_and_taking_back(window, archive):
    with sqlite3.connect(archive) as connection:
        one, other = [
            key
            for (key,) in connection.execute("SELECT name_key FROM people GROUP BY 1 ORDER BY COUNT(*) DESC, 1 LIMIT 2")
        ]
    sign_in(window)
    window.goto(f"/person/{quote(one)}")
    window.get_by_text("Who is who").click()
    window.get_by_label("The same as").fill(other)
    window.get_by_role("button", name="Find").click()
    window.get_by_role("button", name="Is the same: merge").first.click()
    window.wait_for_url(f"**/person/{quote(other)}")
    assert window.locator(".decided").inner_text().startswith("merged")
    window.get_by_text("Who is who").click()
    window.get_by_role("checkbox").first.check()
    window.get_by_role("button", name="Split off").click()
    window.get_by_text("split off").first.wait_for()
    window.get_by_role("button", name="Take back").first.click()
    window.wait_for_load_state()
    assert [action for action, *_ in decided(archive)] == ["merge", "split", "withdraw"]


def test_second_reviewer_is_told_and_loses_nothing(window, archive):
    sign_in(window)
    window.goto("/post/1")
    late = window.context.new_page()
    late.goto("/post/1")
    window.locator(".fact .do-accept").first.click()
    window.get_by_text("accepted · Айгүл").wait_for()
    late.locator(".fact .do-reject").first.click()
    assert "decided on this in between" in late.get_by_role("alert").inner_text()
    late.get_by_role("button", name="Decide all the same").click()
    late.locator(".gone").wait_for()
    assert [action for action, *_ in decided(archive)] == ["accept", "reject"]


def test_cross_site_write_is_refused(window, archive):
    sign_in(window)
    window.goto("/")
    address = re.match(r"http://[^/]+", window.url)[0]
    fields = "<input name=fact value=post><input name=action value=accept>"
    other = window.context.new_page()
    other.set_content(f"<form method=post action='{address}/post/1/decide'>{fields}</form>")
    with other.expect_response("**/post/1/decide") as caught:
        other.evaluate("document.forms[0].submit()")
    assert caught.value.status == 403 and decided(archive) == []


def test_hostile_text_runs_nowhere(window):
    for path in [*PAGES, "/archive/posts", "/archive/quarantine"]:
        window.goto(path)
        assert window.title() != "caught" and window.locator("img[src=x]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(running, archive_read, scheme):
    from axe_playwright_python.sync_playwright import Axe

    with served(archive_read, token=TOKEN) as address:
        context = running.new_context(base_url=address, color_scheme=scheme, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(60_000)
        page = context.new_page()
        faults = []
        for path in [*PAGES, "/post/1?signed"]:
            if path.endswith("signed"):
                sign_in(page)
            page.goto(path)
            found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
            faults += [
                f"{path}: {one['id']}: {node['html'][:150]}"
                for one in found.response["violations"]
                for node in one["nodes"]
            ]
        context.close()
    assert faults == []
