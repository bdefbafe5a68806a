"""`truckroll mcp`: a platform for an assistant."""

from pathlib import Path
from typing import Annotated

import typer

from truckroll.client.commands import Env


def mcp(
    env: Env = None,
    warehouse: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A DuckDB file that `truckroll sync` fills, to be asked by SQL.")
    ] = None,
    allow_writes: Annotated[
        bool, typer.Option("--allow-writes", help="Offer changes, too; each is shown before it is done.")
    ] = False,
    http: Annotated[
        int | None, typer.Option(metavar="PORT", help="Listen at http://127.0.0.1:PORT/mcp instead of standard input.")
    ] = None,
) -> None:
    """Give an assistant a few tools to read a tenant with, by the Model Context Protocol.

    Put into its configuration: command truckroll, arguments mcp --env demo.env.
    """
    import requests

    from truckroll.client import Client

    try:
        if warehouse is not None and not warehouse.is_file():
            raise FileNotFoundError(f"there is no warehouse {warehouse}; `truckroll sync --to {warehouse}` makes one")
        client = Client(env)
        from truckroll.mcp.server import build
    except ModuleNotFoundError as fault:
        typer.echo(f"truckroll: {fault.name} is not installed; pip install 'truckroll[mcp]'", err=True)
        raise typer.Exit(1) from None
    except (ValueError, OSError, requests.RequestException) as fault:
        typer.echo(f"truckroll: {fault}", err=True)
        raise typer.Exit(1) from None
    server = build(client, file=warehouse, writes=allow_writes)
    if http is None:
        server.run("stdio")
    else:
        server.run("streamable-http", port=http)
