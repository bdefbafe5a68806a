"""The people of the portal's tests, and a browser without a screen for each of them."""

import re
from dataclasses import dataclass, field

import requests

from truckroll.portal import gate
from truckroll.server.access import people, sessions
from truckroll.server.access.passwords import accepted
from truckroll.testing import Sandbox

PASSWORD = "four words in a row"
_TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


@dataclass
class Reader:
    """Somebody with a browser: follows no redirect unless told, and knows the token of the last page."""

    url: str
    session: requests.Session = field(default_factory=requests.Session)
    csrf: str = ""

    def get(self, path: str, **how) -> requests.Response:
        answer = self.session.get(self.url + path, timeout=30, allow_redirects=False, **how)
        if found := _TOKEN.search(answer.text):
            self.csrf = found[1]
        return answer

    def post(self, path: str, fields: dict | None = None, **how) -> requests.Response:
        fields = {"csrf": self.csrf} | (fields or {})
        answer = self.session.post(self.url + path, data=fields, timeout=30, allow_redirects=False, **how)
        if found := _TOKEN.search(answer.text):
            self.csrf = found[1]
        return answer

    def sign_in(self, email: str, password: str = PASSWORD, **more) -> requests.Response:
        self.get("/sign-in")
        answer = self.post("/sign-in", {"email": email, "password": password, **more})
        if answer.status_code == 303:
            self.get("/account")
        return answer


_kept: dict[str, str] = {}


def kept() -> str:
    """What is kept of everybody's password, made once."""
    return _kept.setdefault("all", accepted(PASSWORD, "nobody@example.com"))


def person(server: Sandbox, email: str, role: people.Role, tenant: int | None = None, name: str = "") -> people.Person:
    """Somebody who may sign in."""
    return server.platform.database.write(
        lambda connection: people.add(
            connection, email, name or email, role, tenant=tenant, password=kept(), now=server.clock.now()
        )
    ).result()


def reader(server: Sandbox, email: str = "") -> Reader:
    """A browser, signed in as somebody."""
    opened = Reader(server.url)
    if email:
        assert opened.sign_in(email).status_code == 303
    return opened


def entered(server: Sandbox, email: str) -> Reader:
    """A browser of somebody who has signed in, without the work of checking a password."""
    database = server.platform.database
    one = people.find(database.inline, email)
    id = database.write(lambda connection: sessions.begin(connection, one.id, now=gate.WALL.now())).result()
    opened = Reader(server.url, csrf=gate.token_of(id))
    opened.session.cookies.set(gate.COOKIE, id)
    return opened
