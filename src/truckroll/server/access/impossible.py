"""What an administrator asked for and cannot have."""


class Impossible(Exception):  # an answer to the administrator, not an error of the program
    """An order about apps or tenants that cannot be carried out; the text says why and what to do next."""
