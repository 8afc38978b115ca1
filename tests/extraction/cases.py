"""Cases as a linguist writes them: a post a line, what it must give on the indented lines below it."""

from __future__ import annotations

from pathlib import Path

Case = tuple[str, list[str]]


def cases_beside(module: str) -> list[Case]:
    """Return (post, expected lines) of `cases.txt` beside a test module; lines that begin with # say nothing."""
    found: list[Case] = []
    for line in Path(module).with_name("cases.txt").read_text("utf-8").splitlines():
        if line.startswith("    "):
            found[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            found.append((line, []))
    return found
