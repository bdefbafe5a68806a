"""The suite, asked of our own server: what it finds, what it does not tell, and how politely it asks."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from tests.probe.conftest import APIS
from truckroll.client import sockets
from truckroll.client.core import Response
from truckroll.derive.operations import all_operations
from truckroll.probe import disguise
from truckroll.probe import facts as fact_file
from truckroll.probe.asking import Asker
from truckroll.probe.comparing import differences
from truckroll.probe.run import of, plan, probe


def said(found) -> set[str]:
    return {str(each) for each in found}


def test_every_operation_that_reads_is_asked_where_there_is_a_record(facts):
    asked = {name for name, about in facts.about.items() if about.answers}
    reads = {each.name: each for each in of(APIS) if each.method == "GET"}
    assert asked - {fact_file.PLATFORM} <= reads.keys()
    lists = {name for name, each in reads.items() if each.act in ("list", "feed") and each.url.count("{") == 1}
    assert lists <= asked
    assert facts.left == 0
    assert facts.place == "elsewhere"


def test_the_server_answers_as_it_is_published(facts):
    """Every list, feed and record of the demonstration has the fields, kinds, words and nulls of its document."""
    otherwise = {
        f"{name} {at}": told.otherwise
        for name, about in facts.about.items()
        for at, told in about.fields.items()
        if told.otherwise
    }
    assert otherwise == {}


def test_the_rules_of_paging_filters_and_feeds_hold_here(facts):
    laws = ("begins where", "more agrees", "no row comes", "just those", "active and inactive", "the rows of")
    answers = [(n, q, a) for n, about in facts.about.items() for q, a in about.answers.items()]
    found = [(n, q, fact, told) for n, q, a in answers for fact, told in a.items() if fact.startswith(laws)]
    assert {fact for _, _, fact, _ in found} >= {
        "begins where the first page ends",
        "more agrees with the total",
        "no row comes again",
        "just those come",
        "active and inactive are all",
        "the rows of the next page",
        "the rows of two on a page",
    }
    assert [each for each in found if each[3] is not True] == []


def test_the_server_asked_twice_differs_in_nothing(facts, probed):
    assert said(differences(facts, probed(*APIS), words=True)) == set()


def test_a_file_is_read_as_it_was_written(facts, tmp_path):
    fact_file.write(facts, tmp_path / "facts.json")
    assert fact_file.read(tmp_path / "facts.json") == facts


def test_a_file_of_another_format_is_refused(facts, tmp_path):
    fact_file.write(msgspec.structs.replace(facts, format=99), tmp_path / "facts.json")
    with pytest.raises(fact_file.NoFacts, match="format 99"):
        fact_file.read(tmp_path / "facts.json")
    (tmp_path / "facts.json").write_text('{"about": 5}')
    with pytest.raises(fact_file.NoFacts, match=r"facts\.json"):
        fact_file.read(tmp_path / "facts.json")


def rewritten(at: str, change):
    """A way to send that changes the JSON that comes from a path."""

    def send(request):
        answer = sockets.send(request)
        if not urlsplit(request.url).path.endswith(at) or answer.status != 200:
            return answer
        body = msgspec.json.decode(answer.body)
        query = {name: values[0] for name, values in parse_qs(urlsplit(request.url).query).items()}
        change(body, query)
        return Response(request, 200, answer.headers, msgspec.json.encode(body))

    return send


def of_rows(change):
    def all_rows(body, query):
        for row in body["data"]:
            change(row)

    return all_rows


LIST = "equipment-systems.InstalledEquipment_GetList"
DEVIATIONS = {
    "a field under another name": (
        of_rows(lambda row: row.update(nameOfIt=row.pop("name"))),
        {
            f"{LIST}, field data[].name: published otherwise is nothing in the one, missing in the other",
            f"{LIST}, field data[].nameOfIt: kind is not there in the one, string in the other",
        },
    ),
    "ids as texts": (
        of_rows(lambda row: row.update(id=str(row["id"]))),
        {f"{LIST}, field data[].id: published otherwise is nothing in the one, string instead of integer in the other"},
    ),
    "a word that is not published": (
        of_rows(lambda row: row.update(status="Whenever")),
        {f"{LIST}, field data[].status: published otherwise is nothing in the one, word Whenever in the other"},
    ),
    "moments with an offset": (
        of_rows(lambda row: row.update(createdOn=f"{row['createdOn'][:19]}+00:00")),
        {
            f"{LIST}, field data[].createdOn: form is moment Z, to the tick in the one, moment with an offset in the"
            " other"
        },
    ),
    "a null that is not published": (
        of_rows(lambda row: row.update(active=None)),
        {f"{LIST}, field data[].active: published otherwise is nothing in the one, null in the other"},
    ),
    "another order of the envelope": (
        lambda body, query: body.update(hasMore=body.pop("hasMore")) if query == {} else None,
        {
            f"{LIST}, plain: envelope is page, pageSize, hasMore, totalCount, data in the one, page, pageSize,"
            " totalCount, data, hasMore in the other"
        },
    ),
    "a page that begins anew": (
        lambda body, query: body["data"].clear() if query == {"page": "2", "pageSize": "1"} else None,
        {f"{LIST}, the second of one each: begins where the first page ends is yes in the one, no in the other"},
    ),
}


@pytest.mark.parametrize("deviation", DEVIATIONS)
def test_a_deviation_is_told_precisely(facts, probed, deviation):
    change, expected = DEVIATIONS[deviation]
    other = probed("equipment-systems", send=rewritten("1001/installed-equipment", change))
    found = [each for each in differences(facts, other) if each.about != fact_file.PLATFORM]
    assert said(found) == expected


def test_a_limit_that_is_cut_instead_of_refused_is_told(facts, probed):
    def send(request):
        return sockets.send(msgspec.structs.replace(request, url=request.url.replace("pageSize=5001", "pageSize=5000")))

    found = differences(facts, probed("equipment-systems", send=send))
    lists = ("EquipmentTypes_GetList", "InstalledEquipment_GetList")
    assert said(found) == {
        f"equipment-systems.{name}, page size above the most: status is 400 in the one, 200 in the other"
        for name in lists
    }


def test_a_feed_whose_token_grows_while_nothing_happens_is_told(facts, probed):
    count = iter(range(10**6))
    grown = rewritten("/export/employees", lambda body, query: body.update(continueFrom=f"t{next(count)}"))
    found = {
        each.where: each.fact
        for each in differences(facts, probed("settings", send=grown))
        if each.about == "settings.Export_Employees"
    }
    assert found["the idle end again"] in ("status", "the same token")


def test_nothing_of_the_tenants_data_is_in_the_file(platform, who, tmp_path):
    """Whatever the server answered with and nobody published: no text, no number of it is in the file."""
    leaves: set[str] = set()

    def send(request):
        answer = sockets.send(request)
        if answer.body.startswith((b"{", b"[")):
            collect(msgspec.json.decode(answer.body), leaves)
        return answer

    operations = of(APIS)
    found = probe(Asker(who, send, per_second=1e9, most=20_000), who, operations)
    fact_file.write(found, tmp_path / "facts.json")
    text = (tmp_path / "facts.json").read_text()
    asked = " ".join(f"{each.about} {each.name} {each.shown}" for each in plan(operations))
    program = "".join(room.read_text() for room in Path(disguise.__file__).parent.glob("*.py"))
    public = words(asked + published() + program)
    public |= words(f"{found.asked} {found.taken} {found.suite} {' '.join(map(str, range(100, 600)))} answer")
    told = {leaf for leaf in leaves if not disguise.STANDARD.fullmatch(leaf)}
    own = {word for leaf in told for word in words(leaf) - public if "…" in disguise.masked(word)}
    assert len(own) > 500
    assert own & words(text) == set()
    for secret in (who.client_id, who.client_secret, who.app_key, who.tenant_id, platform.url):
        assert secret not in text


def words(text: str) -> set[str]:
    """Its words and numbers, without the shortest."""
    return set(re.findall(r"\w{4,}", text))


def collect(value, into: set[str]) -> None:
    match value:
        case dict():
            for item in value.values():
                collect(item, into)
        case list():
            for item in value:
                collect(item, into)
        case bool() | None:
            pass
        case _:
            into.add(str(value))


def published() -> str:
    from truckroll.derive.openapi import document

    return "".join(str(document(api)) for api in {operation.api for operation in all_operations()})


def test_a_server_that_talks_of_customers_is_not_quoted(probed, tmp_path):
    """Names in sentences, as names of fields, as words, as kinds of text: none of them gets into the file."""
    name = "Wolfgang Obermaier"

    def send(request):
        answer = sockets.send(request)
        if "1001/installed-equipment?" not in f"{request.url}?":
            return answer
        if answer.status != 200:
            body = {"title": f"{name} has no boiler", "errors": {name: [name]}, name: name, "type": f"https://{name}"}
            return Response(request, answer.status, {"content-type": name}, msgspec.json.encode(body))
        body = msgspec.json.decode(answer.body)
        for row in body["data"]:
            row |= {"status": name, name: name, "createdOn": name}
        return Response(request, 200, {"content-type": name, f"x-{name}": name}, msgspec.json.encode({**body, name: 1}))

    fact_file.write(probed("equipment-systems", send=send), tmp_path / "facts.json")
    text = (tmp_path / "facts.json").read_text().lower()
    assert "wolfgang" not in text
    assert "obermaier" not in text
    assert "a text that is no word" in text


def test_only_what_reads_is_sent_and_no_faster_than_told(who):
    times: list[float] = []
    now = [0.0]

    def send(request):
        assert request.method == "GET" or request.url.endswith("/connect/token")
        times.append(now[0])
        return sockets.send(request)

    def sleep(seconds):
        now[0] += seconds

    asker = Asker(who, send, per_second=5, most=200, clock=lambda: now[0], sleep=sleep)
    facts = probe(asker, who, of(["equipment-systems", "jbce"]))
    assert len(times) == facts.asked > 30
    assert all(times[at + 5] - times[at] >= 0.999 for at in range(len(times) - 5))


def test_the_budget_is_kept_and_what_is_left_is_told(probed):
    facts = probed("jpm", most=40)
    assert facts.asked == 40
    assert facts.left == len(plan(of(["jpm"]))) - (40 - 5)  # five were for tokens


def test_a_limit_is_waited_for(who):
    refused, waited = [0], []

    def send(request):
        if "/installed-equipment" in request.url and not refused[0]:
            refused[0] += 1
            return Response(request, 429, {"retry-after": "7"}, b"{}")
        return sockets.send(request)

    asker = Asker(who, send, per_second=1e9, most=500, sleep=waited.append)
    facts = probe(asker, who, of(["equipment-systems"]))
    assert 7 in waited
    assert asker.limited == 1
    assert facts.about[LIST].answers["plain"]["status"] == 200


def test_a_scope_that_is_not_granted_is_asked_for_once(platform):
    from truckroll.client.credentials import credentials

    mine = platform.connect(1001, scopes=["tn.eqs.installedequipment:r"])
    who = credentials(platform.environment(mine))
    facts = probe(Asker(who, sockets.send, per_second=1e9, most=5_000), who, of())
    assert facts.about[fact_file.PLATFORM].answers["scope not granted"]["status"] == 403
    asked = {*facts.about} - {fact_file.PLATFORM}
    assert asked
    assert asked <= {each.name for each in all_operations() if each.scope == "tn.eqs.installedequipment:r"}


def test_a_wrong_secret_is_told(platform, who):
    from truckroll.probe.asking import NoToken

    asker = Asker(msgspec.structs.replace(who, client_secret="wrong"), sockets.send, per_second=1e9, most=100)
    with pytest.raises(NoToken, match="answered 400"):
        probe(asker, who, of(["jbce"]))
