"""Rows as files that other programs read: JSON lines as they came, CSV, Parquet with the types of the catalogue."""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from truckroll.catalogue.time import When
from truckroll.derive.feeds import Column

from .records import exact

ENDINGS = (".jsonl", ".csv", ".parquet")
BATCH = 20_000
"""Rows of a Parquet file that are in memory at a time."""


def writable(to: Path) -> None:
    """Raises ValueError, before anything is asked for, when a file of this kind cannot be written here."""
    if to.suffix not in ENDINGS:
        raise ValueError(f"{to} ends with none of {', '.join(ENDINGS)}")
    if to.suffix == ".parquet" and find_spec("pyarrow") is None:
        raise ValueError("Parquet files need pyarrow: pip install pyarrow. Or write .csv or .jsonl.")


def write(lines: Iterable[bytes], columns: tuple[Column, ...], to: Path) -> None:
    """Write rows, each a line of JSON, into a file of the kind that its name says."""
    match to.suffix:
        case ".csv":
            _csv(lines, columns, to)
        case ".parquet":
            _parquet(lines, columns, to)
        case _:
            with to.open("wb") as file:
                file.writelines(lines)


def _csv(lines: Iterable[bytes], columns: tuple[Column, ...], to: Path) -> None:
    with to.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(column.name for column in columns)
        for line in lines:
            row = exact(line)
            writer.writerow(_plain(row.get(column.json)) for column in columns)


def _plain(value: Any) -> Any:
    """Nothing for null, true and false as JSON says them, decimals exact, what is nested as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, default=str, ensure_ascii=False) if isinstance(value, dict | list) else value


def _parquet(lines: Iterable[bytes], columns: tuple[Column, ...], to: Path) -> None:
    arrow: Any = import_module("pyarrow")
    types = {
        "BOOLEAN": arrow.bool_(),
        "INTEGER": arrow.int32(),
        "BIGINT": arrow.int64(),
        "DOUBLE": arrow.float64(),
        "DECIMAL(28, 8)": arrow.decimal128(28, 8),
        "TIMESTAMP_NS": arrow.timestamp("ns", tz="UTC"),
        "DATE": arrow.date32(),
    }
    schema = arrow.schema([(column.name, types.get(column.type, arrow.string())) for column in columns])
    with import_module("pyarrow.parquet").ParquetWriter(to, schema) as writer:
        for rows in _batches(lines):
            arrays = [
                arrow.array([_typed(column, row.get(column.json)) for row in rows], schema.field(column.name).type)
                for column in columns
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def _batches(lines: Iterable[bytes]) -> Iterator[list[dict[str, Any]]]:
    each = iter(lines)
    while rows := [exact(line) for line in islice(each, BATCH)]:
        yield rows


def _typed(column: Column, value: Any) -> Any:
    """A value as its column has it. Raises ValueError that names the column for one that fits into no such column."""
    if value is None:
        return None
    try:
        match column.type:
            case "TIMESTAMP_NS":
                return When.parse(value).ticks * 100
            case "DATE":
                return date.fromisoformat(value[:10])
            case "DECIMAL(28, 8)":
                return round(Decimal(value), 8)
            case "DOUBLE":
                return float(value)
            case "BIGINT" | "INTEGER":
                return int(value)
            case "BOOLEAN":
                return bool(value)
            case _:
                return str(_plain(value))
    except (TypeError, ValueError, ArithmeticError):
        raise ValueError(f"{column.name} is {str(value)[:40]!r}, no {column.type}; write .jsonl or .csv") from None
