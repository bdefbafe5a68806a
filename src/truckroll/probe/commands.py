"""`truckroll probe`: how a platform answers, and how two of them differ."""

from pathlib import Path
from typing import Annotated

import typer

from truckroll.client.commands import Env

RATE, MOST = 5.0, 12_000


def probe(
    to: Annotated[Path, typer.Option(metavar="FILE", help="Where the facts go.")] = Path("facts.json"),
    env: Env = None,
    only: Annotated[str, typer.Option(metavar="API,API", help="Ask only these APIs, such as jpm,crm.")] = "",
    rate: Annotated[float, typer.Option(help="Questions a second at most.", min=0.1, max=50)] = RATE,
    most: Annotated[int, typer.Option(help="Questions in all at most.", min=1)] = MOST,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list what would be asked.")] = False,
    compare: Annotated[
        tuple[Path, Path] | None, typer.Option(metavar="FILE FILE", help="Ask nothing; print how two files differ.")
    ] = None,
    words: Annotated[
        bool, typer.Option("--words", help="Compare the wording of refusals and the names of headers, too.")
    ] = False,
) -> None:
    """Ask a platform by GET how it answers, and write that down without anything of the customer's.

    Run it against the real platform and against `truckroll serve`, then compare the two files.
    """
    import requests

    from truckroll.probe.asking import NoToken
    from truckroll.probe.facts import NoFacts

    try:
        if compare is not None:
            _compare(*compare, words=words)
            return
        apis = [api.strip() for api in only.split(",") if api.strip()]
        if dry_run:
            _list(apis, rate)
            return
        _ask(to, env, apis, rate, most)
    except (NoFacts, NoToken, LookupError, ValueError, OSError, requests.RequestException) as fault:
        typer.echo(f"truckroll: {fault}", err=True)
        raise typer.Exit(1) from None


def _list(apis: list[str], rate: float) -> None:
    from truckroll.probe.questions import TOKENS
    from truckroll.probe.run import of, plan, questions_by_operation

    questions = plan(of(apis))
    for manner in TOKENS:
        typer.echo(f"POST /connect/token  ({manner})")
    for about, asked in questions_by_operation(questions):
        typer.echo(f"\n{about}")
        for question in asked:
            typer.echo(f"  {question.shown}")
    count = len(questions) + len(TOKENS)
    typer.echo(f"\n{count:,} questions at most, in {count / rate / 60:.0f} minutes; nothing was asked.")


def _ask(to: Path, env: Path | None, apis: list[str], rate: float, most: int) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from truckroll.client import sockets
    from truckroll.client.credentials import credentials
    from truckroll.probe.asking import Asker
    from truckroll.probe.facts import write
    from truckroll.probe.run import of, probe

    who, operations = credentials(env), of(apis)
    asker = Asker(who, sockets.send, per_second=rate, most=most)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("the token", total=None)
        facts = probe(
            asker,
            who,
            operations,
            lambda done, of, name: bar.update(task, completed=done, total=of, description=name),
        )
    write(facts, to)
    left = f"; {facts.left:,} more were not asked, for --most was reached" if facts.left else ""
    limited = f"; the platform asked for patience {asker.limited} times" if asker.limited else ""
    typer.echo(
        f"{to}: {facts.asked:,} questions, {len(facts.about):,} operations{left}{limited}. Read it before sharing."
    )


def _compare(one: Path, other: Path, *, words: bool) -> None:
    from truckroll.probe.comparing import asked_of_one, differences
    from truckroll.probe.facts import read

    a, b = read(one), read(other)
    found, about = differences(a, b, words=words), ""
    for each in found:
        if each.about != about:
            about = each.about
            typer.echo(about)
        typer.echo(f"  {str(each).removeprefix(f'{about}, ')}")
    both = len(a.about.keys() & b.about.keys())
    alone = asked_of_one(a, b)
    typer.echo(f"{len(found)} differences in {both} operations that both were asked; {len(alone)} only one was.")
