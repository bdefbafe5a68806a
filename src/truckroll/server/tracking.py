"""The page on which a customer follows the technician who is on the way."""

from html import escape
from typing import Any, cast

from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import Caller, within
from truckroll.server.platform import Platform
from truckroll.store.protocol import Connection
from truckroll.store.records import Records, UnknownTenant

HEADERS = {"cache-control": "private, no-store", "referrer-policy": "no-referrer", "refresh": "60"}
"""The page loads itself again every minute, and nobody else learns its address."""


async def page(platform: Platform, tenant: int, key: str) -> str | None:
    """The page, or nothing when nobody is on the way who has this key."""

    def work(connection: Connection) -> str | None:
        try:
            records = Records(connection, tenant, platform.clock.now(), Caller())
        except UnknownTenant:
            return None
        with within(records):
            coming = cast(Any, resolve("dispatch.AppointmentAssignment")).first(tracking_key=key)
            return _shown(records, coming) if coming is not None and coming.is_under_way else None

    return await platform.database.read_async(work)


def _shown(records: Records, coming: Any) -> str:
    technician: Any = records.load("settings.Technician", coming.technician_id)
    name = escape(technician.name)
    how = "is on the way" if coming.status == "Dispatched" else "is there"
    lines = [f"<h1>{name} {how}</h1>"]
    if (place := technician.location) is not None:
        at = escape(str(place.coordinates_updated_on))
        lines.append(f'<p>Last seen at <data id="place">{place.latitude}, {place.longitude}</data>, {at}.</p>')
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>{name}</title>{''.join(lines)}</html>\n"
