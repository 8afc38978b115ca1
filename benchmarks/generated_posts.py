"""Make archives of any size out of invented posts, the same for the same numbers.

    python -m benchmarks.generated_posts 1000 archive.jsonl
    python -m benchmarks.generated_posts 1000 export.xml --format wxr

About one post in forty repeats an earlier one word for word (as if on a second site), and one in forty nearly.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def generated_post(number: int, seed: int = 0) -> dict[str, str]:
    """Return post `number` of the endless archive `seed`, as a line of JSONL has it."""
    random_of_post = random.Random(seed * 1_000_003 + number)
    chance = random_of_post.random()
    original = number
    if number > 10 and chance < 0.05:
        original = number - random_of_post.randrange(1, 10)
        while random.Random(seed * 1_000_003 + original).random() < 0.05:
            original -= 1
    post = _post(random.Random(seed * 1_000_003 + original))
    if original != number and chance >= 0.025:
        post["text"] += " Хабарды баспасөз қызметі таратты."
    site = "https://kitaphana.example" if original == number else "https://audan.example"
    return {"id": str(number), "url": f"{site}/{number}", **post}


def generated_posts(count: int, seed: int = 0) -> Iterator[dict[str, str]]:
    """Yield the first `count` posts."""
    return (generated_post(number, seed) for number in range(count))


def write_jsonl(path: Path, count: int, seed: int = 0) -> None:
    """Write an archive as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        for post in generated_posts(count, seed):
            out.write(json.dumps(post, ensure_ascii=False) + "\n")


def write_wxr(path: Path, count: int, seed: int = 0) -> None:
    """Write an archive as a WordPress export."""
    with path.open("w", encoding="utf-8") as out:
        out.write(
            '<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">\n'
            "<channel>\n<title>Кітапхана</title>\n<wp:wxr_version>1.2</wp:wxr_version>\n"
        )
        for post in generated_posts(count, seed):
            out.write(
                f"<item><title>{escape(post['title'])}</title><link>{post['url']}</link>"
                f"<dc:creator><![CDATA[{post['author']}]]></dc:creator>"
                f"<content:encoded><![CDATA[<p>{post['text'].replace(chr(10), '</p><p>')}</p>]]></content:encoded>"
                f"<wp:post_id>{post['id']}</wp:post_id><wp:post_date>{post['published']} 10:00:00</wp:post_date>"
                "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>\n"
            )
        out.write("</channel></rss>\n")


def _post(choice: random.Random) -> dict[str, str]:
    pick = lambda key: choice.choice(WORDS[key])  # noqa: E731
    person = lambda: f"{pick('surnames')} {pick('initials')}.{pick('initials')}."  # noqa: E731
    topic = lambda: f"{pick('subjects')} – {pick('predicates')}"  # noqa: E731
    year, month, day = choice.randrange(2005, 2025), choice.randrange(12), choice.randrange(1, 29)
    _, body_in, body_of, _ = pick("bodies")
    _, event = pick("events")
    name = topic()
    lines = [
        f"{year} жылғы {day} {WORDS['months'][month][1]} {body_in} «{name}» атты {event} өтті.",
        f"Шараны {body_of} директоры {person()} ашты. Оған {choice.randrange(10, 200)} адам қатысты.",
        "Бағдарлама:",
        *(f"{i}. {person()}, {pick('roles')} – «{topic()}»." for i in range(1, choice.randrange(3, 6))),
    ]
    for _ in range(choice.randrange(0, 3)):
        winners = ", ".join(f"{person()} ({pick('branches')})" for _ in range(choice.randrange(2, 7)))
        lines.append(f"{pick('issuers')} {pick('awards')[2]} марапатталды: {winners}.")
    lines.append(" ".join(choice.sample(WORDS["remarks"], choice.randrange(2, 5))))
    return {
        "title": f"«{name}»: {event}",
        "text": "\n".join(lines),
        "published": f"{year}-{month + 1:02}-{day:02}",
        "author": pick("surnames"),
    }


def main() -> None:
    """Write an archive of the size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--format", choices=["jsonl", "wxr"], default="jsonl")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    write = write_wxr if given.format == "wxr" else write_jsonl
    write(given.path, given.count, given.seed)


if __name__ == "__main__":
    main()
