"""Phone numbers, however people write them."""


def e164(text: str) -> str | None:
    """A number as machines write it, such as +13105550101; None where it cannot be one. Without a country it is a
    North American one.
    """
    import phonenumbers  # of the server's alone: the client knows this family, too

    try:
        number = phonenumbers.parse(text[:250], "US")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
