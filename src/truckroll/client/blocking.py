"""The client for ordinary Python code: flows carried out in the calling thread, over urllib3."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from typing import Any, TypedDict, TypeVar, Unpack

from . import paging, sockets
from .core import Flow, Request, Response, Session, Wait
from .credentials import Source, credentials
from .encoding import Params
from .paging import Page, Walk
