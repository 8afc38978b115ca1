"""Show how a batch goes on: a bar on a terminal, a line a minute elsewhere, a line of JSON a post where asked."""

from __future__ import annotations

import json
import sys
import time
from types import TracebackType
from typing import IO, Any, Self

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from nlp_reports.batch import Account
from nlp_reports.i18n import gettext

_EVERY = 60.0  # seconds between two lines where standard error is no terminal


class BatchProgress:
    """Receives what `nlp_reports.batch.run` reports. Use it as a context manager.

    Args:
        total: About how many posts there are.
        log: Where each post becomes a line of JSON, if anywhere.
    """

    def __init__(self, total: int, log: IO[str] | None = None) -> None:
        self.total, self.log = total, log
        self.started = self.said = time.monotonic()
        self.words = 0
        self.bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
            TextColumn(gettext("posts") + "  {task.fields[note]}"),
            TimeElapsedColumn(), TextColumn(gettext("left")), TimeRemainingColumn(),
            console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True,
        )  # fmt: skip
        self.task = self.bar.add_task("batch", total=total, note="")

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.stop()

    def __call__(self, account: Account, uri: str, became: str) -> None:
        """Take note of one post."""
        words, self.words = account.words - self.words, account.words
        self.write({"uri": uri, "became": became, **({"words": words} if words else {})})
        note = self._note(account)
        self.bar.update(
            self.task, completed=account.settled, total=max(self.total, account.settled), note=note, refresh=False
        )
        if self.bar.disable and time.monotonic() - self.said > _EVERY:
            self.said = time.monotonic()
            said = gettext("{settled} of about {total} posts, {note}")
            click.echo(said.format(settled=account.settled, total=self.total, note=note), err=True)

    def write(self, entry: dict[str, Any]) -> None:
        """Write a line of the log, with the time."""
        if self.log:
            stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
            self.log.write(json.dumps({"time": stamp, **entry}, ensure_ascii=False) + "\n")
            self.log.flush()

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self.started

    def _note(self, account: Account) -> str:
        failures = ", ".join(f"{stage} {count}" for stage, count in sorted(account.failures.items()))
        speed = gettext("{speed:,.0f} words/s").format(speed=account.words / max(self.seconds, 1e-3))
        return speed + (gettext("  failed: {stages}").format(stages=failures) if failures else "")
