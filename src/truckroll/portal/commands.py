"""`truckroll portal`: what an operator settles about the pages, also while they are being served."""

from typing import Annotated
from urllib.parse import urlsplit

import typer

from truckroll.server.access.commands import FOLDER, Data, ordered

app = typer.Typer(name="portal", help="What the portal's pages say of their operator.", no_args_is_help=True)


@app.callback()
def portal() -> None:
    """What the portal's pages say of their operator."""


@app.command()
def legal(
    page: Annotated[str, typer.Argument(metavar="privacy|terms", help="Which page.")],
    url: Annotated[str, typer.Argument(metavar="URL", help="Where it is; none for the page that comes along.")] = "",
    data: Data = FOLDER,
) -> None:
    """Lead readers to your own page on privacy, or on the terms of the API."""
    from truckroll.portal.pages import LEGAL, setting
    from truckroll.store import identity

    if page not in LEGAL:
        raise typer.BadParameter(f"'{page}' is none of {', '.join(LEGAL)}", param_hint="PAGE")
    parts = urlsplit(url)
    if url and not (parts.scheme in ("https", "http") and parts.hostname):
        raise typer.BadParameter(f"'{url}' is no address that begins with https://", param_hint="URL")
    with ordered(data) as (connection, _):
        identity.remember(connection, setting(page), url)
    typer.echo(f"/{page} leads to {url}." if url else f"/{page} is the page that comes along.")
