"""Where a platform answers: its two root addresses, which always change together."""

from urllib.parse import urlsplit

import msgspec


class Environment(msgspec.Struct, frozen=True):
    """One installation of the platform: `auth_root` gives tokens, `api_root` takes the calls."""

    api_root: str
    auth_root: str


PRODUCTION = Environment("https://api.servicetitan.io", "https://auth.servicetitan.io")
INTEGRATION = Environment("https://api-integration.servicetitan.io", "https://auth-integration.servicetitan.io")
NAMED = {"production": PRODUCTION, "integration": INTEGRATION}


def environment(name: str = "production", api_root: str = "", auth_root: str = "") -> Environment:
    """The installation meant by a name or an address.

    `name` is "production", "integration" or the base URL of a server that gives tokens and takes calls under one
    root, as our own does. A root given beside it wins; one alone stands for both.
    Raises ValueError for anything else.
    """
    if api_root or auth_root:
        return Environment(_root(api_root or auth_root), _root(auth_root or api_root))
    known = NAMED.get(name.strip().lower() or "production")
    return known or Environment(_root(name), _root(name))


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port: who would receive what is sent to this address."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def _root(url: str) -> str:
    url = url.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    else:
        usable = usable and "@" not in parts.netloc and not parts.query and not parts.fragment
    if not usable:
        raise ValueError(
            f"The environment must be {', '.join(NAMED)} or an http(s) address without a password or query"
        )
    return url
