"""Files over HTTP: sent in a form, given back whole or in part, at addresses that nobody can make up."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import pytest
import urllib3

from truckroll.catalogue.files import File
from truckroll.catalogue.time import Clock
from truckroll.server.files import LASTS, MOST_PARTS, BadLink, Links, form, served
from truckroll.testing import sandbox

CONTENT = b"\x89PNG\r\n\x1a\n\r\n--x\r\n--x--\r\n\x00\xff"


class Site:
    """A sandbox with two contractors, and what one of them asks."""

    def __init__(self, server: Any, clock: Clock) -> None:
        self.server, self.clock = server, clock
        self.pool = urllib3.PoolManager(retries=False)
        self.apps = {tenant: server.connect(server.tenant(tenant), name=f"App {tenant}") for tenant in (7, 8)}
        self.tokens = {tenant: self._token(app) for tenant, app in self.apps.items()}

    def _token(self, app: Any) -> str:
        asked = {"grant_type": "client_credentials", "client_id": app.client_id, "client_secret": app.client_secret}
        url = f"{self.server.url}/connect/token"
        return self.pool.request("POST", url, fields=asked, encode_multipart=False).json()["access_token"]

    def ask(self, method: str, tenant: int = 7, **how: Any) -> Any:
        headers = {"Authorization": self.tokens[tenant], "ST-App-Key": self.apps[tenant].app_key}
        headers |= how.pop("headers", {})
        url = f"{self.server.url}/pricebook/v2/tenant/{tenant}/images"
        return self.pool.request(method, url, headers=headers, redirect=False, **how)

    def send(self, name: str = "boiler.png", content: bytes = CONTENT, kind: str = "image/png", **how: Any) -> Any:
        return self.ask("POST", fields={"file": (name, content, kind)}, **how)

    def address(self, path: str, tenant: int = 7) -> str:
        answer = self.ask("GET", tenant, fields={"path": path})
        assert (answer.status, answer.data) == (302, b"")
        return urljoin(f"{self.server.url}/pricebook/v2/tenant/7/images", answer.headers["location"])

    def fetch(self, url: str, **headers: str) -> Any:
        return self.pool.request("GET", url, headers=headers)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    clock = Clock()
    with sandbox(clock=clock, limit=0) as server:
        yield Site(server, clock)


def test_what_was_sent_is_given_back_byte_for_byte_to_be_saved(site: Site):
    sent = site.send('Käse "1".png')
    assert sent.status == 201
    answer = site.fetch(site.address(sent.json()["path"]))
    assert (answer.status, answer.data) == (200, CONTENT)
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith('attachment; filename="K')
    assert "K%C3%A4se" in answer.headers["content-disposition"]


def test_an_address_needs_no_token_and_ends_after_five_minutes(site: Site):
    url = site.address(site.send().json()["path"])
    assert site.fetch(url).status == 200
    site.clock.advance(LASTS / 10_000_000 + 1)
    answer = site.fetch(url)
    assert (answer.status, "too old" in answer.json()["title"]) == (403, True)


@pytest.mark.parametrize("change", ["cut", "longer", "other signature", "no signature", "nonsense", "path", "empty"])
def test_an_address_that_was_not_given_out_leads_nowhere(site: Site, change: str):
    url = site.address(site.send().json()["path"])
    said, _, signature = url.rpartition("/")[2].partition(".")
    other = site.address(site.send().json()["path"]).rpartition(".")[2]
    tokens = {
        "cut": f"{said}.{signature[:-4]}", "longer": f"{said}.{signature}AAAA", "other signature": f"{said}.{other}",
        "no signature": said, "nonsense": "%ff.%00", "path": f"{said[:-4]}AAAA.{signature}", "empty": "x.y",
    }  # fmt: skip
    answer = site.fetch(f"{site.server.url}/files/{tokens[change]}")
    assert (answer.status, answer.json()["title"]) == (403, "There is no file at this address.")


def test_a_path_is_a_name_and_leads_to_no_other_contractors_file(site: Site):
    path = site.send().json()["path"]
    assert site.ask("GET", 8, fields={"path": path}).status == 404
    for strange in (
        "Images/../../7/" + path,
        "Images/%2e%2e/x",
        "Images//etc/passwd",
        path + "/",
        path + "\\",
        "Images/é",
    ):
        assert site.ask("GET", fields={"path": strange}).status == 404
    assert site.fetch(f"{site.server.url}/files/{path}").status == 404
    assert site.fetch(f"{site.server.url}/files/../{path}").status == 404


def test_an_address_of_one_contractor_is_none_of_another(site: Site):
    links = Links(site.server.platform.database.epoch)
    path = site.send().json()["path"]
    answer = site.fetch(f"{site.server.url}/files/{links.issue(8, path, site.clock.now())}")
    assert (answer.status, answer.json()["title"]) == (404, "This file is kept no longer.")


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [("bytes=2-5", 206, CONTENT[2:6]), ("bytes=5-", 206, CONTENT[5:]), ("bytes=-3", 206, CONTENT[-3:]),
     ("bytes=0-999", 206, CONTENT), ("bytes=-999", 206, CONTENT), ("bytes=999-", 416, b""), ("bytes=5-2", 416, b""),
     ("bytes=-0", 416, b""), ("bytes=-", 200, CONTENT), ("bytes=0-1,3-4", 200, CONTENT), ("lines=1-2", 200, CONTENT)],
)  # fmt: skip
def test_a_part_of_a_file_may_be_asked_for(site: Site, asked: str, status: int, part: bytes):
    answer = site.fetch(site.address(site.send().json()["path"]), Range=asked)
    assert (answer.status, answer.data) == (status, part)
    if status == 206:
        begin = CONTENT.index(part) if part != CONTENT else 0
        assert answer.headers["content-range"] == f"bytes {begin}-{begin + len(part) - 1}/{len(CONTENT)}"


def test_nothing_of_an_empty_file_can_be_asked_for():
    file = File("a", "image/png", b"")
    assert (served(file, None).status, served(file, b"bytes=0-").status) == (200, 416)


def test_a_form_without_the_file_is_told_what_it_lacks(site: Site):
    answers = {
        "other": site.ask("POST", fields={"image": ("a.png", CONTENT)}),
        "text": site.ask("POST", fields={"file": "text"}, encode_multipart=True),
        "json": site.ask("POST", body=json.dumps({"file": "x"}), headers={"Content-Type": "application/json"}),
        "none": site.ask("POST"),
        "cut": site.ask("POST", body=b"--x\r\n\r\n", headers={"Content-Type": "multipart/form-data; boundary=x"}),
        "nameless": site.ask(
            "POST", body=b"--x\r\n\r\nfile\r\n--x--", headers={"Content-Type": "multipart/form-data; boundary=x"}
        ),
        "no boundary": site.ask("POST", body=b"", headers={"Content-Type": "multipart/form-data"}),
    }
    assert {answer.status for answer in answers.values()} == {400}
    places = {name: set(answer.json()["errors"]) for name, answer in answers.items()}
    assert places == {name: {"file"} if name in ("other", "text") else {"request"} for name in answers}


def test_a_file_is_at_most_10_mb(site: Site):
    answer = site.send(content=b"x" * (10 * 1024 * 1024))
    assert (answer.status, "10 MB" in answer.json()["title"]) == (400, True)
    assert site.send(content=b"x" * (10 * 1024 * 1024 - 1024)).status == 201


def test_an_upload_sent_twice_under_one_key_is_kept_once(site: Site):
    headers = {"Idempotency-Key": "once"}
    first, second = site.send(headers=headers), site.send(headers=headers)
    assert (first.status, second.status, first.data) == (201, 201, second.data)
    assert site.send(content=CONTENT + b"x", headers=headers).status == 400, "another file is another request"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("a.png", "a.png"), ("../../etc/passwd", "passwd"), ("C:\\photos\\a.png", "a.png"), ("", "file"), ("..", "file"),
     ("a\x00\x1b.png", "a.png"), ("x" * 300 + ".png", "x" * 196 + ".png")],
)  # fmt: skip
def test_a_file_keeps_its_name_and_no_folder(sent: str, kept: str):
    body, kind = urllib3.encode_multipart_formdata({"file": (sent, b"x", "image/png")})
    assert form(kind.encode(), body)["file"].name == kept


def test_a_form_is_read_whatever_is_in_its_files():
    body, kind = urllib3.encode_multipart_formdata(
        {"a": ("a", CONTENT, "image/png"), "b": ("b", b"", "text/html"), "c": "é"}
    )
    found = form(kind.encode(), body)
    assert found == {"a": File("a", "image/png", CONTENT), "b": File("b", "text/html", b""), "c": "é"}


def test_a_form_has_so_many_parts_and_its_headers_so_many_bytes():
    part = b'--x\r\nContent-Disposition: form-data; name="a"; filename="%s"\r\n\r\n\r\n'
    assert list(form(b"multipart/form-data; boundary=x", part % b"a" * MOST_PARTS + b"--x--")) == ["a"]
    for body in (part % b"a" * (MOST_PARTS + 1), part % (b"a" * 5000), b"--x\r\n" + b"a: b\r\n" * 100 + b"\r\n"):
        with pytest.raises(ValueError, match="cannot be read"):
            form(b"multipart/form-data; boundary=x", body + b"--x--")


@pytest.mark.parametrize(
    ("said", "kind"),
    [("image/png; charset=x", "image/png"), ("TEXT/html", "text/html"), ("x", "application/octet-stream"),
     ("a/b/c", "application/octet-stream"), ("a/é", "application/octet-stream"), ("", "application/octet-stream")],
)  # fmt: skip
def test_a_file_is_of_the_kind_that_was_said_if_that_is_one(said: str, kind: str):
    body = f'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\nContent-Type: {said}\r\n\r\n\r\n--x--'
    assert form(b"multipart/form-data; boundary=x", body.encode())["a"].content_type == kind


def test_a_form_that_nobody_can_read_is_told_to_its_sender_and_not_to_the_log(caplog: pytest.LogCaptureFixture):
    with pytest.raises(ValueError, match="cannot be read"):
        form(b"multipart/form-data; boundary=x", b"--y\r\n")
    assert caplog.records == []


def test_a_link_is_good_in_one_life_of_the_store_only():
    token = Links("one").issue(7, "Images/a/b.png", 0)
    assert Links("one").read(token, LASTS - 1) == (7, "Images/a/b.png")
    with pytest.raises(BadLink, match="too old"):
        Links("one").read(token, LASTS)
    with pytest.raises(BadLink, match="no file"):
        Links("two").read(token, 0)
