"""The plugin: what it adds to a Datasette instance that `make_site` made; any other it leaves alone."""

from __future__ import annotations

from typing import Any

from datasette import hookimpl

from nlp_reports import __version__, i18n
from nlp_reports.web import links
from nlp_reports.web.headers import with_headers
from nlp_reports.web.labels import label
from nlp_reports.web.views import ROUTES


def _ours(datasette: Any) -> bool:
    return getattr(datasette, "reports", None) is not None


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """Add our pages."""
    return list(ROUTES) if _ours(datasette) else []


@hookimpl
def asgi_wrapper(datasette: Any) -> Any:
    """Add security headers to every answer."""
    return with_headers if _ours(datasette) else lambda application: application


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    """Give the templates messages in the user's language, labels of values and links."""
    if _ours(datasette):
        env.add_extension("jinja2.ext.i18n")
        env.install_gettext_callables(i18n.gettext, i18n.ngettext, newstyle=True)
        env.globals.update(
            label=label, links=links, version=__version__, language=i18n.language_in_use, languages=i18n.available
        )
        env.filters["short"] = links.short
        env.filters["confidence"] = lambda value: f"{value:.2f}"


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    """Lead from Datasette's pages back to ours."""
    if not _ours(datasette):
        return []
    return [{"href": "/", "label": i18n.gettext("Archive")}, {"href": "/search", "label": i18n.gettext("Search")}]
