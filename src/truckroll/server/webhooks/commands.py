"""`truckroll webhooks`: who hears of which events, and what became of each delivery; also while a folder is served."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from truckroll.server.access.commands import FOLDER, ClientId, Data, Json, TenantId, ordered, show
from truckroll.webhooks.signatures import HEADER

if TYPE_CHECKING:
    from truckroll.server.webhooks.deliveries import Delivery

app = typer.Typer(name="webhooks", help="Who is told of which events, and what became of it.", no_args_is_help=True)

Event = Annotated[str, typer.Argument(metavar="EVENT", help="A kind of event, such as tn.jpm.job-scheduled.")]
SubscriptionId = Annotated[str, typer.Argument(metavar="SUBSCRIPTION", help="A subscription's id.")]


@app.command()
def subscribe(
    client: ClientId,
    event: Event,
    url: Annotated[str, typer.Argument(metavar="URL", help="Where events are sent.")],
    key: Annotated[
        str, typer.Option(envvar="TRUCKROLL_WEBHOOK_KEY", help="32 to 64 characters; one is made unless given.")
    ] = "",
    header: Annotated[str, typer.Option(help="The header that the signature is in.")] = HEADER,
    encoding: Annotated[Literal["hex", "base64"], typer.Option(help="How the signature is written.")] = "hex",
    data: Data = FOLDER,
    json: Json = False,
) -> None:
    """Have an app told of a kind of event from now on. The key that signs is shown this once."""
    from truckroll.server.webhooks import endpoints, subscriptions
    from truckroll.webhooks.signatures import standard_secret

    with ordered(data) as (connection, now):
        made, secret = subscriptions.subscribe(
            connection, client, event, url, now=now, key=key or None, header=header, encoding=encoding
        )
    show(endpoints.shown(made) | {"key": secret, "standardSecret": standard_secret(secret)}, json)


@app.command(name="list")
def list_(data: Data = FOLDER, json: Json = False) -> None:
    """Show every subscription. Keys can be read nowhere."""
    from truckroll.server.webhooks import endpoints, subscriptions

    with ordered(data) as (connection, _):
        found = subscriptions.every(connection)
    if json:
        show([{"tenant": each.tenant, "clientId": each.client_id} | endpoints.shown(each) for each in found], json)
    elif not found:
        typer.echo("Nobody subscribes. `truckroll webhooks subscribe CLIENT_ID EVENT URL` has somebody told.")
    for each in [] if json else found:
        typer.echo(f"{each.id}  tenant {each.tenant}  {each.client_id}  {each.event}  {each.url}")


@app.command()
def events(data: Data = FOLDER, json: Json = False) -> None:
    """Show the kinds of events there are, what an app must be allowed to read to hear of each, and which are closed."""
    from truckroll.derive.events import all_events, scope_of
    from truckroll.server.webhooks import subscriptions

    with ordered(data) as (connection, _):
        closed = subscriptions.closed(connection)
    found = [
        {"event": each.type, "about": each.about, "scope": scope_of(each), "closed": each.type in closed}
        for each in all_events().values()
    ]
    if json:
        show(found, json)
    for each in [] if json else found:
        typer.echo(f"{each['event']:36} {each['scope']:24} {'closed  ' if each['closed'] else ''}{each['about']}")


@app.command()
def unsubscribe(tenant: TenantId, subscription: SubscriptionId, data: Data = FOLDER) -> None:
    """Tell an app of a kind of event no longer. What was still owed to it is not delivered."""
    from truckroll.server.webhooks import subscriptions

    with ordered(data) as (connection, _):
        gone = subscriptions.unsubscribe(connection, tenant, subscription)
    typer.echo(f"{gone.client_id} no longer hears of {gone.event}.")


@app.command()
def deliveries(
    tenant: TenantId,
    subscription: Annotated[str, typer.Option(help="To this subscription only.")] = "",
    state: Annotated[Literal["waiting", "delivered", "failed"] | None, typer.Option(help="In this state only.")] = None,
    most: Annotated[int, typer.Option(help="How many.", min=1)] = 50,
    data: Data = FOLDER,
    json: Json = False,
) -> None:
    """Show what became of the latest deliveries in a tenant, the newest first."""
    from truckroll.server.webhooks import deliveries

    with ordered(data) as (connection, _):
        found = deliveries.recent(connection, tenant, subscription=subscription or None, state=state, most=most)
    if json:
        show([_described(each) for each in found], json)
    for each in [] if json else found:
        what = f"{each.status or '-'}  {each.attempts} attempts  {each.event}  {each.record}"
        typer.echo(f"{each.id}  {each.state:9}  {what}  {(each.answer or '')[:60]}")


@app.command()
def replay(
    tenant: TenantId,
    delivery: Annotated[
        str, typer.Argument(metavar="DELIVERY|SUBSCRIPTION", help="One delivery, or with --failed all.")
    ],
    failed: Annotated[bool, typer.Option("--failed", help="All that have failed of a subscription.")] = False,
    data: Data = FOLDER,
) -> None:
    """Deliver once more what was delivered or has failed; receivers know it again by its userassignedid."""
    from truckroll.server.webhooks import deliveries

    with ordered(data) as (connection, _):
        if failed:
            told = f"{deliveries.replay_failed(connection, tenant, delivery)} deliveries are sent once more."
        else:
            told = f"It is sent once more as {deliveries.replay(connection, tenant, delivery).id}."
    typer.echo(told)


@app.command()
def close(event: Event, data: Data = FOLDER) -> None:
    """Take no new subscriptions to a kind of event; those there are go on."""
    from truckroll.server.webhooks import subscriptions

    with ordered(data) as (connection, _):
        subscriptions.close(connection, event)
    typer.echo(f"{event} takes no new subscriptions.")


@app.command(name="open")
def open_(event: Event, data: Data = FOLDER) -> None:
    """Take new subscriptions to a kind of event again."""
    from truckroll.server.webhooks import subscriptions

    with ordered(data) as (connection, _):
        subscriptions.reopen(connection, event)
    typer.echo(f"{event} takes subscriptions.")


def _described(each: "Delivery") -> dict[str, Any]:
    import msgspec

    from truckroll.catalogue.time import When

    told: dict[str, Any] = msgspec.to_builtins(each)
    del told["lane"], told["seq"], told["due"]
    return told | {
        "record": each.record,
        "happened": str(When.of(each.happened)),
        "tried": str(When.of(each.tried)) if each.tried is not None else None,
    }
