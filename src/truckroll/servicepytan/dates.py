"""People's dates as the platform wants them: UTC, whole seconds."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def convert_date_to_api_format(date: "str | date", timezone: str = "") -> str:
    """A date or time of a business as `YYYY-MM-DDTHH:MM:SSZ`.

    One without an offset is the clock time of `timezone` (UTC without one). In the hour that the clock shows twice the
    later is meant. Other texts than ISO 8601 need python-dateutil. Raises ValueError for a text that is no date and
    ZoneInfoNotFoundError (a KeyError) for a zone that does not exist.
    """
    moment = _read(date) if isinstance(date, str) else date
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    if moment.tzinfo is None:
        zone = ZoneInfo(timezone) if timezone else UTC
        moment = max(moment.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _read(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            from dateutil.parser import parse  # pyright: ignore[reportMissingModuleSource]
        except ImportError:
            raise ValueError(
                f"{text!r} is no ISO date such as 2026-01-31; for others install python-dateutil"
            ) from None
        return parse(text)
