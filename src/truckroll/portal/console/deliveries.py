"""Webhook deliveries: what is owed to whom, what came of it, and sending it once more."""

from dataclasses import dataclass
from typing import cast, get_args
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import gate
from truckroll.portal.console import sight, times
from truckroll.portal.rendering import missing, render
from truckroll.server.access import apps
from truckroll.server.access.impossible import Impossible
from truckroll.server.platform import Platform
from truckroll.server.requests import hiding
from truckroll.server.webhooks import deliveries, subscriptions
from truckroll.server.webhooks.deliveries import Delivery, State
from truckroll.server.webhooks.subscriptions import Subscription
from truckroll.store.protocol import Connection

HERE = "/console/webhooks"
MOST = 100
DONE = {"again": "It is delivered once more now.", "failed": "Everything that had failed is delivered once more now."}


def routes(platform: Platform) -> list[BaseRoute]:
    """The deliveries, one of them, and where the forms are sent that deliver once more."""
    return [
        Route(HERE, _deliveries),
        Route(HERE + "/{tenant:int}/{id}", _one),
        Route(HERE + "/{tenant:int}/{id}/again", _again, methods=["POST"]),
        Route(HERE + "/{tenant:int}/{id}/failed", _failed, methods=["POST"]),
    ]


@dataclass(frozen=True)
class Subscriber:
    """A subscription as the console tells of it; its whole address may be a secret of the receiver's."""

    subscription: Subscription
    app: str

    @property
    def host(self) -> str:
        """Where it is sent."""
        return urlsplit(self.subscription.url).netloc.rpartition("@")[2]


def seen_subscriptions(connection: Connection, seen: sight.Sight) -> list[Subscription]:
    """The subscriptions whose deliveries a reader may see."""
    if seen.role == "operator":
        return subscriptions.every(connection)
    if seen.tenant is not None:
        return subscriptions.of_tenant(connection, seen.tenant)
    return [each for app in seen.apps for each in subscriptions.of_app(connection, app.id)]


@gate.only(*sight.READERS)
async def _deliveries(request: Request) -> Response:
    seen, platform = sight.of(request), gate.platform(request)
    wanted = request.query_params.get("subscription", "")
    state = request.query_params.get("state", "")
    state = cast("State | None", state if state in get_args(State) else None)

    def work(connection: Connection) -> tuple[list[Subscriber], list[Delivery]]:
        every = seen_subscriptions(connection, seen)
        asked = [each for each in every if each.id == wanted] if wanted else every
        found = [
            delivery
            for each in asked
            for delivery in deliveries.recent(connection, each.tenant, subscription=each.id, state=state, most=MOST)
        ]
        found.sort(key=lambda delivery: (delivery.happened, delivery.seq), reverse=True)
        return [Subscriber(each, _app_name(connection, each)) for each in every], found[:MOST]

    subscribers, found = await platform.database.read_async(work)
    by_id = {(each.subscription.tenant, each.subscription.id): each for each in subscribers}
    known = sight.page(
        request, seen, HERE, subscribers=subscribers, found=found, by_id=by_id, wanted=wanted, state=state or "",
        times=times, flashes=gate.flashes(request, DONE),
    )  # fmt: skip
    return render(request, "console/deliveries.html", **known)


@gate.only(*sight.READERS)
async def _one(request: Request) -> Response:
    seen, platform = sight.of(request), gate.platform(request)
    found = await platform.database.read_async(lambda connection: _found(connection, seen, request))
    if found is None:
        return missing(request)
    delivery, body, subscriber = found
    known = sight.page(
        request, seen, HERE, delivery=delivery, body=hiding.indented(hiding.text(body)), subscriber=subscriber,
        times=times, flashes=gate.flashes(request, DONE), refused="",
    )  # fmt: skip
    return render(request, "console/delivery.html", **known)


def _found(connection: Connection, seen: sight.Sight, request: Request) -> tuple[Delivery, bytes, Subscriber] | None:
    """The delivery that an address names, if the reader may see it."""
    tenant, id = request.path_params["tenant"], request.path_params["id"]
    try:
        delivery, body = deliveries.find(connection, tenant, id)
    except Impossible:
        return None
    for each in seen_subscriptions(connection, seen):
        if (each.tenant, each.id) == (tenant, delivery.subscription):
            return delivery, body, Subscriber(each, _app_name(connection, each))
    return None


@gate.only(*sight.READERS)
async def _again(request: Request) -> Response:
    seen, platform = sight.of(request), gate.platform(request)

    def work(connection: Connection) -> Delivery | None:
        found = _found(connection, seen, request)
        return deliveries.replay(connection, found[0].tenant, found[0].id) if found else None

    try:
        new = await platform.database.write_async(work)
    except Impossible as fault:
        return gate.turned_away(request, str(fault), 409)
    return gate.see_other(f"{HERE}/{new.tenant}/{new.id}?done=again") if new else missing(request)


@gate.only(*sight.READERS)
async def _failed(request: Request) -> Response:
    """Deliver once more all that has failed of a subscription."""
    seen, platform = sight.of(request), gate.platform(request)
    tenant, id = request.path_params["tenant"], request.path_params["id"]

    def work(connection: Connection) -> bool:
        if (tenant, id) not in {(each.tenant, each.id) for each in seen_subscriptions(connection, seen)}:
            return False
        deliveries.replay_failed(connection, tenant, id)
        return True

    if not await platform.database.write_async(work):
        return missing(request)
    return gate.see_other(f"{HERE}?subscription={id}&done=failed")


def _app_name(connection: Connection, subscription: Subscription) -> str:
    grant = apps.grant_of(connection, subscription.client_id)
    return grant.app.name if grant else "an app that is gone"
