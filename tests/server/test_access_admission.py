"""Who is admitted, who is not, and how soon a change counts."""

from itertools import product

import pytest

from tests.server.access_setting import OTHER_SCOPE, SCOPE, World, signing_key
from truckroll.server.access import admission as admission_module
from truckroll.server.access import apps, keys
from truckroll.server.access.admission import Caller, prepare
from truckroll.server.access.folder import changing
from truckroll.server.problems import Problem


@pytest.fixture
def world(tmp_path):
    world = World(tmp_path)
    yield world
    world.close()


@pytest.mark.parametrize("form", ["Bearer {}", "{}", "bearer {}", "BEARER {}", "  Bearer   {}  "])
def test_a_token_is_accepted_with_and_without_the_word_bearer(world, form):
    assert world.status(form.format(world.token()).encode()) == 200


def test_a_caller_is_the_app_the_client_and_the_tenant(world):
    client = world.clients["board", 7]
    assert world.admit(world.token()) == Caller(
        client.app.id, client.id, 7, frozenset({SCOPE, "tn.jpm.appointments:r"}), None, ()
    )


@pytest.mark.parametrize("name", ["servicetitanapplicationkey", "ServiceTitanApplicationKey"])
def test_the_app_key_may_stand_in_the_query(world, name):
    key = world.clients["board", 7].app.key
    query = f"page=2&{name}={key.replace('.', '%2e')}&x".encode()
    assert world.status(world.token(), key="", query=query) == 200
    assert world.status(world.token(), key="", query=f"{name}=ak1.nobodys".encode()) == 401
    assert world.status(world.token(), key="", query=b"page=2") == 401


def test_the_key_in_the_header_is_the_one_that_counts(world):
    board, robot = (world.clients[name, 7].app.key for name in ("board", "robot"))
    assert world.status(world.token(), key=robot, query=f"servicetitanapplicationkey={board}".encode()) == 403


def test_the_checks_come_in_one_order_whatever_else_is_wrong(tmp_path):
    """Token, app key, tenant, scope, limit: the first that fails decides, in each of the 32 combinations."""
    world = World(tmp_path, default_limit=1)
    refusals = [
        (401, "The access token"),
        (401, "Application key"),
        (403, "Tenant"),
        (403, "Scope"),
        (429, "The limit"),
    ]
    for faults in product([False, True], repeat=5):
        token_fault, key_fault, tenant_fault, scope_fault, limit_fault = faults
        world.elapse(1)
        token = world.token()
        if limit_fault:
            assert world.status(token) == 200
        answer = world.admit(
            "nonsense" if token_fault else token,
            key="ak1.unknown" if key_fault else None,
            tenant="8" if tenant_fault else "7",
            scope=OTHER_SCOPE if scope_fault else SCOPE,
        )
        expected = [refusal for fault, refusal in zip(faults, refusals, strict=True) if fault]
        if not expected:
            assert isinstance(answer, Caller)
            continue
        assert isinstance(answer, Problem)
        status, begins = expected[0]
        assert (answer.status, answer.title.startswith(begins)) == (status, True), faults
    world.close()


def test_another_apps_key_is_forbidden_and_an_unknown_or_missing_one_unauthorized(world):
    token = world.token("board")
    assert world.status(token, key=world.clients["robot", 7].app.key) == 403
    assert world.status(token, key=world.clients["board", 7].app.key + "0") == 401
    assert world.status(token, key=world.clients["board", 7].app.key[:-1]) == 401
    assert "ST-App-Key" in world.admit(token, key="").title


@pytest.mark.parametrize("segment", ["8", "07", " 7", "7 ", "+7", "7.0", "%37", "７", "", "7/8", "0", "-7", "seven"])  # noqa: RUF001
def test_a_token_opens_no_other_tenant_however_it_is_spelled(world, segment):
    assert world.status(world.token("board", 7), tenant=segment) == 403


def test_each_tenant_has_its_own_token(world):
    assert [world.status(world.token("board", mine), tenant=asked) for mine in (7, 8) for asked in ("7", "8")] == [
        200,
        403,
        403,
        200,
    ]


def test_a_missing_scope_is_named(world):
    problem = world.admit(world.token(), scope=OTHER_SCOPE)
    assert (problem.status, problem.data) == (403, {"scope": OTHER_SCOPE})
    assert problem.title.startswith("Scope validation failed")


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [(b"authorization", b"")],
        [(b"authorization", b"Basic Y2lkLng6Y3MxLnk=")],
        [(b"authorization", b"Bearer")],
        [(b"authorization", b"Bearer ")],
        [(b"authorization", b"\xff\xfe\x00")],
        [(b"authorization", b"x" * 1_000_000)],
    ],
)
def test_what_is_not_a_token_is_unauthorized_and_told_where_to_get_one(world, headers):
    problem = world.admission.admit([*headers, (b"st-app-key", b"x")], b"", "7", SCOPE)
    assert (problem.status, problem.headers) == (401, ((b"www-authenticate", b"Bearer"),))
    assert "/connect/token" in problem.title


def test_a_good_token_is_refused_in_a_header_that_would_fill_the_memory(world):
    assert world.status(b"Bearer " + b" " * 20_000 + world.token().encode()) == 401


def test_two_tokens_or_two_keys_are_no_choice_of_the_servers(world):
    token = (b"authorization", world.token().encode())
    key = (b"st-app-key", world.clients["board", 7].app.key.encode())
    assert world.admission.admit([token, token, key], b"", "7", SCOPE).status == 401
    assert world.admission.admit([token, key, key], b"", "7", SCOPE).status == 401


ENDS = {
    "disabled": lambda connection, client: apps.disable(connection, client.id, now=1),
    "rotated": lambda connection, client: apps.rotate(connection, client.id),
    "deleted": lambda connection, client: apps.disconnect(connection, client.id),
    "app deleted": lambda connection, client: apps.delete(connection, client.app.id),
}


@pytest.mark.parametrize("how", ENDS)
@pytest.mark.parametrize("elsewhere", [False, True], ids=["same process", "by command"])
@pytest.mark.parametrize("remembered", [False, True], ids=["first use", "remembered"])
def test_an_ended_grant_is_out_within_a_second(world, how, elsewhere, remembered):
    client, token, neighbour = world.clients["board", 7], world.token(), world.token("robot")
    if remembered:
        assert world.status(token) == 200
    if elsewhere:
        with changing(str(world.folder)) as connection:
            ENDS[how](connection, client)
    else:
        world.change(lambda connection: ENDS[how](connection, client))
    world.elapse(1)
    assert world.status(token) == 401
    assert world.status(neighbour, key=world.clients["robot", 7].app.key) == 200


def test_only_the_tenant_that_disables_an_app_loses_it(world):
    seven, eight = world.token("board", 7), world.token("board", 8)
    world.change(lambda connection: apps.disable(connection, world.clients["board", 7].id, now=1))
    world.elapse(1)
    assert (world.status(seven), world.status(eight, tenant="8")) == (401, 200)


def test_a_restored_grant_needs_a_new_token(world):
    client, old = world.clients["board", 7], world.token()
    world.change(lambda connection: apps.disable(connection, client.id, now=1))
    world.change(lambda connection: apps.restore(connection, client.id))
    world.elapse(1)
    assert (world.status(old), world.status(world.token())) == (401, 200)


def test_a_token_that_was_never_seen_is_judged_on_what_is_written_now(world):
    """A look forward to the poll does not let a token in that ended an instant ago."""
    token = world.token()
    world.change(lambda connection: apps.rotate(connection, world.clients["board", 7].id))
    assert world.status(token) == 401


def test_a_token_counts_for_900_seconds_also_when_it_is_remembered(world):
    token = world.token()
    assert world.status(token) == 200
    world.elapse(899)
    assert world.status(token) == 200
    world.elapse(1)
    assert "expired" in world.admit(token).title
    assert world.status(world.token()) == 200


def test_a_token_does_not_count_before_its_time_also_when_it_is_remembered(world):
    token = world.token()
    assert world.status(token) == 200
    world.clock.advance(-60)
    assert "not count yet" in world.admit(token).title


def test_tokens_outlive_a_restart(world):
    token = world.token()
    world.restart()
    assert world.status(token) == 200


def test_tokens_outlive_the_rotation_of_keys_until_they_expire(world):
    old = world.token()
    assert world.status(old) == 200
    world.change(lambda connection: keys.rotate(connection, signing_key(1), now=world.clock.now()))
    world.elapse(1)
    new = world.token()
    assert (world.status(old), world.status(new)) == (200, 200)
    world.elapse(898)
    assert (world.status(old), world.status(new)) == (200, 200)
    world.elapse(1)
    assert (world.status(old), world.status(new)) == (401, 200)
    assert [key.id for key in world.admission.live_keys()] == [signing_key(1).id, signing_key(0).id]
    world.elapse(61)
    assert [key.id for key in world.admission.live_keys()] == [signing_key(1).id]


def test_a_token_of_a_key_that_is_a_moment_old_is_accepted_by_every_process(world):
    """One process signs with the new key before another has looked."""
    assert world.status(world.token()) == 200
    slow = world.admission
    world.change(lambda connection: keys.rotate(connection, signing_key(1), now=world.clock.now()))
    world.restart()
    token = world.token()
    world.admission = slow
    assert world.status(token) == 200


@pytest.mark.parametrize("remembered", [False, True])
def test_a_leaked_key_can_be_ended_at_once(world, remembered):
    token = world.token()
    if remembered:
        assert world.status(token) == 200
    world.change(lambda connection: keys.rotate(connection, signing_key(1), now=world.clock.now(), at_once=True))
    world.elapse(1)
    assert (world.status(token), world.status(world.token())) == (401, 200)


def test_another_issuer_ends_the_tokens_of_the_one_before(world):
    token = world.token()
    world.change(lambda connection: prepare(connection, 1, issuer="https://api.example.com/"))
    world.elapse(1)
    assert "another server" in world.admit(token).title
    assert world.status(world.token()) == 200


def test_the_memory_for_tokens_is_bounded(world, monkeypatch):
    monkeypatch.setattr(admission_module, "_REMEMBERED", 10)
    for _ in range(30):
        assert world.status(world.token()) == 200
    assert len(world.admission._sessions) == 10


def test_a_request_with_a_remembered_token_does_not_ask_the_store(world):
    token = world.token()
    assert world.status(token) == 200
    world.admission.connection = None
    assert world.status(token) == 200


def test_the_limit_is_for_each_app_and_tenant(tmp_path):
    world = World(tmp_path, default_limit=60)
    tokens = {who: world.token(*who) for who in world.clients}
    for who, token in tokens.items():
        how = {"key": world.clients[who].app.key, "tenant": str(who[1])}
        answers = [world.status(token, **how) for _ in range(61)]
        assert answers == [200] * 60 + [429]
    problem = world.admit(tokens["board", 7])
    assert problem.title.endswith("Try again in 1 seconds.")
    assert problem.headers == (
        (b"retry-after", b"1"),
        (b"ratelimit-policy", b'"default";q=60;w=1'),
        (b"ratelimit", b'"default";r=0;t=1'),
    )
    world.elapse(1)
    assert world.admit(tokens["board", 7]).limit_headers[1] == (b"ratelimit", b'"default";r=59;t=1')
    world.close()


def test_another_token_of_the_same_client_is_no_second_helping(tmp_path):
    world = World(tmp_path, default_limit=3)
    assert [world.status(world.token()) for _ in range(4)] == [200, 200, 200, 429]
    world.close()


def test_a_limit_can_be_set_for_an_app_and_for_one_of_its_tenants(tmp_path):
    world = World(tmp_path, default_limit=2)
    board, seven, eight = world.clients["board", 7].app.id, world.token("board", 7), world.token("board", 8)

    def passed(limit: int | None, tenant: int | None = None) -> tuple[int, int]:
        world.change(lambda connection: apps.set_limit(connection, board, limit, tenant=tenant))
        world.elapse(1)
        return tuple(
            [world.status(token, tenant=number) for _ in range(9)].count(200)
            for token, number in ((seven, "7"), (eight, "8"))
        )

    assert passed(None) == (2, 2)
    assert passed(4) == (4, 4)
    assert passed(3, tenant=7) == (3, 4)
    assert passed(0, tenant=8) == (3, 9)
    assert passed(None, tenant=7) == (4, 9)
    assert passed(None) == (2, 9)
    world.close()
