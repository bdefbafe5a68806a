"""What technicians can do, who belongs together, and which areas there are."""

from typing import Any

import pytest

from tests.families.business import Business, refused


def learn(business: Business, name: str, who: str = "tess", *, active: bool = True) -> Any:
    body = {"technicianId": business.ids[who], "name": name, "active": active}
    return business.ask("TechnicianSkills_CreateTechnicianSkill", body)


def known(business: Business, who: str = "tess") -> list[str]:
    return [skill.name for skill in business.see("settings.Technician", business.ids[who]).skills]


def skill_of(business: Business, name: str) -> int:
    return next(skill.id for skill in business.all("dispatch.Skill") if skill.name == name)


def test_a_skill_is_known_by_the_technician_and_the_skill(business: Business):
    tess, tom = learn(business, "Soldering"), learn(business, "Soldering", "tom")
    soldering = skill_of(business, "Soldering")
    assert (tess.id, tom.id) == (f"{business.ids['tess']}_{soldering}", f"{business.ids['tom']}_{soldering}")
    assert len(business.all("dispatch.Skill")) == 1
    assert (known(business), known(business, "tom")) == (["Soldering"], ["Soldering"])


def test_a_skill_says_which_kinds_of_work_need_it(business: Business):
    business.ask("JobTypes_Update", {"skills": ["Soldering"]}, id=business.ids["kind"])
    skill = learn(business, "Soldering")
    assert skill.job_type_ids == [business.ids["kind"]]
    other = business.ask("JobTypes_Create", {"name": "Repair", "skills": ["Soldering", "Welding"]})
    business.ask("JobTypes_Update", {"skills": []}, id=business.ids["kind"])
    assert business.see("dispatch.TechnicianSkill", skill.id).job_type_ids == [other.id]


def test_a_technician_has_a_skill_once_and_may_get_it_back(business: Business):
    skill = learn(business, "Soldering")
    with refused(400, "has the skill 'Soldering' already"):
        learn(business, "Soldering")
    assert business.ask("TechnicianSkills_Delete", id=skill.id).id == skill.id
    assert known(business) == []
    with refused(400, "already deleted"):
        business.ask("TechnicianSkills_Delete", id=skill.id)
    assert learn(business, "Soldering").id == skill.id
    assert known(business) == ["Soldering"]


def test_a_skill_that_is_not_in_use_is_not_known(business: Business):
    learn(business, "Soldering", active=False)
    assert known(business) == []


def test_skills_are_added_or_replaced(business: Business):
    for name in ("Soldering", "Welding", "Plumbing"):
        learn(business, name, "tom")
    learn(business, "Soldering")
    ids = [skill_of(business, name) for name in ("Welding", "Soldering")]
    body = {"technicianId": business.ids["tess"], "skillIds": ids, "replaceExistingSkills": False}
    answer = business.ask("TechnicianSkills_AssignTechnicianSkills", body)
    assert (answer.updated, sorted(each.name for each in answer.technician_skills)) == (True, ["Soldering", "Welding"])
    assert business.ask("TechnicianSkills_AssignTechnicianSkills", body).updated is False
    body |= {"skillIds": [skill_of(business, "Plumbing")], "replaceExistingSkills": True}
    answer = business.ask("TechnicianSkills_AssignTechnicianSkills", body)
    assert [each.name for each in answer.technician_skills] == known(business) == ["Plumbing"]
    assert len(known(business, "tom")) == 3


def test_skills_of_nobody_and_skills_that_are_not_there_are_missing(business: Business):
    with refused(404, "There is no Technician 999", "technicianId"):
        business.ask(
            "TechnicianSkills_CreateTechnicianSkill", {"technicianId": 999, "name": "Soldering", "active": True}
        )
    with refused(400, "needs a name", "name"):
        learn(business, " ")
    with refused(404, "There is no Skill 999", "skillIds[0]"):
        body = {"technicianId": business.ids["tess"], "skillIds": [999], "replaceExistingSkills": False}
        business.ask("TechnicianSkills_AssignTechnicianSkills", body)
    with refused(404, "TechnicianSkill 1_2 was not found", "id"):
        business.ask("TechnicianSkills_Delete", id="1_2")


def test_a_team_that_is_there_is_not_made_twice(business: Business):
    first = business.ask("Team_Create", {"name": "Blue", "active": True})
    again = business.ask("Team_Create", {"name": "Blue", "active": True})
    assert (first.created, again.created, again.id, first.created_by) == (True, False, first.id, business.ids["office"])
    with refused(400, "needs a name", "name"):
        business.ask("Team_Create", {"active": True})


def test_technicians_of_a_team_that_is_given_up_belong_to_none(business: Business):
    team = business.ask("Team_Create", {"name": "Blue", "active": True})
    business.set("settings.Technician", business.ids["tess"], team="Blue")
    business.set("settings.Technician", business.ids["tom"], team="Red")
    business.ask("Team_Delete", id=team.id)
    assert business.see("dispatch.Team", team.id).active is False
    teams = [business.see("settings.Technician", business.ids[who]).team for who in ("tess", "tom")]
    assert teams == [None, "Red"]
    assert business.ask("Team_Create", {"name": "Blue", "active": True}).created is True


def test_a_zone_is_drawn_in_numbers_of_days_and_shown_in_their_names(business: Business):
    drawn = business.ask("Zone_CreateZone", {"name": "North", "zips": ["89501"], "serviceDaysIds": [6, 1, 1]})
    assert (drawn.name, drawn.zips, drawn.cities, drawn.service_days_ids) == ("North", ["89501"], [], [1, 6])
    zone = business.see("dispatch.Zone", drawn.id)
    assert (zone.service_days, zone.created_by) == (["Monday", "Saturday"], business.ids["office"])
    changed = business.ask("Zone_UpdateZone", {"cities": ["Reno"], "zips": None}, zoneId=drawn.id)
    assert (changed.zips, changed.cities, changed.service_days_ids) == ([], ["Reno"], [1, 6])
    assert business.ask("Zone_UpdateZone", {"serviceDaysIds": None}, zoneId=drawn.id).service_days_ids == []
    assert ("tn.dis.zone-updated", zone.id) in [(kind, said["zone"]["id"]) for kind, said in business.told()]


@pytest.mark.parametrize(
    ("more", "place"),
    [({"name": None}, "name"), ({"name": "North"}, "name"), ({"serviceDaysIds": [0, 7]}, "serviceDaysIds[1]")],
)
def test_a_zone_has_a_name_of_its_own_and_days_of_the_week(business: Business, more: dict[str, Any], place: str):
    business.ask("Zone_CreateZone", {"name": "North"})
    with refused(400, place, place):
        business.ask("Zone_CreateZone", {"name": "South"} | more)


def test_nobody_is_sent_to_a_zone_that_was_given_up(business: Business):
    north, south = (business.ask("Zone_CreateZone", {"name": name}).id for name in ("North", "South"))
    business.set("settings.Technician", business.ids["tess"], zone_ids=[north, south], main_zone_id=north)
    business.told()
    business.ask("Zone_DeleteZone", zoneId=north)
    tess = business.see("settings.Technician", business.ids["tess"])
    assert (tess.zone_ids, tess.main_zone_id) == ([south], None)
    assert "tn.dis.zone-deleted" in [kind for kind, _ in business.told()]
    with refused(400, "already deleted"):
        business.ask("Zone_DeleteZone", zoneId=north)
    with refused(400, "is deleted"):
        business.ask("Zone_UpdateZone", {"name": "x"}, zoneId=north)
