"""`truckroll call` and `truckroll export`: the platform from a shell."""

import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, NoReturn, cast

import typer

Env = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Where the credentials are; else the environment, or a .env file.")
]
SHOWN = 50
"""Rows that a terminal is shown unless told."""
COLUMNS = 8


def call(
    method: Annotated[str, typer.Argument(metavar="METHOD", help="GET, POST, PUT, PATCH or DELETE.")],
    path: Annotated[str, typer.Argument(metavar="PATH", help="Such as jpm/jobs/5, or /jpm/v2/tenant/{tenant}/jobs/5.")],
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME=VALUE…",
            help="What a GET or DELETE asks for; of other methods what the body says. NAME:=JSON for what is no text, "
            "NAME==VALUE for what is asked for in any method; or one whole body of JSON.",
        ),
    ] = None,
    env: Env = None,
    limit: Annotated[
        int, typer.Option(help=f"Rows of a list at most; 0 is all. {SHOWN} on a terminal, all in a pipe, unless told.")
    ] = -1,
) -> None:
    """Call the platform: a table on a terminal, JSON lines in a pipe. A list is read page after page."""
    import requests

    from .blocking import Client

    terminal = sys.stdout.isatty()
    most = limit if limit >= 0 else SHOWN if terminal else 0
    try:
        url, paged = address(method.upper(), path)
        asked, body = said(method.upper(), given or [])
        client = Client(env)
        rows: Iterable[Any]
        if paged:
            asked.setdefault("pageSize", str(min(most, 500) or 500))
            rows = client.list(url, asked)
            rows = islice(rows, most) if most else rows
        else:
            more = {} if body is None else {"json": body}
            rows = _rows(client.request(method, url, params=asked, **more))
        if terminal:
            _table(list(rows), most if paged else 0)
        else:
            _lines(rows)
    except BrokenPipeError:  # `| head` has seen enough.
        sys.stderr.close()
    except (LookupError, ValueError, OSError, requests.RequestException) as fault:
        _fail(fault)


def export(
    noun: Annotated[str, typer.Argument(metavar="NOUN", help="Such as jpm.jobs.")],
    to: Annotated[Path, typer.Option(metavar="FILE", help="A .parquet, .csv or .jsonl file.")],
    env: Env = None,
) -> None:
    """Write every record of a noun into a file. A run that was cut goes on where it stood."""
    import requests
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from .blocking import Client
    from .saving import save

    columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed:,} rows"), TimeElapsedColumn())
    try:
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(noun, total=None)
            saved = save(Client(env), noun, to, progress=lambda rows: bar.update(task, completed=rows))
    except (LookupError, ValueError, OSError, requests.RequestException) as fault:
        _fail(fault)
    typer.echo(f"{saved.to}: {saved.rows:,} rows")


def address(method: str, path: str) -> tuple[str, bool]:
    """The whole path below the API root for a short one, and whether it is a list with pages.

    Raises LookupError that names the nearest operations for one that leads to none.
    """
    from difflib import get_close_matches

    from truckroll.derive.operations import all_operations

    found: list[str] = []
    fitting: list[tuple[int, str, bool]] = []
    for operation in all_operations():
        if operation.method != method:
            continue
        family, _, rest = operation.url.partition("/tenant/{tenant}")
        found.append(f"{operation.api}{rest}")
        for spelling in (operation.url, f"{operation.api}{rest}", f"{family.strip('/').partition('/')[0]}{rest}"):
            if (ids := _fits(spelling, path)) is not None:
                url = operation.url
                for name, value in ids.items():
                    url = url.replace(f"{{{name}}}", value)
                paged = method == "GET" and any(one.name == "page" for one in operation.parameters)
                fitting.append((len(ids), url, paged))
    if fitting:  # `jobs/cancel-reasons` is one of its own, and no job.
        _, url, paged = min(fitting)
        return url, paged
    if path.startswith("/"):
        return path, False
    near = get_close_matches(path, found, 3, 0.5)
    said = f" Near it are {', '.join(near)}." if near else " Its API comes first, as in jpm/jobs."
    raise LookupError(f"There is no {method} {path}.{said}")


def said(method: str, given: list[str]) -> tuple[dict[str, Any], Any]:
    """The query and the body of what was given; a ValueError names what is neither."""
    import msgspec

    asked: dict[str, Any] = {}
    body: Any = None
    for each in given:
        name, equals, value = each.partition("=")
        try:
            if each.lstrip().startswith(("{", "[")):
                body = msgspec.json.decode(each)
                continue
            if not equals or not name:
                raise ValueError(f"{each!r} is no NAME=VALUE, NAME:=JSON or NAME==VALUE, and no JSON")
            if value.startswith("="):
                asked[name] = value[1:]
            elif method in ("GET", "DELETE", "HEAD"):
                asked[name] = value
            else:
                body = {} if body is None else body
                body[name.removesuffix(":")] = msgspec.json.decode(value) if name.endswith(":") else value
        except msgspec.DecodeError as fault:
            raise ValueError(f"{each!r} is not JSON: {fault}") from None
    if body is None and method in ("POST", "PUT", "PATCH"):
        body = {}
    return asked, body


def _fits(template: str, path: str) -> dict[str, str] | None:
    ours, theirs = template.strip("/").split("/"), path.strip("/").split("/")
    if len(ours) != len(theirs):
        return None
    ids: dict[str, str] = {}
    for one, other in zip(ours, theirs, strict=True):
        if one.startswith("{") and one != "{tenant}":
            ids[one[1:-1]] = other
        elif one != other:
            return None
    return ids


def _rows(answer: Any) -> list[Any]:
    """An answer as rows: those of a page, or all there is."""
    if isinstance(answer, dict) and isinstance(data := cast("dict[str, Any]", answer).get("data"), list):
        answer = cast("list[Any]", data)
    return [] if answer is None else cast("list[Any]", answer) if isinstance(answer, list) else [answer]


def _lines(rows: Iterable[Any]) -> None:
    import msgspec

    out = sys.stdout.buffer
    for row in rows:
        out.write(msgspec.json.encode(row) + b"\n")
    out.flush()


def _table(rows: list[Any], most: int) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    records = [cast("dict[str, Any]", row) for row in rows if isinstance(row, dict)]
    if len(records) == 1:
        table = Table("field", "value", show_header=False)
        for name, value in records[0].items():
            table.add_row(name, _cell(value))
    else:
        flat = [name for name in (records[0] if records else {}) if any(_tells(row.get(name)) for row in records)]
        table = Table(*flat[:COLUMNS])
        for row in records:
            table.add_row(*(_cell(row.get(name)) for name in flat[:COLUMNS]))
        hidden = len(records[0]) - len(flat[:COLUMNS]) if records else 0
        table.caption = f"{len(records)} rows" + f", {hidden} more columns in a pipe" * (hidden > 0)
        table.caption += "; --limit 0 for all" * (most > 0 and len(records) == most)
    console.print(table if records else "Nothing." if not rows else "\n".join(map(str, rows)))


def _tells(value: Any) -> bool:
    return value is not None and not isinstance(value, dict | list)


def _cell(value: Any) -> str:
    import msgspec
    from rich.markup import escape

    return "" if value is None else escape(value if isinstance(value, str) else msgspec.json.encode(value).decode())


def _fail(fault: Exception) -> NoReturn:
    typer.echo(f"truckroll: {fault}", err=True)
    raise typer.Exit(1)
