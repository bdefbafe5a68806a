"""`truckroll users` and `truckroll access`: who may sign in at the portal, also while the data is being served."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from truckroll.server.access.commands import FOLDER, Data, Json, ordered, show

if TYPE_CHECKING:
    from truckroll.server.access.people import Person

users = typer.Typer(name="users", help="People who sign in at the portal.", no_args_is_help=True)
access = typer.Typer(name="access", help="What developers ask for: accounts, and higher limits.", no_args_is_help=True)

Who = Annotated[str, typer.Argument(metavar="PERSON", help="The e-mail address or id.")]
RequestId = Annotated[str, typer.Argument(metavar="REQUEST", help="The request's id.")]

_BY = "command"


@users.command()
def add(
    email: Annotated[str, typer.Argument(help="The e-mail address, which is the name to sign in with.")],
    name: Annotated[str, typer.Option(help="What the person is called.")] = "",
    administrator: Annotated[
        bool, typer.Option("--administrator", help="Of this server, or with --tenant of a tenant.")
    ] = False,
    tenant: Annotated[int | None, typer.Option(help="The tenant to whom the person belongs.")] = None,
    company: Annotated[str, typer.Option(help="For a developer.")] = "",
    ask: Annotated[bool, typer.Option("--password", help="Ask for a password here.")] = False,
    data: Data = FOLDER,
    json: Json = False,
) -> None:
    """Let somebody sign in: a developer, unless told otherwise. Prints what to put after the server's address."""
    from truckroll.server.access import people

    roles: dict[tuple[bool, bool], people.Role] = {
        (True, False): "operator",
        (True, True): "administrator",
        (False, True): "user",
        (False, False): "developer",
    }
    role = roles[administrator, tenant is not None]
    kept = _accepted(email) if ask else None
    link = ""
    with ordered(data) as (connection, now):
        person = people.add(
            connection, email, name or email, role, tenant=tenant, company=company, password=kept, now=now
        )
        if kept is None:
            link = _link(people.invite(connection, person.id, now=_wall()))
    show({"email": person.email, "role": person.role} | ({"link": link} if link else {}), json)


@users.command(name="list")
def list_(data: Data = FOLDER, json: Json = False) -> None:
    """Show everybody who may sign in."""
    from truckroll.server.access import people

    with ordered(data) as (connection, _):
        shown = [_described(person) for person in people.every(connection)]
    if json:
        show(shown, json)
    elif not shown:
        typer.echo("There is nobody. `truckroll users add EMAIL --administrator` adds the first.")
    for each in [] if json else shown:
        typer.echo("{email}  {name}  {role}  {state}".format(**each))


@users.command()
def password(
    person: Who,
    ask: Annotated[bool, typer.Option("--password", help="Ask for it here, instead of making a link.")] = False,
    data: Data = FOLDER,
    json: Json = False,
) -> None:
    """Make a link with which a person chooses another password; with --password, ask for it here."""
    from truckroll.server.access import people

    if ask:
        kept = _accepted(person)
        with ordered(data) as (connection, _):
            email = people.set_password(connection, person, kept).email
        show({"email": email}, json)
        return
    with ordered(data) as (connection, _):
        link = _link(people.invite(connection, person, now=_wall()))
    show({"link": link}, json)


@users.command()
def disable(person: Who, data: Data = FOLDER) -> None:
    """Let somebody sign in no more; he is signed out everywhere at once."""
    from truckroll.server.access import people

    with ordered(data) as (connection, now):
        email = people.disable(connection, person, now=now).email
    typer.echo(f"{email} is disabled. `truckroll users restore {email}` brings the account back.")


@users.command()
def restore(person: Who, data: Data = FOLDER) -> None:
    """Bring a disabled account back, with the password it had."""
    from truckroll.server.access import people

    with ordered(data) as (connection, _):
        email = people.restore(connection, person).email
    typer.echo(f"{email} may sign in.")


@users.command()
def delete(person: Who, data: Data = FOLDER) -> None:
    """Give up an account that owns no app."""
    from truckroll.server.access import people

    with ordered(data) as (connection, _):
        email = people.delete(connection, person).email
    typer.echo(f"{email} is deleted.")


@access.command()
def requests(
    kind: Annotated[Literal["access", "limits"], typer.Argument(help="For accounts, or for higher limits.")] = "access",
    data: Data = FOLDER,
    json: Json = False,
) -> None:
    """Show what was asked: what is open first, then the newest."""
    import msgspec

    from truckroll.server.access import petitions

    with ordered(data) as (connection, _):
        found = petitions.access_requests(connection) if kind == "access" else petitions.limit_requests(connection)
    shown: list[dict[str, Any]] = msgspec.to_builtins(found)
    if json:
        show(shown, json)
    elif not shown:
        typer.echo("Nobody has asked.")
    for each in [] if json else shown:
        state = "open" if each["decided"] is None else "approved" if each["approved"] else "declined"
        who = "{name} <{email}>, {company}" if kind == "access" else "{app_name}: {asked} a second, {person}"
        typer.echo(f"{each['id']}  {state}  {who.format(**each)}")
        typer.echo("  " + " ".join(each["purpose"].split()))


@access.command()
def approve(request: RequestId, data: Data = FOLDER, json: Json = False) -> None:
    """Give an account, and print the link to hand over; or raise a limit."""
    from truckroll.server.access import petitions

    with ordered(data) as (connection, _):
        if petitions.is_for_access(connection, request):
            person, secret = petitions.approve_access(connection, request, by=_BY, now=_wall())
            told = {"email": person.email, "link": _link(secret)}
        else:
            raised = petitions.approve_limit(connection, request, by=_BY, now=_wall())
            told = {"app": raised.app_name, "limit": raised.asked}
    show(told, json)


@access.command()
def decline(
    request: RequestId,
    reason: Annotated[str, typer.Option(help="Why.")],
    data: Data = FOLDER,
) -> None:
    """Decline a request, and keep the reason."""
    from truckroll.server.access import petitions

    with ordered(data) as (connection, _):
        if petitions.is_for_access(connection, request):
            petitions.decline_access(connection, request, by=_BY, reason=reason, now=_wall())
        else:
            petitions.decline_limit(connection, request, by=_BY, reason=reason, now=_wall())
    typer.echo("The request is declined.")


def _accepted(email: str) -> str:
    from truckroll.server.access.impossible import Impossible
    from truckroll.server.access.passwords import accepted

    chosen: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    try:
        return accepted(chosen, email)
    except Impossible as fault:
        raise typer.BadParameter(str(fault)) from fault


def _link(secret: str) -> str:
    return f"/set-password?link={secret}"


def _wall() -> int:
    from truckroll.catalogue.time import Clock

    return Clock().now()


def _described(person: "Person") -> dict[str, Any]:
    state = (
        "disabled" if person.disabled is not None else "has no password yet" if person.password is None else "active"
    )
    role = f"{person.role} of tenant {person.tenant}" if person.tenant is not None else person.role
    return {"id": person.id, "email": person.email, "name": person.name, "role": role, "state": state}
