"""What cannot be commanded, and why."""


class Unwanted(ValueError):
    """A command that makes no sense; `errors` names each place in it that is wrong."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(" ".join(f"{place}: {message}" for place, message in errors.items()))
        self.errors = errors


class Unsuited(Exception):  # an answer to who commands, not an error of the program
    """A command that stands against how things are now."""


class Unknown(LookupError):
    """A command on what is not there."""
