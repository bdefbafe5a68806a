"""A sandbox's powers by hand: its clock, what is to go wrong, its snapshots, and the steps of technicians."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import get_args

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import gate
from truckroll.portal.console import sight
from truckroll.portal.rendering import missing, render
from truckroll.sandbox.powers.commanding import Powers
from truckroll.sandbox.powers.faults import Fault, Kind
from truckroll.sandbox.powers.transitions import Step
from truckroll.sandbox.powers.wishes import Unknown, Unsuited, Unwanted
from truckroll.server.access.impossible import Impossible
from truckroll.server.platform import Platform
from truckroll.store.errors import StoreError

HERE = "/console/sandbox"
STEPS: tuple[Step, ...] = get_args(Step)
KINDS: tuple[str, ...] = get_args(Kind)
ADVANCES = (("15", "15 minutes"), ("60", "1 hour"), ("1440", "1 day"), ("10080", "1 week"))
DONE = {
    "clock": "The clock was moved.",
    "freeze": "The clock stands.",
    "run": "The clock runs.",
    "fault": "It goes wrong from now on.",
    "remove-fault": "It goes right again.",
    "clear-faults": "Everything goes right again.",
    "save": "The snapshot was saved.",
    "restore": "Everything is as it was in the snapshot.",
    "delete-snapshot": "The snapshot is gone.",
    "step": "The step was taken.",
}


def routes(platform: Platform) -> list[BaseRoute]:
    """The page, and where its forms are sent."""
    return [Route(HERE, _page), Route(HERE + "/{command}", _given, methods=["POST"])]


@gate.only("operator")
async def _page(request: Request) -> Response:
    return await _shown(request)


async def _shown(request: Request, refused: str = "", status: int = 200) -> Response:
    seen, platform = sight.of(request), gate.platform(request)
    if not platform.sandbox:
        return missing(request)
    powers = Powers.of(platform)
    clock, faults, snapshots = await asyncio.to_thread(lambda: (powers.clock(), powers.faults(), powers.snapshots()))
    choices = {
        "kinds": [(kind, kind) for kind in KINDS],
        "steps": [(step, step) for step in STEPS],
        "advances": ADVANCES,
    }
    known = sight.page(
        request, seen, HERE, clock=clock, faults=[(each, _told(each.fault)) for each in faults], snapshots=snapshots,
        refused=refused, flashes=gate.flashes(request, DONE), **choices,
    )  # fmt: skip
    return render(request, "console/sandbox.html", status, **known)


def _told(fault: Fault) -> str:
    """A fault in words: all that was said of it beside its kind."""
    said = msgspec.to_builtins(fault)
    return ", ".join(f"{name} {value}" for name, value in said.items() if name != "kind")


@gate.only("operator")
async def _given(request: Request) -> Response:
    platform, command = gate.platform(request), request.path_params["command"]
    if not platform.sandbox or command not in COMMANDS:
        return missing(request)
    powers = Powers.of(platform)
    try:
        await asyncio.to_thread(COMMANDS[command], powers, gate.form(request))
    except (Unwanted, Unsuited, Unknown, Impossible, StoreError, LookupError) as fault:
        return await _shown(request, str(fault), 409)
    except (ValueError, OverflowError, msgspec.ValidationError) as fault:
        return await _shown(request, f"{fault}", 400)
    return gate.see_other(f"{HERE}?done={DONE_WORDS.get(command, command)}")


Form = dict[str, str]


def _fault(powers: Powers, form: Form) -> None:
    """What a form says of a fault; an empty field says nothing."""
    numbers = {"tenant": int, "count": int, "status": int, "share": float, "seconds": float, "rows": int}
    said: dict[str, object] = {}
    for name in ("kind", "operation", "family", "path", "method", "app", *numbers):
        text = form.get(name, "").strip()
        if not text:
            continue
        try:
            said[name] = numbers[name](text) if name in numbers else text
        except ValueError:
            raise Unwanted({name: f"'{text[:40]}' is not a number."}) from None
    powers.fault(msgspec.convert(said, Fault))


def _step(powers: Powers, form: Form) -> None:
    """Which step is to be taken of which visit."""
    step: Step | None = next((each for each in STEPS if each == form.get("step")), None)
    if step is None:
        raise Unwanted({"step": "Choose a step."})
    powers.take(_whole(form, "tenant"), _whole(form, "appointment"), step)


def _whole(form: Form, name: str) -> int:
    text = form.get(name, "").strip()
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Unwanted({name: f"'{text[:40]}' is not a number."})
    return int(text)


COMMANDS: dict[str, Callable[[Powers, Form], object]] = {
    "advance": lambda powers, form: powers.advance(timedelta(minutes=_whole(form, "minutes"))),
    "set": lambda powers, form: powers.set_clock(form.get("now", "").strip()),
    "freeze": lambda powers, form: powers.freeze(),
    "run": lambda powers, form: powers.run(),
    "fault": _fault,
    "remove-fault": lambda powers, form: powers.remove_fault(form.get("id", "")),
    "clear-faults": lambda powers, form: powers.clear_faults(),
    "save": lambda powers, form: powers.snapshot(form.get("name", "").strip()),
    "restore": lambda powers, form: powers.restore(form.get("name", "")),
    "delete-snapshot": lambda powers, form: powers.delete_snapshot(form.get("name", "")),
    "step": _step,
}
DONE_WORDS = {"advance": "clock", "set": "clock"}
"""Which sentence of `DONE` tells of a command that has none of its own name."""
