"""`truckroll listen`: what a receiver of webhooks would get, shown as it arrives."""

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from truckroll.webhooks.signatures import HEADER

if TYPE_CHECKING:
    from truckroll.webhooks.listening import Arrival


def listen(
    port: Annotated[int, typer.Option(help="The port; 0 is any that is free.", min=0, max=65535)] = 9000,
    host: Annotated[str, typer.Option(help="Where to listen; loopback unless told.")] = "127.0.0.1",
    key: Annotated[
        str,
        typer.Option(
            envvar="TRUCKROLL_WEBHOOK_KEY", help="The subscription's key; what is not signed with it is refused."
        ),
    ] = "",
    header: Annotated[str, typer.Option(help="The header that the signature is in.")] = HEADER,
) -> None:
    """Receive webhooks and print them: for people on a terminal, as lines of JSON in a pipe. Ctrl-C ends it."""
    from truckroll.webhooks.listening import Listener

    show = _show if sys.stdout.isatty() else _write
    try:
        listener = Listener(show, host=host, port=port, key=key, header=header)
    except OSError as fault:
        typer.echo(f"truckroll: cannot listen on {host} port {port}: {fault.strerror}; choose another --port", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"listening {listener.url}", err=True)
    try:
        listener.run()
    except KeyboardInterrupt:
        return


def _read(arrival: "Arrival") -> dict[str, Any] | str:
    """The event, or its text where it is none."""
    try:
        read = json.loads(arrival.body)
    except ValueError:
        read = None
    return cast("dict[str, Any]", read) if isinstance(read, dict) else arrival.body.decode("utf-8", "replace")


def _write(arrival: "Arrival") -> None:
    line: dict[str, Any] = {"path": arrival.path, "verified": arrival.verified, "event": _read(arrival)}
    typer.echo(json.dumps(line | ({"fault": arrival.fault} if arrival.fault else {})))
    sys.stdout.flush()


def _show(arrival: "Arrival") -> None:
    from rich.console import Console
    from rich.json import JSON
    from rich.text import Text

    console, event = Console(), _read(arrival)
    kind, time = ("no event", "") if isinstance(event, str) else (str(event.get("type")), str(event.get("time")))
    verdict, color = {True: ("verified", "green"), False: ("refused", "red"), None: ("unchecked", "dim")}[
        arrival.verified
    ]
    console.rule(Text(kind, style="bold"), align="left")
    console.print(Text(verdict, style=color), Text(time), Text(arrival.fault))
    console.print(Text(event) if isinstance(event, str) else JSON.from_data(event))
