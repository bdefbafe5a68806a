"""Which of the kinds of an answer a caller accepts."""

from python_multipart.multipart import parse_options_header

from truckroll.server.problems import Header

JSON: Header = (b"content-type", b"application/json")


def accepted(asked: bytes, offered: tuple[str, ...]) -> Header:
    """The kind of answer that is accepted before others (`text/plain;q=0.5, text/json`); else the usual one."""
    ranked: list[tuple[float, int, str]] = []
    for part in asked.decode("latin-1").lower().split(","):
        name, options = parse_options_header(part)
        kind = name.decode("latin-1")
        if kind in offered:
            ranked.append((-_weight(options.get(b"q", b"1")), len(ranked), kind))
    best = min(ranked, default=None)
    return (b"content-type", best[2].encode()) if best is not None and best[0] < 0 else JSON


def _weight(text: bytes) -> float:
    try:
        return float(text)
    except ValueError:
        return 0
