"""A server's settings: one declaration, four ways to give each, and every mistake told with its place."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_args

import pytest
from msgspec import Meta
from typer.testing import CliRunner

from truckroll import cli
from truckroll.configuration import Setting
from truckroll.configuration.declaring import declared
from truckroll.configuration.reading import CONFIG, CREDENTIALS, DEFAULT, BadSetting, read, text_of
from truckroll.server.settings import Settings

SETTINGS = declared(Settings)
SECRETS = [name for name, each in SETTINGS.items() if each.setting.secret]
KEY = "a-key-of-a-sandbox-that-nobody-guesses"


@dataclass(frozen=True)
class Kinds:
    """A setting of each kind."""

    number: Annotated[int, Meta(ge=1, le=9), Setting("A number.", off=0)] = 5
    share: Annotated[float, Meta(ge=0, le=1), Setting("A share.")] = 0.5
    both: Annotated[bool, Setting("Yes or no.")] = False
    word: Annotated[Literal["one", "two"], Setting("A word.")] = "one"
    names: Annotated[tuple[str, ...], Setting("Names.")] = ()
    place: Annotated[Path | None, Setting("A file.")] = None
    own: int = 3


def of(tmp_path: Path, *, toml: str = "", environ: dict[str, str] | None = None, **flags):
    """Sample settings from a file, variables and flags."""
    (tmp_path / "settings.toml").write_text(toml)
    return read(Kinds, flags=flags, environ=environ or {}, file=tmp_path / "settings.toml")


def some(name: str, turn: int):
    """A value that a setting may have, another one for each turn, as TOML has it."""
    each = SETTINGS[name]
    if each.plain is bool:
        return bool(turn % 2)
    if each.plain is int:
        return turn + 1
    if each.plain is Literal:
        return get_args(each.kind)[turn % len(get_args(each.kind))]
    if each.plain is tuple:
        return [f"10.0.0.{turn}"]
    return {
        "demo": str(turn + 1),
        "public-url": f"https://{turn}.example.com",
        "limit-store": f"redis://kept:6379/{turn}",
    }.get(name, f"/a/place/with/number/{turn}")


def text(value) -> str:
    if isinstance(value, list):
        return ",".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_flag_counts_before_a_variable_before_a_file_before_the_default(tmp_path, name):
    each, file = SETTINGS[name], tmp_path / "truckroll.toml"
    taken = [each.take(some(name, turn)) for turn in range(3)]
    environ, flags = {}, {}

    def counts():
        found = read(Settings, flags=flags, environ=environ, file=file)
        assert getattr(found.settings, each.attribute) == found.origins[name].value
        return found.origins[name].value, found.origins[name].place

    file.write_text("")
    assert counts() == (each.default, DEFAULT)
    value = some(name, 0)
    written = text(value) if isinstance(value, (bool, int)) else repr(value).replace("'", '"')
    file.write_text(f"# how it is here\n{name} = {written}\n")
    assert counts() == (taken[0], f"{file} line 2, {name}")
    environ[each.variable] = text(some(name, 1))
    assert counts() == (taken[1], each.variable)
    flags[name] = some(name, 2) if each.plain is bool else text(some(name, 2))
    assert counts() == (taken[2], each.flag)


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_comes_from_a_file_of_its_own(tmp_path, name):
    each, kept, value = SETTINGS[name], tmp_path / name, some(name, 0)
    kept.write_text(f"{value}\n")
    (tmp_path / "truckroll.toml").write_text(f'{name}-file = "{kept}"\n')
    for way in (
        {"flags": {f"{name}-file": str(kept)}},
        {"environ": {each.file_variable: str(kept)}},
        {"environ": {CREDENTIALS: str(tmp_path)}},
        {"environ": {CONFIG: str(tmp_path / "truckroll.toml")}},
    ):
        found = read(Settings, **({"flags": {}, "environ": {}} | way))
        assert getattr(found.settings, each.attribute) == value


@pytest.mark.parametrize(
    ("toml", "environ", "flags", "told"),
    [
        ("both = true\nnumbr = 4", {}, {}, "line 2, numbr is no setting; perhaps number is meant"),
        ("[deep]\nnumber = 4", {}, {}, "line 1, deep is no setting"),
        ("own = 4", {}, {}, "line 1, own is no setting"),
        ("number = 10", {}, {}, "line 1, number: 10 is not a number from 1 to 9 or off"),
        ("number = true", {}, {}, "line 1, number: True is not a number from 1 to 9 or off"),
        ("share = 1.5", {}, {}, "line 1, share: 1.5 is not a number from 0 to 1"),
        ('both = "true"', {}, {}, "line 1, both: 'true' is not true or false"),
        ("names = 'a'", {}, {}, "line 1, names: 'a' is not a list of texts"),
        ("place = 3", {}, {}, "line 1, place: 3 is not the path of a file"),
        ("both = true\nnumber = ]", {}, {}, "settings.toml is no TOML: Invalid value (at line 2, column 10)"),
        ("", {"TRUCKROLL_NUMBER": "many"}, {}, "TRUCKROLL_NUMBER: 'many' is not a number from 1 to 9 or off"),
        ("", {"TRUCKROLL_BOTH": "maybe"}, {}, "TRUCKROLL_BOTH: 'maybe' is not true or false"),
        ("", {"TRUCKROLL_WROD": "one"}, {}, "TRUCKROLL_WROD is no setting; perhaps TRUCKROLL_WORD is meant"),
        ("", {}, {"word": "three"}, "--word: 'three' is not one or two"),
        ("number = 0", {"TRUCKROLL_NUMBER": "3"}, {}, "line 1, number: 0 is not a number from 1 to 9 or off"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(tmp_path, toml, environ, flags, told):
    with pytest.raises(BadSetting) as refused:
        of(tmp_path, toml=toml, environ=environ, **flags)
    assert str(refused.value).endswith(told)


def test_every_kind_of_setting_is_read_from_text_and_from_toml(tmp_path):
    said = 'number = "off"\nshare = 1\nboth = true\nword = "two"\nnames = ["a", "b"]\nplace = "/x"'
    expected = Kinds(0, 1.0, True, "two", ("a", "b"), Path("/x"))
    assert of(tmp_path, toml=said).settings == expected
    texts = {"number": "off", "share": "1", "both": "true", "word": "two", "names": "a, b", "place": "/x"}
    assert of(tmp_path, **texts).settings == expected
    assert (
        of(tmp_path, environ={f"TRUCKROLL_{key.upper()}": value for key, value in texts.items()}).settings == expected
    )


def test_an_empty_variable_is_none_and_anothers_variable_is_left_alone(tmp_path):
    environ = {"TRUCKROLL_NUMBER": "", "TRUCKROLL_OTHER": "x", "HOME": "/"}
    assert read(Kinds, flags={}, environ=environ, known=["TRUCKROLL_OTHER"]).settings == Kinds()


def test_a_secret_that_is_given_twice_in_one_place_is_refused(tmp_path):
    (tmp_path / "key").write_text(KEY)
    environ = {"TRUCKROLL_SANDBOX_KEY": KEY, "TRUCKROLL_SANDBOX_KEY_FILE": str(tmp_path / "key")}
    with pytest.raises(BadSetting, match="both give sandbox-key; give one"):
        read(Settings, flags={}, environ=environ)


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_in_no_message(tmp_path, name):
    (tmp_path / "kept").write_text("short\x00")
    file = tmp_path / "truckroll.toml"
    file.write_text(f"{name} = 417417417\n")
    each = SETTINGS[name]
    with pytest.raises(BadSetting) as refused:
        read(Settings, flags={}, environ={}, file=file)
    assert "417" not in str(refused.value)
    assert f"line 1, {name}: what is given is not " in str(refused.value)
    with pytest.raises(BadSetting, match=r"cannot be read \(no such file or directory\)"):
        read(Settings, flags={}, environ={each.file_variable: str(tmp_path / "nowhere")})


def run(*words: str, environ: dict[str, str] | None = None):
    return CliRunner(env={CONFIG: None, CREDENTIALS: None} | (environ or {})).invoke(cli.app, words)


def test_what_is_shown_is_a_file_that_says_the_same_and_no_secret(tmp_path):
    given = ["--port", "0", "--limit", "off", "--log", "/a b/l\\og", "--strict", "--request-log", "3"]
    environ = {
        "TRUCKROLL_SANDBOX_KEY": KEY,
        "TRUCKROLL_DATA": "postgresql://me:pass-of-mine@db/t",
    }
    shown = run("config", "show", *given, environ=environ)
    assert shown.exit_code == 0, shown.output
    assert KEY not in shown.output
    assert "pass-of-mine" not in shown.output
    assert '# data = "postgresql://me:***@db/t"  # from TRUCKROLL_DATA' in shown.output
    assert "\nstrict = true  # from --strict\n" in shown.output
    assert '\nlimit = "off"  # from --limit\n' in shown.output
    file = tmp_path / "again.toml"
    file.write_text(shown.output)
    again = read(Settings, flags={}, environ=environ, file=file)
    assert (
        again.settings
        == read(
            Settings,
            flags=dict(zip([w[2:] for w in given[:6:2]], given[1:6:2], strict=True))
            | {"strict": True, "request-log": "3"},
            environ=environ,
        ).settings
    )
    assert set(tomllib.loads(shown.output)) | {"data", "sandbox-key"} <= set(SETTINGS)


def test_serve_offers_a_flag_for_each_setting_and_refuses_before_it_begins(tmp_path):
    offered = run("serve", "--help").output
    assert [each.flag for each in SETTINGS.values() if each.flag not in offered] == []
    (tmp_path / "t.toml").write_text("prot = 1\n")
    for words, environ, told in [
        (["--config", str(tmp_path / "t.toml")], {}, "prot is no setting; perhaps port is meant"),
        ([], {CONFIG: str(tmp_path / "t.toml")}, "prot is no setting; perhaps port is meant"),
        ([], {CONFIG: str(tmp_path / "none.toml")}, "none.toml cannot be read"),
        ([], {"TRUCKROLL_PROT": "1"}, "perhaps TRUCKROLL_PORT is meant"),
        (["--port", "70000"], {}, "--port: '70000' is not a number from 0 to 65535"),
        (["--data", "postgresql://db/t", "--demo", "small"], {}, "--demo: a demonstration is made in a folder"),
    ]:
        refused = run("serve", *words, environ=environ)
        assert refused.exit_code == 2
        assert told in refused.output.replace("\n", " ")


def test_other_commands_find_the_data_that_the_server_has(tmp_path):
    (tmp_path / "t.toml").write_text(f'port = 9\ndata = "{tmp_path}/from-file"\n')
    (tmp_path / "data").write_text(f"{tmp_path}/from-credential\n")
    file, environ = {CONFIG: str(tmp_path / "t.toml")}, {"TRUCKROLL_DATA": f"{tmp_path}/from-variable"}
    for command in (["apps", "list"], ["db", "check"]):
        assert "from-file" in run(*command, environ=file).output
        assert "from-variable" in run(*command, environ=file | environ).output
        assert "from-flag" in run(*command, "--data", f"{tmp_path}/from-flag", environ=file | environ).output
    assert text_of("data", file | {CREDENTIALS: str(tmp_path)}) == f"{tmp_path}/from-credential"
    assert text_of("data", {}) is None


def test_variables_of_other_commands_are_no_mistake(tmp_path):
    told = run("config", "show", environ={"TRUCKROLL_SANDBOX_URL": "http://127.0.0.1:1", "TRUCKROLL_WEBHOOK_KEY": "x"})
    assert told.exit_code == 0, told.output
