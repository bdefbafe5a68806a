"""The doctor tells each thing that is wrong, and what to do; nothing of it is told where all is well."""

import json
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests import postgres
from truckroll.catalogue.time import TICKS_PER_SECOND, Clock
from truckroll.doctor import kept, machine, service
from truckroll.doctor import postgres as doctor_of_postgres
from truckroll.doctor.examination import examine
from truckroll.doctor.findings import Finding, looked
from truckroll.server.access import admission, tenants
from truckroll.server.settings import Settings
from truckroll.store import connection
from truckroll.store.database import Database
from truckroll.store.folder import DATABASE
from truckroll.store.postgres import PostgresStore
from truckroll.store.protocol import Connection, Store
from truckroll.store.records import record_schema
from truckroll.testing import sandbox

HOUR = 3600 * TICKS_PER_SECOND
DAY = 24 * HOUR


@pytest.fixture(autouse=True)
def _a_place_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(connection, "SYNCHRONOUS", "off")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with Database.open(folder, clock=Clock(), schema=record_schema()) as database:
        furnish(database)
    return folder


def furnish(store: Store) -> None:
    now = Clock().now()
    store.write(lambda c: admission.prepare(c, now)).result()
    store.write(lambda c: tenants.add(c, 7, "A contractor", "UTC", now=now)).result()


def change(data: Path, work: Callable[[Connection], Any]) -> None:
    with Database.open(data, clock=Clock(), schema=record_schema()) as database:
        database.write(work).result()


def statement(sql: str, **values: Any) -> Callable[[Connection], Any]:
    return lambda c: c.execute(sql, values)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def settings(data: Path | str, **how: Any) -> Settings:
    return Settings(**({"data": str(data), "port": free_port()} | how))


def examined(data: Path | str, url: str = "", backups: Path | None = None, **how: Any) -> list[Finding]:
    return list(examine(settings(data, **how), url, backups))


def bad(findings: list[Finding]) -> dict[str, Finding]:
    return {each.about: each for each in findings if each.level != "ok"}


def test_where_all_is_well_nothing_is_told_but_what_is_well(data: Path, tmp_path: Path):
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "one.db").touch()
    found = examined(data, backups=tmp_path / "backups")
    assert bad(found) == {}
    assert {"python", "sqlite", "clock", "secrets", "port", "folder", "disk", "store", "time", "signing key",
            "webhooks", "planned acts", "backup"} == {each.about for each in found}  # fmt: skip


def test_every_finding_that_is_not_good_says_what_to_do(data: Path):
    (data / "demo.env").touch()
    (data / "demo.env").chmod(0o644)
    data.chmod(0o755)
    found = [each for each in examined(data) if each.level != "ok"]
    assert len(found) >= 3
    assert all(each.do for each in found)


def test_a_folder_that_is_not_there_is_no_failure(tmp_path: Path):
    found = bad(examined(tmp_path / "none"))
    assert found["folder"].level == "warn"
    assert "store" not in found


def test_a_folder_that_others_may_look_into(data: Path):
    data.chmod(0o755)
    assert bad(examined(data))["folder"].do == f"chmod 700 {data}"


def test_a_folder_that_cannot_be_written(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept.os, "access", lambda *_: False)
    assert bad(examined(data))["folder"].level == "fail"


def test_files_of_another_user_in_the_folder(data: Path):
    if os.geteuid() == 0:
        os.chown(data / DATABASE, 12345, -1)
        assert "belong to another user" in bad(examined(data))["folder"].says
    else:
        assert not [each for each in examined(data) if "another user" in each.says]


def test_who_serves_the_folder_is_told_and_his_port_is_not_asked_for(data: Path):
    with Database.open(data, clock=Clock(), schema=record_schema()):
        found = examined(data)
    assert found[0].about == "owner"
    assert str(os.getpid()) in found[0].says
    assert "port" not in {each.about for each in found}


@pytest.mark.parametrize(("free", "level"), [(0, "fail"), (kept.LEAST_FREE + 1, "warn")])
def test_a_disk_with_little_room(data: Path, monkeypatch: pytest.MonkeyPatch, free: int, level: str):
    monkeypatch.setattr(kept.shutil, "disk_usage", lambda _: type("Usage", (), {"free": free})())
    monkeypatch.setattr(kept, "size_of", lambda _: kept.LEAST_FREE + 2)
    assert bad(list(kept.room(data)))["disk"].level == level


def test_a_log_that_somebody_holds(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept, "LONG_LOG", 10)
    (data / f"{DATABASE}-wal").write_bytes(b"x" * 11)
    assert "Somebody reads" in bad(list(kept.room(data)))["disk"].do


def test_a_damaged_store(data: Path):
    file = data / DATABASE
    content = bytearray(file.read_bytes())
    content[len(content) // 2 :] = b"\xff" * (len(content) - len(content) // 2)
    file.write_bytes(content)
    found = bad(examined(data))["store"]
    assert (found.level, found.do) == ("fail", "docs/runbook/store-damaged.md")


def test_a_file_that_is_no_store(data: Path):
    (data / DATABASE).write_bytes(b"nothing of the kind" * 100)
    assert bad(examined(data))["store"].level == "fail"


def test_a_store_of_a_newer_program(data: Path):
    change(data, statement("insert into tenant (id, name, timezone, created) values (9, 'x', 'UTC', 0)"))
    import apsw

    with apsw.Connection(str(data / DATABASE)) as engine:
        engine.pragma("user_version", 9_999)
    found = bad(examined(data))["store"]
    assert found.level == "fail"
    assert "upgrade" in found.says.lower()


def test_a_large_store_is_not_read_whole(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept, "READ_WHOLE", 0)
    assert any("not read whole" in each.says for each in examined(data))


def test_a_clock_that_ran_ahead(data: Path):
    change(data, statement("update tenant set modified = :then", then=Clock().now() + 50 * HOUR))
    found = bad(examined(data))["time"]
    assert found.level == "fail"
    assert "2 days" in found.says


def test_a_signing_key_that_is_old(data: Path):
    change(data, statement("update signing_key set created = :then", then=Clock().now() - 200 * DAY))
    found = bad(examined(data))["signing key"]
    assert (found.level, found.do) == ("warn", "truckroll apps rotate-key")


def test_webhooks_that_are_stuck(data: Path):
    then = Clock().now() - 2 * HOUR
    told = "insert into outbox (tenant, seq, id, type, happened, data) values (7, 1, 'o', 'e', :then, '{}')"
    owed = (
        "insert into delivery (tenant, seq, subscription, id, lane, state, due, leased, attempts)"
        " values (7, 1, 's', 'd', 'l', 'waiting', 0, 0, 0)"
    )
    change(data, statement(told, then=then))
    change(data, statement(owed))
    assert "1 webhooks wait, the oldest for 2 hours" in bad(examined(data))["webhooks"].says


def test_planned_acts_that_nobody_does(data: Path):
    sql = "insert into planned (tenant, noun, id, act, due) values (7, 'jpm.Job', '1', 'settle', :then)"
    change(data, statement(sql, then=Clock().now() - 3 * HOUR))
    assert "3 hours" in bad(examined(data))["planned acts"].says


def test_no_backup_an_old_one_and_none_named(data: Path, tmp_path: Path):
    place = tmp_path / "backups"
    place.mkdir()
    assert bad(examined(data, backups=place))["backup"].level == "fail"
    (place / "old.db").touch()
    os.utime(place / "old.db", (0, time.time() - 30 * 3600))
    assert "30 hours" in bad(examined(data, backups=place))["backup"].says
    assert bad(examined(data))["backup"].level == "warn"


def test_a_python_and_an_sqlite_that_are_too_old(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(machine, "PYTHON", (99, 0))
    monkeypatch.setattr(machine, "SQLITE", (99, 0, 0))
    assert {each.about: each.level for each in machine.programs()} == {"python": "fail", "sqlite": "fail"}


@pytest.mark.parametrize(("said", "level"), [("yes", "ok"), ("no", "warn")])
def test_a_clock_that_nothing_keeps_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, level: str):
    tool = tmp_path / "timedatectl"
    tool.write_text(f"#!/bin/sh\necho {said}\n")
    tool.chmod(0o755)
    monkeypatch.setattr(machine.shutil, "which", lambda _: str(tool))
    assert [each.level for each in machine.clock()] == [level]


def test_a_file_of_secrets_that_others_may_read(data: Path):
    for file, mode in ((data / "demo.env", 0o640), (Path(".env"), 0o600)):
        file.touch()
        file.chmod(mode)
    found = bad(examined(data))["secrets"]
    assert (found.level, found.do) == ("fail", f"chmod 600 {data / 'demo.env'}")


def test_a_port_that_another_has(data: Path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert bad(examined(data, port=other.getsockname()[1]))["port"].level == "fail"


def certified(folder: Path, days: float) -> tuple[Path, Path]:
    """A certificate for this machine that ends in so many days, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(5).not_valid_before(now - timedelta(days=90)).not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    chain, private = folder / f"chain-{days}.pem", folder / f"key-{days}.pem"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.touch(0o600)
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return chain, private


@pytest.mark.parametrize(("days", "level"), [(-1, "fail"), (3, "fail"), (20, "warn"), (60, "ok")])
def test_a_certificate_that_ends(tmp_path: Path, days: float, level: str):
    chain, key = certified(tmp_path, days)
    (found,) = machine.certificate(settings(tmp_path, tls_certificate=chain, tls_key=key))
    assert found.level == level


def test_a_certificate_that_is_not_of_its_key_or_cannot_be_read(tmp_path: Path):
    chain, _ = certified(tmp_path, 60)
    _, other = certified(tmp_path, 61)
    (found,) = machine.certificate(settings(tmp_path, tls_certificate=chain, tls_key=other))
    assert "not of the key" in found.says
    (found,) = machine.certificate(settings(tmp_path, tls_certificate=tmp_path / "none.pem"))
    assert found.level == "fail"


def test_listening_to_everybody_without_tls(tmp_path: Path):
    (found,) = machine.certificate(settings(tmp_path, host="0.0.0.0"))
    assert found.level == "warn"
    assert list(machine.certificate(settings(tmp_path, host="0.0.0.0", public_url="https://x.example"))) == []


def test_a_limit_store_that_is_gone(data: Path):
    found = bad(examined(data, limit_store=f"redis://127.0.0.1:{free_port()}/0"))["limit store"]
    assert (found.level, found.do) == ("fail", "docs/runbook/limit-store-gone.md")


def test_a_server_that_is_ready_and_one_that_is_gone(data: Path):
    with sandbox() as server:
        assert bad(list(service.server(server.url))) == {}
        server.platform.ready = False
        assert "answers 503" in bad(list(service.server(server.url)))["server"].says
    assert bad(list(service.server(f"http://127.0.0.1:{free_port()}")))["server"].level == "fail"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Callable[[float, bool], str]]:
    """Makes a server that speaks TLS, whose clock is so many seconds ahead."""
    running: list[HTTPServer] = []

    def make(ahead: float, tls: bool) -> str:
        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("content-length", "0")
                self.end_headers()

            def date_time_string(self, timestamp: float | None = None) -> str:
                return super().date_time_string(int(time.time() + ahead))

            def log_message(self, *_: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Answering)
        if tls:
            chain, key = certified(tmp_path, 60)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(chain, key)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        running.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http{'s' if tls else ''}://localhost:{server.server_port}"

    yield make
    for server in running:
        server.shutdown()
        server.server_close()


def test_a_servers_clock_that_is_another(elsewhere: Callable[[float, bool], str]):
    assert "60 seconds apart" in bad(list(service.server(elsewhere(60.5, False))))["clock"].says
    assert bad(list(service.server(elsewhere(0, False)))) == {}


def test_a_servers_certificate_that_is_not_trusted(elsewhere: Callable[[float, bool], str]):
    found = bad(list(service.server(elsewhere(0, True))))["certificate"]
    assert "self-signed" in found.says


def test_metrics_that_anybody_can_read(elsewhere: Callable[[float, bool], str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(service, "_NEAR", ())
    found = bad(list(service.server(elsewhere(0, False))))
    assert found["metrics"].level == "fail"
    assert found["certificate"].level == "warn"


def test_a_postgresql_that_keeps_what_it_says(data: Path):
    with postgres.database() as url:
        with PostgresStore.open(url, clock=Clock(), schema=record_schema()) as store:
            furnish(store)
        found = examined(url, workers=2)
    # a test's own server may be told not to wait for the disk
    assert set(bad(found)) <= {"durability"}
    assert {"postgresql", "connections", "time", "webhooks"} <= {each.about for each in found}


@pytest.mark.parametrize(
    ("name", "said"),
    [("synchronous_commit", "off"), ("synchronous_commit", "local"), ("fsync", "off"), ("full_page_writes", "off")],
)
def test_a_postgresql_that_may_lose_what_was_answered(name: str, said: str):
    found = bad(list(doctor_of_postgres.settings(_Saying({f"show {name}": said}), 1)))["durability"]
    assert found.level == "fail"
    assert found.says.startswith(f"{name} is {said}")


@pytest.mark.parametrize(
    ("statement", "said", "about", "level"),
    [
        ("show server_version_num", "130000", "postgresql", "fail"),
        ("select pg_is_in_recovery()", True, "postgresql", "fail"),
        ("show server_encoding", "LATIN1", "postgresql", "fail"),
        ("select extract(epoch from clock_timestamp())", 5.0, "clock", "warn"),
        ("show max_connections", "10", "connections", "fail"),
        ("select count(*) from pg_stat_activity where backend_type = 'client backend'", 95, "connections", "warn"),
        ("select to_regclass('meta') is null", True, "store", "warn"),
    ],
)
def test_what_else_is_wrong_with_a_postgresql(statement: str, said: object, about: str, level: str):
    assert bad(list(doctor_of_postgres.settings(_Saying({statement: said}), 1)))[about].level == level


class _Saying:
    """A PostgreSQL that says what a test wants, and otherwise what is good."""

    def __init__(self, said: dict[str, object]) -> None:
        self._said = {
            "show server_version": "15.1", "show server_version_num": "150001", "show fsync": "on",
            "show full_page_writes": "on", "show synchronous_commit": "on", "select pg_is_in_recovery()": False,
            "show server_encoding": "UTF8", "select extract(epoch from clock_timestamp())": time.time(),
            "show max_connections": "100", "select to_regclass('meta') is null": True,
            "select count(*) from pg_stat_activity where backend_type = 'client backend'": 5,
        } | said  # fmt: skip

    def one(self, sql: str, values: object = None) -> Any:
        return (self._said[sql],)

    def execute(self, sql: str, values: object = None) -> Any:
        return iter([self.one(sql)])


def test_a_postgresql_that_is_gone():
    found = bad(examined(f"postgresql://nobody:secret@127.0.0.1:{free_port()}/x"))["postgresql"]
    assert found.level == "fail"
    assert "secret" not in found.says


def test_a_look_that_fails_itself_is_told_and_the_others_go_on():
    def breaks() -> Iterator[Finding]:
        raise RuntimeError("no such thing")
        yield

    (found,) = looked("disk", breaks)
    assert (found.level, found.about) == ("fail", "disk")
    assert "no such thing" in found.says


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TRUCKROLL_")}
    command = [sys.executable, "-m", "truckroll", "doctor", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=clean | environment, check=False)


def test_the_command_ends_with_0_for_warnings_and_1_for_failures(data: Path):
    port = {"TRUCKROLL_PORT": str(free_port())}
    done = run("--data", str(data), **port)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warn  backup" in done.stdout
    (data / "demo.env").touch(0o644)
    (data / "demo.env").chmod(0o644)
    done = run("--data", str(data), "--json", **port)
    assert done.returncode == 1
    found = {each["about"]: each for each in json.loads(done.stdout)}
    assert found["secrets"]["level"] == "fail"
    assert found["store"]["level"] == "ok"


def test_a_setting_that_is_wrong_is_told_and_the_rest_looked_at(data: Path):
    done = run("--data", str(data), TRUCKROLL_PORT="many")
    assert done.returncode == 1
    assert "fail  settings" in done.stdout
    assert "store:" in done.stdout
