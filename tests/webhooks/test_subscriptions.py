"""Who may subscribe to what, where, and how."""

from collections.abc import Iterator

import pytest

from tests.webhooks.business import KEY, SCHEDULED, UPDATED, Office
from tests.webhooks.business import office as served
from tests.webhooks.receiver import until
from truckroll.server.access import apps
from truckroll.server.access.impossible import Impossible
from truckroll.server.webhooks import subscriptions

URL = "https://example.com/hooks"


def client(office: Office) -> str:
    return office.contractor.credentials.client_id


def refused(office: Office, words: str, event: str = SCHEDULED, url: str = URL, **how: object) -> None:
    before = office.count("subscription")
    with pytest.raises(Impossible, match=words):
        office.subscribe(event, url, **how)
    assert office.count("subscription") == before


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with served() as made:
        yield made


@pytest.fixture(autouse=True)
def _nobody_subscribes(office: Office) -> None:
    office.store.write(lambda c: list(c.execute("delete from subscription"))).result(10)
    office.store.write(lambda c: list(c.execute("delete from closed_event"))).result(10)


def test_a_key_is_made_where_none_is_given_and_can_be_read_nowhere(office: Office):
    made = office.subscribe(SCHEDULED, URL, key=None)
    assert 32 <= len(made.key) <= 64
    assert made.key not in repr(made)


@pytest.mark.parametrize("key", ["k" * 31, "k" * 65, "ä" * 40, "k" * 39 + " ", "k" * 39 + "\n", ""])
def test_a_key_has_32_to_64_characters(office: Office, key: str):
    refused(office, "32 to 64", key=key)


@pytest.mark.parametrize("key", ["k" * 32, "K0-_." + "k" * 59])
def test_a_given_key_is_taken_as_it_is(office: Office, key: str):
    assert office.subscribe(SCHEDULED, URL, key=key).key == key


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com/hooks",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:25/x",
        "https://",
        "https:///hooks",
        "https://user@example.com/",
        "https://user:word@example.com/",
        "https://example.com:0/",
        "https://example.com:99999/",
        "https://example.com:x/",
        "https://[::1/",
        "https://exa mple.com/",
        "https://example.com/\r\nX-Evil: 1",
        "https://example.com\\@127.0.0.1/",
        "https://ex\u00e4mple.com/",
        "https://example.com/" + "x" * 2_000,
    ],
)
def test_an_address_that_is_no_plain_url_is_refused(office: Office, url: str):
    refused(office, "URL", url=url)


@pytest.mark.parametrize("header", ["", "host", "Content-Length", "webhook-id", "x y", "x:", "x\r\ny", "ä", "-x"])
def test_a_header_that_is_none_or_another_s_is_refused(office: Office, header: str):
    refused(office, "header", header=header)


def test_an_encoding_is_hex_or_base64(office: Office):
    refused(office, "hex nor base64", encoding="rot13")


def test_an_event_that_there_is_not_is_refused_and_those_there_are_named(office: Office):
    refused(office, SCHEDULED, event="tn.jpm.job-created")


def test_an_app_hears_only_of_what_it_may_read(office: Office):
    narrow = office.server.connect(7, scopes=["tn.crm.customers:r"], name="Narrow")
    refused(office, "tn.jpm.jobs:r", client_id=narrow.client_id)


def test_an_app_has_one_address_for_each_event(office: Office):
    first = office.subscribe(SCHEDULED, URL, key=None)
    refused(office, f"subscription {first.id}", url=URL + "/other")
    again = office.subscribe(SCHEDULED, URL, key=None)
    assert (again.id, again.key) == (first.id, first.key)
    renewed = office.subscribe(SCHEDULED, URL, key=KEY, encoding="base64")
    assert (renewed.id, renewed.key, renewed.encoding) == (first.id, KEY, "base64")
    assert office.subscribe(UPDATED, URL + "/other").id != first.id
    assert office.count("subscription") == 2


def test_an_event_can_be_closed_to_new_subscriptions_while_the_others_go_on(office: Office):
    there = office.subscribe(SCHEDULED, URL)
    office.store.write(lambda c: subscriptions.close(c, SCHEDULED)).result(10)
    other = office.server.connect(7, name="Late")
    refused(office, "no new subscriptions", client_id=other.client_id)
    assert office.subscribe(SCHEDULED, URL).id == there.id
    office.store.write(lambda c: subscriptions.reopen(c, SCHEDULED)).result(10)
    office.subscribe(SCHEDULED, URL, other.client_id)
    with pytest.raises(Impossible, match="There is no event"):
        office.store.write(lambda c: subscriptions.close(c, "tn.x")).result(10)


def test_what_an_app_subscribed_is_found_by_grant_by_app_and_by_tenant(office: Office):
    credentials = office.contractor.credentials
    there = office.server.connect(office.server.tenant(9, "Ninth"), name="Elsewhere")
    mine, theirs = office.subscribe(SCHEDULED, URL), office.subscribe(SCHEDULED, URL, there.client_id)

    def found(connection):
        return (
            subscriptions.of_grant(connection, apps.granted(connection, credentials.client_id)),
            subscriptions.of_app(connection, there.app_id),
            subscriptions.of_tenant(connection, 9),
            subscriptions.every(connection),
        )

    assert office.store.read(found).result(10) == ([mine], [theirs], [theirs], [mine, theirs])
    with pytest.raises(Impossible, match="has no subscription"):
        office.store.write(lambda c: subscriptions.unsubscribe(c, 7, theirs.id)).result(10)
    office.store.write(lambda c: subscriptions.unsubscribe(c, 9, theirs.id)).result(10)
    assert office.store.read(subscriptions.every).result(10) == [mine]


def test_an_app_that_is_given_up_is_told_nothing_more(office: Office):
    gone = office.server.connect(7, name="Given up")
    office.subscribe(SCHEDULED, URL, gone.client_id)
    office.store.write(lambda c: apps.delete(c, "Given up")).result(10)
    office.book()
    (failed,) = until(lambda: office.deliveries(state="failed"))
    assert failed.answer == "The tenant is no longer connected to the app."
    assert office.count("subscription") == 0
