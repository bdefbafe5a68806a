"""Write the generated pages of docs/ again."""

from collections.abc import Callable
from pathlib import Path

from tests.contract import coverage

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"

PAGES: dict[Path, Callable[[], str]] = {REFERENCE / "coverage.md": coverage.page}

if __name__ == "__main__":
    for path, text in PAGES.items():
        path.write_text(text())
        print(f"wrote {path}")
