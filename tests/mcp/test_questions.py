"""Twenty questions of an operator, whose right answers are computed from the demonstration without the tools."""

from collections import Counter
from decimal import Decimal

from truckroll.derive.operations import by_name


def groups(told, by, total=""):
    return {
        each[by]: (each["count"], Decimal(each[f"sum of {total}"])) if total else each["count"]
        for each in told["groups"]
    }


def test_how_many_jobs_are_there(assistant, every):
    assert assistant("count", operation="jpm.Jobs_GetList") == {"count": len(every("jpm/v2/T/jobs"))}


def test_how_many_jobs_are_done(assistant, every):
    done = [job for job in every("jpm/v2/T/jobs") if job["jobStatus"] == "Completed"]
    told = assistant("count", operation="jpm.Jobs_GetList", parameters={"jobStatus": "Completed"})
    assert told == {"count": len(done)}
    assert done


def test_how_many_jobs_are_in_each_state(assistant, every):
    told = assistant("count", operation="jpm.Jobs_GetList", by="jobStatus")
    assert groups(told, "jobStatus") == Counter(job["jobStatus"] for job in every("jpm/v2/T/jobs"))


def test_what_have_we_invoiced(assistant, every):
    told = assistant("count", operation="accounting.Invoices_GetList", sum="total")
    invoices = every("accounting/v2/T/invoices")
    assert told["count"] == len(invoices)
    assert Decimal(told["sum of total"]) == sum(Decimal(each["total"]) for each in invoices) > 0


def test_what_do_customers_still_owe(assistant, every):
    told = assistant("count", operation="accounting.Invoices_GetList", sum="balance")
    assert Decimal(told["sum of balance"]) == sum(
        Decimal(each["balance"]) for each in every("accounting/v2/T/invoices")
    )


def test_who_are_our_largest_customers(assistant, every):
    told = assistant("count", operation="accounting.Invoices_GetList", by="customer.name", sum="total")
    owed: Counter[str] = Counter()
    for each in every("accounting/v2/T/invoices"):
        owed[each["customer"]["name"]] += Decimal(each["total"])
    found = {name: amount for name, (_, amount) in groups(told, "customer.name", "total").items()}
    assert found == {name: owed[name] for name in found}
    assert max(found.values()) == max(owed.values())


def test_what_does_each_business_unit_bring_in(assistant, every):
    told = assistant("count", operation="accounting.Invoices_GetList", by="businessUnit.name", sum="total")
    brought: Counter[str] = Counter()
    for each in every("accounting/v2/T/invoices"):
        brought[each["businessUnit"]["name"]] += Decimal(each["total"])
    assert {name: amount for name, (_, amount) in groups(told, "businessUnit.name", "total").items()} == brought


def test_how_many_customers_are_businesses(assistant, every):
    told = assistant("count", operation="crm.Customers_GetList", by="type")
    assert groups(told, "type") == Counter(each["type"] for each in every("crm/v2/T/customers"))


def test_in_which_towns_do_we_work(assistant, every):
    told = assistant("count", operation="crm.Locations_GetList", by="address.city")
    towns = Counter(each["address"]["city"] for each in every("crm/v2/T/locations"))
    assert groups(told, "address.city") == dict(towns.most_common(50))


def test_who_works_for_us(assistant, every):
    told = assistant("read", operation="settings.Technicians_GetList", fields=["name"], most=200)
    assert [each["name"] for each in told["rows"]] == [each["name"] for each in every("settings/v2/T/technicians")]


def test_where_is_this_job_and_whose_is_it(assistant, client, every):
    job = every("jpm/v2/T/jobs")[0]
    wanted = ["customerId", "locationId"]
    told = assistant("read", operation="jpm.Jobs_Get", parameters={"id": job["id"]}, fields=wanted)["answer"]
    place = assistant(
        "read", operation="crm.Locations_Get", parameters={"id": told["locationId"]}, fields=["address.street"]
    )
    street = client.request("GET", f"crm/v2/tenant/{{tenant}}/locations/{job['locationId']}")["address"]["street"]
    assert place["answer"] == {"address.street": street}


def test_what_came_of_our_calls(assistant, every):
    told = assistant("count", operation="telecom.Calls_GetCalls", by="leadCall.callType")
    kinds = Counter(str(each["leadCall"]["callType"]) for each in every("telecom/v3/T/calls"))
    assert {
        str(kind).replace("null", "None"): count for kind, count in groups(told, "leadCall.callType").items()
    } == kinds


def test_how_many_members_do_we_have(assistant, every):
    told = assistant("count", operation="memberships.CustomerMemberships_GetList", by="status")
    assert groups(told, "status") == Counter(each["status"] for each in every("memberships/v2/T/memberships"))


def test_how_are_customers_paying(assistant, every):
    told = assistant("count", operation="accounting.Payments_GetList", by="type", sum="total")
    paid: Counter[str] = Counter()
    for each in every("accounting/v2/T/payments"):
        paid[each["type"]] += Decimal(each["total"])
    assert {kind: amount for kind, (_, amount) in groups(told, "type", "total").items()} == paid


def test_what_have_we_ordered(assistant, every):
    told = assistant("count", operation="inventory.PurchaseOrders_GetList", by="status", sum="total")
    ordered: Counter[str] = Counter()
    for each in every("inventory/v2/T/purchase-orders"):
        ordered[each["status"]] += Decimal(str(each["total"]))
    assert {state: amount for state, (_, amount) in groups(told, "status", "total").items()} == ordered


def test_how_many_estimates_were_sold(assistant, every):
    told = assistant("count", operation="salestech.Estimates_GetList", by="status.name")
    assert groups(told, "status.name") == Counter(each["status"]["name"] for each in every("sales/v2/T/estimates"))


def test_which_campaigns_bring_jobs(assistant, every):
    told = assistant("count", operation="jpm.Jobs_GetList", by="campaignId")
    assert groups(told, "campaignId") == Counter(str(each["campaignId"]) for each in every("jpm/v2/T/jobs"))


def test_which_visits_are_on_hold(assistant, every):
    told = assistant("count", operation="jpm.Appointments_GetList", by="status")
    assert groups(told, "status") == Counter(each["status"] for each in every("jpm/v2/T/appointments"))


def test_which_items_do_we_sell_most(assistant, every):
    told = assistant("count", operation="accounting.Invoices_GetList", by="items.skuName")
    sold = Counter(
        item["skuName"] for each in every("accounting/v2/T/invoices") for item in each["items"] or [{"skuName": None}]
    )
    found = {name: count for name, count in groups(told, "items.skuName").items() if name != "null"}
    assert found == {name: sold[name] for name in found}
    assert len(found) > 5


def test_what_has_changed_in_the_feed_since_we_last_looked(assistant, client, every):
    token, ids = "", []
    while True:
        told = assistant("follow_feed", operation="jpm.Export_Jobs", continue_from=token, fields=["id"], most=200)
        ids += [each["id"] for each in told["rows"]]
        token = told["continue_from"]
        if not told["has_more"]:
            break
    assert ids == [each["id"] for each in client.feed("jpm/v2/tenant/{tenant}/export/jobs")]
    again = assistant("follow_feed", operation="jpm.Export_Jobs", continue_from=token, fields=["id"])
    assert (again["rows"], again["continue_from"]) == ([], token)


def test_every_operation_that_a_tool_names_exists(assistant):
    for wanted in ("hold an appointment", "customers", "invoice items", "export of payments"):
        told = assistant("find_operations", what=wanted)
        assert {each["operation"] for each in told["operations"]} <= set(by_name())
        assert told["operations"]
