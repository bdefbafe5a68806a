"""Every list, asked in every way at once, beside a plain search through all rows."""

import os
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.every.good import good
from tests.every.place import OPERATIONS, Answer, Given, Place
from tests.every.questions import Listing, Question, Row
from tests.every.shelf import Shelf
from tests.stores import POSTGRES, sandbox
from truckroll.catalogue.time import Clock, When

EXAMPLES = 500 if os.environ.get("SOAK") else 10 if POSTGRES else 25
LISTS = [name for name, operation in OPERATIONS.items() if operation.act == "list"]
MODES = ("True", "Any", "False")
Pairs = list[tuple[str, str]]


@pytest.fixture(scope="module")
def shelf():
    clock = Clock(When.parse("2026-03-01T08:00:00Z").ticks)
    with sandbox(clock=clock) as server:
        place = Place(server)
        Shelf(place, 21)  # a neighbour with the same ids and other facts; first, as the clock goes on meanwhile
        shelf = Shelf(place, 20)
        shelf.tenant.token = place.token(shelf.tenant.app)
        yield shelf


@pytest.fixture(scope="module")
def listings(shelf: Shelf) -> dict[str, Listing]:
    return shelf.listings()


def test_every_parameter_of_every_list_has_an_oracle(listings: dict[str, Listing]):
    assert set(listings) == set(LISTS)
    for name, listing in listings.items():
        known = {"page", "pageSize"} | ({"active", "includeTotal"} & _names(name))
        known |= {"sort"} if listing.sort else set()
        known |= {"orderBy", "orderByDirection"} if listing.order_by else set()
        for parameter, question in listing.questions.items():
            if question.kind == "range":
                known |= {f"{parameter}OnOrAfter", f"{parameter}Before"}
            elif question.kind == "external":
                known |= {"externalDataKey", "externalDataValues"}
            else:
                known.add(parameter)
        assert _names(name) - known <= {"externalDataApplicationGuid"}, name
        assert known <= _names(name), name


def _names(operation_id: str) -> set[str]:
    return {parameter.name for parameter in OPERATIONS[operation_id].parameters if parameter.where == "query"}


# Drawing questions: what is written into the query, and what it means


def _moment(draw: st.DrawFn, value: str) -> tuple[str, str]:
    """A moment at, just before or just after one that some row has, in one of the spellings that people use."""
    ticks = When.parse(value).ticks + draw(st.sampled_from([-1, 0, 0, 1]))
    moment = str(When.of(ticks))
    match draw(st.sampled_from(["plain", "zone", "west", "blank", "none", "trimmed", "day", "small"])):
        case "zone":
            return quote(str(When.of(ticks + 2 * 3600 * 10_000_000))[:-1] + "+02:00"), moment
        case "west":
            return str(When.of(ticks - 5 * 3600 * 10_000_000))[:-1] + "-0500", moment
        case "blank":
            return str(When.of(ticks + 3600 * 10_000_000))[:-1] + "+01:00", moment
        case "none":
            return moment[:-1], moment
        case "trimmed":
            return moment[:-1].rstrip("0").rstrip(".") + "Z", moment
        case "day":
            return moment[:10], moment[:10] + "T00:00:00.0000000Z"
        case "small":
            return moment.lower(), moment
        case _:
            return moment, moment


def _word(draw: st.DrawFn, word: str) -> str:
    return draw(st.sampled_from([word, word.lower(), word.upper()]))


def _several(draw: st.DrawFn, name: str, texts: list[str]) -> Pairs:
    """Values as one list, as repeated parameters, or as both."""
    at = draw(st.integers(0, len(texts)))
    comma = draw(st.sampled_from([",", ", ", "%2C"]))
    together = [(name, comma.join(texts[at:]))] if texts[at:] else []
    return [(name, text) for text in texts[:at]] + together


def _ask(draw: st.DrawFn, name: str, question: Question) -> tuple[Pairs, Any]:
    """One question drawn: what is written, and what it means to the test of its oracle."""
    values = question.values
    match question.kind:
        case "id":
            value = draw(st.sampled_from([*values, 999_999]))
            return [(name, str(value))], value
        case "text":
            value = draw(st.sampled_from([*(value for value in values if value), "nothing of the kind"]))
            return [(question.also if question.also and draw(st.booleans()) else name, quote(value))], value
        case "word":
            value = draw(st.sampled_from(values))
            return [(name, _word(draw, value))], value
        case "bool":
            value = draw(st.booleans())
            return [(name, _word(draw, str(value)))], value
        case "guid":
            value = draw(st.sampled_from([*values, "99999999-9999-4999-8999-999999999999"]))
            return [(name, _word(draw, value))], value
        case "moment":
            text, moment = _moment(draw, draw(st.sampled_from(values)))
            return [(name, text)], moment
        case "texts":
            chosen = draw(st.lists(st.sampled_from([*values, "nothing of the kind"]), min_size=1, max_size=50))
            return _several(draw, name, [quote(value) for value in chosen]), set(chosen)
        case "ids" | "known ids":  # of an id that is not known, some lists say so
            values = [*values, 999_999] if question.kind == "ids" else values
            chosen = draw(st.lists(st.sampled_from(values), min_size=1, max_size=50))
            return _several(draw, name, [str(value) for value in chosen]), set(chosen)
        case "words":
            chosen = draw(st.lists(st.sampled_from(values), min_size=1, max_size=5))
            return _several(draw, name, [_word(draw, value) for value in chosen]), set(chosen)
        case "named":
            label, value = draw(st.sampled_from([*values, ("Gate", "nothing of the kind")]))
            return [(_labelled(draw(st.sampled_from(["[]", "."])), name, label), quote(value))], (label, value)
        case "objects":
            chosen = draw(st.lists(st.sampled_from(values), min_size=1, max_size=3))
            return _in_parts(name, chosen), chosen
        case "range":
            since = _moment(draw, draw(st.sampled_from(values))) if draw(st.booleans()) else None
            until = _moment(draw, draw(st.sampled_from(values))) if draw(st.booleans()) else None
            pairs = [(f"{name}OnOrAfter", since[0])] if since else []
            pairs += [(f"{name}Before", until[0])] if until else []
            return pairs, (since[1] if since else None, until[1] if until else None)
        case kind:
            raise AssertionError(kind)


def _in_parts(name: str, objects: list[dict[str, Any]]) -> Pairs:
    return [(f"{name}[{at}].{part}", str(value)) for at, each in enumerate(objects) for part, value in each.items()]


def _labelled(how: str, name: str, label: str) -> str:
    return f"{name}[{quote(label)}]" if how == "[]" else f"{name}.{quote(label)}"


@st.composite
def asked(draw: st.DrawFn, listing: Listing, app: str) -> tuple[Pairs, list[Row], dict[str, Any]]:
    """A query, the rows it should find in their order, and what page of them it asks for."""
    rows = listing.rows
    pairs: Pairs = []
    wanted = (
        draw(st.lists(st.sampled_from(sorted(listing.questions)), max_size=3, unique=True)) if listing.questions else []
    )
    for name in wanted:
        question = listing.questions[name]
        if question.kind == "external":
            key, value = draw(st.sampled_from(question.values))
            others = draw(st.lists(st.sampled_from(["2", "nothing"]), max_size=2))
            pairs += [("externalDataApplicationGuid", _word(draw, app)), ("externalDataKey", quote(key))]
            pairs += _several(draw, "externalDataValues", [quote(value), *others])
            meant: Any = (key, {value, *others})
        else:
            more, meant = _ask(draw, name, question)
            pairs += more
        rows = [row for row in rows if question.test(row, meant)]
    rows = unasked(listing, rows, wanted)
    if listing.active:
        mode = draw(st.sampled_from([None, *MODES])) if "active" in _names(listing.operation_id) else None
        pairs += [("active", _word(draw, mode))] if mode else []
        rows = [row for row in rows if (mode or listing.active) in ("Any", str(row["active"]))]
    rows, order = _sorted(draw, listing, rows)
    size = draw(st.sampled_from([None, 1, 2, 3, 7, 50, OPERATIONS[listing.operation_id].noun.most]))
    page = draw(st.sampled_from([None, 1, 2, 3, 4, 2_147_483_647]))
    # some lists always say how many there are
    total = draw(st.sampled_from([None, True, False])) if "includeTotal" in _names(listing.operation_id) else None
    pairs += order
    pairs += [("pageSize", str(size))] if size else []
    pairs += [("page", str(page))] if page else []
    pairs += [("includeTotal", _word(draw, str(total)))] if total is not None else []
    pairs = [(draw(st.sampled_from([name, name, name.lower(), name.upper()])), text) for name, text in pairs]
    extra = draw(st.sampled_from([[], [], [("bogus", "1")], [("createdOn", "x"), ("bogus", "")]]))
    return (
        draw(st.permutations([*pairs, *extra])) if not _repeats(pairs) else pairs + extra,
        rows,
        {
            "page": page or 1,
            "size": size or 50,
            "total": total or "includeTotal" not in _names(listing.operation_id),
            "ignored": ", ".join(name for name, _ in extra),
        },
    )


def _repeats(pairs: Pairs) -> bool:
    names = [name.lower() for name, _ in pairs]
    return len(set(names)) < len(names)


def _sorted(draw: st.DrawFn, listing: Listing, rows: list[Row]) -> tuple[list[Row], Pairs]:
    known = listing.sort or listing.order_by
    name = draw(st.sampled_from([None, *known])) if known else None
    if name is None:
        return newest_first(listing, rows), []
    down = draw(st.booleans())
    rows = sorted(rows, key=lambda row: (row[name] is not None, row[name], row["id"]), reverse=down)
    said = draw(st.sampled_from([name, name[0].upper() + name[1:], name.lower(), name.upper()]))
    if listing.sort:
        return rows, [("sort", draw(st.sampled_from(["-"] if down else ["+", "%2B", "%20", ""])) + said)]
    words = ["desc", "descending", "DESC"] if down else ["asc", "ascending", "Ascending", "nonsense", None]
    direction = draw(st.sampled_from(words))
    return rows, [("orderBy", said), *([("orderByDirection", direction)] if direction else [])]


def newest_first(listing: Listing, rows: list[Row]) -> list[Row]:
    """As a list comes that is not told how: by id, or by time where ids are GUIDs."""
    guid = OPERATIONS[listing.operation_id].noun.guid
    return sorted(rows, key=lambda row: (row["createdOn"] if guid else "", row["id"]), reverse=True)


def unasked(listing: Listing, rows: list[Row], asked_for: list[str]) -> list[Row]:
    """The rows left where a question that was not asked means something all the same."""
    silent = {name: meant for name, meant in listing.unasked.items() if name not in asked_for}
    return [row for row in rows if all(listing.questions[name].test(row, meant) for name, meant in silent.items())]


# Asking them


def call(shelf: Shelf, listing: Listing, query: str) -> Answer:
    operation = OPERATIONS[listing.operation_id]
    needs = [name.lower() for name in operation.noun.needs]
    if needs and not any(name in query.lower() for name in needs):
        query = "&".join(filter(None, [query, "modifiedBefore=2999-01-01"]))
    for asked in operation.parameters:
        if asked.required and asked.shape.kind == "boolean" and asked.name.lower() not in query.lower():
            query = "&".join(filter(None, [query, f"{asked.name}=false"]))
    return shelf.tenant.call(operation, Given(listing.path, query))


@pytest.mark.parametrize("operation_id", LISTS)
def test_a_list_shows_what_a_plain_search_finds(shelf: Shelf, listings: dict[str, Listing], operation_id: str):
    listing = listings[operation_id]

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(asked(listing, shelf.tenant.app.app_id))
    def check(drawn: tuple[Pairs, list[Row], dict[str, Any]]) -> None:
        pairs, rows, how = drawn
        answer = call(shelf, listing, "&".join(f"{name}={text}" for name, text in pairs))
        assert answer.status == 200, (pairs, answer)
        said, skip = answer.json, (how["page"] - 1) * how["size"]
        assert _keys(listing, answer.rows) == _keys(listing, rows[skip : skip + how["size"]]), pairs
        if isinstance(said, list):
            return
        assert (said["page"], said["pageSize"]) == (how["page"], how["size"])
        assert said["hasMore"] == (len(rows) > skip + how["size"])
        assert said["totalCount"] == (len(rows) if how["total"] else None)
        assert answer.headers.get("truckroll-ignored", "").split(", ") == how["ignored"].split(", ") or set(
            answer.headers["truckroll-ignored"].split(", ")
        ) == set(how["ignored"].split(", "))

    check()


def _keys(listing: Listing, rows: list[Row]) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in listing.key) for row in rows]


@pytest.mark.parametrize("operation_id", LISTS)
def test_each_question_alone_finds_what_a_plain_search_finds(
    shelf: Shelf, listings: dict[str, Listing], operation_id: str
):
    listing = listings[operation_id]
    for name, question in listing.questions.items():
        for value in question.values[:40]:
            for written, meant in _alone(name, question, value, shelf.tenant.app.app_id):
                answer = call(
                    shelf,
                    listing,
                    f"{written}&pageSize={_most(listing)}{'&active=Any' if listing.active == 'True' else ''}",
                )
                rows = unasked(listing, newest_first(listing, listing.rows), [name])
                found = [row for row in rows if question.test(row, meant)]
                assert _keys(listing, answer.rows) == _keys(listing, found), written


def _alone(name: str, question: Question, value: Any, app: str) -> list[tuple[str, Any]]:
    """A question about one value, as it is written and what it means; a range is asked from there and up to there."""
    if question.kind == "range":
        return [(f"{name}OnOrAfter={value}", (value, None)), (f"{name}Before={value}", (None, value))]
    if question.kind == "external":
        key, text = value
        asked_for = f"externalDataApplicationGuid={app}&externalDataKey={quote(key)}&externalDataValues={quote(text)}"
        return [(asked_for, (key, {text}))]
    if question.kind == "named":
        return [(f"{_labelled('[]', name, value[0])}={quote(value[1])}", value)]
    if question.kind == "objects":
        return [("&".join(f"{part}={text}" for part, text in _in_parts(name, [value])), [value])]
    written = f"{name}={quote(str(value))}"
    return (
        [(written, {value} if question.kind in ("ids", "known ids", "texts", "words") else value)]
        if value != ""
        else []
    )


@pytest.mark.parametrize("operation_id", LISTS)
def test_pages_hold_each_record_once(shelf: Shelf, listings: dict[str, Listing], operation_id: str):
    listing = listings[operation_id]
    order = f"sort={listing.sort[-1]}&" if listing.sort else ""
    whole = call(shelf, listing, f"{order}pageSize={_most(listing)}&includeTotal=true")
    assert isinstance(whole.json, list) or whole.json["totalCount"] == len(whole.rows)
    assert len(whole.rows) > 1
    for size in (1, 2, 3, len(whole.rows)):
        pages, page = [], 1
        while True:
            said = call(shelf, listing, f"{order}pageSize={size}&page={page}")
            pages += said.rows
            page += 1
            if not (len(said.rows) == size if isinstance(said.json, list) else said.json["hasMore"]):
                break
        assert pages == whole.rows


def _most(listing: Listing) -> int:
    return OPERATIONS[listing.operation_id].noun.most


def test_some_moments_are_shared_so_that_the_id_breaks_ties(listings: dict[str, Listing]):
    created = [row["createdOn"] for row in listings["Appointments_GetList"].rows]
    assert len(set(created)) < len(created)


@pytest.mark.parametrize("operation_id", [name for name in LISTS if "ids" in _names(name)] + ["Jobs_GetCancelReasons"])
def test_up_to_50_ids_may_be_asked_for(shelf: Shelf, listings: dict[str, Listing], operation_id: str):
    for ids, status in ((range(1, 51), 200), (range(1, 52), 400)):
        for query in (f"ids={','.join(map(str, ids))}", "&".join(f"ids={id}" for id in ids)):
            path = listings[operation_id].path if operation_id in listings else {}
            answer = shelf.tenant.call(OPERATIONS[operation_id], Given(path, query))
            assert answer.status == status, answer
    assert answer.json["errors"] == {"ids": ["At most 50 values may be asked for, not 51."]}


def test_the_ids_are_required_where_the_jobs_are_the_question(shelf: Shelf):
    for query in ("", "ids=", "ids=&page=1"):
        answer = shelf.tenant.call(OPERATIONS["Jobs_GetCancelReasons"], Given(query=query))
        assert (answer.status, answer.places) == (400, {"ids"})


@pytest.mark.parametrize("operation_id", [name for name in LISTS if "sort" in _names(name)])
def test_a_list_that_cannot_be_sorted_so_says_it_as_the_vendor_does(
    shelf: Shelf, listings: dict[str, Listing], operation_id: str
):
    for asked_for in ("-completedOn", "+Summary", "x", "-"):
        answer = call(shelf, listings[operation_id], f"sort={quote(asked_for)}")
        assert answer.status == 400
        assert answer.json["errors"] == {"sort": [f"The value '{asked_for}' is not valid for Sort."]}


def test_what_is_published_but_not_offered_for_sorting_is_refused(shelf: Shelf, listings: dict[str, Listing]):
    assert call(shelf, listings["JobTypes_GetList"], "orderBy=name").status == 400


@pytest.mark.parametrize("operation_id", LISTS)
def test_an_unknown_parameter_is_ignored_and_told(shelf: Shelf, listings: dict[str, Listing], operation_id: str):
    listing = listings[operation_id]
    plain = call(shelf, listing, "")
    assert "truckroll-ignored" not in plain.headers
    answer = call(shelf, listing, "jobstatuz=Scheduled&movedAfter=2020-01-01")
    assert (answer.status, answer.json) == (200, plain.json)
    assert answer.headers["truckroll-ignored"] == "jobstatuz, movedAfter"


@pytest.mark.parametrize(
    "half", ["externalDataKey=bay", "externalDataValues=1", "externalDataKey=bay&externalDataValues=1"]
)
def test_external_data_is_looked_up_by_app_key_and_values_together(
    shelf: Shelf, listings: dict[str, Listing], half: str
):
    assert call(shelf, listings["Jobs_GetList"], half).status == 400


def test_a_strict_server_refuses_what_it_does_not_know():
    with sandbox(strict=True) as server:
        place = Place(server)
        tenant, _ = place.pair()
        for name in OPERATIONS:
            operation = OPERATIONS[name]
            if operation.act != "list":
                continue
            call = good(name, tenant)
            needed = dict(call.query or {}) | {"Page": 1}
            answer = tenant.call(operation, replace(call, query=needed | {"bogus": 1, "other": 2}))
            assert (answer.status, answer.places) == (400, {"bogus", "other"}), answer
            assert tenant.call(operation, replace(call, query=needed)).status == 200
        note = Given({"id": tenant.ids["open"]}, "", {"text": "x", "pinToTop": True, "pin": True})
        before = place.state()
        answer = tenant.call(OPERATIONS["Jobs_CreateNote"], note)
        assert (answer.status, answer.places) == (400, {"pin"})
        nested = replace(
            note,
            body={"customFields": [{"typeId": tenant.ids["text"], "value": "x", "name": "y"}], "jobStatus": "Hold"},
        )
        answer = tenant.call(OPERATIONS["Jobs_Update"], nested)
        assert (answer.status, answer.places) == (400, {"customFields[0].name", "jobStatus"})
        assert place.state() == before


def test_body_fields_that_nobody_knows_are_ignored_and_told(shelf: Shelf):
    job = shelf.kinds["job"][0]
    body = {
        "summary": "Known",
        "jobStatus": "Completed",
        "customFields": [{"typeId": shelf.kinds["custom"][0], "nam": 1}],
    }
    answer = shelf.tenant.call(OPERATIONS["Jobs_Update"], Given({"id": job}, "", body))
    assert answer.status == 200
    assert answer.headers["truckroll-ignored"] == "jobStatus, customFields[0].nam"
    assert (answer.json["summary"], answer.json["customFields"]) == ("Known", [])
