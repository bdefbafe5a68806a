"""The command `truckroll`: serve the platform, sync from one, and look at what the catalogue says."""

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="An open field-service platform that speaks the ServiceTitan V2 API, and the tools around it.",
)

Data = Annotated[
    str,
    typer.Option(
        "--data",
        metavar="DIR|URL",
        help="What keeps everything: a folder, or a PostgreSQL that several servers may share.",
        show_default="./data",
    ),
]
FOLDER = "data"
SHORTEST_KEY = 16
"""Characters of a sandbox's key, which whoever has it may command the sandbox with."""


def main() -> None:
    """Run the command that was typed; exits with 0 when it was done, 1 when it could not be, 2 when it was mistyped."""
    _mount()
    app()


def _mount() -> None:
    """Hang in the commands of parts whose extras are installed."""
    from importlib.util import find_spec

    from truckroll.client.commands import call, export
    from truckroll.mcp.commands import mcp
    from truckroll.sandbox.commands import app as sandbox
    from truckroll.sync.commands import app as sync
    from truckroll.webhooks.commands import listen

    if find_spec("apsw") is not None:
        from truckroll.portal.commands import app as portal
        from truckroll.sandbox.mirror.commands import mirror
        from truckroll.server.access.commands import app as apps
        from truckroll.server.access.people_commands import access, users
        from truckroll.server.webhooks.commands import app as webhooks
        from truckroll.store.commands import app as db

        app.command()(mirror)
        app.add_typer(apps, name="apps")
        app.add_typer(users, name="users")
        app.add_typer(access, name="access")
        app.add_typer(db, name="db")
        app.add_typer(portal, name="portal")
        app.add_typer(webhooks, name="webhooks")
    app.add_typer(sync, name="sync")
    app.add_typer(sandbox, name="sandbox")
    app.command()(call)
    app.command()(export)
    app.command()(mcp)
    app.command()(listen)


def _fail(reason: str) -> typer.Exit:
    typer.echo(f"truckroll: {reason}", err=True)
    return typer.Exit(1)


@app.command()
def serve(
    data: Data = FOLDER,
    host: Annotated[str, typer.Option(help="Where to listen; loopback unless told.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 is any that is free.", min=0, max=65535)] = 8080,
    demo: Annotated[
        str, typer.Option(metavar="small|year|JOBS", help="Fill an empty folder with a contractor's year first.")
    ] = "",
    limit: Annotated[str, typer.Option(metavar="N|off", help="Requests a second for each app and tenant.")] = "60",
    report_limit: Annotated[
        str, typer.Option(metavar="N|off", help="Times a minute that each report is answered in a tenant.")
    ] = "5",
    idle_token: Annotated[
        str, typer.Option(metavar="repeat|empty", help="What a feed gives as continueFrom when nothing is due.")
    ] = "repeat",  # noqa: S107  # no secret
    strict: Annotated[bool, typer.Option("--strict", help="Refuse unknown parameters and members with 400.")] = False,
    log: Annotated[Path | None, typer.Option(metavar="FILE", help="Where log lines go; stderr unless told.")] = None,
    webhooks_to_private: Annotated[
        bool, typer.Option("--webhooks-to-private", help="Send webhooks to private addresses too, and over http.")
    ] = False,
    request_log: Annotated[
        str, typer.Option(metavar="DAYS|off", help="How long requests and answers are kept for the console.")
    ] = "7",
    sandbox: Annotated[
        bool, typer.Option("--sandbox", help="Let clock, faults and past be commanded; only on data made for that.")
    ] = False,
    sandbox_key: Annotated[
        str,
        typer.Option(
            envvar="TRUCKROLL_SANDBOX_KEY", help="With it a sandbox is commanded from afar.", show_default=False
        ),
    ] = "",
) -> None:
    """Serve the API, and print `ready URL` once it answers; Ctrl-C ends it after the requests under way."""
    from truckroll.portal.routes import routes
    from truckroll.sandbox.powers.routes import mounted
    from truckroll.server.serving import Settings
    from truckroll.server.serving import serve as run
    from truckroll.store.errors import StoreError
    from truckroll.store.protocol import is_url

    if idle_token not in ("repeat", "empty"):
        raise typer.BadParameter(f"'{idle_token}' is neither repeat nor empty", param_hint="--idle-token")
    for option, word in (("--limit", limit), ("--report-limit", report_limit)):
        if word != "off" and not (word.isdigit() and int(word) > 0):
            raise typer.BadParameter(f"'{word}' is neither a number from 1 nor off", param_hint=option)
    if request_log != "off" and not (request_log.isdigit() and 0 < int(request_log) <= 3650):
        reason = f"'{request_log}' is neither a number of days from 1 to 3650 nor off"
        raise typer.BadParameter(reason, param_hint="--request-log")
    if sandbox and 0 < len(sandbox_key) < SHORTEST_KEY:
        reason = f"a key has at least {SHORTEST_KEY} characters"
        raise typer.BadParameter(reason, param_hint="--sandbox-key")
    if is_url(data) and demo:
        raise typer.BadParameter("a demonstration is made in a folder; give --data one", param_hint="--demo")
    if demo and demo not in ("small", "year") and not (demo.isdigit() and int(demo) > 0):
        raise typer.BadParameter(f"'{demo}' is none of small, year and a number of jobs", param_hint="--demo")

    def ready(url: str) -> None:
        if demo:
            from truckroll.sandbox import env

            env.set_roots(Path(data), url)
            typer.echo(f"Sign in at {url}/sign-in as one of the people in {Path(data) / env.FILE}.", err=True)
        typer.echo(f"ready {url}")

    try:
        if demo:
            _fill(Path(data), demo)
        requests, reports = (0 if word == "off" else int(word) for word in (limit, report_limit))
        settings = Settings(
            data,
            host,
            port,
            requests,
            idle_token,  # type: ignore[arg-type]
            strict,
            ration=reports,
            log=log,
            request_log=0 if request_log == "off" else int(request_log),
            sandbox=sandbox,
            webhooks_to_private=webhooks_to_private,
        )
        powers = [mounted(sandbox_key or None)] if sandbox else []
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


@app.command()
def openapi(out: Annotated[Path, typer.Option(help="The folder to write the documents into.")]) -> None:
    """Write the OpenAPI document of every API, named as the published ones are."""
    from truckroll.derive.openapi import document, file_name
    from truckroll.derive.operations import all_operations

    out.mkdir(parents=True, exist_ok=True)
    for api in sorted({operation.api for operation in all_operations()}):
        (out / file_name(api)).write_text(json.dumps(document(api), indent=1) + "\n")
        typer.echo(out / file_name(api))


@app.command()
def describe(noun: Annotated[str, typer.Argument(help="A noun, such as jpm.appointments or jpm.Appointment.")]) -> None:
    """Print what follows from a noun's declaration: routes, scopes, filters, columns, events."""
    from truckroll.derive.describe import describe as describe_noun

    try:
        typer.echo(describe_noun(noun))
    except LookupError as fault:
        raise _fail(str(fault)) from None


@app.command()
def check() -> None:
    """Look for contradictions in the catalogue, such as references to nothing."""
    from truckroll.derive.check import contradictions

    found = contradictions()
    for sentence in found:
        typer.echo(sentence, err=True)
    if found:
        raise typer.Exit(1)
    typer.echo("The catalogue is sound.")
