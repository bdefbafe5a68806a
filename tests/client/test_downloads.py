"""Files to disk: streamed, told of, and gone on with where they were cut."""

import asyncio
from pathlib import Path

import pytest

from tests.client.scripted import Answer, problem
from truckroll.client import AsyncClient, Client, NotFound, Unreachable

WAV = bytes(range(256)) * 4096
CALL = "/telecom/v2/tenant/{tenant}/calls/5/recording"


def rest(begin: int, **headers: str) -> Answer:
    size = len(WAV)
    return Answer(206, body=WAV[begin:], headers={"Content-Range": f"bytes {begin}-{size - 1}/{size}", **headers})


@pytest.fixture
def client(platform, time):
    return Client(platform.conn, sleep=time.sleep, clock=time)


def test_a_file_goes_to_disk_and_tells_how_far_it_is(platform, client, tmp_path: Path):
    platform.script += [Answer(body=WAV)]
    told: list[tuple[int, int | None]] = []
    to = tmp_path / "calls" / "5.wav"
    said = client.telecom.calls.get_recording_file(5, to=to, progress=lambda there, all: told.append((there, all)))
    assert (said, to.read_bytes()) == (to, WAV)
    assert told == sorted(told)
    assert told[-1] == (len(WAV), len(WAV))
    assert list(to.parent.iterdir()) == [to]


def test_it_may_be_awaited(platform, tmp_path: Path):
    platform.script += [Answer(body=WAV)]
    to = tmp_path / "5.wav"
    assert asyncio.run(AsyncClient(platform.conn).telecom.calls.get_recording_file(5, to=to)) == to
    assert to.read_bytes() == WAV


@pytest.mark.parametrize("headers", [{"ETag": '"v1"'}, {}])
def test_a_download_that_was_cut_goes_on_where_it_stood(platform, client, tmp_path: Path, headers: dict[str, str]):
    half = len(WAV) // 2
    platform.script += [Answer(body=WAV, cut_after=half, headers=headers), rest(half, **headers)]
    client.download(CALL, tmp_path / "5.wav")
    assert (tmp_path / "5.wav").read_bytes() == WAV
    assert platform.calls[1].headers["range"] == f"bytes={half}-"
    assert platform.calls[1].headers.get("if-range") == headers.get("ETag")


def test_another_program_goes_on_with_it(platform, time, tmp_path: Path):
    half = len(WAV) // 2
    platform.script += [Answer(body=WAV, cut_after=half, headers={"ETag": '"v1"'})]
    with pytest.raises(Unreachable):
        Client(platform.conn, tries=1).download(CALL, tmp_path / "5.wav")
    assert not (tmp_path / "5.wav").exists()
    platform.script += [rest(half, ETag='"v1"')]
    Client(platform.conn).download(CALL, tmp_path / "5.wav")
    assert (tmp_path / "5.wav").read_bytes() == WAV


@pytest.mark.parametrize(
    "then",
    [
        [Answer(body=WAV, headers={"ETag": '"v2"'})],
        [Answer(416), Answer(body=WAV)],
        [rest(9, ETag='"v2"'), Answer(body=WAV)],
    ],
    ids=["whole", "unsatisfiable", "of another version"],
)
def test_another_version_is_fetched_whole(platform, client, tmp_path: Path, then: list[Answer]):
    platform.script += [Answer(body=b"old" * 9999, cut_after=9, headers={"ETag": '"v1"'}), *then]
    client.download(CALL, tmp_path / "5.wav")
    assert (tmp_path / "5.wav").read_bytes() == WAV


def test_a_refusal_leaves_no_file(platform, client, tmp_path: Path):
    platform.script += [problem(404, "There is no call 5")]
    with pytest.raises(NotFound, match="There is no call 5"):
        client.telecom.calls.get_recording_file(5, to=tmp_path / "5.wav")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_path_or_no_function_is_told(client):
    with pytest.raises(TypeError, match="to takes the path of a file"):
        client.telecom.calls.get_recording_file(5, to=7)
    with pytest.raises(TypeError, match="progress takes a function"):
        client.telecom.calls.get_recording_file(5, to="x", progress=7)
