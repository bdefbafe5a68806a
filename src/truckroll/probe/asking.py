"""Asking politely: GET only, so many a second, so many in all; and who is said to be asking."""

import base64
import time
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import quote, urlencode

import msgspec

from truckroll.client.core import Broken, Request, Response, Send
from truckroll.client.credentials import Credentials
from truckroll.client.errors import told_to_wait
from truckroll.probe.questions import NOBODY, Question

TIMEOUT = 100.0
LONGEST_WAIT = 120.0
TURNS = 4
"""How often a question is asked that met a limit, a fault or a broken connection."""


class Spent(Exception):
    """As many questions were asked as were allowed."""


class NoToken(Exception):
    """The platform gave no token, so there is nothing to ask."""


class Asker:
    """Sends one question after the other."""

    def __init__(
        self,
        credentials: Credentials,
        send: Send,
        *,
        per_second: float,
        most: int,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._who = credentials
        self._send = send
        self._pause = 1 / per_second
        self._most = most
        self._clock = clock
        self._sleep = sleep
        self._next = 0.0
        self._token = ""
        self._until = 0.0
        self.asked = 0
        self.limited = 0
        """How often the platform asked for patience."""

    def scopes(self) -> frozenset[str] | None:
        """What the app may read, as its token says; None where it does not say."""
        said: Any = self._granted().get("scope") or _claims(self._token).get("scope")
        words = cast("list[Any]", said) if isinstance(said, list) else str(said or "").split()
        return frozenset(map(str, words)) or None

    def ask(self, question: Question, path: str, params: list[tuple[str, str]]) -> Response | Broken:
        """The answer; Spent when the budget is."""
        tenant = NOBODY if question.manner == "tenant of nobody" else self._who.tenant_id
        url = self._who.environment.api_root + path.replace("{tenant}", quote(tenant, safe=""))
        if question.manner == "app key in the query":
            params = [*params, ("servicetitanapplicationkey", self._who.app_key)]
        url += ("?" + urlencode(params, quote_via=quote)) if params else ""
        return self._sent(lambda: Request("GET", url, self._headers(question.manner), None, TIMEOUT))

    def ask_token(self, manner: str) -> Response | Broken:
        """What the token endpoint says to a good request, or to one that is wrong in some way."""
        form = {"grant_type": "client_credentials", "client_id": self._who.client_id}
        form["client_secret"] = self._who.client_secret
        kind, body = "application/x-www-form-urlencoded", b""
        match manner:
            case "client of nobody":
                form |= {"client_id": "cid.truckroll-probe", "client_secret": "cs1.truckroll-probe"}
            case "without a grant":
                form = {"client_id": "cid.truckroll-probe"}
            case "as JSON":
                kind = "application/json"
                body = msgspec.json.encode({"grant_type": "client_credentials", "client_id": "cid.truckroll-probe"})
            case _:
                pass
        url = f"{self._who.environment.auth_root}/connect/token"
        headers = {"Content-Type": kind, "Accept": "application/json"}
        return self._sent(lambda: Request("POST", url, headers, body or urlencode(form).encode(), TIMEOUT))

    def _sent(self, request: Callable[[], Request]) -> Response | Broken:
        turn = 0
        while True:
            turn += 1
            if self.asked >= self._most:
                raise Spent
            self._wait()
            self.asked += 1
            answer = self._send(request())
            wait = 2.0 * turn
            if isinstance(answer, Response):
                if answer.status == 429:
                    self.limited += 1
                    wait = told_to_wait(answer.headers, "") or wait
                elif answer.status < 500:
                    return answer
            if turn == TURNS or wait > LONGEST_WAIT:
                return answer
            self._sleep(wait)

    def _wait(self) -> None:
        now = self._clock()
        if self._next > now:
            self._sleep(self._next - now)
        self._next = max(now, self._next) + self._pause

    def _granted(self) -> dict[str, Any]:
        answer = self.ask_token("good")
        if not isinstance(answer, Response) or answer.status != 200:
            what = answer.reason if isinstance(answer, Broken) else f"it answered {answer.status}"
            raise NoToken(f"The platform gave no token ({what}). Check the client id and secret, and the environment.")
        said = cast("dict[str, Any]", answer.json())
        self._token = str(said["access_token"])
        self._until = self._clock() + float(said.get("expires_in", 900)) - 60
        return said

    def _headers(self, manner: str) -> dict[str, str]:
        if self._clock() > self._until:
            self._granted()
        headers = {"Accept": "application/json", "ST-App-Key": self._who.app_key}
        headers["Authorization"] = f"Bearer {self._token}"
        match manner:
            case "no app key" | "app key in the query":
                del headers["ST-App-Key"]
            case "app key of nobody":
                headers["ST-App-Key"] = "ak1.truckroll-probe"
            case "no token":
                del headers["Authorization"]
            case "token of nobody":
                headers["Authorization"] = "Bearer truckroll-probe"
            case "token without its scheme":
                headers["Authorization"] = self._token
            case "scheme in small letters":
                headers["Authorization"] = f"bearer {self._token}"
            case "trace":
                headers["traceparent"] = f"00-{TRACE}-{'0' * 15}1-01"
            case _:
                pass
        return headers


TRACE = "5" * 32


def _claims(token: str) -> dict[str, Any]:
    """What a token says of itself; nothing where it is no JWT."""
    try:
        middle = token.split(".")[1]
        return msgspec.json.decode(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)), type=dict[str, Any])
    except (IndexError, ValueError):
        return {}
