"""A warehouse that the sync has filled, asked by SQL that can only read."""

import threading
from pathlib import Path
from typing import Any

from truckroll.mcp.finding import Unfit
from truckroll.mcp.reading import MOST_ROWS, cut

SECONDS = 20.0


def ask(file: Path, sql: str) -> dict[str, Any]:
    """The first rows of a query; Unfit says what is wrong with it."""
    import duckdb

    try:
        # Neither the file nor anything beside it can be written or read in another way.
        warehouse = duckdb.connect(str(file), read_only=True, config={"enable_external_access": "false"})
    except duckdb.Error as fault:
        raise Unfit(
            f"The warehouse cannot be opened: {fault}. While a sync writes it, try again a little later."
        ) from None
    with warehouse:
        warehouse.execute("set lock_configuration = true")
        late = threading.Timer(SECONDS, warehouse.interrupt)
        late.start()
        try:
            found = warehouse.execute(sql)
            names = [column[0] for column in found.description or []]
            rows = found.fetchmany(MOST_ROWS + 1)
        except duckdb.InterruptException:
            raise Unfit(f"The query took longer than {SECONDS:.0f} seconds. Narrow it.") from None
        except duckdb.Error as fault:
            raise Unfit(f"{fault}. `show all tables` lists the tables, `describe x` a table's columns.") from None
        finally:
            late.cancel()
    told = [dict(zip(names, map(_plain, row), strict=True)) for row in rows[:MOST_ROWS]]
    shown = cut(told, more=False)
    if len(rows) > MOST_ROWS:
        shown["how_to_get_more"] = f"Only {MOST_ROWS} rows are shown: aggregate, or add limit and offset."
    return shown


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)
