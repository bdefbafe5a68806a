"""What callers give becomes records: references are looked up, custom fields named, external data kept by owner."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, cast

from truckroll.catalogue.custom_fields import check_custom_field
from truckroll.catalogue.fields import Field, Record, plain, spoken
from truckroll.catalogue.operations import Input, Rule
from truckroll.catalogue.refusals import Refused, invalid, missing
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.resource import Resource, given_fields
from truckroll.catalogue.shapes import Shape
from truckroll.catalogue.transaction import transaction
from truckroll.catalogue.types import Ids, called

R = TypeVar("R", bound=Resource)


def create(
    resource: type[Resource], rule: Rule, given: Mapping[str, Any], scoped: Mapping[str, Any] | None = None
) -> Any:
    """A new record from a body, or what its rule answers; where the noun's key is not its id, the one with the same
    key is changed instead.

    `scoped` are the fields that the path fills.
    """
    noun = resource.noun
    refuse_unknown(resource, rule, given)
    record = _of_same_key(resource, given) if noun.key != ("id",) else None
    if record is None:
        record = made(resource, given, scoped)
    else:
        _set(record, given_fields(resource, "create"), given)
        record.active = True
    answer = rule.function(record, **arguments(rule, given)) if rule.function is not None else None
    return answer if isinstance(answer, Record) else record


def made(resource: type[R], given: Mapping[str, Any], scoped: Mapping[str, Any] | None = None, *, place: str = "") -> R:
    """A new record with the fields that a create may give; `place` is where in a larger body they stand."""
    fields = given_fields(resource, "create")
    said = {field.name: _kept(resource, field, given, place=place) for field in fields if _said(field, given)}
    record = cast("R", resolve(resource.noun.name)(**said, **(scoped or {})))
    transaction().add(record)
    return record


def change(record: Resource, rule: Rule, given: Mapping[str, Any]) -> Any:
    """Change what a body names of a record; what it leaves out stays, or by PUT is as if nobody had ever said it."""
    resource = type(record)
    refuse_unknown(resource, rule, given)
    fields = given_fields(resource, "update")
    unsaid = {field.json: field.start() for field in fields if field.shape.format != "external-data"}
    _set(record, fields, {**unsaid, **given} if rule.method == "PUT" else given)
    answer = rule.function(record, **arguments(rule, given)) if rule.function is not None else None
    return answer if isinstance(answer, Record) else record


def act(target: Resource | type[Resource], rule: Rule, given: Mapping[str, Any], in_path: frozenset[str]) -> Any:
    """Run a domain action or a read; an unknown id in the path is missing, one in the body an unknown reference."""
    assert rule.function is not None
    resource = target if isinstance(target, type) else type(target)
    for one in rule.inputs:
        if one.json in in_path and one.shape.noun and transaction().load(one.shape.noun, given[one.json]) is None:
            raise missing(called(one.shape.noun), given[one.json])
    refuse_unknown(resource, rule, given)
    return rule.function(target, **arguments(rule, given))


def arguments(rule: Rule, given: Mapping[str, Any]) -> dict[str, Any]:
    """The rule's arguments that were given, as it knows them: references, moments, models."""
    return {one.name: _as_argument(one, given[one.json]) for one in rule.inputs if one.json in given}


def refuse_unknown(resource: type[Resource], rule: Rule, given: Mapping[str, Any]) -> None:
    """Refuse ids that name no record, all of them at once."""
    shapes = [("" if one.shape.format in ("items", "body") else one.json, one.shape) for one in rule.inputs]
    if rule.act in ("create", "update"):
        shapes += [(field.json, field.shape) for field in given_fields(resource, rule.act)]
    errors: dict[str, list[str]] = {}
    for name, shape in shapes:
        for place, noun, id in _references(shape, given.get(name or shape.format), name):
            if transaction().load(noun, id) is None:
                errors.setdefault(place, []).append(f"There is no {called(noun)} {id}.")
    if errors:
        title = " ".join(f"{place}: {messages[0]}" for place, messages in errors.items())
        raise Refused(title, kind="unknown reference", errors=errors)


def _references(shape: Shape, value: Any, place: str) -> Iterator[tuple[str, str, int | str]]:
    if value is None or not shape.refers:
        return
    if shape.noun and shape.kind in ("integer", "string"):
        yield place, shape.noun, value
    elif shape.kind == "array" and shape.item and isinstance(value, list):
        for index, item in enumerate(cast(list[Any], value)):
            yield from _references(shape.item, item, f"{place}[{index}]")
    elif shape.kind == "object" and isinstance(value, dict):
        for member in shape.members:
            yield from _references(
                member.shape, cast(dict[str, Any], value).get(member.name), f"{place}.{member.name}".lstrip(".")
            )


def _as_argument(given: Input, value: Any) -> Any:
    if value is None:
        return None
    if given.model is not None:
        model = given.model
        several = given.shape.kind == "array"
        return [None if item is None else model.of(item) for item in value] if several else model.of(value)
    if given.shape.format == "ids":
        return Ids(value)
    return spoken(given.shape, value)


def _said(field: Field, given: Mapping[str, Any]) -> bool:
    """Whether a create gives the field; null is as good as nothing where the record keeps no null."""
    return field.json in given and (given[field.json] is not None or field.shape.nullable)


def _set(record: Resource, fields: tuple[Field, ...], given: Mapping[str, Any]) -> None:
    for field in fields:
        if field.json in given:
            setattr(record, field.name, _kept(type(record), field, given, record))


def _kept(
    resource: type[Resource],
    field: Field,
    given: Mapping[str, Any],
    record: Resource | None = None,
    *,
    place: str = "",
) -> Any:
    if given[field.json] is None and record is not None and field.shape.format == "external-data":
        return record.values[field.json]  # null says nothing of it; what other apps keep is not the caller's to take
    attached = field.shape.format in ("custom-fields", "external-data")
    if given[field.json] is None and (attached or not field.shape.nullable):
        return field.start()
    value = given[field.json]
    if field.shape.format == "custom-fields":
        return _custom_fields(resource, f"{place}{field.json}", value)
    if field.shape.format == "external-data":
        return _external_data(f"{place}{field.json}", value, record.values[field.json] if record else {})
    return value


def _of_same_key(resource: type[Resource], given: Mapping[str, Any]) -> Resource | None:
    key = {name: given[resource.fields[name].json] for name in resource.noun.key}
    return resource.first(**key, active=None)


def _custom_fields(resource: type[Resource], place: str, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Values under the contractor's own definitions, each with its definition's name; null leaves a field out."""
    noun = f"{resource.noun.name}CustomFieldType"
    resolve(noun)
    kept: dict[int, dict[str, Any]] = {}
    for index, said in enumerate(given):
        definition: Any = transaction().load(noun, said["typeId"])
        where = f"{place}[{index}]"
        invalid(definition is None, f"{where}.typeId", f"There is no custom field {said['typeId']}.")
        value = said.get("value")
        if value is None:
            continue
        check_custom_field(definition, value, f"{where}.value")
        kept[definition.id] = {"typeId": int(definition.id), "name": definition.name, "value": value}
    return list(kept.values())


def _external_data(place: str, given: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Keys and values of the calling app, beside those of others; another app's GUID is refused."""
    guid = str(given["applicationGuid"]).lower()
    mine = transaction().caller.app.lower()
    invalid(guid != mine, f"{place}.applicationGuid", "External data is private to an app; give your own app's id.")
    merge = given.get("patchMode") == "Merge"
    kept = {item["key"]: item["value"] for item in before.get(guid, ())} if merge else {}
    for item in given["externalData"]:
        if item.get("value") is None:
            kept.pop(item["key"], None)
        else:
            kept[item["key"]] = item["value"]
    rest = {app: plain(items) for app, items in before.items() if app != guid}
    return rest | ({guid: [{"key": key, "value": value} for key, value in kept.items()]} if kept else {})
