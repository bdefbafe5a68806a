"""The commands that draw on every part: `serve`, and what the catalogue says (`openapi`, `describe`, `check`)."""

import json
from pathlib import Path
from typing import Annotated

import typer

from truckroll.configuration.flags import configured
from truckroll.configuration.reading import Configuration
from truckroll.server.settings import Settings, contradiction


def _fail(reason: str) -> typer.Exit:
    typer.echo(f"truckroll: {reason}", err=True)
    return typer.Exit(1)


@configured(Settings)
def serve(configuration: Configuration[Settings]) -> None:
    """Serve the API, and print `ready URL` once it answers; Ctrl-C ends it after the requests under way."""
    from truckroll.portal.routes import routes
    from truckroll.sandbox.powers.routes import mounted
    from truckroll.server import service
    from truckroll.server.workers import serve as run
    from truckroll.store.errors import StoreError

    settings = configuration.settings
    if reason := contradiction(settings):
        raise typer.BadParameter(reason)

    def ready(url: str) -> None:
        if settings.demo:
            from truckroll.sandbox import env

            env.set_roots(Path(settings.data), url)
            typer.echo(f"Sign in at {url}/sign-in as one of the people in {Path(settings.data) / env.FILE}.", err=True)
        typer.echo(f"ready {url}")
        service.tell(service.READY)

    try:
        if settings.demo:
            _fill(Path(settings.data), settings.demo)
        powers = [mounted(settings.sandbox_key)] if settings.sandbox else []
        run(settings, ready, beside=[*powers, routes])
    except StoreError as fault:
        raise _fail(str(fault)) from None


def _fill(data: Path, size: str) -> None:
    """Fill an empty folder; a filled one is served as it is."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from truckroll.catalogue.time import Clock
    from truckroll.sandbox import demo

    if demo.is_filled(data):
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("a contractor's year", total=None)
        demo.fill(
            data,
            int(size) if size.isdigit() else size,
            now_ticks=Clock().now(),
            progress=lambda done, total: progress.update(task, completed=done, total=total),
        )


def openapi(out: Annotated[Path, typer.Option(help="The folder to write the documents into.")]) -> None:
    """Write the OpenAPI document of every API, named as the published ones are."""
    from truckroll.derive.openapi import document, file_name
    from truckroll.derive.operations import all_operations

    out.mkdir(parents=True, exist_ok=True)
    for api in sorted({operation.api for operation in all_operations()}):
        (out / file_name(api)).write_text(json.dumps(document(api), indent=1) + "\n")
        typer.echo(out / file_name(api))


def describe(noun: Annotated[str, typer.Argument(help="A noun, such as jpm.appointments or jpm.Appointment.")]) -> None:
    """Print what follows from a noun's declaration: routes, scopes, filters, columns, events."""
    from truckroll.derive.describe import describe as describe_noun

    try:
        typer.echo(describe_noun(noun))
    except LookupError as fault:
        raise _fail(str(fault)) from None


def check() -> None:
    """Look for contradictions in the catalogue, such as references to nothing."""
    from truckroll.derive.check import contradictions

    found = contradictions()
    for sentence in found:
        typer.echo(sentence, err=True)
    if found:
        raise typer.Exit(1)
    typer.echo("The catalogue is sound.")
