"""The words in which good calls are told: on a record, within another, with an address."""

from collections.abc import Callable
from typing import Any

from tests.every.place import Given, Tenant

Call = Callable[[Tenant], Given]

SOMEDAY = "2046-12-03T10:00:00Z"

STREET = {"street": "1 Main St", "unit": "2", "city": "Reno", "state": "NV", "zip": "89501", "country": "USA"}
ADDRESS = STREET | {"latitude": 39.5, "longitude": -119.8}
PHONE = {"type": "Phone", "value": "555-0100", "memo": "porch"}


def on(key: str, **body: Any) -> Callable[[Tenant], Given]:
    """A call on a record; a word in the body that names a record is its id."""

    def given(tenant: Tenant) -> Given:
        said = {name: tenant.ids.get(value, value) if isinstance(value, str) else value for name, value in body.items()}
        return Given({"id": tenant.ids[key]}, body=said)

    return given


def attached(tenant: Tenant) -> dict[str, Any]:
    data = [{"key": "bay", "value": "4"}]
    return {"externalData": {"applicationGuid": tenant.app.app_id, "externalData": data}}


def changed(key: str, **body: Any) -> Callable[[Tenant], Given]:
    return lambda tenant: Given({"id": tenant.ids[key]}, body=body | attached(tenant))


def part(key: str, **parts: str) -> Callable[[Tenant], Given]:
    """A call on something at a record; each part of the path names a record."""
    return lambda tenant: Given({name: tenant.ids[value] for name, value in {"id": key, **parts}.items()}, body={})


def within(body: dict[str, Any] | None = None, **path: str) -> Callable[[Tenant], Given]:
    """A call below other records; a part of the path names a record, but a kind or a preference is meant as it is."""

    def given(tenant: Tenant) -> Given:
        said = {
            name: tenant.ids.get(word, word) if isinstance(word, str) else word for name, word in (body or {}).items()
        }
        return Given({name: word if name in WORDS else tenant.ids[word] for name, word in path.items()}, body=said)

    return given


WORDS = ("typeSlug", "preferenceName")
"""Parts of paths that name no record."""
