"""One run of the suite against a platform: what is asked, and the facts that come of it."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from importlib.metadata import version
from typing import Any, cast

import msgspec

from truckroll.client.core import Broken, Response
from truckroll.client.credentials import Credentials
from truckroll.client.environments import NAMED
from truckroll.derive.operations import Operation, all_operations
from truckroll.probe import disguise
from truckroll.probe.asking import Asker, Spent
from truckroll.probe.facts import FORMAT, PLATFORM, About, Fact, Facts
from truckroll.probe.laws import Memory, Seen
from truckroll.probe.questions import TOKENS, Question, names_of, refused, suite

Progress = Callable[[int, int, str], None]
_decode = msgspec.json.Decoder(float_hook=Decimal).decode


def of(apis: Iterable[str] = ()) -> list[Operation]:
    """The operations of some APIs, of all if none is named; LookupError names those there are."""
    known = sorted({operation.api for operation in all_operations()})
    if unknown := [api for api in apis if api not in known]:
        raise LookupError(f"There is no API {', '.join(unknown)}; there are {', '.join(known)}.")
    return [operation for operation in all_operations() if not apis or operation.api in apis]


def plan(operations: list[Operation]) -> list[Question]:
    """All that will be asked where the app has every scope and the tenant a record of every kind."""
    return list(suite(operations))


def probe(
    asker: Asker,
    credentials: Credentials,
    operations: list[Operation],
    progress: Progress = lambda done, of, name: None,
) -> Facts:
    """Ask everything that the app may ask; NoToken when it is not let in."""
    run = _Run(asker)
    try:
        run.tokens()
        granted = asker.scopes()
        allowed = [each for each in operations if granted is None or each.scope in granted]
        questions = plan(allowed)
        denied = [each for each in operations if each not in allowed and each.method == "GET"]
        questions += [refused(each) for each in denied[:1]]
        for at, question in enumerate(questions):
            progress(at, len(questions), question.about)
            try:
                run.ask(question)
            except Spent:
                run.left = len(questions) - at
                break
    except Spent:
        run.left = len(plan(operations))
    place = next((name for name, known in NAMED.items() if known == credentials.environment), "elsewhere")
    for name, about in run.about.items():
        about.fields = run.memories[name].fields if name in run.memories else {}
    day = datetime.now(UTC).date().isoformat()
    return Facts(FORMAT, day, place, version("truckroll"), asker.asked, run.left, run.about)


class _Run:
    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self.about: dict[str, About] = {}
        self.memories: dict[str, Memory] = {}
        self.left = 0
        self._ids: dict[str, str] = {}
        """An id of each noun that has shown itself."""
        self._feeds: dict[str, str] = {}
        """A token of each feed."""

    def tokens(self) -> None:
        """What the token endpoint says."""
        answers = self.about.setdefault(PLATFORM, About()).answers
        for manner in TOKENS:
            answer = self._asker.ask_token(manner)
            answers[f"token, {manner}"] = _broken() if isinstance(answer, Broken) else _of_token(answer)

    def ask(self, question: Question) -> None:
        """Ask one question, if what it needs is known."""
        memory = self.memories.setdefault(question.about, Memory())
        known = {**self._ids, **memory.values}
        others = [token for name, token in self._feeds.items() if name != question.about]
        if others:
            known["another token"] = others[0]
        if not all(known.get(name) for name in names_of(question)):
            return
        params = [(name, _filled(value, known)) for name, value in question.params]
        answer = self._asker.ask(question, _filled(question.path, known), params)
        answers = self.about.setdefault(question.about, About()).answers
        if isinstance(answer, Broken):
            answers[question.name] = _broken()
            return
        seen = Seen(question, answer, _body(answer), memory)
        facts: dict[str, Fact] = {}
        for law in question.laws:
            facts |= law(seen)
        answers[question.name] = {name: fact for name, fact in facts.items() if fact is not None}
        if question.operation is not None and question.name == "plain":
            noun = question.operation.noun.name
            if question.operation.act in ("list", "feed") and memory.values.get("first"):
                self._ids.setdefault(noun, memory.values["first"])
            if "first" in memory.tokens:
                self._feeds[question.about] = memory.tokens["first"]


def _filled(text: str, known: dict[str, str]) -> str:
    return re.sub(r"\{([^}]+)\}", lambda found: known.get(found[1], found[0]), text)


def _body(answer: Response) -> Any:
    """What an answer says; its text where that is no JSON."""
    try:
        return _decode(answer.body) if answer.body else None
    except (msgspec.MsgspecError, ValueError):
        return answer.body.decode("latin-1")


def _broken() -> dict[str, Fact]:
    return {"status": "no answer"}


def _of_token(answer: Response) -> dict[str, Fact]:
    """What may be told of a token: how it is made and how long it lives."""
    body = _body(answer)
    facts: dict[str, Fact] = {"status": answer.status}
    if answer.status != 200 or not isinstance(body, dict):
        return facts | disguise.problem(body)
    said = cast("dict[str, Any]", body)
    facts["members"] = " ".join(sorted(name for name in said if disguise.NAME.fullmatch(name)))
    if isinstance(lifetime := said.get("expires_in"), int):
        facts["lifetime"] = lifetime
    facts["scope"] = disguise.kind_of(said.get("scope"))
    facts["parts of the token"] = str(said.get("access_token", "")).count(".") + 1
    facts["type"] = disguise.masked(str(said.get("token_type", "")))
    return facts


def questions_by_operation(questions: Iterable[Question]) -> Iterator[tuple[str, list[Question]]]:
    """The questions of each operation, for people to read beforehand."""
    found: dict[str, list[Question]] = {}
    for question in questions:
        found.setdefault(question.about, []).append(question)
    yield from found.items()
