"""What the tools refuse, how long their answers are, and that nothing is changed which was not shown and confirmed."""

import socket
import subprocess
import sys
import time

import anyio
import duckdb
import msgspec
import pytest
from mcp.client import Client as Protocol
from mcp.client.stdio import StdioServerParameters, stdio_client

from tests.mcp.conftest import Assistant
from truckroll.derive.operations import by_name
from truckroll.mcp.finding import described, known
from truckroll.mcp.reading import MOST_BYTES
from truckroll.mcp.server import build

READING = {"find_operations", "describe_operation", "read", "count", "follow_feed"}


def test_without_leave_there_is_no_tool_that_writes(assistant):
    tools = assistant.tools()
    assert set(tools) == READING
    assert all(tool.annotations.read_only_hint for tool in tools.values())


@pytest.mark.parametrize("wanted", ["jpm.Jobs_Cancel", "crm.Customers_Create", "jpm.Appointments_Delete"])
@pytest.mark.parametrize("tool", ["read", "count"])
def test_a_reading_tool_sends_nothing_but_get(assistant, tool, wanted):
    assert "only reads" in assistant(tool, operation=wanted, parameters={"id": 1})


def test_every_operation_is_described_in_few_words():
    for named, operation in by_name().items():
        told = described(known(named))
        assert told["request"].endswith(operation.path)
        assert len(msgspec.json.encode(told)) < 2 * MOST_BYTES, named


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("list jobs", "jpm.Jobs_GetList"),
        ("cancel a job", "jpm.Jobs_Cancel"),
        ("hold an appointment", "jpm.Appointments_Hold"),
        ("export invoices", "accounting.Export_Invoices"),
        ("create customer", "crm.Customers_Create"),
        ("list technicians", "settings.Technicians_GetList"),
        ("data of a report", "reporting.ReportCategoryReports_GetData"),
    ],
)
def test_a_few_words_find_what_is_meant(assistant, words, first):
    assert first in [each["operation"] for each in assistant("find_operations", what=words)["operations"]][:3]


def test_a_mistyped_operation_is_told_its_neighbours(assistant):
    assert "jpm.Jobs_GetList" in assistant("read", operation="jpm.Job_GetList")


def test_a_parameter_that_nobody_knows_is_refused_and_not_ignored(assistant):
    told = assistant("count", operation="jpm.Jobs_GetList", parameters={"status": "Completed"})
    assert "no parameter ['status']" in told
    assert "jobStatus" in told


def test_a_missing_id_and_a_mistyped_field_are_named(assistant):
    assert "needs ['id']" in assistant("read", operation="jpm.Jobs_Get")
    assert "no field 'customer.nam'" in assistant("count", operation="accounting.Invoices_GetList", by="customer.nam")


def test_what_the_platform_refuses_is_told_with_its_reason(assistant):
    assert "404" in assistant("read", operation="jpm.Jobs_Get", parameters={"id": 999_999_999})


@pytest.mark.parametrize("most", [1, 200, 10_000])
def test_an_answer_is_short_and_says_how_to_get_more(assistant, most):
    told = assistant("read", operation="accounting.Invoices_GetList", most=most)
    assert len(told["rows"]) <= min(most, 200)
    assert assistant.size < 3 * MOST_BYTES
    assert len(told["rows"]) == told["total"] or told["how_to_get_more"]


def test_a_cut_page_of_a_feed_says_so(assistant):
    told = assistant("follow_feed", operation="jpm.Export_Jobs", most=3)
    assert len(told["rows"]) == 3 < told["rows_on_this_page"]
    assert "Only 3 are shown" in told["note"]


def test_a_change_is_shown_before_it_is_done_and_done_once(trusted, client):
    customer = client.request("GET", "crm/v2/tenant/{tenant}/customers", params={"pageSize": 1})["data"][0]
    shown = trusted(
        "prepare_write",
        operation="crm.Customers_Update",
        parameters={"id": customer["id"]},
        body={"name": "A better name"},
    )
    path = f"crm/v2/tenant/{{tenant}}/customers/{customer['id']}"
    assert shown["would_send"]["request"].startswith("PATCH /crm/v2/tenant/")
    assert shown["would_send"]["body"] == {"name": "A better name"}
    assert client.request("GET", path)["name"] == customer["name"]
    done = trusted("perform_write", confirmation=shown["confirmation"])
    assert done["answer"]["name"] == client.request("GET", path)["name"] == "A better name"
    assert "Nothing waits" in trusted("perform_write", confirmation=shown["confirmation"])


@pytest.mark.parametrize("wrong", [{"nme": "x"}, {"name": 5}, {"address": {"streeet": "x"}}])
def test_a_body_that_does_not_fit_is_refused_before_anything_is_shown(trusted, wrong):
    told = trusted("prepare_write", operation="crm.Customers_Update", parameters={"id": 1}, body=wrong)
    assert next(iter(wrong)).rstrip("x") in told or "streeet" in told


def test_a_warehouse_is_asked_by_sql_that_can_only_read(client, tmp_path):
    file = tmp_path / "warehouse.duckdb"
    with duckdb.connect(str(file)) as filled:
        filled.execute("create table jobs as select range as id, 1.5::decimal(9, 2) as total from range(1000)")
    assistant = Assistant(build(client, file=file))
    told = assistant("query_warehouse", sql="select count(*) as jobs, sum(total) as total from jobs")
    assert told["rows"] == [{"jobs": 1000, "total": "1500.00"}]
    assert "Only 200 rows" in assistant("query_warehouse", sql="from jobs")["how_to_get_more"]
    for forbidden in (
        "delete from jobs",
        "create table x (y int)",
        f"copy jobs to '{tmp_path}/out.csv'",
        "from read_text('/etc/hostname')",
        "attach ':memory:' as other; create table other.x (y int)",
        "set enable_external_access = true",
    ):
        assert isinstance(assistant("query_warehouse", sql=forbidden), str), forbidden
    assert sorted(each.name for each in tmp_path.iterdir()) == ["warehouse.duckdb"]


def credentials_of(platform, folder):
    text = (platform.folder / "demo.env").read_text()
    kept = [line for line in text.splitlines() if not line.startswith("SERVICETITAN_A") or "APP" in line]
    env = folder / "served.env"
    roots = [f"SERVICETITAN_API_ROOT={platform.url}", f"SERVICETITAN_AUTH_ROOT={platform.url}"]
    env.write_text("\n".join([*kept, *roots]))
    return env


def test_the_command_speaks_on_standard_input(platform, tmp_path):
    command = ["-m", "truckroll", "mcp", "--env", str(credentials_of(platform, tmp_path))]

    async def asked():
        async with Protocol(stdio_client(StdioServerParameters(command=sys.executable, args=command))) as protocol:
            return await protocol.call_tool("count", {"operation": "jpm.Jobs_GetList"})

    assert not anyio.run(asked).is_error


def test_the_command_listens_on_the_loopback_address(platform, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["-m", "truckroll", "mcp", "--http", str(port), "--env", str(credentials_of(platform, tmp_path))]
    with subprocess.Popen([sys.executable, *command], stderr=subprocess.DEVNULL) as process:
        try:
            while socket.socket().connect_ex(("127.0.0.1", port)):
                assert process.poll() is None
                time.sleep(0.05)

            async def asked():
                async with Protocol(f"http://127.0.0.1:{port}/mcp") as protocol:
                    return await protocol.call_tool("count", {"operation": "jpm.Jobs_GetList"})

            assert not anyio.run(asked).is_error
        finally:
            process.terminate()
