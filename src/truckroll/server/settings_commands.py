"""`truckroll config`: what a server's settings are, and where each came from."""

import typer

from truckroll.configuration.declaring import declared
from truckroll.configuration.flags import configured
from truckroll.configuration.reading import DEFAULT, Configuration
from truckroll.server.settings import Settings, contradiction

app = typer.Typer(name="config", help="The settings of a server.", no_args_is_help=True)


@app.callback()
def config() -> None:
    """The settings of a server."""


@app.command()
@configured(Settings)
def show(configuration: Configuration[Settings]) -> None:
    """Print the settings that count as a file of them, and where each came from; secrets stay hidden.

    It takes every flag of `truckroll serve`, and refuses what that refuses.
    """
    if reason := contradiction(configuration.settings):
        raise typer.BadParameter(reason)
    for line in lines(configuration):
        typer.echo(line)


def lines(configuration: Configuration[Settings]) -> list[str]:
    """The settings as lines of a TOML file; what is secret or not set is a remark."""
    written: list[str] = []
    for name, each in declared(Settings).items():
        value, place = configuration.origins[name].value, configuration.origins[name].place
        if value in (None, "", ()):
            written.append(f"# {name} is not set")
        else:
            line = f"{name} = {each.written(value)}"
            hidden = each.setting.secret and each.setting.shown(value) != value
            written.append(f"{'# ' if hidden else ''}{line}  # {place if place == DEFAULT else f'from {place}'}")
    return written
