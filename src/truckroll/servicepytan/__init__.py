"""What servicepytan 0.4.2 offers, under its names, on Truckroll's client: code moves by changing one import.

    from truckroll import servicepytan

    jobs = servicepytan.Endpoint("jpm", "jobs", conn).get_all({"jobStatus": "Completed"})

Signatures and answers are those of servicepytan; its faults are not: bodies are JSON, DELETE is sent as DELETE, a
token is fetched once and not for every call, calls time out, are repeated where that is safe and wait when they are
told to, no dict of the caller is changed, and no secret reaches a log. Every failed call raises a `requests.HTTPError`.
"""

from .data import DataService
from .dates import convert_date_to_api_format as _convert_date_to_api_format
from .reports import Report
from .requests import Endpoint

__all__ = ["DataService", "Endpoint", "Report", "_convert_date_to_api_format"]
