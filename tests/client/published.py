"""What the published servicepytan gets from our server, and what ours gets: tests run it, a page shows it."""

from dataclasses import dataclass

from truckroll.derive.feeds import all_feeds

FAMILIES = ("crm", "customer-interactions", "jpm", "settings")

RECORD, RECORDS, PAGE, EMPTY = "the record", "the records of all pages", "a page", "`{}`"
FORM = (
    "HTTPError 400: This operation reads JSON, and a form was sent. Send the body as JSON with Content-Type: "
    "application/json (in Python's requests: json=…, not data=…)."
)
DEL = "HTTPError 400: DEL is no HTTP method; send DELETE to delete a record."
ONLY_PATCH = (
    "HTTPError 405: PUT is not offered at this path. "
    "The nearest is PATCH /jpm/v2/tenant/{tenant}/jobs/{id} (Jobs_Update)."
)
REFUSED = "the 429's body, as if it were the answer"


@dataclass(frozen=True)
class Call:
    """One call as a program writes it, and what it gets with each of the two packages."""

    code: str
    published: str
    ours: str

    @classmethod
    def same(cls, code: str, answer: str) -> "Call":
        return cls(code, answer, answer)


def on(api: str, path: str, call: str) -> str:
    """A call on an endpoint; a path with names of ids in it is an f-string."""
    f = "f" if "{" in path else ""
    return f'Endpoint("{api}", {f}"{path}", conn).{call}'


def data(call: str) -> Call:
    return Call(f"DataService(conn).{call}", "TypeError", RECORDS)


READS = [
    Call.same(on("jpm", "jobs", "get_one(job)"), RECORD),
    Call.same(on("crm", "customers", "get_one(customer)"), RECORD),
    Call.same(on("settings", "technicians", "get_one(technician)"), RECORD),
    Call.same(on("jpm", "jobs", 'get_one(job, "history")'), RECORD),
    Call.same(on("jpm", "jobs", 'get_one(job, "notes")'), PAGE),
    Call.same(on("jpm", "jobs", "get_many()"), PAGE),
    Call.same(on("jpm", "jobs", 'get_many({"jobStatus": "Completed", "pageSize": 5})'), PAGE),
    Call.same(on("crm", "customers", 'get_many(id=customer, modifier="notes")'), PAGE),
    Call.same(on("settings", "employees", "get_many()"), PAGE),
    Call.same(on("customer-interactions", "technician-ratings", "get_many()"), PAGE),
    Call.same(on("jpm", "jobs", "get_all()"), RECORDS),
    Call.same(on("jpm", "appointments", "get_all()"), RECORDS),
    Call.same(on("crm", "locations", 'get_all({"pageSize": 25})'), RECORDS),
    Call.same(on("customer-interactions", "technician-ratings", 'get_all({"pageSize": 25})'), RECORDS),
    Call.same(on("settings", "technicians", 'get_all({"pageSize": 2})'), RECORDS),
]

EXPORTS = [
    Call.same(on(feed.api, "export", f'{call}("{feed.name}")'), answer)
    for feed in all_feeds()
    if feed.api in FAMILIES
    for call, answer in (("export_one", PAGE), ("export_all", RECORDS))
] + [Call.same(on("jpm", "export", 'export_all("jobs", "2026-01-01", include_recent_changes=True)'), RECORDS)]

CREATES = [
    Call.same(on("crm", "customers", "create(new_customer)"), RECORD),
    Call.same(on("crm", "customers/{customer}/notes", 'create({"text": "Beware of the dog."})'), RECORD),
    Call.same(on("jpm", "jobs", "create(new_job)"), RECORD),
    Call.same(on("jpm", "job-types", 'create({"name": "Chimney"})'), RECORD),
    Call.same(on("settings", "tag-types", 'create({"name": "Ladder", "color": "#aa0000"})'), RECORD),
    Call.same(
        on(
            "customer-interactions",
            "technician-ratings",
            'create({"technicianId": technician, "jobId": job, "rating": 9})',
        ),
        RECORD,
    ),
    Call(on("jpm", "projects/{project}/attach-job/{job}", "create({})"), "JSONDecodeError", EMPTY),
]

UPDATES = [
    Call(on("jpm", "jobs", 'update(job, {"summary": "Bring a ladder."}, request_type="PATCH")'), FORM, RECORD),
    Call(on("crm", "customers", 'update(customer, {"name": "Ann Lee"}, request_type="PATCH")'), FORM, RECORD),
    Call(on("settings", "tag-types", 'update(tag, {"name": "Long ladder"}, request_type="PATCH")'), FORM, RECORD),
    Call(
        on("customer-interactions", "technician-rating/technician", 'update(technician, {"value": 8}, f"job/{job}")'),
        FORM,
        EMPTY,
    ),
    Call(
        on("jpm", "appointments", 'update(appointment, {"specialInstructions": "Ring."}, "special-instructions")'),
        FORM,
        RECORD,
    ),
    Call.same(on("jpm", "jobs", """update(job, '{"summary": "Bring two."}', request_type="PATCH")"""), RECORD),
    Call(on("jpm", "appointments", 'update(appointment, {}, "confirmation")'), "JSONDecodeError", EMPTY),
    Call.same(on("jpm", "jobs", 'update(job, {"summary": "Bring a ladder."})'), ONLY_PATCH),
]

DELETES = [
    Call(on("jpm", "appointments", "delete(spare)"), DEL, EMPTY),
    Call(on("crm", "customers", 'delete_subitem(customer, note, "notes")'), DEL, EMPTY),
]

DATA = [
    data('get_jobs_completed_between("2025-07-01", "2026-07-01")'),
    data('get_jobs_created_between("2025-07-01", "2026-07-01")'),
    data('get_jobs_modified_between("2025-07-01", "2026-07-01")'),
    data('get_appointments_between("2025-07-01", "2026-07-01")'),
    data("get_employees()"),
    data("get_technicians()"),
    data("get_tag_types()"),
    data("get_business_units()"),
]

LIMITED = [
    Call(on("jpm", "jobs", "get_one(job)"), REFUSED, RECORD),
    Call(on("jpm", "jobs", "get_many()"), REFUSED, PAGE),
    Call(on("jpm", "jobs", "get_all()"), "KeyError", RECORDS),
    Call(on("jpm", "export", 'export_all("jobs")'), "KeyError", RECORDS),
    Call(on("crm", "customers/{customer}/notes", 'create({"text": "Beware of the cat."})'), REFUSED, RECORD),
    Call.same('request_json_with_retry(endpoint_url("jpm", "jobs", job, conn=conn), conn=conn)', RECORD),
]

SECTIONS = {
    "Reads": ("", READS),
    "Exports": ("Every feed of the four families.", EXPORTS),
    "Creates": (
        "Where the platform answers with no body, the published package fails to read it, after the record was made.",
        CREATES,
    ),
    "Updates": (
        "The published package sends a dict as a form. A string of JSON it sends as it is; that is a way round. "
        "Its `JSONDecodeError` comes after the change was made. Neither package changes the default verb PUT into the "
        "PATCH that most updates want.",
        UPDATES,
    ),
    "Deletes": ("The published package sends the method `DEL`, which is none. Nothing is deleted.", DELETES),
    "Data between dates": (
        "The published `DataService` gives its `conn` to no endpoint, so it fails before it calls any server.",
        DATA,
    ),
    "When the limit is used up": (
        "The published package takes the body of a 429 for the answer: a create that never happened looks done, and a "
        "walk over pages stops at a `KeyError`. Only its `request_json_with_retry` waits. Ours always waits as told.",
        LIMITED,
    ),
}

HEAD = """# What servicepytan gets

<!-- Generated by `make docs` from tests/client/published.py, which the tests run. -->

servicepytan 0.4.2 as published, unchanged, against a Truckroll server; beside it the same call with
[`truckroll.servicepytan`](../how-to/move-from-servicepytan.md). Only the two hosts differ from a program for the
vendor:

```python
conn = servicepytan_connect(app_key=..., tenant_id=..., client_id=..., client_secret=...)
conn["api_root"] = conn["auth_root"] = "http://127.0.0.1:8080"
```

An `HTTPError` is shown with its status and the `title` of its JSON, which says what to do. Names such as `job` stand
for ids, `new_job` for a payload.
"""


def page() -> str:
    """The page of the documentation that sets the two packages side by side, call for call."""
    parts = [HEAD]
    for title, (intro, calls) in SECTIONS.items():
        rows = [f"| `{call.code}` | {call.published} | {call.ours} |" for call in calls]
        about = f"{intro}\n\n" if intro else ""
        parts.append(f"## {title}\n\n{about}| call | servicepytan 0.4.2 | truckroll.servicepytan |\n|---|---|---|\n")
        parts[-1] += "\n".join(rows) + "\n"
    return "\n".join(parts)
