"""`client.jpm.jobs.list(…)`: the calls that follow from the catalogue, bound to a client of either kind."""

import inspect
from collections.abc import Callable
from typing import Any, cast

from truckroll.derive.calls import Asked, Call, calls_in
from truckroll.derive.models import MODELS, model_calls
from truckroll.derive.operations import family_names

from . import paging
from .core import Flow, Response, Session
from .encoding import query
from .landing import Landing
from .paging import Page
from .records import Reader, RecordPage, each, exact, kind_of, reader


class Group:
    """Calls, or groups of calls, by name; `instead` says of names that one might look for what there is for them."""

    def __init__(self, title: str, inside: dict[str, Any], instead: dict[str, str] | None = None) -> None:
        self._title = title
        self._instead = instead or {}
        self.__dict__.update(inside)

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and (use := self._instead.get(name)):
            said = f"{self._title} has no {name}: the platform has no operation for it. Use instead: {use}"
            raise AttributeError(said.replace("`", ""), name=name, obj=self)
        raise absent(self, name, [each for each in self.__dict__ if not each.startswith("_")])

    def __repr__(self) -> str:
        return f"<{self._title}: {', '.join(each for each in self.__dict__ if not each.startswith('_'))}>"


def absent(holder: object, name: str, there: list[str]) -> AttributeError:
    """The error for a name that leads nowhere."""
    if name.startswith("_"):
        return AttributeError(name)
    title = getattr(holder, "_title", type(holder).__name__)
    return AttributeError(f"{title} has no {name}; it has {', '.join(there)}", name=name, obj=holder)


def api_names() -> list[str]:
    """The APIs there are, and the models."""
    return sorted((*family_names(), "models"))


def models(client: Any) -> Group:
    """What people ask for by name, for a client."""
    found = {
        name: Group(
            f"models.{name}", {word: bound(client, call) for word, call in model_calls(name).items()}, model.instead
        )
        for name, model in MODELS.items()
    }
    return Group("models", found)


def api(client: Any, name: str) -> Group:
    """An API's calls for a client; an AttributeError names the APIs there are."""
    if name == "models":
        return models(client)
    if name not in family_names():
        raise absent(client, name, api_names())
    nouns = {
        noun: Group(f"{name}.{noun}", {call.name: bound(client, call) for call in calls.values()})
        for noun, calls in calls_in(name).items()
    }
    return Group(name, nouns)


def bound(client: Any, call: Call) -> Callable[..., Any]:
    """A call as a function; its arguments are checked at once, also where the answer is awaited or read later."""
    read, kind = reader(call.api, call.shape) if call.shape else _nothing, kind_of(call.api, call.shape)

    def rows(page: Page) -> list[Any]:
        return each(page, read, kind)

    def pages(page: Page) -> list[RecordPage[Any]]:
        return [RecordPage(rows(page), page.next, page.has_more, page.rows)]

    def function(*ids: Any, **named: Any) -> Any:
        asked = call.asked(ids, named)
        session: Session = client.session
        if call.gives == "list":
            limit = asked.client.get("limit")
            if limit is not None:
                asked.query.setdefault("pageSize", max(1, min(limit, paging.PAGE_SIZE)))
            return client.records(paging.pages(session, asked.path, asked.query), rows, limit)
        if call.gives in ("feed", "feed pages"):
            path = f"{asked.path}?{query(asked.query)}" if asked.query else asked.path
            return client.records(paging.feed(session, path, **asked.client), rows if call.gives == "feed" else pages)
        if call.gives == "file":
            return client.run(session.download(asked.path, Landing(**asked.client), asked.query))
        return client.run(_answered(session, call, asked, read))

    function.__name__, function.__qualname__ = call.name, f"{call}".removesuffix("()")
    function.__doc__ = f"{call.summary}\n\n{call.operation.method} {call.operation.url}"
    function.__signature__ = _signature(call)  # pyright: ignore[reportFunctionMemberAccess]  # for help() and notebooks
    return function


def _answered(session: Session, call: Call, asked: Asked, read: Reader) -> Flow[Any]:
    body = {} if asked.body is None else {"files" if call.operation.is_form else "json": asked.body}
    response = yield from session.call(call.operation.method, asked.path, params=asked.query, **body)

    def answer(response: Response) -> Any:
        if call.shape and call.shape.format == "binary":
            return response.body
        found = exact(response.body) if call.shape else None
        if call.gives != "page":
            return None if found is None else read(found)
        data: Any = cast("dict[str, Any]", found).get("data") if isinstance(found, dict) else found
        if not isinstance(data, list):
            raise ValueError("it has no data, so it is no list")
        return [read(row) for row in cast("list[Any]", data)]

    return session.read(response, answer)


def _nothing(value: Any) -> None:
    return None


def _signature(call: Call) -> inspect.Signature:
    kind, nothing = inspect.Parameter, inspect.Parameter.empty
    ids = [kind(one.name, kind.POSITIONAL_ONLY) for one in call.ids]
    named = call.named.values()
    rest = [kind(one.name, kind.KEYWORD_ONLY, default=nothing if one.required else None) for one in named]
    return inspect.Signature([*ids, *rest])
