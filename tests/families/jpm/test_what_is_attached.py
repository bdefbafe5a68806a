"""What contractors and apps attach to a job: custom fields, and external data private to an app."""

from typing import Any

import pytest

from tests.families.business import APP, OTHER_APP, Business, refused


def fields(business: Business, **values: str | None) -> dict[str, Any]:
    return {"customFields": [{"typeId": business.ids[name], "value": value} for name, value in values.items()]}


def data(app: str = APP, mode: str | None = None, **values: str | None) -> dict[str, Any]:
    items = [{"key": key, "value": value} for key, value in values.items()]
    return {"externalData": {"applicationGuid": app, "externalData": items} | ({"patchMode": mode} if mode else {})}


def kept(business: Business, job) -> dict[str, dict[str, str]]:
    """What each app keeps with a job."""
    attached = business.see("jpm.Job", job.id).values["externalData"]
    return {app: {item["key"]: item["value"] for item in items} for app, items in attached.items()}


# Custom fields


def test_a_custom_field_is_kept_with_the_name_of_its_definition(business: Business):
    job = business.book(**fields(business, text="1234", color="Blue", size="2.5"))
    assert business.see("jpm.Job", job.id).custom_fields == [
        {"typeId": business.ids["text"], "name": "Gate code", "value": "1234"},
        {"typeId": business.ids["color"], "name": "Color", "value": "Blue"},
        {"typeId": business.ids["size"], "name": "Size", "value": "2.5"},
    ]


def test_custom_fields_are_replaced_as_a_whole(business: Business):
    job = business.book(**fields(business, text="1234", color="Blue"))
    changed = business.ask("Jobs_Update", fields(business, size="3"), id=job.id)
    assert [field["name"] for field in changed.custom_fields] == ["Size"]
    assert business.ask("Jobs_Update", {"customFields": []}, id=job.id).custom_fields == []


def test_a_custom_field_without_a_value_is_left_out_and_of_two_the_last_counts(business: Business):
    job = business.book(**fields(business, text=None, color="Red"))
    assert [field["name"] for field in job.custom_fields] == ["Color"]
    twice = fields(business, text="first")["customFields"] + fields(business, text="second")["customFields"]
    changed = business.ask("Jobs_Update", {"customFields": twice}, id=job.id)
    assert [field["value"] for field in changed.custom_fields] == ["second"]


@pytest.mark.parametrize("value", ["Green", "red", ""])
def test_a_dropdown_has_one_of_its_options(business: Business, value: str):
    with refused(400, "none of Color's options: Red, Blue", "customFields[1].value"):
        business.book(**fields(business, text="x", color=value))


@pytest.mark.parametrize("value", ["12", "-1.5", "0", "1e3", " 7 "])
def test_a_numeric_field_has_a_number(business: Business, value: str):
    assert business.book(**fields(business, size=value)).custom_fields[0]["value"] == value


@pytest.mark.parametrize("value", ["", "large", "nan", "inf", "1e999", "1_000", "1,5"])
def test_a_numeric_field_has_nothing_else(business: Business, value: str):
    with refused(400, "is not a number", "customFields[0].value"):
        business.book(**fields(business, size=value))


def test_a_custom_field_nobody_defined_is_refused(business: Business):
    with refused(400, "There is no custom field 999", "customFields[0].typeId"):
        business.book(customFields=[{"typeId": 999, "value": "x"}])


# External data


def test_external_data_is_kept_for_the_app_that_sent_it(business: Business):
    job = business.book(**data(a="1", b="2"))
    assert kept(business, job) == {APP: {"a": "1", "b": "2"}}


def test_another_apps_id_is_refused_in_any_spelling(business: Business):
    with refused(400, "private to an app", "externalData.applicationGuid"):
        business.book(**data(OTHER_APP, a="1"))
    assert kept(business, business.book(**data(APP.upper(), a="1"))) == {APP: {"a": "1"}}


@pytest.mark.parametrize("mode", [None, "Replace"])
def test_external_data_is_replaced_unless_told_to_merge(business: Business, mode: str | None):
    job = business.book(**data(a="1", b="2"))
    business.ask("Jobs_Update", data(mode=mode, b="3", c="4"), id=job.id)
    assert kept(business, job) == {APP: {"b": "3", "c": "4"}}


def test_merging_keeps_what_is_not_named_and_null_takes_a_key_away(business: Business):
    job = business.book(**data(a="1", b="2", c="3"))
    business.ask("Jobs_Update", data(mode="Merge", b=None, c="4", d="5"), id=job.id)
    assert kept(business, job) == {APP: {"a": "1", "c": "4", "d": "5"}}


@pytest.mark.parametrize("asked", [data(mode="Merge", a=None), data(), data(a=None)], ids=["merged", "none", "null"])
def test_when_the_last_key_goes_nothing_is_kept_for_the_app(business: Business, asked: dict[str, Any]):
    job = business.book(**data(a="1"))
    business.ask("Jobs_Update", asked, id=job.id)
    assert kept(business, job) == {}


def test_each_apps_data_is_its_own(business: Business):
    job = business.book(**data(a="mine"))
    business.app = OTHER_APP
    business.ask("Jobs_Update", data(OTHER_APP, "Merge", a="theirs"), id=job.id)
    assert kept(business, job) == {APP: {"a": "mine"}, OTHER_APP: {"a": "theirs"}}
    business.ask("Jobs_Update", data(OTHER_APP, "Replace"), id=job.id)
    assert kept(business, job) == {APP: {"a": "mine"}}
    with refused(400, "private to an app", "externalData.applicationGuid"):
        business.ask("Jobs_Update", data(APP, "Replace"), id=job.id)


def test_a_change_without_external_data_leaves_it(business: Business):
    job = business.book(**data(a="1"))
    business.ask("Jobs_Update", {"summary": "new"}, id=job.id)
    assert kept(business, job) == {APP: {"a": "1"}}


def test_events_do_not_carry_what_apps_keep(business: Business):
    business.book(**data(secret="1"))
    assert [list(told["job"].get("externalData", ())) for _, told in business.told()] == [[]]
