"""Taking people on, changing what is known of them, and letting them in and out."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import NOW, Business, refused

ACME = {"tenantId": 7, "tenantName": "Acme"}
"""What every event tells of whose business it is."""


@pytest.fixture
def roles(business: Business) -> dict[str, int]:
    from truckroll.families.settings import UserRole

    def furnish() -> dict[str, int]:
        return {
            "office": int(UserRole.new(name="Front desk", made_from="CSR").id),
            "books": int(UserRole.new(name="Books", made_from="Accounting").id),
            "field": int(UserRole.new(name="Field", employee_type="Technician", made_from="TechnicianService").id),
            "old": int(UserRole.new(name="Old desk", active=False).id),
        }

    return business.do(furnish)


def employee(roles: dict[str, int], **more: Any) -> dict[str, Any]:
    return {
        "name": "Ada Mary Byron",
        "email": "ada@example.com",
        "accountCreationMethod": "CreateLater",
        "roleId": roles["office"],
        "positions": ["CSR"],
    } | more


def technician(roles: dict[str, int], **more: Any) -> dict[str, Any]:
    return {
        "name": "Bo Diddley",
        "accountCreationMethod": "CreateLater",
        "roleId": roles["field"],
        "positions": ["Service"],
        "licenseType": "ManagedTech",
    } | more


def hire(business: Business, said: dict[str, Any]) -> Any:
    kind = "Technician" if "licenseType" in said else "Employee"
    return business.see(f"settings.{kind}", business.ask(f"{kind}s_Create", said).id)


def do(business: Business, person: Any, action: str, **more: Any) -> Any:
    kind = person.noun.word
    assert business.ask(f"{kind}s_AccountActions", {"action": action} | more, id=person.id).status == "Success"
    return business.see(f"settings.{kind}", person.id)


def test_somebody_for_the_office_has_a_role_and_is_a_user(business: Business, roles: dict[str, int]):
    ada = hire(business, employee(roles, businessUnitId=business.ids["unit"], phoneNumber="555-0100"))
    assert (ada.user_id, ada.first_name, ada.last_name) == (ada.id, "Ada Mary", "Byron")
    assert (ada.role_ids, ada.role) == ([roles["office"]], "CSR")
    assert (ada.business_unit_id, ada.phone_number, ada.active) == (business.ids["unit"], "555-0100", True)
    assert (ada.login_name, ada.account_locked, ada.hourly_rate) == (None, False, Decimal(0))


def test_office_and_technicians_share_one_id_space(business: Business, roles: dict[str, int]):
    people = [hire(business, employee(roles)), hire(business, technician(roles))]
    people += business.all("settings.Employee") + business.all("settings.Technician")
    ids = {person.id for person in people}
    assert {person.user_id for person in people} == ids
    assert len(ids) == 6


@pytest.mark.parametrize(("license", "managed"), [("NonManagedTech", False), ("ManagedTech", True)])
def test_the_licence_says_whether_a_technician_is_managed(
    business: Business, roles: dict[str, int], license: str, managed: bool
):
    bo = hire(business, technician(roles, licenseType=license))
    assert (bo.license_type, bo.is_managed_tech, bo.status) == (license, managed, "Idle")
    other = "ManagedInstaller" if license == "NonManagedTech" else "NonManagedTech"
    business.ask("Technicians_Update", {"licenseType": other}, id=bo.id)
    assert business.see("settings.Technician", bo.id).is_managed_tech is not managed


def test_a_technicians_home_is_shown_as_one_line_too(business: Business, roles: dict[str, int]):
    bo = hire(business, technician(roles, home={"street": "1 Elm St", "unit": "B", "city": "Reno"}))
    assert bo.home.values == {
        "street": "1 Elm St",
        "unit": "B",
        "country": None,
        "city": "Reno",
        "state": None,
        "zip": None,
        "streetAddress": "1 Elm St B",
        "latitude": None,
        "longitude": None,
    }
    business.ask("Technicians_Update", {"home": {"street": "2 Oak St", "city": "Reno"}}, id=bo.id)
    assert business.see("settings.Technician", bo.id).home.street_address == "2 Oak St"


def test_a_role_is_for_the_office_or_for_technicians(business: Business, roles: dict[str, int]):
    with refused(400, "for technicians, not for employees", "roleId"):
        hire(business, employee(roles, roleId=roles["field"]))
    with refused(400, "for employees, not for technicians", "roleId"):
        hire(business, technician(roles, roleId=roles["office"]))
    with refused(400, "is not active", "roleId"):
        hire(business, employee(roles, roleId=roles["old"]))
    with refused(400, "There is no UserRole 999", "roleId"):
        hire(business, employee(roles, roleId=999))
    with refused(404, "There is no UserRole 999", "roleId"):
        business.ask("Employees_Update", {"roleId": 999}, id=business.ids["office"])


def test_a_new_role_brings_the_one_it_was_made_from(business: Business, roles: dict[str, int]):
    ada = hire(business, employee(roles))
    business.ask("Employees_Update", {"roleId": roles["books"], "name": "Ada"}, id=ada.id)
    ada = business.see("settings.Employee", ada.id)
    assert (ada.role_ids, ada.role, ada.first_name, ada.last_name) == ([roles["books"]], "Accounting", "Ada", None)


def test_what_is_not_told_stays(business: Business, roles: dict[str, int]):
    bo = hire(
        business, technician(roles, team="North", dailyGoal=Decimal(500), bio="Sings.", jobFilter="DispatchedWorking")
    )
    answer = business.ask("Technicians_Update", {"team": "South"}, id=bo.id)
    assert answer.values == {"id": bo.id}
    after = business.see("settings.Technician", bo.id)
    changed = {name for name in after.values if after.values[name] != bo.values[name]}
    assert changed <= {"team", "modifiedOn"}


def test_a_goal_taken_away_is_no_goal(business: Business, roles: dict[str, int]):
    bo = hire(business, technician(roles, dailyGoal=Decimal(500), burdenRate=None, businessUnitId=business.ids["unit"]))
    assert (bo.daily_goal, bo.burden_rate) == (500, 0)
    business.ask("Technicians_Update", {"dailyGoal": None, "businessUnitId": None}, id=bo.id)
    after = business.see("settings.Technician", bo.id)
    assert (after.daily_goal, after.business_unit_id) == (0, None)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"name": "  "}, "name"),
        ({"email": "nowhere"}, "email"),
        ({"email": "a b@example.com"}, "email"),
        ({"dailyGoal": Decimal(-1)}, "dailyGoal"),
        ({"burdenRate": Decimal(-1)}, "burdenRate"),
        ({"login": " "}, "login"),
    ],
)
def test_people_have_names_addresses_and_amounts_that_can_be(
    business: Business, roles: dict[str, int], said: dict[str, Any], place: str
):
    with refused(400, "", place):
        hire(business, technician(roles, **said))
    with refused(400, "", place):
        business.ask("Technicians_Update", said, id=business.ids["tess"])


def test_custom_fields_are_kept_with_their_names(business: Business, roles: dict[str, int]):
    from truckroll.families.settings import EmployeeCustomFieldType, TechnicianCustomFieldType

    shirt, badge = business.do(
        lambda: (
            int(TechnicianCustomFieldType.new(name="Shirt", data_type="Dropdown", data_type_options=["M", "L"]).id),
            int(EmployeeCustomFieldType.new(name="Badge", data_type="Numeric").id),
        )
    )
    bo = hire(business, technician(roles, customFields=[{"typeId": shirt, "value": "L"}]))
    assert bo.custom_fields == [{"typeId": shirt, "name": "Shirt", "value": "L"}]
    assert hire(business, employee(roles, customFields=None)).custom_fields == []
    with refused(400, "none of Shirt's options", "customFields[0].value"):
        hire(business, technician(roles, customFields=[{"typeId": shirt, "value": "XXL"}]))
    with refused(400, f"no custom field {shirt}", "customFields[0].typeId"):
        hire(business, employee(roles, customFields=[{"typeId": shirt, "value": "L"}]))
    business.ask("Employees_Update", {"customFields": [{"typeId": badge, "value": "7"}]}, id=business.ids["office"])
    assert business.see("settings.Employee", business.ids["office"]).custom_fields[0]["value"] == "7"


def test_a_login_is_one_persons_alone(business: Business, roles: dict[str, int]):
    ada = hire(business, employee(roles, login="ada"))
    with refused(400, "somebody else's", "login"):
        hire(business, technician(roles, login="ada"))
    do(business, ada, "Deactivate")
    with refused(400, "somebody else's", "login"):
        business.ask("Technicians_Update", {"login": "ada"}, id=business.ids["tess"])
    business.ask("Employees_Update", {"login": "ada", "accountLocked": True}, id=ada.id)
    ada = business.see("settings.Employee", ada.id)
    assert (ada.login_name, ada.account_locked) == ("ada", True)


def test_an_account_that_is_opened_at_once_needs_a_login_and_a_password(business: Business, roles: dict[str, int]):
    opened = employee(roles, accountCreationMethod="AssignLoginAndPassword")
    with refused(400, "needs a login", "login"):
        hire(business, opened | {"password": "secret"})
    with refused(400, "needs a password", "password"):
        hire(business, opened | {"login": "ada"})
    ada = hire(business, opened | {"login": "ada", "password": "secret"})
    assert "secret" not in str(ada.values)
    assert business.told() == []
    do(business, ada, "SendPasswordResetLink")
    assert business.told() == [
        ("tn.stt.password-reset-requested", {"userId": ada.id, "email": "ada@example.com"} | ACME)
    ]
    with refused(400, "has an account already"):
        do(business, ada, "SendInvite")


def test_an_invitation_is_sent_by_mail(business: Business, roles: dict[str, int]):
    bo = hire(business, technician(roles, accountCreationMethod="SendInvite", email="bo@example.com"))
    assert business.told() == [("tn.stt.account-invited", {"userId": bo.id, "email": "bo@example.com"} | ACME)]
    with refused(400, "has no email address", "email"):
        hire(business, technician(roles, accountCreationMethod="SendInvite"))
    tess = business.see("settings.Technician", business.ids["tess"])
    with refused(400, "has no email address", "email"):
        do(business, tess, "SendInvite")
    with refused(400, "has no account yet"):
        do(business, bo, "SendPasswordResetLink")
    business.told()
    do(business, bo, "SendInvite")
    assert len(business.told()) == 1


def test_who_leaves_is_shown_as_inactive_and_gets_no_mail(business: Business, roles: dict[str, int]):
    ada = hire(business, employee(roles, accountCreationMethod="SendInvite"))
    with refused(400, "already active"):
        do(business, ada, "Activate")
    assert do(business, ada, "Deactivate").active is False
    for action in ("Deactivate", "SendInvite", "SendPasswordResetLink"):
        with refused(400, "inactive"):
            do(business, ada, action)
    business.ask("Employees_Update", {"accountLocked": True}, id=ada.id)
    ada = do(business, ada, "Activate")
    assert (ada.active, ada.account_locked) == (True, False)


def test_a_technician_is_activated_under_a_licence(business: Business, roles: dict[str, int]):
    bo = hire(business, technician(roles, licenseType="NonManagedTech"))
    do(business, bo, "Deactivate")
    with refused(400, "name its type", "licenseType"):
        do(business, bo, "Activate")
    bo = do(business, bo, "Activate", licenseType="ManagedTechnician", truckId=12)
    assert (bo.active, bo.license_type, bo.is_managed_tech, bo.truck_id) == (True, "ManagedTech", True, 12)
    with refused(400, "already active"):
        do(business, bo, "Activate", licenseType="ManagedInstaller")
    assert bo.modified_on == NOW


def test_what_another_app_furnished_with_a_name_alone_is_whole(business: Business):
    tess = business.see("settings.Technician", business.ids["tess"])
    assert (tess.user_id, tess.first_name, tess.last_name, tess.role_ids) == (tess.id, "Tess", None, [])
    office = business.see("settings.Employee", business.ids["office"])
    assert (office.user_id, office.role, office.agent_id) == (office.id, "Unspecified", 0)


def test_a_technician_who_comes_back_keeps_the_truck(business: Business, roles: dict[str, int]):
    bo = hire(business, technician(roles, licenseType="NonManagedTech"))
    for truck in ({"truckId": 12}, {}):
        do(business, bo, "Deactivate")
        bo = do(business, bo, "Activate", licenseType="ManagedTechnician", **truck)
        assert bo.truck_id == 12
