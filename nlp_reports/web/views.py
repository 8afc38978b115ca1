"""The pages as Datasette calls them: take the address apart, ask the archive, fill the template."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from datasette import Response

from nlp_reports import i18n
from nlp_reports.i18n import gettext as _
from nlp_reports.web.headers import STRICT
from nlp_reports.web.home import home
from nlp_reports.web.links import DATABASE
from nlp_reports.web.organizations import organization_page
from nlp_reports.web.people import person_page
from nlp_reports.web.post import post_page
from nlp_reports.web.quarantine import quarantine_page
from nlp_reports.web.search import search_page

Question = Callable[[sqlite3.Connection], dict[str, Any] | None]


async def home_view(datasette: Any, request: Any) -> Response:
    """Show what the archive holds."""
    return await answer(datasette, request, "home", home)


async def post_view(datasette: Any, request: Any) -> Response:
    """Show a post."""
    post = int(request.url_vars["post"])
    return await answer(datasette, request, "post", lambda connection: post_page(connection, post))


async def person_view(datasette: Any, request: Any) -> Response:
    """Show a person."""
    identity = unquote(request.url_vars["identity"])
    return await answer(datasette, request, "person", lambda connection: person_page(connection, identity))


async def organization_view(datasette: Any, request: Any) -> Response:
    """Show a body."""
    identity = unquote(request.url_vars["identity"])
    return await answer(datasette, request, "organization", lambda connection: organization_page(connection, identity))


async def search_view(datasette: Any, request: Any) -> Response:
    """Search."""
    given = {name: request.args.get(name) for name in request.args}
    return await answer(datasette, request, "search", lambda connection: search_page(connection, given))


async def quarantine_view(datasette: Any, request: Any) -> Response:
    """Show the quarantine."""
    stage = request.args.get("stage") or ""
    return await answer(datasette, request, "quarantine", lambda connection: quarantine_page(connection, stage))


async def language_view(datasette: Any, request: Any) -> Response:
    """Remember the language chosen, and go back to where it was chosen."""
    to = request.args.get("to") or "/"
    response = Response.redirect(to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/")
    response.set_cookie("language", request.url_vars["language"], max_age=365 * 86_400, httponly=True)
    return response


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
    context = {"site": datasette.reports, "path": request.path, **context}
    content = await datasette.render_template(f"reports/{template}.html", context, request=request)
    return Response.html(content, status=status, headers={"content-security-policy": STRICT})


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


_READ = only("GET", "HEAD")
ROUTES: tuple[tuple[str, Any], ...] = (
    (r"^/$", _READ(home_view)),
    (r"^/post/(?P<post>\d{1,18})$", _READ(post_view)),
    (r"^/person/(?P<identity>[^/]+)$", _READ(person_view)),
    (r"^/organization/(?P<identity>[^/]+)$", _READ(organization_view)),
    (r"^/search$", _READ(search_view)),
    (r"^/quarantine$", _READ(quarantine_view)),
    (rf"^/language/(?P<language>{'|'.join(i18n.LANGUAGES)})$", _READ(language_view)),
)
