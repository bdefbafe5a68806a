"""How a value of a record is shown: references as links, moments where the tenant's clocks hang, everything escaped."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from truckroll.catalogue.fields import Field
from truckroll.catalogue.resource import Noun, Resource
from truckroll.catalogue.shapes import Shape
from truckroll.catalogue.time import When, ticks_of
from truckroll.portal.console import times
from truckroll.server.access.tenants import Tenant

MOST_COLUMNS = 9
LONGEST = 80
EAGER = ("name", "number", "status", "title", "summary", "text", "start", "date", "type", "total", "amount")
"""What a field's name ends with whose values tell records apart."""


def shown(record: Resource) -> dict[str, Any]:
    """A record's values as any published shape shows them; what apps attached is theirs, and not shown."""
    fields = {field.json: field for field in (*record.noun.item, *record.noun.row)}
    kept = (name for name, field in fields.items() if field.shape.format != "external-data")
    return {name: record.values[name] for name in kept if name in record.values}


def columns(noun: Noun, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The fields that a table shows: those that tell records apart first, and none that is empty in every row."""
    fields = [field for field in noun.item if field.shape.kind not in ("array", "object", "any", "map")]
    full = [field for field in fields if any(row.get(field.json) not in (None, "") for row in rows)] or fields
    ranked = sorted(full, key=lambda field: (field.name != "id", not _tells(field), not field.shape.noun))
    wanted = {field.json for field in ranked[:MOST_COLUMNS]}
    return [field.json for field in full if field.json in wanted]


def _tells(field: Field) -> bool:
    return field.name.endswith(EAGER)


@dataclass(frozen=True)
class Cells:
    """The cells of one tenant's records."""

    tenant: Tenant

    @property
    def zone(self) -> ZoneInfo:
        """Where the tenant's clocks hang."""
        return ZoneInfo(self.tenant.timezone)

    def address(self, noun: str, id: object) -> str:
        """Where the page of a record is."""
        return f"/console/records/{quote(noun)}/{quote(str(id), safe='')}?tenant={self.tenant.id}"

    def of(self, field: Field | None, value: Any, long: bool = False) -> Markup:
        """A value as HTML."""
        if value is None or value == "":
            return Markup('<span class="quiet">{}</span>').format("none" if value is None else "empty")
        shape = field.shape if field is not None else None
        return self._spoken(shape, value, long)

    def _spoken(self, shape: Shape | None, value: Any, long: bool) -> Markup:
        if isinstance(value, bool):
            return Markup("yes") if value else Markup("no")
        if (
            shape is not None
            and shape.noun
            and " | " not in shape.noun
            and value
            and not isinstance(value, (list, dict))
        ):
            return Markup('<a href="{}">{}</a>').format(self.address(shape.noun, value), value)
        if shape is not None and shape.format == "date-time" and isinstance(value, str):
            return self.moment(value)
        if isinstance(value, list):
            return self._several(shape.item if shape is not None else None, cast("list[Any]", value), long)
        if isinstance(value, dict):
            text = json.dumps(value, indent=2 if long else None, ensure_ascii=False, default=str)
            return Markup("<pre>{}</pre>").format(text) if long else self._short(text)
        text = str(value)
        return escape(text) if long else self._short(text)

    def _several(self, item: Shape | None, values: list[Any], long: bool) -> Markup:
        if not values:
            return Markup('<span class="quiet">none</span>')
        if isinstance(values[0], dict):
            return (
                self._spoken(None, {"": values}, False)
                if not long
                else Markup("<pre>{}</pre>").format(json.dumps(values, indent=2, ensure_ascii=False, default=str))
            )
        return Markup(", ").join(self._spoken(item, value, long) for value in values)

    def moment(self, text: str) -> Markup:
        """A moment on the tenant's clocks; the very text when pointed at."""
        try:
            at = times.of_ticks(ticks_of(text), self.zone)
        except (ValueError, OverflowError):
            return escape(text)
        return Markup('<time datetime="{}" title="{}">{}</time>').format(text, text, at.removesuffix(":00"))

    def at(self, ticks: int) -> Markup:
        """A moment that is kept as ticks."""
        return self.moment(str(When.of(ticks)))

    @staticmethod
    def _short(text: str) -> Markup:
        if len(text) <= LONGEST:
            return escape(text)
        return Markup('<span title="{}">{}…</span>').format(text[:500], text[:LONGEST].rstrip())
