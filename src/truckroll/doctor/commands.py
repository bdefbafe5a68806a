"""`truckroll doctor`: look for what commonly is wrong, and say what to do."""

from pathlib import Path
from typing import Annotated

import typer

FOLDER = "data"


def doctor(
    context: typer.Context,
    data: Annotated[
        str | None, typer.Option(metavar="DIR|URL", help="What `serve` keeps everything in.", show_default=False)
    ] = None,
    url: Annotated[str, typer.Option(metavar="URL", help="A running server, to look at it from outside.")] = "",
    backups: Annotated[Path | None, typer.Option(metavar="DIR", help="Where backups are kept.")] = None,
    json: Annotated[bool, typer.Option("--json", help="For machines: one JSON list.")] = False,
) -> None:
    """Look for what commonly is wrong where a server runs; exits with 1 if anything fails, warnings aside."""
    import msgspec

    from truckroll.configuration import reading
    from truckroll.configuration.flags import variables
    from truckroll.doctor.examination import examine
    from truckroll.doctor.findings import Finding, fail
    from truckroll.server.settings import Settings

    found: list[Finding] = []

    def tell(finding: Finding) -> None:
        found.append(finding)
        if not json:
            do = f"\n      {finding.do}" if finding.do else ""
            typer.echo(f"{finding.level:<4}  {finding.about}: {finding.says}{do}")

    try:
        known = variables(context.find_root().command)
        settings = reading.read(Settings, flags={"data": data}, known=known).settings
    except reading.BadSetting as fault:
        tell(fail("settings", f"{fault}.", "Put it right; truckroll config show says what counts."))
        settings = Settings(data or FOLDER)
    for finding in examine(settings, url, backups):
        tell(finding)
    if json:
        typer.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
    if any(finding.level == "fail" for finding in found):
        raise typer.Exit(1)
