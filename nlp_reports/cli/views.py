"""A record as people look at it: table, terminal text, one self-contained page."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib import resources
from itertools import pairwise
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from nlp_reports.cli.marks import Mark, marks_of
from nlp_reports.records import to_json

_STYLES = {
    "person": "bold magenta", "role": "cyan", "organization": "bold blue", "event": "bold green", "talk": "yellow",
    "award": "bold red", "date": "green", "work": "italic yellow", "quantity": "dim",
}  # fmt: skip


def render(record: Mapping[str, Any], shape: str) -> str:
    """Return a record as `json`, `jsonl`, `table` or `html`."""
    if shape == "html":
        return html_page(record)
    if shape == "table":
        return table_view(record)
    return to_json(record, indent=None if shape == "jsonl" else 2)


def table_view(record: Mapping[str, Any]) -> str:
    """Return the facts of a record as a table of kind, what, confidence and the words."""
    table = Table(title=record["source"]["uri"], title_justify="left")
    for column in ("kind", "what", "confidence", "words"):
        table.add_column(column, overflow="fold")
    seen = set()
    for mark in marks_of(record):
        if (mark.kind, mark.normal) not in seen:
            seen.add((mark.kind, mark.normal))
            table.add_row(mark.kind, Text(mark.normal), f"{mark.confidence:.2f}", Text(_words(record, mark)))
    return _printed(table)


def terminal_view(record: Mapping[str, Any]) -> str:
    """Return the text with marks in colour, then every mark with its normal form, origin and confidence."""
    text = Text(record["text"])
    for mark in marks_of(record):
        text.stylize(_STYLES[mark.kind], mark.start, mark.end)
    table = Table(box=None)
    for column in ("words", "kind", "normal form", "origin", "confidence"):
        table.add_column(column, overflow="fold")
    for mark in marks_of(record):
        words = Text(_words(record, mark), style=_STYLES[mark.kind])
        table.add_row(words, mark.kind, Text(mark.normal), mark.origin, f"{mark.confidence:.2f}")
    notes = [f"repaired {r['kind']}: {r['text']!r} → {r['replacement']!r}" for r in record["repairs"]]
    notes += [f"warning {w['kind']}: {w['message']}" for w in record["warnings"]]
    return "\n".join([_printed(text), _printed(table), *notes])


def _words(record: Mapping[str, Any], mark: Mark) -> str:
    words: str = " ".join(record["text"][mark.start : mark.end].split())
    return words


def _printed(thing: Any) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=140, highlight=False)
    console.print(thing)
    return stream.getvalue().rstrip()


@cache
def _page() -> str:
    return (resources.files("nlp_reports.cli") / "explain.html").read_text("utf-8")


def html_page(record: Mapping[str, Any]) -> str:
    """Return one page that needs nothing else: the text marked, each mark explained on hover and by keyboard."""
    title = escape(record["source"].get("title") or record["source"]["uri"])
    notes = [f"{r['kind']}: {r['text']!r} → {r['replacement']!r}" for r in record["repairs"]]
    notes += [f"{w['kind']}: {w['message']}" for w in record["warnings"]]
    items = "".join(f"<li>{escape(note)}</li>" for note in notes)
    legend = "".join(f'<span class="mark {kind}">{kind}</span> ' for kind in _STYLES)
    page = _page().replace("{{title}}", title).replace("{{legend}}", legend).replace("{{notes}}", items)
    return page.replace("{{text}}", _marked(record))


def _marked(record: Mapping[str, Any]) -> str:
    """Return the text cut at every mark's ends; each piece carries all marks that cover it."""
    text, marks = record["text"], marks_of(record)
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    opening: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
    active: list[Mark] = []
    pieces = []
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start] + opening.get(start, [])
        words = escape(text[start:end])
        if not active:
            pieces.append(words)
            continue
        tips = "".join(
            f"<span><b>{mark.kind}</b> {escape(mark.normal)}<br><small>{escape(mark.origin)} · "
            f"{mark.confidence:.2f}</small></span>"
            for mark in active
        )
        inner = min(active, key=lambda mark: mark.end - mark.start)
        pieces.append(
            f'<span class="mark {inner.kind}" tabindex="0">{words}<span class="tip" role="tooltip">{tips}</span></span>'
        )
    return "".join(pieces)
