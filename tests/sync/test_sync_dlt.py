"""Our source for dlt, into one of the destinations that dlt knows."""

from pathlib import Path

import duckdb
import pytest

from tests.sync.sync_source import RATINGS, THINGS, Scripted, thing
from truckroll.sync.landing import Landing

dlt = pytest.importorskip("dlt")


@pytest.fixture(autouse=True)
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DLT_DATA_DIR", str(tmp_path / "dlt"))
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")


def load(source: Scripted, folder: Path, *landings: Landing) -> list[tuple]:
    from truckroll.sync.dlt import truckroll

    file = folder / "dlt.duckdb"
    pipeline = dlt.pipeline(
        "things", destination=dlt.destinations.duckdb(str(file)), dataset_name="raw", pipelines_dir=str(folder / "p")
    )
    pipeline.run(truckroll(source, landings=landings)).raise_on_failed_jobs()
    with duckdb.connect(str(file)) as connection:
        shown = "id, name, modified_on::varchar, total::varchar, tag_ids, _extra, _seventh"
        return connection.execute(f"select {shown} from raw.jpm_odd_things order by id").fetchall()


def test_rows_come_merged_by_key_and_the_next_load_only_brings_what_is_new(tmp_path: Path):
    rows = [thing(id) for id in range(1, 41)]
    ratings = [{"technicianId": 1, "jobId": 2, "rating": 3.5}]
    source = Scripted({THINGS.path: [rows[:20], rows[20:]], RATINGS.path: [ratings]})
    assert len(load(source, tmp_path, Landing(THINGS), Landing(RATINGS))) == 40
    source.pages[THINGS.path].append([thing(3, name="old"), thing(3, name="third", total=1.25, new=1), thing(41)])
    found = load(source, tmp_path, Landing(THINGS), Landing(RATINGS))
    assert "1:2" in source.asked
    assert len(found) == 41
    assert found[2] == (3, "third", "2026-01-02 16:28:03.8446+00", "1.25000000", "[3,4]", '{"new":1}', "3-")


def test_a_refused_token_leads_to_the_beginning_and_a_whole_list_is_replaced(tmp_path: Path):
    source = Scripted({THINGS.path: [[thing(1), thing(2)]]})
    load(source, tmp_path, Landing(THINGS))
    source.epoch = 2
    source.pages[THINGS.path] = [[thing(2, name="second"), thing(5)]]
    assert [row[:2] for row in load(source, tmp_path, Landing(THINGS))] == [
        (1, "thing 1"),
        (2, "second"),
        (5, "thing 5"),
    ]
    source.lists[THINGS.path] = [thing(9)]
    assert [row[0] for row in load(source, tmp_path, Landing(THINGS, "whole"))] == [9]
