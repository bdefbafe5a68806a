"""The certificate by which a server shows that it is itself; a renewed one is used from the next connection on."""

import ssl
from pathlib import Path

from truckroll.server.log import Log
from truckroll.store.errors import StoreError


class Certificate:
    """A certificate with its chain, and its key, in files that somebody renews now and then."""

    def __init__(self, chain: Path, key: Path | None, log: Log) -> None:
        """Read them; StoreError says why they cannot be used. Without a file of its own the key is in the chain's."""
        self._chain, self._key, self._log = chain, key, log
        self._seen = self._state()
        try:
            self.context = self._read()
        except OSError as fault:  # SSLError is one, too
            raise StoreError(f"the certificate {chain} cannot be used ({_why(fault)})") from None

    def look(self) -> None:
        """Use what the files hold now, if they have changed; what cannot be used is told, and the old one stays."""
        state = self._state()
        if state == self._seen:
            return
        self._seen = state
        try:
            self._read()  # aside first: a chain whose key is still the old one would spoil the context that is in use
            self.context.load_cert_chain(self._chain, self._key)
            self._log.write("certificate renewed", file=str(self._chain))
        except OSError as fault:
            self._log.write("certificate not renewed", level="error", file=str(self._chain), error=_why(fault))

    def _read(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.set_alpn_protocols(["http/1.1"])
        context.load_cert_chain(self._chain, self._key, password=_no_password)
        return context

    def _state(self) -> list[tuple[int, int, int] | None]:
        return [_state(each) for each in (self._chain, self._key) if each is not None]


def _state(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _no_password() -> str:
    """Nobody is there to be asked for the password of a key."""
    return ""


def _why(fault: OSError) -> str:
    if isinstance(fault, ssl.SSLError):
        return (fault.reason or "it is no certificate with its key").lower().replace("_", " ")
    return (fault.strerror or "unreadable").lower()
