"""SQL in files is named and described, or the program does not start."""

from importlib.resources import files

import pytest

from truckroll.store.queries import parse, queries, script

GOOD = """-- Of jobs.
-- name: find_job
-- The job of this id.
select *
from job where id = :id;

-- name: all_jobs
-- Every job.
select * from job
"""


def test_each_query_is_found_by_its_name():
    assert parse(GOOD, "jobs.sql") == {
        "find_job": "select *\nfrom job where id = :id",
        "all_jobs": "select * from job",
    }


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("select 1;", "jobs.sql: begins with SQL"),
        ("-- name: Find Job\n-- x\nselect 1", "'Find Job' needs a name"),
        ("-- name: find_job\nselect 1", "'find_job' needs a line '-- what it is for'"),
        ("-- name: find_job\n-- The job.\n;\n", "'find_job' has no SQL"),
        ("-- name: a\n-- x\nselect 1\n-- name: a\n-- x\nselect 2", "'a' is there twice"),
    ],
)
def test_a_file_that_breaks_the_form_says_where(text: str, complaint: str):
    with pytest.raises(ValueError, match=complaint):
        parse(text, "jobs.sql")


def test_every_file_of_the_package_can_be_read():
    stems = [entry.name.removesuffix(".sql") for entry in files("truckroll.store").joinpath("sql").iterdir()]
    assert "schema" in stems
    for stem in stems:
        if "-- name:" in script(stem):
            assert queries(stem)
