"""The column of the coverage that says what the real platform was asked."""

from truckroll.probe import facts as fact_file
from truckroll.probe.facts import FORMAT, About, Facts
from truckroll.probe.validated import validated


def made(place: str, day: str, **answers: int) -> Facts:
    about = {name.replace("__", "."): About(answers={"plain": {"status": status}}) for name, status in answers.items()}
    return Facts(FORMAT, day, place, "1", 1, 0, about)


def test_without_files_nothing_is_validated(tmp_path):
    assert validated(tmp_path) == {}


def test_a_file_of_our_own_server_validates_nothing(tmp_path):
    fact_file.write(made("elsewhere", "2026-01-01", a__One=200), tmp_path / "ours.json")
    assert validated(tmp_path) == {}


def test_a_live_file_alone_tells_the_day(tmp_path):
    fact_file.write(made("production", "2026-01-01", a__One=200), tmp_path / "live.json")
    assert validated(tmp_path) == {"a.One": "asked 2026-01-01"}


def test_beside_ours_it_tells_how_much_is_otherwise(tmp_path):
    fact_file.write(made("elsewhere", "2026-01-03", a__One=200, a__Two=404), tmp_path / "ours.json")
    fact_file.write(made("integration", "2026-01-02", a__One=200, a__Two=200), tmp_path / "live.json")
    assert validated(tmp_path) == {"a.One": "2026-01-02: as here", "a.Two": "2026-01-02: 1 otherwise"}
