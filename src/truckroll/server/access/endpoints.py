"""The doors to access over HTTP: where tokens are had, and where anybody learns how to verify them (RFC 6749, 8414)."""

import binascii
from base64 import b64decode
from urllib.parse import parse_qsl, unquote_plus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from truckroll.server import limits, problems
from truckroll.server.access import apps, credentials, keys
from truckroll.server.access.admission import Admission
from truckroll.server.access.apps import Grant
from truckroll.server.beside import body_of, refused

TOKEN = "/connect/token"  # noqa: S105  # a path
DISCOVERY = "/.well-known/openid-configuration"
JWKS = DISCOVERY + "/jwks"

TOKENS_A_SECOND = 60
"""Tokens a second for one client: as many as calls, because clients in use ask for a token before each call."""

_FORM = "application/x-www-form-urlencoded"
_GRANT_TYPE = "client_credentials"
_LONGEST_BODY = 65_536
_MOST_FIELDS = 50


class _Refused(Exception):  # an answer to the client, not an error of the program
    """No token: the error code of RFC 6749, section 5.2, and a sentence where it gives nothing away."""

    def __init__(self, code: str, description: str = "") -> None:
        super().__init__(code)
        self.body = {"error": code} | ({"error_description": description} if description else {})


def routes(admission: Admission) -> list[Route]:
    """The token endpoint, the keys and the discovery document."""

    async def token(request: Request) -> Response:
        try:
            fields = await _form(request)
            return await _give(admission, request, fields)
        except _Refused as refused:
            return _answer(refused.body, 400)

    async def jwks(request: Request) -> Response:
        admission.look()
        return JSONResponse(keys.public(admission.live_keys()))

    async def discovery(request: Request) -> Response:
        admission.look()
        base = str(request.base_url).rstrip("/")
        return JSONResponse(
            {
                "issuer": admission.issuer,
                "token_endpoint": base + TOKEN,
                "jwks_uri": base + JWKS,
                "grant_types_supported": [_GRANT_TYPE],
                "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
                "response_types_supported": [],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": [keys.ALGORITHM],
            }
        )

    return [
        Route(TOKEN, token, methods=["POST"]),
        Route(JWKS, jwks, methods=["GET"]),
        Route(DISCOVERY, discovery, methods=["GET"]),
    ]


async def _give(admission: Admission, request: Request, fields: dict[str, str]) -> Response:
    if "grant_type" not in fields:
        raise _Refused("invalid_request", f"grant_type is missing. Send grant_type={_GRANT_TYPE}.")
    if fields["grant_type"] != _GRANT_TYPE:
        raise _Refused("unsupported_grant_type", f"The only grant_type here is {_GRANT_TYPE}.")
    client_id, secret = _client(request, fields)
    grant = apps.grant_of(admission.connection, client_id)
    former = apps.former_secret(admission.connection, client_id, admission.clock.now())
    known = credentials.matches(secret, grant.digest if grant else None, former)
    if admission.default_limit:
        # Strangers share one count: they can neither lock a client out by its id nor fill the memory with ids.
        key = ("token", client_id if known else None)
        allowance = await limits.taken(admission.limiter.take(key, TOKENS_A_SECOND))
        if not allowance.allowed:
            problem = problems.too_many(
                "Too many access tokens are asked for; one counts for 15 minutes, so keep it.",
                allowance.wait,
                allowance.headers,
            )
            return refused(request, problem, {"cache-control": "no-store"})
    if not grant or not known:
        raise _Refused("invalid_client")
    if grant.disabled is not None:
        raise _Refused("invalid_client", "The tenant's administrator has disabled this client; only he can restore it.")
    scopes = _scopes(grant, fields.get("scope", ""))
    admission.look()
    return _answer(
        {
            "access_token": admission.token(grant, scopes),
            "expires_in": keys.TOKEN_SECONDS,
            "token_type": "Bearer",
            "scope": " ".join(scopes),
        },
        200,
    )


async def _form(request: Request) -> dict[str, str]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        raise _Refused("invalid_request", f"Send a form (Content-Type: {_FORM}), not {kind[:60] or 'a bare body'}.")
    body = await body_of(request, _LONGEST_BODY)
    if body is None:
        raise _Refused("invalid_request", f"The form is longer than {_LONGEST_BODY} bytes.")
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise _Refused("invalid_request", f"The form is not text, or has more than {_MOST_FIELDS} fields.") from None
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise _Refused("invalid_request", "A field of the form is there twice.")
    return fields


def _client(request: Request, fields: dict[str, str]) -> tuple[str, str]:
    scheme, _, encoded = request.headers.get("authorization", "").strip().partition(" ")
    if scheme.lower() != "basic":
        if not fields.get("client_id") or not fields.get("client_secret"):
            raise _Refused("invalid_client", "Send client_id and client_secret, in the form or as Basic authorization.")
        return fields["client_id"], fields["client_secret"]
    if "client_secret" in fields:
        raise _Refused("invalid_request", "Send the secret in the form or as Basic authorization, not both ways.")
    try:
        name, colon, secret = b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        colon = name = secret = ""
    if not colon:
        raise _Refused("invalid_request", "The Basic authorization is not the base64 of client_id:client_secret.")
    return unquote_plus(name), unquote_plus(secret)


def _scopes(grant: Grant, asked: str) -> tuple[str, ...]:
    """All of the app's scopes, or those of them that were asked for."""
    wanted = asked.split()
    if not wanted:
        return grant.app.scopes
    if missing := sorted(set(wanted) - set(grant.app.scopes)):
        raise _Refused("invalid_scope", f"The app does not have the scope {missing[0][:100]}.")
    return tuple(scope for scope in grant.app.scopes if scope in wanted)


def _answer(body: dict[str, object] | dict[str, str], status: int) -> Response:
    return JSONResponse(body, status, headers={"cache-control": "no-store", "pragma": "no-cache"})
