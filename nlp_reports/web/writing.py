"""The addresses that write: sign in and out, decide on facts and on who is who. Whoever is not signed in is refused."""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, unquote

from datasette import Response

from nlp_reports.archive import ArchiveError, ArchiveLockedError
from nlp_reports.archive.connection import open_for_writing
from nlp_reports.archive.decisions import ConflictError, decide
from nlp_reports.i18n import gettext as _
from nlp_reports.review import Decision, DecisionError
from nlp_reports.web import identity as who
from nlp_reports.web.answers import page, speak
from nlp_reports.web.deciding import decision_on_fact, decision_to_add
from nlp_reports.web.doubts import decide_pair
from nlp_reports.web.links import identity_url, post_url

Make = Callable[[sqlite3.Connection, str], Iterable[Decision]]
_LONGEST = 200_000  # bytes of a form


async def sign_in_view(datasette: Any, request: Any) -> Response:
    """Ask for the token and a name; give whoever has the token a cookie."""
    speak(request)
    token, name, fault = request.args.get("token") or "", "", ""
    if request.method == "POST":
        form = await form_of(request)
        token, name = form.get("token", ""), " ".join(form.get("name", "").split())[:80]
        if not secrets.compare_digest(token.encode(), datasette.reports.token.encode()):
            fault = _("This is not the token that was printed when the site was started.")
        elif not name:
            fault = _("Say who you are: decisions are kept under your name.")
        else:
            response = Response.redirect("/review")
            value = datasette.sign({"a": {"id": name}}, "actor")
            response.set_cookie("ds_actor", value, httponly=True, samesite="strict")
            return response
    return await page(datasette, request, "sign_in", status=403 if fault else 200, token=token, name=name, fault=fault)


async def sign_out_view(datasette: Any, request: Any) -> Response:
    """Take the cookie back."""
    response = Response.redirect("/")
    response.set_cookie("ds_actor", "", max_age=0, expires=0)
    return response


async def decide_view(datasette: Any, request: Any) -> Response:
    """Decide on a fact of a post."""
    post, form = int(request.url_vars["post"]), await form_of(request)
    return await _write(
        datasette, request, form, post_url(post, form.get("fact", "")),
        lambda connection, actor: [decision_on_fact(connection, post, form, actor)],
    )  # fmt: skip


async def add_view(datasette: Any, request: Any) -> Response:
    """Add a fact to a post."""
    post, form = int(request.url_vars["post"]), await form_of(request)
    return await _write(
        datasette, request, form | {"version": ""}, post_url(post),
        lambda connection, actor: [decision_to_add(connection, post, form, actor)],
    )  # fmt: skip


async def identity_view(datasette: Any, request: Any) -> Response:
    """Decide who is who: `merge`, `split` or `withdraw`."""
    of: Any = "people" if request.url_vars["of"] == "person" else "organizations"
    one, action, form = unquote(request.url_vars["identity"]), request.url_vars["action"], await form_of(request)

    def make(connection: sqlite3.Connection, actor: str) -> Iterable[Decision]:
        if action == "merge":
            return [who.merge(connection, of, one, form.get("into", ""), actor)]
        if action == "split":
            return who.split(connection, of, one, form.get("posts", "").split(), actor)
        return [who.withdraw(connection, of, form.get("decision", ""), actor)]

    to = identity_url(of, form.get("into", one) if action == "merge" else one)
    return await _write(datasette, request, form, to, make)


async def pair_view(datasette: Any, request: Any) -> Response:
    """Decide on a pair in doubt: `same`, `different` or `withdraw`."""
    pair, said, form = request.url_vars["pair"], request.url_vars["said"], await form_of(request)

    def make(connection: sqlite3.Connection, actor: str) -> Iterable[Decision]:
        decide_pair(connection, pair, said, actor)
        return ()  # it stands among the verdicts of the authority

    return await _write(datasette, request, form, "/review#pairs", make)


async def form_of(request: Any) -> dict[str, str]:
    """Return the fields of a form; those given more than once (posts) apart by spaces."""
    body = await request.post_body()
    if len(body) > _LONGEST:
        return {}
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: " ".join(values) for name, values in fields.items()}


async def _write(datasette: Any, request: Any, form: dict[str, str], to: str, make: Make) -> Response:
    """Take decisions in one transaction and go on to a page; or say why not, with what was entered kept."""
    speak(request)
    back = to.partition("#")[0]

    async def refuse(status: int, title: str, text: str, **more: Any) -> Response:
        return await page(datasette, request, "message", status=status, title=title, text=text, back=back, **more)

    if datasette.reports.read_only:
        return await refuse(403, _("Nothing was written"), _("This archive is open for reading only."))
    if not request.actor:
        return await refuse(
            403, _("Nothing was written"), _("Sign in first, with the address printed when the site was started."),
            sign_in=True,
        )  # fmt: skip
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return await refuse(403, _("Nothing was written"), _("The form was sent from another site."))
    actor = str(request.actor.get("id") or "")
    version = form.get("version", "") if form.get("version") != "any" else None
    try:
        await asyncio.to_thread(_take, datasette.reports.path, make, actor, version)
    except ConflictError as conflict:
        return await page(
            datasette, request, "conflict", status=409, other=conflict.other, form=form, back=back, address=request.path
        )
    except DecisionError as error:
        return await page(
            datasette, request, "conflict", status=400, other=None, fault=str(error), form=form, back=back,
            address=request.path,
        )  # fmt: skip
    except ArchiveLockedError as error:
        return await refuse(503, _("Nothing was written"), str(error))
    except (ArchiveError, sqlite3.OperationalError) as error:
        return await refuse(503, _("Nothing was written"), _("The archive cannot be written now: %s") % error)
    response = Response.redirect(to)
    response.status = 303
    return response


def _take(path: Any, make: Make, actor: str, version: str | None) -> None:
    connection = open_for_writing(path)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN IMMEDIATE")
        try:
            for decision in make(connection, actor):
                decide(connection, decision, version)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    finally:
        connection.close()
