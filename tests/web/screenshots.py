"""Make the pictures of the pages that the documents show.

    python -m tests.web.screenshots

Extracts the posts of corpora/train into an archive, finds who is who, decides on a few facts, takes
docs/screenshots/*.png.
"""

import os
import sqlite3
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from nlp_reports.authority import build
from nlp_reports.batch import run
from tests.web.chromium import CHROMIUM, chromium, served
from tests.web.conftest import TOKEN

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "docs" / "screenshots"
POST = "a01.txt"


def make_archive(folder: Path) -> Path:
    """Extract the posts."""
    posts = folder / "posts"
    posts.mkdir()
    for path in sorted((ROOT / "corpora" / "train").glob("*.txt")):
        (posts / path.name).write_bytes(path.read_bytes())
    os.chdir(folder)  # so that the posts are named without the folder, which is another each time
    run([Path("posts")], folder / "kitaphana.sqlite")
    build(folder / "kitaphana.sqlite")
    return folder / "kitaphana.sqlite"


def addresses(archive: Path) -> dict[str, str]:
    """Return the pages to take: those of the person and the body of whom most is known."""
    with sqlite3.connect(archive) as connection:
        ask = lambda sql: connection.execute(sql).fetchone()[0]  # noqa: E731
        post = ask(f"SELECT post FROM posts WHERE uri LIKE '%{POST}'")
        damaged = ask("SELECT post FROM records ORDER BY json_array_length(record, '$.repairs') DESC, post LIMIT 1")
        person = ask(
            "SELECT identity FROM person_identities AS found"
            " JOIN roles ON roles.post = found.post AND roles.person = found.person"
            " LEFT JOIN program ON program.post = found.post AND speaker = found.person"
            " LEFT JOIN recipients ON recipients.post = found.post AND recipients.person = found.person"
            " GROUP BY 1 ORDER BY COUNT(DISTINCT found.post) * (1 + COUNT(DISTINCT program.title))"
            " * (1 + COUNT(DISTINCT award)) DESC, 1 LIMIT 1"
        )
        body = ask(
            "SELECT identity FROM organization_identities AS found JOIN organizations AS body"
            " ON body.post = found.post AND body.id = found.organization"
            " JOIN roles ON roles.post = found.post AND roles.organization = found.organization"
            " LEFT JOIN organizers ON organizers.post = found.post AND organizers.organization = found.organization"
            " LEFT JOIN recipients ON recipients.post = found.post AND recipients.person = roles.person"
            " WHERE body.kind <> 'commission' GROUP BY 1 ORDER BY COUNT(DISTINCT roles.person)"
            " * (1 + COUNT(DISTINCT organizers.event)) * (1 + COUNT(DISTINCT award)) DESC, 1 LIMIT 1"
        )
    return {
        "home": "/", "search": f"/search?q={quote('кітапханашы')}", "post": f"/post/{post}", "review": "/review",
        "repairs": f"/post/{damaged}", "person": f"/person/{quote(person)}",
        "organization": f"/organization/{quote(body)}",
    }  # fmt: skip


def take(page, address: str, name: str) -> None:
    """Take one picture."""
    page.goto(address)
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=TARGET / f"{name}.png")


def main() -> None:
    """Take all pictures."""
    if not CHROMIUM:
        sys.exit("no Chromium here: install the Debian package chromium")
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        archive = make_archive(Path(folder))
        pages = addresses(archive)
        with served(archive, token=TOKEN) as address, chromium() as browser:
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    base_url=address, viewport={"width": 1280, "height": 860}, color_scheme=scheme
                )
                context.set_default_timeout(120_000)
                page = context.new_page()
                if scheme == "dark":
                    take(page, pages["post"], "post-dark")
                    break
                for name in ("home", "search", "person", "organization"):
                    take(page, pages[name], name)
                page.goto(pages["post"])
                page.locator("a.mark.k-person").first.hover()
                page.screenshot(path=TARGET / "post.png")
                take(page, pages["repairs"], "repairs")
                page.goto(f"/sign-in?token={TOKEN}")
                page.get_by_label("Your name").fill("Айгүл")
                page.get_by_role("button", name="Sign in").click()
                page.goto(pages["post"])
                page.locator(".fact .do-accept").first.click()
                page.get_by_text("accepted · Айгүл").wait_for()
                page.locator(".fact.k-role .do-reject").last.click()
                page.locator(".gone").first.wait_for()
                page.goto(pages["post"])
                page.locator(".fact .correct summary").nth(1).click()
                page.evaluate("scrollTo(0, 0)")
                page.screenshot(path=TARGET / "review-post.png")
                take(page, pages["review"], "review")
                page.locator("#pairs").scroll_into_view_if_needed()
                page.locator("#pairs h2").evaluate("heading => heading.scrollIntoView()")
                page.screenshot(path=TARGET / "review-pairs.png")
                context.close()


if __name__ == "__main__":
    main()
