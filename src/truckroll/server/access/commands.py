"""`truckroll apps`: what developers and tenants' administrators do, on a data folder, also while it is being served."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.configuration.flags import following

if TYPE_CHECKING:
    from truckroll.server.access.apps import App
    from truckroll.store.protocol import Connection

app = typer.Typer(
    name="apps", help="Apps, the tenants they are offered to, and their connections.", no_args_is_help=True
)

FOLDER = "data"
ALL_SCOPES = "all"

Data = Annotated[
    str,
    typer.Option(
        "--data", help="The folder or database that `serve` uses.", show_default="./data", callback=following("data")
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON for a program.")]
AppName = Annotated[str, typer.Argument(metavar="APP", help="The app's id or name.")]
ClientId = Annotated[str, typer.Argument(metavar="CLIENT_ID", help="A connection's client id, which begins with cid.")]
TenantId = Annotated[int, typer.Argument(metavar="TENANT", help="The tenant's number.")]
_HOUR = 3_600 * TICKS_PER_SECOND
LIMIT = "Requests a second with a tenant: a number, off, or default for what stands above it."


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="What the app is called.")],
    scope: Annotated[list[str], typer.Option(help="tn.jpm.jobs:r, tn.jpm.jobs:view, tn.jpm.jobs:modify, or all.")],
    tenant: Annotated[list[int] | None, typer.Option(help="A tenant that may connect the app.")] = None,
    limit: Annotated[str, typer.Option(help=LIMIT)] = "default",
    idle_token: Annotated[
        Literal["repeat", "empty"] | None, typer.Option(help="What continueFrom is at the idle end of a feed.")
    ] = None,
    data: Data = FOLDER,
    json: Json = False,
) -> None:
    """Make an app and offer it to tenants. Its scopes cannot be changed later."""
    from truckroll.server.access import apps

    rate, names = _limit(limit), _scopes(scope)
    with ordered(data) as (connection, now):
        made = apps.create(
            connection,
            name,
            scopes=names,
            now=now,
            offered_to=tenant or (),
            limit=rate,
            idle_token=idle_token,
        )
    show({"app_id": made.id, "app_key": made.key, "scopes": made.scopes, "offered_to": tenant or []}, json)


@app.command(name="list")
def list_(data: Data = FOLDER, json: Json = False) -> None:
    """Show every app, whom it is offered to and who has connected it. Secrets can be read nowhere."""
    from truckroll.server.access import apps

    with ordered(data) as (connection, _):
        shown = [_described(connection, each) for each in apps.every(connection)]
    if json:
        show(shown, json)
    elif not shown:
        typer.echo("There is no app. `truckroll apps create NAME --scope all --tenant TENANT` makes one.")
    for each in [] if json else shown:
        connections = each.pop("connections")
        typer.echo(each.pop("name"))
        show(each, json, "  ")
        for connection in connections:
            typer.echo("  tenant {tenant}  {client_id}  {state}  limit {limit}".format(**connection))


@app.command()
def delete(
    which: Annotated[str, typer.Argument(metavar="APP|CLIENT_ID", help="An app, or one tenant's connection to it.")],
    data: Data = FOLDER,
) -> None:
    """Give up an app with all its connections, or end one connection. Their tokens count no more."""
    from truckroll.server.access import apps

    with ordered(data) as (connection, _):
        if which.startswith("cid."):
            gone = apps.disconnect(connection, which)
            told = f"Tenant {gone.tenant} is disconnected from {gone.app.name}."
        else:
            told = f"{apps.delete(connection, which).name} is deleted, with all its connections."
    typer.echo(told)


@app.command()
def offer(
    name: AppName,
    tenant: TenantId,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Offer it no longer.")] = False,
    data: Data = FOLDER,
) -> None:
    """Let a tenant connect an app."""
    from truckroll.server.access import apps

    with ordered(data) as (connection, _):
        (apps.withdraw if withdraw else apps.offer)(connection, name, tenant)
    typer.echo(f"{name} is {'no longer ' if withdraw else ''}offered to tenant {tenant}.")


@app.command()
def connect(name: AppName, tenant: TenantId, data: Data = FOLDER, json: Json = False) -> None:
    """Connect an app to a tenant: its client id and secret. The secret is shown this once."""
    from truckroll.server.access import apps

    with ordered(data) as (connection, now):
        grant, secret = apps.connect(connection, name, tenant, now=now)
    show({"client_id": grant.client_id, "client_secret": secret, "app_key": grant.app.key, "tenant": tenant}, json)


@app.command()
def bind(
    client: ClientId,
    booking_provider: Annotated[str, typer.Option(help="The number of a booking provider's tag; empty for any.")] = "",
    gps_provider: Annotated[str, typer.Option(help="The name of a GPS provider; empty for any.")] = "",
    data: Data = FOLDER,
) -> None:
    """Say as which booking provider and which GPS provider a connection calls; it can then name no other."""
    from truckroll.server.access import apps

    with ordered(data) as (connection, _):
        apps.bind(connection, client, booking_provider=booking_provider, gps_provider=gps_provider)
    typer.echo(f"{client}: booking provider {booking_provider or 'any'}, GPS provider {gps_provider or 'any'}.")


@app.command()
def disable(client: ClientId, data: Data = FOLDER) -> None:
    """Suspend a connection. Within a second its tokens count no more."""
    from truckroll.server.access import apps

    with ordered(data) as (connection, now):
        apps.disable(connection, client, now=now)
    typer.echo(f"{client} is disabled. `truckroll apps restore {client}` brings it back.")


@app.command()
def restore(client: ClientId, data: Data = FOLDER) -> None:
    """Bring a disabled connection back, with the secret it had. It has to get a new token."""
    from truckroll.server.access import apps

    with ordered(data) as (connection, _):
        apps.restore(connection, client)
    typer.echo(f"{client} may get tokens.")


@app.command()
def rotate(
    client: ClientId,
    keep: Annotated[
        int, typer.Option(metavar="HOURS", min=0, max=720, help="Let the old secret get tokens so much longer.")
    ] = 0,
    data: Data = FOLDER,
    json: Json = False,
) -> None:
    """Give a connection a new secret, shown this once. The old one and its tokens count no more within a second."""
    from truckroll.server.access import apps

    with ordered(data) as (connection, now):
        secret = apps.rotate(connection, client, keep_until=now + keep * _HOUR if keep else None)
    show({"client_id": client, "client_secret": secret}, json)


@app.command()
def limit(
    name: AppName,
    rate: Annotated[str, typer.Argument(metavar="LIMIT", help=LIMIT)],
    tenant: Annotated[int | None, typer.Option(help="With this tenant only.")] = None,
    data: Data = FOLDER,
) -> None:
    """Say how many requests a second an app may make, with every tenant or with one."""
    from truckroll.server.access import apps

    number = _limit(rate)
    with ordered(data) as (connection, _):
        apps.set_limit(connection, name, number, tenant=tenant)
    typer.echo(f"The limit of {name} with {f'tenant {tenant}' if tenant else 'each tenant'} is {_told(number)}.")


@app.command()
def tenants(
    add: Annotated[int | None, typer.Option(metavar="TENANT", help="Add a tenant of this number.")] = None,
    name: Annotated[str, typer.Option(help="The name of the tenant to add.")] = "",
    timezone: Annotated[str, typer.Option(help="Its time zone.")] = "America/New_York",
    environment: Annotated[
        Literal["production", "integration"],
        typer.Option(help="The contractor's business, or data to try with."),
    ] = "production",
    data: Data = FOLDER,
    json: Json = False,
) -> None:
    """Show the tenants, after adding one if told so."""
    import msgspec

    from truckroll.server.access import tenants

    with ordered(data) as (connection, now):
        if add is not None:
            tenants.add(connection, add, name or f"Tenant {add}", timezone, now=now, environment=environment)
    with ordered(data) as (connection, _):
        shown = tenants.every(connection)
    if json:
        show(msgspec.to_builtins(shown), json)
    for each in [] if json else shown:
        typer.echo(f"{each.id}  {each.name}  {each.timezone}  {each.environment}")


@app.command()
def rotate_key(
    at_once: Annotated[bool, typer.Option("--at-once", help="A key has leaked: end every token given so far.")] = False,
    data: Data = FOLDER,
) -> None:
    """Sign tokens with a new key. Those given so far count until they expire, unless told otherwise."""
    from truckroll.server.access import keys

    new = keys.make()
    with ordered(data) as (connection, now):
        keys.rotate(connection, new, now=now, at_once=at_once)
    typer.echo(f"Key {new.id} signs from now on.{' No token given so far counts any more.' if at_once else ''}")


@contextmanager
def ordered(data: str) -> "Generator[tuple[Connection, int]]":
    """One order: its transaction and its moment; what cannot be done is told, and ends the program with 1."""
    from truckroll.catalogue.time import Clock
    from truckroll.server.access.folder import changing
    from truckroll.server.access.impossible import Impossible
    from truckroll.store.errors import StoreError

    try:
        with changing(data) as connection:
            yield connection, Clock().now()
    except (Impossible, StoreError) as fault:
        typer.echo(f"truckroll: {fault}", err=True)
        raise typer.Exit(1) from fault


def _scopes(words: list[str]) -> list[str]:
    """The scopes named, and a word of warning about those that open nothing here."""
    from difflib import get_close_matches

    from truckroll.derive.operations import all_operations
    from truckroll.server.access.apps import scope_names
    from truckroll.server.access.impossible import Impossible

    known = {operation.scope for operation in all_operations()}
    if words == [ALL_SCOPES]:
        return sorted(known)
    for word in words:
        try:
            names = scope_names([word])
        except Impossible as fault:
            raise typer.BadParameter(str(fault)) from fault
        if known.isdisjoint(names):
            near = get_close_matches(names[0], known, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            typer.echo(f"Note: no operation of this Truckroll asks for {word}.{hint}", err=True)
    return words


def _limit(word: str) -> int | None:
    words = {"off": 0, "default": None}
    if word in words:
        return words[word]
    if not word.isdecimal() or word == "0":
        raise typer.BadParameter(f"'{word}' is not a number of requests a second, off or default.")
    return int(word)


def _told(limit: int | None) -> str:
    return "default" if limit is None else str(limit) if limit else "off"


def _described(connection: "Connection", each: "App") -> dict[str, Any]:
    from truckroll.server.access import apps

    return {
        "name": each.name,
        "app_id": each.id,
        "app_key": each.key,
        "scopes": each.scopes,
        "limit": _told(each.limit),
        "idle_token": each.idle_token or "default",
        "offered_to": apps.offers(connection, each.id),
        "connections": [
            {
                "tenant": grant.tenant,
                "client_id": grant.client_id,
                "state": "active" if grant.disabled is None else "disabled",
                "limit": _told(grant.own_limit),
                "booking_provider": grant.booking_provider,
                "gps_provider": grant.gps_provider,
            }
            for grant in apps.grants(connection, each.id)
        ],
    }


def show(what: Any, json: bool, indent: str = "") -> None:
    """Print names and values, or JSON for a program."""
    if json:
        import msgspec

        typer.echo(msgspec.json.encode(what).decode())
        return
    for name, value in what.items():
        typer.echo(f"{indent}{name:14}{value if isinstance(value, (str, int)) else ' '.join(map(str, value))}")
