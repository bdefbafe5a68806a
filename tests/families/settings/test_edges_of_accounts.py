"""Accounts at their edges: invitations that were not answered, and who gets mail."""

from typing import Any

import pytest

from tests.families.business import Business, refused


def act(business: Business, action: str, who: str = "office", **more: Any) -> None:
    business.ask("Employees_AccountActions", {"action": action} | more, id=business.ids[who])


def account(business: Business, who: str = "office") -> tuple[str, bool]:
    seen = business.see("settings.Employee", business.ids[who])
    return seen.account, seen.active


@pytest.fixture
def invited(business: Business) -> Business:
    business.set("settings.Employee", business.ids["office"], email="olga@example.com", account="None")
    act(business, "SendInvite")
    return business


def test_who_was_invited_may_be_invited_again_and_is_told(invited: Business):
    assert account(invited) == ("Invited", True)
    invited.told()
    act(invited, "SendInvite")
    ((kind, said),) = [each for each in invited.told() if "account" in each[0]]
    assert (kind, said["email"]) == ("tn.stt.account-invited", "olga@example.com")


def test_an_invitation_ends_when_somebody_leaves_and_an_account_does_not(invited: Business):
    act(invited, "Deactivate")
    assert account(invited) == ("None", False)
    act(invited, "Activate")
    assert account(invited) == ("None", True)
    invited.set("settings.Employee", invited.ids["office"], account="Open")
    act(invited, "Deactivate")
    assert account(invited) == ("Open", False)


def test_a_link_is_for_those_who_have_an_account(invited: Business):
    with refused(400, "has no account yet"):
        act(invited, "SendPasswordResetLink")
    invited.set("settings.Employee", invited.ids["office"], account="Open")
    act(invited, "SendPasswordResetLink")
    with refused(400, "has an account already"):
        act(invited, "SendInvite")
    invited.set("settings.Employee", invited.ids["office"], email=None)
    with refused(400, "has no email address", "email"):
        act(invited, "SendPasswordResetLink")


@pytest.mark.parametrize("action", ["SendInvite", "SendPasswordResetLink", "Deactivate"])
def test_nobody_who_left_gets_mail(invited: Business, action: str):
    act(invited, "Deactivate")
    with refused(400, "inactive"):
        act(invited, action)


def test_who_is_active_is_not_activated(invited: Business):
    with refused(400, "already active"):
        act(invited, "Activate")
