"""The pages as Datasette calls them: take the address apart, ask the archive, fill the template."""

from __future__ import annotations

import sqlite3
from typing import Any
from urllib.parse import unquote

from datasette import Response

from nlp_reports import i18n
from nlp_reports.archive.identities import List, merged_into
from nlp_reports.web import writing
from nlp_reports.web.answers import answer, only
from nlp_reports.web.home import home
from nlp_reports.web.identity import identity_context
from nlp_reports.web.links import DATABASE, identity_url
from nlp_reports.web.organizations import organization_page
from nlp_reports.web.people import person_page
from nlp_reports.web.post import post_page
from nlp_reports.web.quarantine import quarantine_page
from nlp_reports.web.queue import queue_page
from nlp_reports.web.search import search_page


async def home_view(datasette: Any, request: Any) -> Response:
    """Show what the archive holds."""
    return await answer(datasette, request, "home", lambda connection: home(connection, datasette.reports.kept))


async def post_view(datasette: Any, request: Any) -> Response:
    """Show a post."""
    post = int(request.url_vars["post"])
    return await answer(datasette, request, "post", lambda connection: post_page(connection, post))


async def person_view(datasette: Any, request: Any) -> Response:
    """Show a person."""
    return await _who(datasette, request, "people", "person", person_page)


async def organization_view(datasette: Any, request: Any) -> Response:
    """Show a body."""
    return await _who(datasette, request, "organizations", "organization", organization_page)


async def _who(datasette: Any, request: Any, of: List, template: str, ask: Any) -> Response:
    """Show a person or body; who was merged into another is shown there."""
    identity, wanted = unquote(request.url_vars["identity"]), request.args.get("find") or ""

    def question(connection: sqlite3.Connection) -> dict[str, Any] | None:
        context = ask(connection, identity)
        return context and {**context, **identity_context(connection, of, identity, wanted)}

    into = await datasette.get_database(DATABASE).execute_fn(lambda connection: merged_into(connection, of, identity))
    if into and into != identity:
        return Response.redirect(identity_url(of, into))
    return await answer(datasette, request, template, question)


async def review_view(datasette: Any, request: Any) -> Response:
    """Show what is worth a look."""
    return await answer(datasette, request, "review", queue_page)


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


_READ, _WRITE = only("GET", "HEAD"), only("POST")
ROUTES: tuple[tuple[str, Any], ...] = (
    (r"^/$", _READ(home_view)),
    (r"^/post/(?P<post>\d{1,18})$", _READ(post_view)),
    (r"^/person/(?P<identity>[^/]+)$", _READ(person_view)),
    (r"^/organization/(?P<identity>[^/]+)$", _READ(organization_view)),
    (r"^/search$", _READ(search_view)),
    (r"^/quarantine$", _READ(quarantine_view)),
    (r"^/review$", _READ(review_view)),
    (r"^/sign-in$", only("GET", "HEAD", "POST")(writing.sign_in_view)),
    (r"^/sign-out$", _WRITE(writing.sign_out_view)),
    (r"^/post/(?P<post>\d{1,18})/decide$", _WRITE(writing.decide_view)),
    (r"^/post/(?P<post>\d{1,18})/add$", _WRITE(writing.add_view)),
    (
        r"^/(?P<of>person|organization)/(?P<identity>[^/]+)/(?P<action>merge|split|withdraw)$",
        _WRITE(writing.identity_view),
    ),
    (r"^/review/pair/(?P<pair>[0-9a-f]{10})/(?P<said>same|different|withdraw)$", _WRITE(writing.pair_view)),
    (rf"^/language/(?P<language>{'|'.join(i18n.LANGUAGES)})$", _READ(language_view)),
)
