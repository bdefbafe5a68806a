"""The command `truckroll`: a word for each thing it does, and what that needs is loaded when the word is said."""

import atexit
import gc
import os
import sys
import threading
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from truckroll.configuration.options import as_said, taken_as_said
from truckroll.memory import SELDOM

COMMANDS = {
    "serve": "truckroll.commands:serve",
    "openapi": "truckroll.commands:openapi",
    "describe": "truckroll.commands:describe",
    "check": "truckroll.commands:check",
    "doctor": "truckroll.doctor.commands:doctor",
    "mirror": "truckroll.sandbox.mirror.commands:mirror",
    "call": "truckroll.client.commands:call",
    "export": "truckroll.client.commands:export",
    "mcp": "truckroll.mcp.commands:mcp",
    "probe": "truckroll.probe.commands:probe",
    "listen": "truckroll.webhooks.commands:listen",
    "apps": "truckroll.server.access.commands:app",
    "users": "truckroll.server.access.people_commands:users",
    "access": "truckroll.server.access.people_commands:access",
    "config": "truckroll.server.settings_commands:app",
    "db": "truckroll.store.commands:app",
    "portal": "truckroll.portal.commands:app",
    "webhooks": "truckroll.server.webhooks.commands:app",
    "sync": "truckroll.sync.commands:app",
    "sandbox": "truckroll.sandbox.commands:app",
}
"""Where each command is, in the order in which they are shown."""
SERVERS = {"doctor", "mirror", "apps", "users", "access", "config", "db", "portal", "webhooks"}
"""Those that are there only where the server is installed."""

HOUSE: dict[str, Any] = {"add_completion": False, "pretty_exceptions_enable": False, "rich_markup_mode": None}


class Commands(TyperGroup):
    """The commands that there are where Truckroll is installed, each loaded when it is said."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        served = find_spec("apsw") is not None
        names: Any = [name for name in COMMANDS if served or name not in SERVERS]
        self.commands = dict.fromkeys(names)

    def get_params(self, ctx: Any) -> list[Any]:
        """The options before the command's name."""
        return taken_as_said(super().get_params(ctx))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """What was said; None for a word that is none."""
        if cmd_name in self.commands and self.commands[cmd_name] is None:
            self.commands[cmd_name] = _loaded(cmd_name)
        return self.commands.get(cmd_name)


def _loaded(name: str) -> Any:
    module, _, word = COMMANDS[name].partition(":")
    found = getattr(import_module(module), word)
    shown = typer.Typer(**HOUSE)
    shown.add_typer(found, name=name) if isinstance(found, typer.Typer) else shown.command(name)(found)
    command: Any = get_group(shown).commands[name]
    as_said(command)
    return command


app = typer.Typer(cls=Commands, no_args_is_help=True, **HOUSE)


@app.callback()
def truckroll() -> None:
    """An open field-service platform that speaks the ServiceTitan V2 API, and the tools around it."""


def main() -> None:
    """Run the command that was typed; exits with 0 when it was done, 1 when it could not be, 2 when it was mistyped."""
    gc.set_threshold(*SELDOM)
    try:
        app()
    except SystemExit as ended:
        _leave(ended.code or 0)
        raise


def _leave(code: object) -> None:
    """Ends the process where only its memory is left to be freed: the system takes it whole, Python piece by piece."""
    others = [thread for thread in threading.enumerate() if thread is not threading.main_thread()]
    if isinstance(code, int) and all(thread.daemon for thread in others):
        with suppress(OSError, ValueError, AttributeError):  # Nobody reads, or it is closed: Python ends as ever then.
            atexit._run_exitfuncs()  # pyright: ignore[reportPrivateUsage]
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
