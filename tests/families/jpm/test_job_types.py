"""Kinds of work."""

from decimal import Decimal

import pytest

from tests.families.business import Business, refused


def test_a_kind_of_work_needs_only_a_name(business: Business):
    kind = business.ask("JobTypes_Create", {"name": "Repair"})
    assert (kind.priority, kind.duration, kind.sold_threshold, kind.active) == ("Normal", 0, None, True)
    assert (kind.business_unit_ids, kind.skills, kind.tag_type_ids) == ([], [], [])


def test_a_kind_of_work_keeps_what_is_said_of_it(business: Business):
    said = {
        "name": "Repair",
        "businessUnitIds": [business.ids["unit"]],
        "skills": ["Gas"],
        "tagTypeIds": [business.ids["tag"]],
        "priority": "High",
        "duration": 7200,
        "soldThreshold": Decimal("99.5"),
        "class": "Residential",
        "summary": "Bring gloves.",
        "noCharge": True,
    }
    kind = business.ask("JobTypes_Create", said)
    assert {name: kind.values[name] for name in said} == said


@pytest.mark.parametrize(
    ("said", "place"),
    [({"name": " "}, "name"), ({"priority": "Someday"}, "priority"), ({"duration": -1}, "duration")],
)
def test_a_kind_of_work_has_a_name_a_known_urgency_and_a_length(business: Business, said: dict, place: str):
    with refused(400, "", place):
        business.ask("JobTypes_Create", {"name": "Repair"} | said)
    with refused(400, "", place):
        business.ask("JobTypes_Update", said, id=business.ids["kind"])


def test_business_units_and_tags_of_a_kind_of_work_exist(business: Business):
    with refused(400, "There is no", "businessUnitIds[0]", "tagTypeIds[0]"):
        business.ask("JobTypes_Create", {"name": "Repair", "businessUnitIds": [999], "tagTypeIds": [998]})


def test_a_threshold_is_taken_away_by_null(business: Business):
    business.ask("JobTypes_Update", {"soldThreshold": Decimal(5)}, id=business.ids["kind"])
    assert business.ask("JobTypes_Update", {"soldThreshold": None}, id=business.ids["kind"]).sold_threshold is None


def test_a_changed_kind_of_work_leaves_jobs_that_were_booked_before(business: Business):
    job = business.book()
    business.ask("JobTypes_Update", {"tagTypeIds": [business.ids["tag"]], "noCharge": True}, id=business.ids["kind"])
    assert business.see("jpm.Job", job.id).tag_type_ids == []
    assert business.book().tag_type_ids == [business.ids["tag"]]
