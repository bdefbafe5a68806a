"""The marks that people put on things, and the parts of the business."""

import pytest

from tests.families.business import APP, OTHER_APP, Business, refused

BLUE = {"name": "Blue", "color": "#0000fF"}


def test_a_mark_needs_a_name_and_a_color(business: Business):
    tag = business.see("settings.TagType", business.ask("TagTypes_Create", BLUE).id)
    assert (tag.name, tag.color, tag.code, tag.importance, tag.active) == ("Blue", "#0000fF", "", None, True)
    flags = (tag.is_conversion_opportunity, tag.allow_to_use_on_timesheet_activity, tag.is_visible_on_dispatch_board)
    assert flags == (False, False, False)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"name": " "}, "name"),
        ({"color": "blue"}, "color"),
        ({"color": "#12345"}, "color"),
        ({"color": "#1234567"}, "color"),
        ({"color": "#12345g"}, "color"),
        ({"color": "#123456\n"}, "color"),
        ({"code": "x" * 21}, "code"),
    ],
)
def test_a_mark_that_cannot_be_is_refused(business: Business, said: dict[str, str], place: str):
    with refused(400, "", place):
        business.ask("TagTypes_Create", BLUE | said)
    with refused(400, "", place):
        business.ask("TagTypes_Update", said, id=business.ids["tag"])


def test_a_marks_importance_is_taken_away_by_null(business: Business):
    id = business.ask(
        "TagTypes_Create", BLUE | {"importance": "High", "code": "x" * 20, "isConversionOpportunity": None}
    ).id
    assert business.see("settings.TagType", id).importance == "High"
    assert business.ask("TagTypes_Update", {"importance": None, "isVisibleOnDispatchBoard": True}, id=id).id == id
    tag = business.see("settings.TagType", id)
    assert (tag.importance, tag.is_visible_on_dispatch_board, tag.code) == (None, True, "x" * 20)


def test_a_part_of_the_business_keeps_what_an_app_attaches(business: Business):
    unit = business.ids["unit"]
    data = [{"key": "bay", "value": "4"}]
    said = {"externalData": {"applicationGuid": APP, "externalData": data}}
    assert business.ask("BusinessUnits_Update", said, id=unit).values == {"id": unit}
    assert business.see("settings.BusinessUnit", unit).values["externalData"] == {APP: data}
    merged = {
        "externalData": said["externalData"] | {"patchMode": "Merge", "externalData": [{"key": "bay", "value": None}]}
    }
    business.ask("BusinessUnits_Update", merged, id=unit)
    assert business.see("settings.BusinessUnit", unit).values["externalData"] == {}
    with refused(400, "your own app", "externalData.applicationGuid"):
        business.ask(
            "BusinessUnits_Update", {"externalData": said["externalData"] | {"applicationGuid": OTHER_APP}}, id=unit
        )


def test_a_part_of_the_business_can_say_whose_it_is_and_where(business: Business):
    from truckroll.families.settings.business_units import (
        BusinessUnit,
        BusinessUnitAddress,
        BusinessUnitTenant,
        NamedModel,
    )

    def found() -> int:
        whose = BusinessUnitTenant(id=7, name="Acme", franchise_id="F-1", modified_on="2026-01-01T00:00:00.0000000Z")
        where = BusinessUnitAddress(street="1 Elm St", city="Reno", latitude=39.5)
        unit = BusinessUnit.new(name="Solar", tenant=whose, address=where, trade=NamedModel(id=3, name="Electrical"))
        return int(unit.id)

    unit = business.see("settings.BusinessUnit", business.do(found))
    assert (unit.tenant.name, unit.tenant.concept_code, unit.address.is_military) == ("Acme", None, False)
    assert (unit.trade.name, unit.division, unit.currency) == ("Electrical", None, "USD")
