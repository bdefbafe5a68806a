"""Runs the notebook of the tutorial on a warehouse, so that its pictures are there for whoever only looks at it.

`python -m scripts.notebook data/warehouse.duckdb` keeps them in it.
"""

import os
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[1] / "docs" / "tutorial" / "answers.ipynb"


def executed(warehouse: Path) -> Any:
    """The notebook as it is after each of its cells has run. Raises CellExecutionError where one fails."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    environment = os.environ | {"WAREHOUSE": str(warehouse.resolve())}
    NotebookClient(notebook, timeout=60, record_timing=False).execute(cwd=str(NOTEBOOK.parents[2]), env=environment)
    for cell in notebook.cells:
        cell.metadata.clear()
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"]}
    return notebook


if __name__ == "__main__":
    nbformat.write(executed(Path(sys.argv[1])), NOTEBOOK)
