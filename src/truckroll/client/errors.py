"""What can go wrong with a call, told so that the reader knows what to do next.

All of them are `requests.HTTPError`, so that code which catches that (as servicepytan documents) catches everything:
refusals, faults, timeouts, connections that never came about, a token that was not given.
"""

import io
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, ClassVar, cast
from urllib.parse import urlsplit

import msgspec
import requests
from requests.structures import CaseInsensitiveDict


class ApiError(requests.HTTPError):
    """A call that was not carried out as asked.

    `status` (0 when there was no answer), `title`, `errors` by field and `trace_id` are the platform's own words;
    `response` is a `requests.Response` with its whole answer, and `retry_after` the seconds it asked to wait.
    """

    advice: ClassVar[str] = "Compare the request with the reference of this operation."

    def __init__(
        self,
        message: str,
        *,
        status: int = 0,
        title: str = "",
        errors: Mapping[str, Any] | None = None,
        trace_id: str = "",
        retry_after: float | None = None,
        response: requests.Response | None = None,
    ) -> None:
        self.status = status
        self.title = title or message
        self.errors: dict[str, Any] = dict(errors or {})
        self.trace_id = trace_id
        self.retry_after = retry_after
        super().__init__(message, response=no_answer(message) if response is None else response)

    def __reduce__(self) -> tuple[Any, ...]:  # Workers in other processes hand errors back by pickle.
        return _again, (type(self), str(self), self.__dict__)


def _again(kind: type[ApiError], message: str, state: dict[str, Any]) -> ApiError:
    error = kind(message, response=state["response"])
    error.__dict__.update(state)
    return error


class Unauthorized(ApiError):
    """The platform does not accept who is calling."""

    advice = (
        "Check that client id, client secret and app key belong together and to this environment, "
        "and that the tenant still has the app connected."
    )


class MissingCredentials(Unauthorized, ValueError):
    """A call was asked for before anything said who is calling."""


class Forbidden(ApiError):
    """The app may not do this in this tenant."""

    advice = "Ask the tenant's administrator to grant the app this scope, or check the tenant id."


class NotFound(ApiError):
    """There is no such record, or no such operation."""

    advice = "Check the id and the path; a record of another tenant is not found either."


class Conflict(ApiError):
    """The state of the record, or of one it refers to, does not allow this."""

    advice = "Read the record again and decide on its present state."


class Invalid(ApiError):
    """The request itself is wrong."""

    advice = "Correct what is named and send it again."


class RateLimited(ApiError):
    """Too many calls, and waiting as told did not help."""

    advice = "Wait before calling again, and call less often or from fewer processes."


class ServerFault(ApiError):
    """The platform failed, or answered with something that is no answer."""

    advice = "Try again later; if it stays, give the trace id to whoever runs the server."


class Unreachable(ApiError, requests.ConnectionError):
    """No answer came: no connection, a broken one, or none in time."""

    advice = "Check the address, the network and that the server is up."


_KINDS: dict[int, type[ApiError]] = {
    400: Invalid,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    422: Invalid,
    429: RateLimited,
}


class _Problem(msgspec.Struct, rename="camel"):
    """The platform's problem document, read with tolerance; `error` is what its token endpoint says instead."""

    title: Any = None
    trace_id: Any = None
    errors: Any = None
    error: Any = None
    error_description: Any = msgspec.field(default=None, name="error_description")


def refusal(
    method: str,
    url: str,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    *,
    kind: type[ApiError] | None = None,
    found: str = "",
    note: str = "",
) -> ApiError:
    """The error for an answer: `found` says what is wrong where the answer itself does not, `note` is added last."""
    problem = _problem(body)
    title = found or _text(problem.title) or _text(problem.error_description) or _text(problem.error) or _plain(status)
    errors = _by_field(problem.errors)
    trace_id = _text(problem.trace_id)
    kind = kind or _KINDS.get(status) or (ServerFault if status >= 500 or status < 400 else ApiError)
    sentences = [f"{method} {urlsplit(url).path}: {status}, {_sentence(title)}"]
    fields = [f"{field}: {_sentence(_joined(said))}" for field, said in errors.items()]
    sentences += [said for said in fields if said not in sentences[0]]  # Some titles say it all already.
    sentences += [kind.advice, note]
    message = " ".join(filter(None, sentences)) + (f" [trace {trace_id}]" if trace_id else "")
    return kind(
        message,
        status=status,
        title=title,
        errors=errors,
        trace_id=trace_id,
        retry_after=told_to_wait(headers, title),
        response=_as_requests(method, url, status, headers, body),
    )


def unreachable(method: str, url: str, reason: str, tries: int, note: str = "") -> Unreachable:
    """The error for a call that got no answer in so many tries."""
    place = urlsplit(url)
    often = f" in {tries} tries" if tries > 1 else ""
    message = f"{method} {place.path}: no answer from {place.hostname}{often}, {_sentence(reason)} {Unreachable.advice}"
    return Unreachable(f"{message} {note}".strip(), title=reason, response=no_answer(reason, method, url))


def told_to_wait(headers: Mapping[str, str], title: str = "") -> float | None:
    """Seconds the platform asks to wait: its Retry-After (seconds, or a date against the answer's own Date),
    else the number of a title that ends "Try again in N seconds."; None when it says neither."""
    from email.utils import parsedate_to_datetime

    said = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", said):
        return float(said)
    try:
        until, now = parsedate_to_datetime(said), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):  # No date, or one of them without an offset.
        pass
    number = re.search(r"Try again in (\d{1,9}) seconds?\.?\s*$", title, re.IGNORECASE)
    return float(number[1]) if number else None


def title_of(body: bytes) -> str:
    """The title of a problem document, "" for anything else."""
    return _text(_problem(body).title)


def no_answer(reason: str, method: str = "", url: str = "") -> requests.Response:
    """A stand-in for the answer that never came, so that `error.response.json()` works in every handler: status 0."""
    body = msgspec.json.encode(
        {"type": "about:blank", "title": reason, "status": 0, "traceId": "", "errors": {}, "data": {}}
    )
    return _as_requests(method, url, 0, {"content-type": "application/json"}, body)


def _as_requests(method: str, url: str, status: int, headers: Mapping[str, str], body: bytes) -> requests.Response:
    # What was sent is told by its method and address only: its headers hold the token and the app key.
    asked = requests.PreparedRequest()
    asked.method, asked.url, asked.headers = method, url, CaseInsensitiveDict()
    response = requests.Response()
    response.url, response.reason = url, _plain(status)
    response.headers = CaseInsensitiveDict(headers)
    response.encoding = "utf-8"
    response.raw = io.BytesIO(body)
    response.request = asked
    response.status_code = 200
    _ = response.content  # Read now, so that a copy of the error (pickle) has it; with status 0 it would not be read.
    response.status_code = status
    return response


def _problem(body: bytes) -> _Problem:
    try:
        said = msgspec.json.decode(body, type=_Problem | str)
        return _Problem(title=said) if isinstance(said, str) else said  # a few operations say no in one sentence
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _Problem()


def _plain(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "no answer" if status == 0 else "an unknown status"


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _by_field(errors: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", errors) if isinstance(errors, dict) else {}


def _joined(said: Any) -> str:
    several = cast("list[object]", said) if isinstance(said, list) else [said]
    return "; ".join(str(each).rstrip(".") for each in several)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
