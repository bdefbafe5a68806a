"""Charts drawn by the server as SVG: bars, lines, and a line small enough for a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from truckroll.portal.rendering import environment

WIDTH, HEIGHT = 640, 160


@dataclass(frozen=True)
class Drawn:
    """A chart, and its numbers in words."""

    svg: Markup
    words: str


@dataclass(frozen=True)
class Series:
    """The values of one thing over time; `tone` (1 to 4) picks its colour."""

    name: str
    values: Sequence[float]
    tone: int = 1


def bars(labels: Sequence[str], series: Sequence[Series], *, limit: float | None = None) -> Drawn:
    """A bar for each label, the series on top of each other; `limit` is a line that they should stay below."""
    sums = [sum(each.values[at] for each in series) for at in range(len(labels))]
    top = _top([*sums, limit or 0])
    step = WIDTH / max(1, len(labels))
    boxes: list[tuple[float, float, float, float, int, str]] = []
    for at, label in enumerate(labels):
        floor = float(HEIGHT)
        for each in series:
            tall = HEIGHT * each.values[at] / top
            floor -= tall
            said = f"{label}: {_number(each.values[at])} {each.name}"
            boxes.append((at * step + step * 0.12, floor, step * 0.76, tall, each.tone, said))
    return _drawn("bars", labels, series, top, boxes=boxes, limit=None if limit is None else HEIGHT * (1 - limit / top))


def lines(labels: Sequence[str], series: Sequence[Series]) -> Drawn:
    """A line for each series; a value that is not a number breaks it."""
    top = _top([value for each in series for value in each.values if value == value])
    step = WIDTH / max(1, len(labels) - 1)
    paths = [(_path(each.values, step, HEIGHT, top), each.tone, each.name) for each in series]
    return _drawn("lines", labels, series, top, paths=paths)


def sparkline(values: Sequence[float], name: str) -> Drawn:
    """A line as high as a word."""
    step = 96 / max(1, len(values) - 1)
    path = _path(values, step, 20, _top(values))
    svg = environment().get_template("charts/sparkline.svg").render(path=path)
    return Drawn(Markup(svg), _words([Series(name, values)]))  # noqa: S704  # a template escapes


def _drawn(kind: str, labels: Sequence[str], series: Sequence[Series], top: float, **parts: object) -> Drawn:
    known = {"labels": labels, "series": series, "top": _number(top), "width": WIDTH, "height": HEIGHT}
    svg = environment().get_template(f"charts/{kind}.svg").render(known | parts)
    return Drawn(Markup(svg), _words(series))  # noqa: S704  # a template escapes


def _path(values: Sequence[float], step: float, height: float, top: float) -> str:
    words: list[str] = []
    pen = "M"
    for at, value in enumerate(values):
        if value != value:
            pen = "M"
            continue
        dot = "m-2 0h4m-2 0" if pen == "M" else ""  # so that a value between two breaks is seen, too
        words.append(f"{pen}{at * step:.1f} {height * (1 - value / top):.1f}{dot}")
        pen = "L"
    return " ".join(words)


def _top(values: Sequence[float]) -> float:
    """The least round number that no value is above."""
    most = max(values, default=0)
    size = 1.0
    while size * 10 <= most:
        size *= 10
    return next((size * part for part in (1, 2, 5, 10) if most <= size * part), size * 10) if most > 0 else 1.0


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _words(series: Sequence[Series]) -> str:
    told: list[str] = []
    for each in series:
        known = [value for value in each.values if value == value]
        last, most = (known[-1], max(known)) if known else (0, 0)
        told.append(f"{each.name} {_number(last)} at last, {_number(most)} at most")
    return "; ".join(told)
