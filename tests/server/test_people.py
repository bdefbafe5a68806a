"""People, their passwords, sessions and links, and what they ask for; on both stores."""

import pytest
from argon2 import PasswordHasher

from tests.server.access_setting import NOON
from tests.stores import Kept
from truckroll.catalogue.time import TICKS_PER_SECOND, Clock
from truckroll.server.access import apps, passwords, people, petitions, sessions, shown_once, tenants
from truckroll.server.access.admission import prepare
from truckroll.server.access.impossible import Impossible

PASSWORD = "four words in a row"
SECOND = TICKS_PER_SECOND


@pytest.fixture(scope="module")
def kept() -> str:
    """What is kept of the password."""
    return passwords.hashed(PASSWORD)


@pytest.fixture
def store(tmp_path):
    with Kept(tmp_path / "data").open(Clock(NOON), ()) as opened:

        def furnish(connection):
            prepare(connection, NOON)
            tenants.add(connection, 7, "Contractor 7", "America/Chicago", now=NOON)

        opened.write(furnish).result()
        yield opened


@pytest.fixture
def do(store):
    return lambda work: store.write(work).result()


@pytest.fixture
def refused(store):
    """What is said of an order that cannot be carried out, by field."""

    def refuse(work) -> dict[str, str]:
        before = people.every(store.inline)
        with pytest.raises(Impossible) as fault:
            store.write(work).result()
        assert people.every(store.inline) == before
        return fault.value.fields or {"": str(fault.value)}

    return refuse


def add(email="ann@example.com", role="developer", **more):
    return lambda connection: people.add(connection, email, "Ann", role, now=NOON, **more)


def test_a_person_is_known_by_the_address_in_any_letters(store, do):
    ann = do(add(" Ann@Example.COM "))
    assert ann.email == "ann@example.com"
    assert people.find(store.inline, "ANN@example.com") == ann == people.find(store.inline, ann.id)


def test_a_second_person_of_the_same_address_is_refused(do, refused):
    do(add())
    assert "already" in refused(add("ANN@EXAMPLE.com"))["email"]


@pytest.mark.parametrize(
    "email",
    [
        "",
        "ann",
        "ann@",
        "@example.com",
        "a b@example.com",
        "ann@example",
        "a" * 250 + "@e.co",
        "a\n@e.co",
        "a@e.co\x00",
    ],
)
def test_what_is_no_address_is_refused(refused, email):
    assert "e-mail" in refused(add(email))["email"]


@pytest.mark.parametrize(("role", "tenant"), [("administrator", None), ("user", 8), ("developer", 7), ("operator", 7)])
def test_only_who_is_of_a_tenant_has_one(refused, role, tenant):
    assert set(refused(add(role=role, tenant=tenant))) == {"tenant"}


def test_every_wrong_field_is_told_at_once(refused):
    wrong = refused(lambda c: people.add(c, "x", "", "user", company="c" * 101, now=NOON))
    assert set(wrong) == {"email", "name", "company", "tenant"}


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short",
        "eleven char",
        "a" * 129,
        "aaaaaaaaaaaa",
        "ababababababab",
        "ann@example.com",
        "truckroll1234",
        "ann.longer1",
    ],
)
def test_a_password_that_is_too_easy_is_refused(password):
    assert passwords.objection(password, "ann@example.com" if "longer" not in password else "ann.longer1@example.com")


@pytest.mark.parametrize("password", [PASSWORD, "ünïcödé ist auch gut", "x1y2z3a4b5c6", "  blanks  count  "])
def test_a_long_password_of_any_characters_is_accepted(password):
    kept = passwords.accepted(password, "ann@example.com")
    assert kept.startswith("$argon2id$")
    assert passwords.matches(password, kept)
    assert not passwords.matches(password + " ", kept)


def test_nobody_has_no_password(kept):
    assert not passwords.matches("the password of nobody at all", None)
    assert not passwords.matches(PASSWORD, "not a hash")


def test_a_hash_of_other_parameters_is_made_again(kept):
    assert not passwords.outdated(kept)
    assert passwords.outdated(PasswordHasher(time_cost=1).hash(PASSWORD))


def test_a_person_printed_by_accident_shows_no_hash(do, kept):
    assert kept not in repr(do(add(password=kept)))


def test_a_session_is_known_by_its_id_until_it_is_idle_for_an_hour(store, do):
    ann = do(add())
    id = do(lambda c: sessions.begin(c, ann.id, now=NOON))
    last = NOON + sessions.USUAL.idle
    assert sessions.find(store.inline, id, now=last - 1).person == ann
    assert sessions.find(store.inline, id, now=last) is None
    assert sessions.find(store.inline, id[:-1], now=NOON) is None
    do(lambda c: sessions.see(c, id, now=last - 1))
    assert sessions.find(store.inline, id, now=last)


def test_no_session_is_longer_than_twelve_hours_however_busy(store, do):
    ann = do(add())
    id = do(lambda c: sessions.begin(c, ann.id, now=NOON))
    end = NOON + sessions.USUAL.longest
    do(lambda c: sessions.see(c, id, now=end - 1))
    assert sessions.find(store.inline, id, now=end - 1)
    assert sessions.find(store.inline, id, now=end) is None


def test_the_store_has_only_a_digest_of_a_sessions_id(store, do):
    ann = do(add())
    id = do(lambda c: sessions.begin(c, ann.id, now=NOON))
    (row,) = store.read(lambda c: list(c.execute("select digest, person from person_session"))).result()
    assert id.encode() not in bytes(row[0])


@pytest.mark.parametrize("end", ["password", "disable", "everywhere", "out"])
def test_what_ends_a_session(store, do, kept, end):
    ann = do(add())
    id = do(lambda c: sessions.begin(c, ann.id, now=NOON))
    ends = {
        "password": lambda c: people.set_password(c, ann.id, kept),
        "disable": lambda c: people.disable(c, ann.id, now=NOON),
        "everywhere": lambda c: sessions.end_all(c, ann.id),
        "out": lambda c: sessions.end(c, id),
    }
    do(ends[end])
    assert sessions.find(store.inline, id, now=NOON) is None


def test_a_link_counts_once_and_for_a_week(store, do, kept):
    ann = do(add())
    first = do(lambda c: people.invite(c, ann.id, now=NOON))
    second = do(lambda c: people.invite(c, ann.id, now=NOON))
    week = people.INVITED_DAYS * 86_400 * SECOND
    assert people.invited(store.inline, first, now=NOON) is None
    assert people.invited(store.inline, second, now=NOON + week - 1) == ann
    assert people.invited(store.inline, second, now=NOON + week) is None
    do(lambda c: people.set_password(c, ann.id, kept))
    assert people.invited(store.inline, second, now=NOON) is None
    assert passwords.matches(PASSWORD, people.find(store.inline, ann.id).password)


def test_a_disabled_person_gets_no_link(do, refused):
    ann = do(add())
    do(lambda c: people.disable(c, ann.id, now=NOON))
    assert "may not sign in" in refused(lambda c: people.invite(c, ann.id, now=NOON))[""]


@pytest.mark.parametrize("deed", [people.delete, lambda c, who: people.disable(c, who, now=NOON)])
def test_the_last_administrator_of_the_operator_stays(do, refused, deed):
    ann = do(add(role="operator"))
    assert "last" in refused(lambda c: deed(c, ann.id))[""]
    ben = do(add("ben@example.com", "operator"))
    do(lambda c: deed(c, ann.id))
    assert "last" in refused(lambda c: deed(c, ben.id))[""]


def test_who_owns_apps_is_not_deleted(store, do, refused):
    ann = do(add())
    do(lambda c: apps.create(c, "board", scopes=["tn.jpm.jobs:r"], now=NOON, owner=ann.id))
    assert "board" in refused(lambda c: people.delete(c, ann.id))[""]
    do(lambda c: apps.delete(c, "board"))
    do(lambda c: people.delete(c, ann.id))
    assert people.every(store.inline) == []


def test_a_secret_is_shown_once_and_to_its_session_alone(store, do):
    keep = lambda about="grant", now=NOON: do(lambda c: shown_once.keep(c, "session", about, "cs1.secret", now=now))  # noqa: E731
    take = lambda session, about="grant", now=NOON: do(lambda c: shown_once.take(c, session, about, now=now))  # noqa: E731
    keep()
    (row,) = store.read(lambda c: list(c.execute("select * from shown_once"))).result()
    assert "cs1.secret" not in str(row)
    assert take("another") is None
    assert take("session", "other grant") is None
    assert take("session") == "cs1.secret"
    assert take("session") is None
    keep()
    assert take("session", now=NOON + 300 * SECOND) is None


ASKED = {"name": "Ann", "email": "ann@example.com", "company": "Acme", "purpose": "A sync of jobs."}


def ask(**more):
    return lambda c: petitions.ask_for_access(c, **(ASKED | more), now=NOON)


def test_who_asks_and_is_approved_becomes_a_developer_with_a_link(store, do):
    request = do(ask())
    person, secret = do(lambda c: petitions.approve_access(c, request.id, by="someone", now=NOON))
    assert (person.email, person.role, person.company) == ("ann@example.com", "developer", "Acme")
    assert people.invited(store.inline, secret, now=NOON) == person
    (after,) = petitions.access_requests(store.inline)
    assert (after.decided, after.approved) == (NOON, 1)


def test_a_request_is_decided_once(do, refused):
    request = do(ask())
    do(lambda c: petitions.decline_access(c, request.id, by="x", reason="We do not know you.", now=NOON))
    assert "already" in refused(lambda c: petitions.approve_access(c, request.id, by="x", now=NOON))[""]
    again = do(ask())
    assert "reason" in refused(lambda c: petitions.decline_access(c, again.id, by="x", reason=" ", now=NOON))


def test_who_asks_twice_or_has_an_account_changes_nothing(store, do):
    assert do(ask()) is not None
    assert do(ask(email="ANN@example.com")) is None
    do(add("ben@example.com"))
    assert do(ask(email="ben@example.com")) is None
    assert len(petitions.access_requests(store.inline)) == 1


def test_every_wrong_field_of_a_request_is_told_at_once(refused):
    assert set(refused(ask(name="", email="x", company=" ", purpose="p" * 2001))) == {
        "name",
        "email",
        "company",
        "purpose",
    }


def test_only_so_many_strangers_wait(do, refused, monkeypatch):
    monkeypatch.setattr(petitions, "MOST_OPEN", 2)
    do(ask())
    do(ask(email="b@example.com"))
    assert "Too many" in refused(ask(email="c@example.com"))[""]


def test_a_higher_limit_that_is_approved_counts(store, do, refused):
    ann = do(add())
    app = do(lambda c: apps.create(c, "board", scopes=["tn.jpm.jobs:r"], now=NOON, owner=ann.id))

    def wish(asked="120", purpose="A live board"):
        return lambda c: petitions.ask_for_limit(c, app.id, person=ann.id, asked=asked, purpose=purpose, now=NOON)

    for number in ("0", "-1", "many", "1e3", "²", "9" * 30, ""):
        assert "asked" in refused(wish(number))
    request = do(wish())
    assert "already" in refused(wish())[""]
    do(lambda c: petitions.approve_limit(c, request.id, by="x", now=NOON))
    assert apps.find(store.inline, app.id).limit == 120
    do(wish("500"))
    (newer,) = [each for each in petitions.limit_requests(store.inline, app.id) if each.decided is None]
    do(lambda c: petitions.decline_limit(c, newer.id, by="x", reason="Not today.", now=NOON))
    assert apps.find(store.inline, app.id).limit == 120
    do(lambda c: apps.delete(c, app.id))
    assert petitions.limit_requests(store.inline) == []


def test_grants_of_both_environments_have_secrets_of_their_own_and_one_key(store, do):
    do(lambda c: tenants.add(c, 8, "Contractor 8", "America/Chicago", now=NOON, environment="integration"))
    app = do(lambda c: apps.create(c, "board", scopes=["tn.jpm.jobs:r"], now=NOON, offered_to=[7, 8]))
    (one, first), (two, second) = (do(lambda c, t=t: apps.connect(c, app.id, t, now=NOON)) for t in (7, 8))
    assert {each.id: each.environment for each in tenants.every(store.inline)} == {7: "production", 8: "integration"}
    assert one.client_id != two.client_id
    assert first != second
    assert one.app.key == two.app.key == app.key


def test_a_grant_is_bound_to_its_providers(store, do, refused):
    app = do(lambda c: apps.create(c, "board", scopes=["tn.jpm.jobs:r"], now=NOON, offered_to=[7]))
    grant, _ = do(lambda c: apps.connect(c, app.id, 7, now=NOON))
    assert (grant.booking_provider, grant.gps_provider) == (None, None)
    do(lambda c: apps.bind(c, grant.client_id, booking_provider=" 12 ", gps_provider="verizon"))
    (bound,) = apps.connected(store.inline, 7)
    assert (bound.booking_provider, bound.gps_provider) == ("12", "verizon")
    assert (
        "provider"
        in refused(lambda c: apps.bind(c, grant.client_id, booking_provider="a/b", gps_provider=""))["booking_provider"]
    )
    do(lambda c: apps.bind(c, grant.client_id, booking_provider="", gps_provider=None))
    assert apps.granted(store.inline, grant.client_id) == grant
