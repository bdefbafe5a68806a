"""What an administrator asked for and cannot have."""


class Impossible(Exception):  # an answer to the administrator, not an error of the program
    """An order about apps, tenants or people that cannot be carried out; the text says why and what to do next."""

    def __init__(self, text: str = "", **fields: str) -> None:
        """`fields` says of each field of a form what is wrong with it; the text is theirs unless there is another."""
        super().__init__(text or " ".join(fields.values()))
        self.fields = fields
