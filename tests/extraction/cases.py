"""Cases as a linguist writes them: a post a line, what it must give on the indented lines below it."""

from __future__ import annotations

from pathlib import Path

Case = tuple[str, list[str]]


def battery_beside(module: str) -> list[Case]:
    """Return (post, expected lines) of `battery.txt` beside a test module, `\\n` in a post for a line break."""
    return [(post.replace("\\n", "\n"), lines) for post, lines in cases_beside(module, "battery.txt")]


def cases_beside(module: str, name: str = "cases.txt") -> list[Case]:
    """Return (post, expected lines) of a file beside a test module; lines that begin with # say nothing."""
    found: list[Case] = []
    for line in Path(module).with_name(name).read_text("utf-8").splitlines():
        if line.startswith("    "):
            found[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            found.append((line, []))
    return found
