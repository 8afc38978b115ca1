"""What a reader says when it cannot read."""

from __future__ import annotations


class ReadError(ValueError):
    """A source that gives no post: where, and why, in one line.

    Attributes:
        path: The source as it was named.
        reason: What is wrong and, where there is something to do, what.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
