"""What the service manager is told: systemd waits for a service of the type notify until it says that it is ready."""

import os
import socket

READY = "READY=1"


def tell(word: str) -> None:
    """Say something to systemd, if it is listening."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as wire:
        wire.connect("\0" + address[1:] if address.startswith("@") else address)
        wire.sendall(word.encode())
