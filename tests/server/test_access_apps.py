"""Apps and grants as developers and administrators make them: what may be done, and what is refused with advice."""

import uuid

import pytest

from tests.server.access_setting import NOON, World
from truckroll.server.access import apps, credentials, tenants
from truckroll.server.access.impossible import Impossible


@pytest.fixture
def world(tmp_path):
    world = World(tmp_path)
    yield world
    world.close()


@pytest.fixture
def refused(world):
    """Does something that is refused, gives the advice, and sees that nothing changed."""

    def do(work) -> str:
        before = state(world)
        with pytest.raises(Impossible) as fault:
            world.change(work)
        assert state(world) == before
        return str(fault.value)

    return do


def state(world):
    view = world.database.inline
    every = apps.every(view)
    return every, [(apps.offers(view, app.id), apps.grants(view, app.id)) for app in every], tenants.every(view)


def test_an_app_is_known_by_a_guid_and_a_key_and_can_be_read_again(world):
    app = world.change(
        lambda connection: apps.create(
            connection, " Night shift ", scopes=["tn.jpm.jobs:modify"], now=NOON, limit=5, idle_token="empty"
        )
    )
    assert str(uuid.UUID(app.id)) == app.id
    assert app.key.startswith("ak1.")
    assert (app.name, app.scopes) == ("Night shift", ("tn.jpm.jobs:r", "tn.jpm.jobs:w"))
    assert (app.limit, app.idle_token, app.created) == (5, "empty", NOON)
    assert apps.find(world.database.inline, app.id) == apps.find(world.database.inline, "Night shift") == app


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["tn.jpm.jobs:r"], ("tn.jpm.jobs:r",)),
        (["tn.jpm.jobs:view"], ("tn.jpm.jobs:r",)),
        (["tn.jpm.jobs:modify"], ("tn.jpm.jobs:r", "tn.jpm.jobs:w")),
        (["tn.jpm.jobs:w", "tn.crm.tags:w", "tn.jpm.jobs:w"], ("tn.crm.tags:w", "tn.jpm.jobs:w")),
    ],
)
def test_scopes_may_be_written_as_view_and_modify(words, names):
    assert apps.scope_names(words) == names


@pytest.mark.parametrize("word", ["", "jobs", "tn.jpm.jobs", "tn.jpm.jobs:x", "tn.jpm.jobs:r tn.jpm.jobs:w", "TN.JPM.JOBS:R", "tn.jpm.jobs:r\n"])  # fmt: skip # noqa: E501
def test_what_is_not_a_scope_is_refused(refused, word):
    advice = refused(lambda connection: apps.create(connection, "x", scopes=[word], now=NOON))
    assert "tn.jpm.jobs:r" in advice


@pytest.mark.parametrize("name", ["", "   ", "a" * 101, "a\nb", "board"])
def test_an_app_needs_a_name_of_its_own(refused, name):
    assert "name" in refused(lambda connection: apps.create(connection, name, scopes=["tn.jpm.jobs:r"], now=NOON))


def test_an_app_needs_a_scope(refused):
    assert "scope" in refused(lambda connection: apps.create(connection, "x", scopes=[], now=NOON))


@pytest.mark.parametrize("limit", [-1, 1_000_001, 2**70])
def test_a_limit_has_bounds(world, refused, limit):
    board = world.clients["board", 7].app.id
    assert "off" in refused(lambda connection: apps.set_limit(connection, board, limit))
    assert "off" in refused(
        lambda connection: apps.create(connection, "x", scopes=["tn.jpm.jobs:r"], now=NOON, limit=limit)
    )


def test_an_app_that_cannot_be_offered_is_not_made(refused):
    advice = refused(
        lambda connection: apps.create(connection, "x", scopes=["tn.jpm.jobs:r"], now=NOON, offered_to=[7, 99])
    )
    assert "no tenant 99" in advice


def test_only_a_tenant_it_is_offered_to_connects_an_app(world, refused):
    app = world.change(lambda connection: apps.create(connection, "x", scopes=["tn.jpm.jobs:r"], now=NOON))
    assert f"apps offer {app.id} 7" in refused(lambda connection: apps.connect(connection, app.id, 7, now=NOON))
    world.change(lambda connection: apps.offer(connection, app.id, 7))
    grant, _ = world.change(lambda connection: apps.connect(connection, app.id, 7, now=NOON))
    assert (grant.tenant, grant.app, grant.disabled, grant.limit) == (7, app, None, None)
    assert "not offered" in refused(lambda connection: apps.connect(connection, app.id, 8, now=NOON))


def test_a_tenant_connects_an_app_once(world, refused):
    client = world.clients["board", 7]
    advice = refused(lambda connection: apps.connect(connection, client.app.id, 7, now=NOON))
    assert f"apps rotate {client.id}" in advice


def test_a_tenant_may_connect_anew_and_gets_another_client(world):
    client = world.clients["board", 7]
    world.change(lambda connection: apps.disconnect(connection, client.id))
    grant, secret = world.change(lambda connection: apps.connect(connection, client.app.id, 7, now=NOON))
    assert grant.client_id != client.id
    assert secret != client.secret


def test_an_offer_stands_while_a_tenant_is_connected(world, refused):
    client = world.clients["board", 7]
    assert client.id in refused(lambda connection: apps.withdraw(connection, "board", 7))
    world.change(lambda connection: apps.disconnect(connection, client.id))
    world.change(lambda connection: apps.withdraw(connection, "board", 7))
    assert apps.offers(world.database.inline, client.app.id) == [8]
    assert "nothing to withdraw" in refused(lambda connection: apps.withdraw(connection, "board", 7))
    assert "nothing to withdraw" in refused(lambda connection: apps.withdraw(connection, "board", 2**80))


def test_a_limit_for_a_tenant_needs_a_connection(world, refused):
    world.change(lambda connection: apps.disconnect(connection, world.clients["board", 7].id))
    assert "apps connect" in refused(lambda connection: apps.set_limit(connection, "board", 5, tenant=7))


def test_deleting_an_app_takes_all_that_hangs_on_it(world):
    board = world.clients["board", 7].app
    assert world.change(lambda connection: apps.delete(connection, "board")) == board
    view = world.database.inline
    assert [app.name for app in apps.every(view)] == ["robot"]
    assert (apps.offers(view, board.id), apps.grants(view, board.id)) == ([], [])
    assert apps.grant_of(view, world.clients["board", 8].id) is None
    assert apps.grant_of(view, world.clients["robot", 7].id) is not None


def test_disabling_twice_keeps_the_day_it_happened(world):
    client = world.clients["board", 7].id
    for now in (5, 6):
        world.change(lambda connection, now=now: apps.disable(connection, client, now=now))
    assert apps.granted(world.database.inline, client).disabled == 5


@pytest.mark.parametrize(
    "order",
    [
        lambda connection: apps.disable(connection, "cid.nobody", now=1),
        lambda connection: apps.restore(connection, "cid.nobody"),
        lambda connection: apps.rotate(connection, "cid.nobody"),
        lambda connection: apps.disconnect(connection, "cid.nobody"),
        lambda connection: apps.delete(connection, "nobody"),
        lambda connection: apps.offer(connection, "nobody", 7),
        lambda connection: apps.connect(connection, "nobody", 7, now=1),
        lambda connection: apps.set_limit(connection, "nobody", 7),
    ],
)
def test_what_is_not_there_is_named_and_a_list_is_offered(refused, order):
    advice = refused(order)
    assert "nobody" in advice
    assert "apps list" in advice


def test_secrets_are_kept_as_digests_only(world):
    files = b"".join(path.read_bytes() for path in world.folder.iterdir() if path.is_file())
    for client in world.clients.values():
        assert client.id.encode() in files
        assert client.secret.encode() not in files
        assert client.secret[4:].encode() not in files


def test_credentials_have_their_prefixes_and_are_never_the_same():
    for make, prefix in (
        (credentials.client_id, "cid."),
        (credentials.client_secret, "cs1."),
        (credentials.app_key, "ak1."),
    ):
        made = {make() for _ in range(1000)}
        assert len(made) == 1000
        assert all(one.startswith(prefix) and len(one) >= 36 for one in made)


@pytest.mark.parametrize(
    ("number", "name", "timezone"),
    [
        (7, "Twice", "UTC"),
        (0, "Zero", "UTC"),
        (-1, "Minus", "UTC"),
        (2**63, "Large", "UTC"),
        (9, "", "UTC"),
        (9, "a\nb", "UTC"),
        (9, "Nowhere", "Mars/Olympus"),
        (9, "Nowhere", "../../etc/passwd"),
        (9, "Nowhere", ""),
        (9, "Nowhere", "America"),
    ],
)
def test_a_tenant_that_cannot_be_is_refused(refused, number, name, timezone):
    refused(lambda connection: tenants.add(connection, number, name, timezone, now=NOON))


def test_each_change_moves_the_version_that_servers_look_at(world):
    def version():
        return world.database.inline.one("select version from access")[0]

    client, board = world.clients["board", 7].id, world.clients["board", 7].app.id
    orders = [
        lambda connection: apps.create(connection, "new", scopes=["tn.jpm.jobs:r"], now=NOON),
        lambda connection: apps.set_limit(connection, board, 5),
        lambda connection: apps.set_limit(connection, board, 5, tenant=7),
        lambda connection: apps.disable(connection, client, now=NOON),
        lambda connection: apps.restore(connection, client),
        lambda connection: apps.rotate(connection, client),
        lambda connection: apps.disconnect(connection, client),
        lambda connection: apps.connect(connection, board, 7, now=NOON),
        lambda connection: apps.delete(connection, board),
    ]
    for order in orders:
        before = version()
        world.change(order)
        assert version() > before
