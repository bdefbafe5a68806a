"""The APIs that a client offers by name; the catalogue is loaded when the first of them is asked for."""

from typing import Any


class BlockingApis:
    """`client.jpm` and its like, for whoever has a session and can carry out a walk and a flow."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # What copying and pickling look for is no API.
            raise AttributeError(name)
        from truckroll.client.calls import api

        found = self.__dict__[name] = api(self, name)
        return found

    def __dir__(self) -> list[str]:
        from truckroll.client.calls import api_names

        return [*super().__dir__(), *api_names()]


AsyncApis = BlockingApis
