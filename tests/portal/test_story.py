"""The whole way of a developer, from asking for access to a webhook that is sent once more; by mouse and by keys."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from tests.laws.contractor import TENANT, Contractor, furnish
from tests.portal import cast
from tests.portal.hands import Keys, Mouse
from tests.webhooks.receiver import Receiver, receiver
from truckroll.portal.routes import routes
from truckroll.testing import Sandbox, sandbox
from truckroll.webhooks import verify

OPERATOR, ADMINISTRATOR, DEVELOPER = "olive@example.com", "adele@example.com", "dana@example.com"


@dataclass
class Stage:
    server: Sandbox
    contractor: Contractor
    receiver: Receiver


@pytest.fixture
def stage() -> Iterator[Stage]:
    with sandbox(beside=[routes], request_log=1, webhooks_to_private=True) as server, receiver() as receiving:
        contractor = furnish(server, 0)
        cast.person(server, OPERATOR, "operator", name="Olive Operator")
        cast.person(server, ADMINISTRATOR, "administrator", TENANT, name="Adele Admin")
        yield Stage(server, contractor, receiving)


@pytest.mark.parametrize(
    "hands", [pytest.param(Mouse, id="mouse"), pytest.param(Keys, id="keyboard", marks=pytest.mark.soak)]
)
def test_from_a_request_for_access_to_a_webhook_that_is_sent_once_more(stage: Stage, browser: Browser, hands):
    def someone():
        return hands(browser.new_context(base_url=stage.server.url, reduced_motion="reduce").new_page())

    def signed_in(email: str):
        one = someone()
        one.go("/sign-in")
        one.write("E-mail address", email)
        one.write("Password", cast.PASSWORD)
        one.press("Sign in")
        return one

    dana = someone()
    dana.go("/request-access")
    dana.write("Your name", "Dana Lee")
    dana.write("E-mail address", DEVELOPER)
    dana.write("Company", "Route board")
    dana.write("What you would like to make", "A board that shows where everybody is.")
    dana.press("Send the request")
    dana.sees("Your request is with the operator")

    olive = signed_in(OPERATOR)
    olive.go("/admin")
    olive.press("Approve Dana Lee")
    link = olive.text(".secret code")

    dana.go(link)
    dana.write("Password", cast.PASSWORD)
    dana.write("The same again", cast.PASSWORD)
    dana.press("Keep it and sign in")

    dana.go("/apps")
    dana.follow("Create an app")
    dana.write("Name", "Route board")
    dana.write("Offer it to tenants", str(TENANT))
    dana.level("tn.jpm.jobs", "modify")
    dana.press("Create the app")
    dana.sees("The app is made")
    address = dana.page.url.partition("?")[0]

    adele = signed_in(ADMINISTRATOR)
    adele.go("/integrations")
    adele.follow("Read and connect Route board")
    adele.tick("Route board may do all of the above")
    adele.press("Connect")
    adele.sees("The secret, shown this once")
    secret = adele.text("#secret")
    assert secret.startswith("cs1.")
    adele.page.reload()
    assert secret not in adele.page.content()

    dana.go(address)
    dana.sees("connected")
    dana.follow("Where the app hears of what happens")
    dana.choose("Event", "tn.jpm.job-scheduled")
    dana.write("URL", stage.receiver.url + "/hooks")
    dana.press("Subscribe")
    key = dana.text("#key")

    dana.go("/reference/jpm/Jobs_Create")
    dana.write("body", json.dumps(stage.contractor.job("No heat")))
    dana.press("Send it")
    dana.sees("200")
    dana.sees('"summary"')
    assert secret not in dana.page.content()
    assert "eyJ" not in dana.page.content()

    (came,) = stage.receiver.wait(1)
    assert verify(came.body, came.headers, key)["type"] == "tn.jpm.job-scheduled"

    assert stage.server.platform.requests is not None
    stage.server.platform.requests.settle()
    dana.go("/console/requests")
    dana.sees(f"POST /jpm/v2/tenant/{TENANT}/jobs")
    dana.go("/console/webhooks")
    dana.sees("tn.jpm.job-scheduled")
    dana.sees("delivered")
    dana.page.locator("main table a").first.press("Enter")
    dana.page.wait_for_load_state()
    dana.look()
    dana.press("Deliver again")
    first, again = stage.receiver.wait(2)
    assert first.event["userassignedid"] == again.event["userassignedid"]
    assert first.event["id"] != again.event["id"]
    verify(again.body, again.headers, key)
