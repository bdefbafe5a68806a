"""`truckroll sandbox`: command the clock, the faults, the past and the technicians of a sandbox being served."""

import json
import re
from typing import Annotated, Any, NoReturn

import typer

app = typer.Typer(name="sandbox", help="Command a server that runs with --sandbox.", no_args_is_help=True)
clock = typer.Typer(help="What time it is for the business.", no_args_is_help=True)
faults = typer.Typer(help="What goes wrong.", no_args_is_help=True)
snapshots = typer.Typer(help="Everything at a moment, to come back to.", no_args_is_help=True)
app.add_typer(clock, name="clock")
app.add_typer(faults, name="faults")
app.add_typer(snapshots, name="snapshots")

URL = "http://127.0.0.1:8080"
Url = Annotated[str, typer.Option(envvar="TRUCKROLL_SANDBOX_URL", help="Where the sandbox answers.")]
Key = Annotated[
    str,
    typer.Option(envvar="TRUCKROLL_SANDBOX_KEY", help="Its key, when it is on another machine.", show_default=False),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="What the snapshot is called.")]
Visit = Annotated[int, typer.Argument(metavar="APPOINTMENT", help="The visit's id.", min=1)]
Tenant = Annotated[int, typer.Option(help="The tenant's number.", min=1)]
Technicians = Annotated[
    list[int] | None, typer.Option("--technician", help="Who; without it, all who are assigned and can.")
]
DEMO_TENANT = 1001
_TIME = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")
_SECONDS = 60


@clock.command("show")
def show(url: Url = URL, key: Key = "") -> None:
    """Say what time it is, and whether the clock runs."""
    _time(_asked(url, key, "GET", "/clock"))


@clock.command("set")
def set_(
    moment: Annotated[str, typer.Argument(metavar="MOMENT", help="Such as 2026-03-01T08:00:00Z.")],
    url: Url = URL,
    key: Key = "",
) -> None:
    """Make it a moment, not one before the business last changed."""
    _time(_asked(url, key, "PUT", "/clock", {"now": moment}))


@clock.command()
def advance(
    time: Annotated[str, typer.Argument(metavar="TIME", help="Such as 15m, 36h, 2d12h or 90s.")],
    url: Url = URL,
    key: Key = "",
) -> None:
    """Let time pass; what the business has planned until then is done."""
    found = _TIME.fullmatch(time)
    if not found or not time:
        raise typer.BadParameter(f"'{time}' is no time such as 15m, 36h, 2d12h or 90s", param_hint="TIME")
    amounts = zip(("days", "hours", "minutes", "seconds"), found.groups(), strict=True)
    _time(_asked(url, key, "POST", "/clock/advance", {name: int(amount) for name, amount in amounts if amount}))


@clock.command()
def freeze(url: Url = URL, key: Key = "") -> None:
    """Hold the clock where it stands."""
    _time(_asked(url, key, "POST", "/clock/freeze"))


@clock.command()
def run(url: Url = URL, key: Key = "") -> None:
    """Let the clock run on from where it stands."""
    _time(_asked(url, key, "POST", "/clock/run"))


@faults.command("list")
def list_faults(url: Url = URL, key: Key = "") -> None:
    """Show what was told to go wrong, and how often it has."""
    there = _asked(url, key, "GET", "/faults")
    for each in there:
        told = " ".join(f"{name}={value}" for name, value in each["fault"].items())
        typer.echo(f"{each['id']}  {told}  (happened {each['met']} times)")
    if not there:
        typer.echo("Nothing was told to go wrong.")


@faults.command("add")
def add_fault(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="status, delay, cut, truncate, expire-token …")],
    told: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME=VALUE…", help="Such as status=429 count=2 operation=Jobs_GetList share=0.1."),
    ] = None,
    url: Url = URL,
    key: Key = "",
) -> None:
    """Let something go wrong; `faults list` shows its id. /sandbox/openapi.json has every kind and name."""
    body: dict[str, Any] = {"kind": kind}
    for each in told or []:
        name, sign, value = each.partition("=")
        if not sign:
            raise typer.BadParameter(f"'{each}' is not NAME=VALUE", param_hint="NAME=VALUE")
        body[name] = _value(value)
    typer.echo(_asked(url, key, "POST", "/faults", body)["id"])


@faults.command("remove")
def remove_fault(
    id: Annotated[str, typer.Argument(metavar="ID|all", help="A fault's id, or all.")], url: Url = URL, key: Key = ""
) -> None:
    """Let things go right again."""
    _asked(url, key, "DELETE", "/faults" if id == "all" else f"/faults/{id}")


@snapshots.command("list")
def list_snapshots(url: Url = URL, key: Key = "") -> None:
    """Show the snapshots there are."""
    there = _asked(url, key, "GET", "/snapshots")
    for each in there:
        typer.echo(f"{each['name']}  {each['savedOn'][:19]}Z  {each['bytes']:,} bytes")
    if not there:
        typer.echo("There is no snapshot.")


@snapshots.command()
def save(name: Name, url: Url = URL, key: Key = "") -> None:
    """Save everything under a name."""
    _asked(url, key, "PUT", f"/snapshots/{name}")


@snapshots.command()
def restore(name: Name, url: Url = URL, key: Key = "") -> None:
    """Set everything back, the clock too, while serving. Readers of feeds begin again."""
    _time(_asked(url, key, "POST", f"/snapshots/{name}/restore"))


@snapshots.command()
def delete(name: Name, url: Url = URL, key: Key = "") -> None:
    """Give a snapshot up."""
    _asked(url, key, "DELETE", f"/snapshots/{name}")


def _step_command(step: str, does: str) -> None:
    """Make the command by which technicians take a step of a visit."""

    def take(
        visit: Visit, technician: Technicians = None, tenant: Tenant = DEMO_TENANT, url: Url = URL, key: Key = ""
    ) -> None:
        _step(step, visit, technician, tenant, url, key)

    app.command(step, help=does)(take)


for _name, _does in (
    ("dispatch", "Technicians set out for a visit."),
    ("arrive", "Technicians begin work at the customer's door."),
    ("pause", "Technicians interrupt their work."),
    ("resume", "Technicians go on with their work."),
    ("finish", "Technicians end their work; with the last of them the visit is done, and maybe the job."),
):
    _step_command(_name, _does)


def _step(step: str, visit: int, technicians: list[int] | None, tenant: int, url: str, key: str) -> None:
    body = {"technicianIds": technicians or []}
    told = _asked(url, key, "POST", f"/tenants/{tenant}/appointments/{visit}/{step}", body)
    typer.echo(f"Appointment {visit} is {told['appointmentStatus']}, job {told['jobId']} is {told['jobStatus']}.")
    for each in told["technicians"]:
        typer.echo(f"{each['name']} ({each['id']}): {each['status']}{', pausing' if each['isPaused'] else ''}")


def _asked(url: str, key: str, method: str, path: str, body: Any = None) -> Any:
    """What the sandbox answers; a refusal is told, and ends the program with 1."""
    import urllib3

    headers = {"truckroll-sandbox-key": key} if key else {}
    more: dict[str, Any] = {} if body is None else {"json": body}
    try:
        answer = urllib3.request(
            method, f"{url.rstrip('/')}/sandbox{path}", headers=headers, timeout=_SECONDS, retries=False, **more
        )
    except (urllib3.exceptions.HTTPError, ValueError) as fault:
        _fail(f"nothing answers at {url}: {fault}")
    if answer.status == 404 and "There is nothing at" in answer.data.decode(errors="replace"):
        _fail(f"{url} is no sandbox; start it with `truckroll serve --sandbox`")
    try:
        said: Any = answer.json() if answer.data else {}
    except ValueError:
        _fail(f"{url} answers {answer.status}, and not as a sandbox does")
    if answer.status >= 400:
        _fail(said["title"])
    return said


def _time(said: Any) -> None:
    typer.echo(f"{said['now']}  {'running' if said['running'] else 'held'}")


def _value(word: str) -> Any:
    try:
        return json.loads(word)
    except ValueError:
        return word


def _fail(reason: str) -> NoReturn:
    typer.echo(f"truckroll: {reason}", err=True)
    raise typer.Exit(1)
