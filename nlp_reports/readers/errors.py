"""What a reader says when it cannot read."""

from __future__ import annotations

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A post or a file that could not be read, in the place of the post that it would have been.

    Attributes:
        uri: Where it stands, as a post's `uri`.
        reason: What is wrong, in one line.
        content: The bytes to try it with again, None where they are too many or not at hand.
        size: How many bytes it has, 0 where that is not known.
    """

    uri: str
    reason: str
    content: bytes | None = None
    size: int = 0
