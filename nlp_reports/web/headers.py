"""What every answer says to the browser: nothing from outside, no frames, no guessing of types."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

#: Of our pages: script and style from our own files only, none written in a page.
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
#: Of Datasette's pages (tables, SQL), which have scripts and styles of their own inside the page.
_LOOSER = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
)

Message = MutableMapping[str, Any]
Application = Callable[[Any, Any, Callable[[Message], Awaitable[None]]], Awaitable[None]]


def with_headers(application: Application) -> Application:
    """Return the application with these headers on every answer that does not bring them itself."""

    async def wrapped(scope: Any, receive: Any, send: Callable[[Message], Awaitable[None]]) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                policy = (b"content-security-policy", _LOOSER.encode())
                added = [pair for pair in (policy, *_ALWAYS) if pair[0] not in present]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        await application(scope, receive, send_with_headers)

    return wrapped
