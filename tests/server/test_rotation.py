"""Keys are replaced while everybody goes on: for a while the old one counts beside the new one, and then no more."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
import urllib3

from tests import stores
from tests.server.access_setting import SCOPE, signing_key
from tests.server.served import served
from tests.server.test_access_commands import ask_json
from tests.server.test_access_endpoints import Site
from truckroll.catalogue.time import TICKS_PER_SECOND, Clock
from truckroll.configuration.reading import BadSetting, read
from truckroll.sandbox.powers.guard import HEADER
from truckroll.server.access import apps, keys
from truckroll.server.settings import Settings
from truckroll.testing import sandbox

OLD, NEW = "the-key-that-was-before", "the-key-that-comes-now"
HOUR = 3_600


@pytest.fixture
def site(tmp_path: Path):
    site = Site(tmp_path)
    yield site
    site.close()


def token(site: Site, secret: str) -> str | None:
    """A token that a secret gives, None where it gives none."""
    return site.post(site.credentials(client_secret=secret)).json.get("access_token")


def test_with_a_while_to_go_both_secrets_of_an_app_give_tokens_and_then_only_the_new(site: Site):
    old = site.clients["board", 7].secret
    before = token(site, old)
    client, until = site.clients["board", 7], site.clock.now() + 2 * HOUR * TICKS_PER_SECOND
    new = site.change(lambda connection: apps.rotate(connection, client.id, keep_until=until))
    site.elapse(1)
    assert site.status(before) == 200
    assert site.status(token(site, old)) == site.status(token(site, new)) == 200
    site.elapse(2 * HOUR - 10)
    assert token(site, old)
    site.elapse(10)
    assert token(site, old) is None
    assert site.status(token(site, new)) == 200


def test_an_old_secret_that_leaked_ends_at_once_with_its_tokens_when_there_is_no_while(site: Site):
    client = site.clients["board", 7]
    kept = site.change(
        lambda connection: apps.rotate(connection, client.id, keep_until=site.clock.now() + HOUR * TICKS_PER_SECOND)
    )
    given = token(site, client.secret)
    last = site.change(lambda connection: apps.rotate(connection, client.id))
    site.elapse(1)
    assert [token(site, secret) for secret in (client.secret, kept)] == [None, None]
    assert site.status(given) == 401
    assert token(site, last)


def test_the_command_says_for_how_many_hours(site: Site):
    client = site.clients["board", 7].id
    secret = ask_json(site.folder, "rotate", client, "--keep", "2")["client_secret"]
    now = Clock().now()
    kept = [apps.former_secret(site.database.inline, client, now + at * TICKS_PER_SECOND) for at in (0, 2 * HOUR - 60)]
    assert kept == [site.clients["board", 7].grant.digest] * 2
    assert apps.former_secret(site.database.inline, client, now + 2 * HOUR * TICKS_PER_SECOND) is None
    assert token(site, secret)


def test_of_three_secrets_only_the_last_two_count(site: Site):
    client, until = site.clients["board", 7], site.clock.now() + HOUR * TICKS_PER_SECOND
    second = site.change(lambda connection: apps.rotate(connection, client.id, keep_until=until))
    third = site.change(lambda connection: apps.rotate(connection, client.id, keep_until=until))
    assert [bool(token(site, each)) for each in (client.secret, second, third)] == [False, True, True]


def test_an_old_secret_opens_no_other_app_and_none_that_is_disabled(site: Site):
    client, until = site.clients["board", 7], site.clock.now() + HOUR * TICKS_PER_SECOND
    site.change(lambda connection: apps.rotate(connection, client.id, keep_until=until))
    for app, tenant in (("board", 8), ("robot", 7)):
        assert site.post(site.credentials(app, tenant, client_secret=client.secret)).status == 400
    site.change(lambda connection: apps.disable(connection, client.id, now=site.clock.now()))
    assert token(site, client.secret) is None


def test_tokens_of_the_signing_key_before_count_until_they_end_by_themselves(site: Site):
    old = site.token()
    site.change(lambda connection: keys.rotate(connection, signing_key(1), now=site.clock.now()))
    site.elapse(1)
    assert site.status(old) == site.status(site.token()) == 200
    assert len(site.admission.live_keys()) == 2
    site.elapse(keys.TOKEN_SECONDS + 60)
    assert site.status(old) == 401
    assert len(site.admission.live_keys()) == 1


def test_two_keys_command_a_sandbox_while_one_replaces_the_other():
    with sandbox(sandbox_key=f"{NEW},{OLD}") as server:
        for key, status in ((OLD, 200), (NEW, 200), (f"{NEW},{OLD}", 401), (NEW[:-1], 401), ("", 401)):
            headers = {"x-forwarded-for": "203.0.113.9", HEADER: key}
            assert urllib3.request("GET", f"{server.url}/sandbox/clock", headers=headers).status == status, key


def test_two_tokens_read_the_metrics_while_one_replaces_the_other(tmp_path: Path):
    with served(tmp_path / "data", metrics_token=f"{NEW},{OLD}") as server:
        for key, status in ((OLD, 200), (NEW, 200), (f"{NEW},{OLD}", 401), ("", 401)):
            headers = {"Authorization": f"Bearer {key}"}
            assert urllib3.request("GET", f"{server.url}/metrics", headers=headers).status == status, key


@pytest.mark.parametrize("key", ["short", f"{NEW},short", f"{NEW},{OLD},{NEW}", f",{NEW}"])
def test_a_key_that_is_easily_guessed_or_one_of_too_many_is_refused(key: str):
    for name in ("sandbox-key", "metrics-token"):
        with pytest.raises(BadSetting, match=f"--{name}: what is given is not a key of at least 16 characters"):
            read(Settings, flags={name: key}, environ={})


def test_the_secret_before_counts_over_http_and_on_every_store():
    with stores.sandbox() as server:
        credentials = server.connect(server.tenant(7), [SCOPE])
        until = server.clock.now() + HOUR * TICKS_PER_SECOND
        new = server.platform.database.write(
            lambda connection: apps.rotate(connection, credentials.client_id, keep_until=until)
        ).result()
        for secret, status in ((credentials.client_secret, 200), (new, 200), ("cs1.wrong", 400)):
            assert status_of(server.url, credentials.client_id, secret) == status
        server.advance(hours=1)
        assert status_of(server.url, credentials.client_id, credentials.client_secret) == 400
        assert status_of(server.url, credentials.client_id, new) == 200


def status_of(url: str, client: str, secret: str) -> int:
    form = urlencode({"grant_type": "client_credentials", "client_id": client, "client_secret": secret})
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return urllib3.request("POST", f"{url}/connect/token", body=form, headers=kind).status
