"""What makes a token ours, and every way to forge one that we could think of."""

import base64
import hashlib
import hmac
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jws, jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from tests.server.access_setting import NOON, SCOPE, World, signing_key
from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.server.access import apps, keys, tokens

SECOND = NOON // TICKS_PER_SECOND
ISSUER = "https://auth.truckroll.local"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    world = World(tmp_path_factory.mktemp("tokens"))
    yield world
    world.close()


def encoded(value) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(part: str) -> dict:
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def parts(token: str) -> tuple[dict, dict, str]:
    header, payload, signature = token.split(".")
    return decoded(header), decoded(payload), signature


def signed(world, *, header=None, claims=None, key=None, without=()) -> str:
    """A token as ours, but for what is said; signed with our own key unless told otherwise."""
    own_header, own_claims, _ = parts(world.token())
    claims = {name: value for name, value in (own_claims | (claims or {})).items() if name not in without}
    header = {name: value for name, value in (own_header | (header or {})).items() if name not in without}
    return jws.serialize_compact(
        header, json.dumps(claims), key or signing_key().pair, algorithms=["RS256", "HS256", "ES256", "PS256", "RS512"]
    )


def test_a_token_has_the_vendors_header_and_claims(world):
    header, claims, _ = parts(world.token("robot", 8))
    assert header == {"alg": "RS256", "kid": signing_key().id, "typ": "at+jwt"}
    assert claims.pop("jti") != parts(world.token("robot", 8))[1]["jti"]
    assert claims == {
        "nbf": SECOND,
        "exp": SECOND + 900,
        "iss": ISSUER,
        "client_id": world.clients["robot", 8].id,
        "tenant": "8",
        "iat": SECOND,
        "scope": ["tn.jpm.appointments:r", SCOPE],
        "gen": 1,
    }


def test_anybody_can_verify_a_token_with_the_published_keys(world):
    token = world.token()
    published = KeySet.import_key_set(json.loads(json.dumps(keys.public(world.admission.live_keys()))))
    assert jwt.decode(token, published, algorithms=["RS256"]).claims["tenant"] == "7"


def test_the_published_keys_hold_nothing_private(world):
    world.admission.look()
    (key,) = keys.public(world.admission.live_keys())["keys"]
    assert set(key) == {"kty", "n", "e", "kid", "use", "alg"}


def test_the_same_token_signed_anew_is_accepted(world):
    """So that the forgeries below fail for their own reason."""
    assert world.status(signed(world)) == 200


def test_a_token_without_a_signature_is_refused(world):
    header, payload, _ = world.token().split(".")
    for algorithm in ("none", "None", "NONE", "nOnE", ""):
        unsigned = encoded({"alg": algorithm, "kid": signing_key().id, "typ": "at+jwt"})
        for signature in ("", "AAAA", "."):
            assert world.status(f"{unsigned}.{payload}.{signature}") == 401
    assert world.status(f"{header}.{payload}.") == 401
    assert world.status(f"{header}.{payload}") == 401


@pytest.mark.parametrize("form", ["pem", "der", "jwk", "modulus"])
def test_a_token_signed_with_the_public_key_as_a_password_is_refused(world, form):
    pair = signing_key().pair
    password = {
        "pem": pair.as_pem(private=False),
        "der": pair.as_der(private=False),
        "jwk": json.dumps(pair.as_dict(private=False)).encode(),
        "modulus": str(pair.as_dict(private=False)["n"]).encode(),
    }[form]
    header, payload, _ = world.token().split(".")
    for head in (header, encoded({"alg": "HS256", "kid": signing_key().id, "typ": "at+jwt"})):
        mac = hmac.new(password, f"{head}.{payload}".encode(), hashlib.sha256).digest()
        assert world.status(f"{head}.{payload}.{encoded(mac)}") == 401


def test_another_algorithm_is_refused_even_with_our_own_key(world):
    assert world.status(signed(world, header={"alg": "PS256"})) == 401
    assert world.status(signed(world, header={"alg": "RS512"})) == 401


@pytest.mark.parametrize("claim_our_key", [True, False])
def test_a_token_of_somebody_elses_key_is_refused(world, claim_our_key):
    strange = RSAKey.generate_key(2048)
    kid = signing_key().id if claim_our_key else strange.thumbprint()
    assert world.status(signed(world, header={"kid": kid}, key=strange)) == 401
    assert world.status(signed(world, header={"alg": "ES256"}, key=ECKey.generate_key("P-256"))) == 401


def test_a_token_cannot_bring_its_own_key(world):
    strange = RSAKey.generate_key(2048)
    public = strange.as_dict(private=False)
    for extra in ({"jwk": public}, {"jku": "https://evil.example/keys"}, {"x5u": "https://evil.example/cert"}):
        assert world.status(signed(world, header=extra, key=strange)) == 401
        assert world.status(signed(world, header=extra)) == 401


@pytest.mark.parametrize(
    "header",
    [
        {"typ": "JWT"},
        {"typ": None},
        {"kid": "../../etc/passwd"},
        {"kid": "' or 1=1 --"},
        {"kid": ""},
        {"kid": 7},
        {"kid": ["a"]},
        {"alg": ["RS256"]},
        {"alg": {}},
        {"crit": ["b64"], "b64": False},
        {"x": "y" * 1000},
    ],
)
def test_a_header_of_another_kind_is_refused(world, header):
    own, payload, signature = world.token().split(".")
    assert world.status(f"{encoded(decoded(own) | header)}.{payload}.{signature}") == 401


@pytest.mark.parametrize("header", [{"typ": "JWT"}, {"typ": "AT+JWT"}, {"cty": "JWT"}, {"kid": "another"}])
def test_a_header_of_another_kind_is_refused_even_when_well_signed(world, header):
    assert world.status(signed(world, header=header)) == 401


@pytest.mark.parametrize("name", ["nbf", "exp", "iss", "client_id", "tenant", "jti", "iat", "scope", "gen"])
def test_a_token_that_lacks_a_claim_is_refused(world, name):
    assert world.status(signed(world, without=(name,))) == 401


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": SECOND},
        {"exp": -1},
        {"exp": SECOND - 10**30},
        {"exp": str(SECOND + 900)},
        {"exp": float(SECOND + 900.5)},
        {"exp": True},
        {"exp": None},
        {"nbf": SECOND + 1},
        {"nbf": "0"},
        {"iss": "https://auth.example.com"},
        {"iss": ISSUER + "/"},
        {"iss": [ISSUER]},
        {"aud": "another"},
        {"aud": ISSUER + ".evil.example"},
        {"aud": []},
        {"aud": ["another", ISSUER + "/"]},
        {"client_id": "cid.nobody"},
        {"client_id": None},
        {"gen": 0},
        {"gen": 2},
        {"gen": "1"},
        {"scope": SCOPE},
        {"scope": [1]},
        {"tenant": 7},
    ],
)
def test_claims_that_are_not_so_are_refused_even_when_well_signed(world, claims):
    assert world.status(signed(world, claims=claims)) == 401


@pytest.mark.parametrize("audience", [ISSUER, [ISSUER], ["another", ISSUER]])
def test_an_audience_is_accepted_when_it_is_this_server(world, audience):
    assert world.status(signed(world, claims={"aud": audience})) == 200


def test_the_tenant_is_the_grants_whatever_a_token_says(world):
    forged = signed(world, claims={"tenant": "8"})
    assert (world.status(forged, tenant="8"), world.status(forged, tenant="7")) == (403, 200)


def test_a_disabled_client_is_out_even_with_a_token_of_its_next_generation(tmp_path):
    world = World(tmp_path)
    world.change(lambda connection: apps.disable(connection, world.clients["board", 7].id, now=NOON))
    assert world.status(signed(world, claims={"gen": 2})) == 401
    world.close()


def test_a_stolen_key_dates_no_token_beyond_its_own_end(tmp_path):
    world = World(tmp_path)
    forged = signed(world, claims={"exp": SECOND + 10**8})
    assert world.status(forged) == 200
    world.change(lambda connection: keys.rotate(connection, signing_key(1), now=world.clock.now()))
    world.elapse(1)
    assert world.status(forged) == 200
    world.elapse(960)
    assert world.status(forged) == 401
    world.restart()
    assert world.status(forged) == 401
    world.close()


def test_a_token_is_refused_when_it_is_cut_anywhere(world):
    token = world.token()
    assert {world.status(token[:length] or "x") for length in range(len(token))} == {401}
    assert {world.status(token[start:]) for start in range(1, len(token))} == {401}


def test_a_token_is_refused_when_any_letter_is_another(world):
    token = world.token()
    for place, letter in enumerate(token):
        other = "B" if letter == "A" else "A"
        assert world.status(token[:place] + other + token[place + 1 :]) == 401, place


def test_parts_of_two_good_tokens_make_no_good_one(world):
    one, two = world.token("board", 7).split("."), world.token("board", 8).split(".")
    assert world.status(".".join([one[0], two[1], one[2]]), tenant="8") == 401
    assert world.status(".".join([one[0], one[1], two[2]])) == 401


def test_deep_nesting_and_odd_parts_are_only_refused(world):
    _, payload, signature = world.token().split(".")
    for head in (b"[" * 300, b'{"a":' * 70, b"\xff\xfe", b"null", b"{}", b"\x00" * 100, b"1" * 380):
        assert world.status(f"{encoded(head)}.{payload}.{signature}") == 401
    deep = json.dumps({"x": 1}).encode().replace(b"1", b"[" * 5000 + b"]" * 5000)
    assert world.status(jws.serialize_compact(parts(world.token())[0], deep, signing_key().pair)) == 401
    for token in ("..", ".", "...", ".a.", "a..b", "a.b.c.d.e", "é.é.é", "\x00", "a b c"):
        assert world.status(token) == 401
    assert world.status(b"\xff.\xff.\xff") == 401


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300) | st.text("AaZz09-_=+/. ", max_size=200).map(str.encode))
def test_no_bytes_whatever_do_more_than_be_refused(world, raw):
    if raw:
        assert world.status(raw) == 401


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_claims_whatever_make_the_server_fail(world, data):
    json_value = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=5,
    )
    name = data.draw(st.sampled_from(["nbf", "exp", "iss", "client_id", "tenant", "scope", "gen", "aud", "iat", "jti"]))
    assert world.status(signed(world, claims={name: data.draw(json_value)})) in (200, 401, 403)


def test_a_token_with_every_scope_there_could_be_is_short_enough(world):
    grant = world.clients["board", 7].grant
    scopes = [f"tn.family.resourceofsomelength{number}:w" for number in range(230)]
    token = tokens.issue(grant, scopes, signing_key(), ISSUER, second=SECOND)
    assert world.status(token, scope=scopes[-1]) == 200
