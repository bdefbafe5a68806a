"""Statements over records: one tenant's rows, fields as columns, amounts exact."""

from decimal import Decimal

import pytest

from tests.families.business import TENANT, Business
from truckroll.catalogue import select
from truckroll.store.statements import over_tables


@pytest.fixture
def business() -> Business:
    return Business()


def test_a_noun_is_a_table_of_its_own_tenant_wherever_it_is_named(business: Business):
    business.book()
    sql = "select count(*) from jpm.Job j where j.id in (select v.job_id from accounting.Invoice v)"
    assert over_tables(sql).count("where tenant = :tenant") == 2
    assert business.do(lambda: select(sql)) == [(1,)]
    business.connection.execute(f"update jpm_job set tenant = {TENANT + 1}")
    assert business.do(lambda: select(sql)) == [(0,)]


def test_fields_are_columns_whether_they_have_one_or_stand_in_the_text(business: Business):
    job = business.book(customerPo="PO-7")
    business.set("jpm.Job", job.id, total=Decimal("900000000000.01"), no_charge=True)
    business.new("split", "payroll.JobSplit", job_id=job.id, technician_id=business.ids["tess"], split=Decimal("33.33"))
    sql = """select j.customer_po, j.no_charge, j.notifications_enabled, j.appointment_count, j.total, s.split, j.active
    from jpm.Job j join payroll.JobSplit s on s.job_id = j.id"""
    (row,) = business.do(lambda: select(sql))
    assert row == ("PO-7", 1, 1, 1, Decimal("900000000000.01"), Decimal("33.33"), 1)
    assert business.do(lambda: select("select j.created_on from jpm.Job j")) == [(business.now,)]


def test_what_cannot_be_looked_at_is_named():
    with pytest.raises(TypeError, match=r"jpm.Job has no field mood"):
        over_tables("select j.mood from jpm.Job j")
    with pytest.raises(TypeError, match=r"jpm.Job.visits_booked is kept where no statement looks"):
        over_tables("select j.visits_booked from jpm.Job j")
    with pytest.raises(LookupError, match="there is no noun"):
        over_tables("select j.id from jpm.Jab j")
