"""`nlp-reports serve`: an archive in the browser."""

from __future__ import annotations

import asyncio
import socket
import webbrowser
from pathlib import Path

import click

from nlp_reports.cli.common import archive_at_hand, use_utf8


@click.command(
    epilog="""\b
Examples:
  nlp-reports serve archive.sqlite
  nlp-reports serve archive.sqlite --port 9000 --open
"""
)
@click.argument("archive", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8001, show_default=True, help="0 for any free one.")
@click.option("--token", help="What reviewers sign in with; without it one is made up and printed.")
@click.option("--read-only", is_flag=True, help="Let nobody decide anything.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser.")
def serve(archive: Path, host: str, port: int, token: str | None, read_only: bool, open_browser: bool) -> None:
    """Show ARCHIVE in the browser: read, search, review; every table as HTML, JSON and CSV; SQL.

    Only this machine sees it unless --host says otherwise. Reading needs no sign-in; for reviewing, open the address
    that is printed at the start. Exit codes: 1 the address is taken or [web] is missing, 2 usage, 4 the archive
    cannot be used.
    """
    use_utf8()
    try:
        import uvicorn

        from nlp_reports.web.site import make_site
    except ImportError as error:
        raise click.ClickException(f"needs the extra [web]: pip install 'nlp-reports[web]' ({error})") from error
    if token is not None and len(token) < 8:
        raise click.UsageError("--token: take at least 8 characters")
    with archive_at_hand():
        instance = make_site(archive, token=token, read_only=read_only)
    try:
        listener = socket.create_server((host, port))
    except OSError as error:
        raise click.ClickException(f"cannot listen at {host}:{port}: {error.strerror or error}") from error
    address = f"http://{host}:{listener.getsockname()[1]}"
    click.echo(f"Archive:  {address}/")
    if instance.reports.read_only:
        click.echo("Review:   off; the archive is open for reading only")
    else:
        click.echo(f"Sign in:  {address}/sign-in?token={instance.reports.token}")
    click.echo("Ctrl+C ends.")
    if open_browser:
        webbrowser.open(f"{address}/")
    server = uvicorn.Server(uvicorn.Config(instance.app(), log_level="warning", lifespan="on"))
    asyncio.run(server.serve(sockets=[listener]))
