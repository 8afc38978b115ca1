"""How a page is answered: ask the archive, fill the template, speak the user's language, refuse what cannot be."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable
from typing import Any

from datasette import Response

from nlp_reports import i18n
from nlp_reports.i18n import gettext as _
from nlp_reports.web.headers import STRICT
from nlp_reports.web.links import DATABASE

_HEADERS = {"content-security-policy": STRICT, "cache-control": "private, no-cache"}
Question = Callable[[sqlite3.Connection], dict[str, Any] | None]


async def answer(datasette: Any, request: Any, template: str, question: Question) -> Response:
    """Ask the archive and fill a template with what it says; where it says None, there is no such page."""
    speak(request)
    context = await datasette.get_database(DATABASE).execute_fn(question)
    if context is None:
        return await page(
            datasette, request, "message", status=404,
            title=_("Not in this archive"), text=_("There is nothing under this address."),
        )  # fmt: skip
    return await page(datasette, request, template, **context)


async def page(datasette: Any, request: Any, template: str, *, status: int = 200, **context: Any) -> Response:
    """Return a page of ours."""
    may_decide = bool(request.actor) and not datasette.reports.read_only
    context = {"site": datasette.reports, "path": request.path, "may_decide": may_decide, **context}
    content = await datasette.render_template(f"reports/{template}.html", context, request=request)
    return Response.html(content, status=status, headers=_HEADERS)


def speak(request: Any) -> None:
    """Use the language that was chosen on the site, or else that the browser likes best."""
    chosen = request.cookies.get("language", "")
    i18n.use_language(
        chosen if chosen in i18n.LANGUAGES else i18n.preferred(request.headers.get("accept-language", ""))
    )


def only(*methods: str) -> Callable[[Any], Any]:
    """Refuse any other method than these."""

    def decorate(view: Any) -> Any:
        @functools.wraps(view)
        async def checked(datasette: Any, request: Any) -> Response:
            if request.method not in methods:
                speak(request)
                return await page(
                    datasette, request, "message", status=405,
                    title=_("Not possible"), text=_("This address cannot be used in this way."),
                )  # fmt: skip
            return await view(datasette, request)

        return checked

    return decorate
