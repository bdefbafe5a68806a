"""Pages of feeds as faults have them: rows that come twice or late, tokens that are missing."""

from random import Random

import msgspec


class Page(msgspec.Struct, rename="camel"):
    """A feed's page, its rows as the bytes they are."""

    has_more: bool
    continue_from: str
    data: list[msgspec.Raw]

    def repeat(self, rows: int) -> bool:
        """Show the last rows again; whether there were any."""
        self.data += self.data[-rows:]
        return bool(self.data)

    def hold_back(self, rows: int, rng: Random) -> list[msgspec.Raw]:
        """Leave out some rows, which are the answer."""
        chosen = set(rng.sample(range(len(self.data)), min(rows, len(self.data))))
        # what is kept of a body that is let go is a copy
        late = [row.copy() for place, row in enumerate(self.data) if place in chosen]
        self.data = [row for place, row in enumerate(self.data) if place not in chosen]
        return late

    def lose_token(self) -> bool:
        """Give no token where nothing more is due; whether that is so."""
        if self.has_more:
            return False
        self.continue_from = ""
        return True


read_page = msgspec.json.Decoder(Page).decode
write_page = msgspec.json.Encoder().encode
