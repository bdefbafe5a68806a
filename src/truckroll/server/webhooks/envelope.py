"""The envelope of an event: CloudEvents 1.0 in JSON, as the vendor publishes it."""

from truckroll.catalogue.time import When

SOURCE = "https://webhooks.servicetitan.io"
"""The published source of every event."""
CONTENT_TYPE = "application/json"
"""CloudEvents' own type ends in +json, and receivers that people build with (n8n, Express) read no body under it."""


def body(id: str, occurrence: str, event: str, happened: int, data: str) -> bytes:
    """The body of a delivery: `id` is the delivery's, `occurrence` the same on every delivery of what happened once.

    `data` is JSON already; the other texts are ours and hold nothing that JSON would escape.
    """
    return (
        f'{{"specversion":"1.0","id":"{id}","type":"{event}","source":"{SOURCE}","time":"{When.of(happened)}",'
        f'"userassignedid":"{occurrence}","datacontenttype":"application/json","data":{data}}}'
    ).encode()
