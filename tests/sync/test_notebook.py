"""The notebook of the tutorial runs, and draws each of the four views."""

from pathlib import Path

import nbformat
import pytest

from scripts.notebook import NOTEBOOK, executed
from tests.sync.destinations import Place
from tests.sync.sync_source import HERE
from tests.sync.test_views import filled
from truckroll.sync.destination import open_destination
from truckroll.sync.views import VIEWS, all_views


def pictures(notebook: nbformat.NotebookNode) -> list[str]:
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    return [output["data"]["image/png"] for output in outputs if "image/png" in output.get("data", {})]


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    place = filled(Place("duckdb", tmp_path))
    with open_destination(place.to, HERE) as destination:
        destination.make_views()
    return Path(place.to)


def test_the_notebook_draws_every_view(warehouse: Path):
    notebook = executed(warehouse)
    source = "".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert [view.name for view in all_views() if f"{VIEWS}.{view.name}" not in source] == []
    assert len(pictures(notebook)) == len(all_views())
    assert not [
        output for cell in notebook.cells for output in cell.get("outputs", ()) if output.get("name") == "stderr"
    ]


def test_the_notebook_is_kept_with_its_pictures():
    assert len(pictures(nbformat.read(NOTEBOOK, as_version=4))) == len(all_views())
