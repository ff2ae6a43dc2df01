"""The data that snippets read: which edition is active, and what may replace it."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

from press.datasets import activate_missing, edition, fetch, load_registry, use, use_standins
from press.problems import PressError
from press.testing import files_served, zipped

REAL = {"apples.csv": b"id,weight\n1,150\n", "pears.csv": b"id,weight\n1,180\n"}
STANDIN = {"apples.csv": b"id,weight\n1,149\n", "pears.csv": b"id,weight\n1,181\n"}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def entry(file: str, extra: str = "") -> str:
    return f"""
[[dataset]]
name = "{file.removesuffix(".csv")}"
file = "{file}"
title = "Fruit"
summary = "Fruit and their weights."
licence = "CC0"
citation = "A fruiterer."
page = "https://example.org/fruit"
sha256 = "{sha256(REAL[file])}"
size = {len(REAL[file])}
standin = "standin/{file}.gz"
standin_sha256 = "{sha256(STANDIN[file])}"
columns = [{{ name = "weight", type = "int64", unit = "g", meaning = "its weight" }}]
{extra}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "standin").mkdir(parents=True)
    (folder / "registry.toml").write_text("".join(map(entry, REAL)), encoding="utf-8")
    for file, content in STANDIN.items():
        (folder / "standin" / f"{file}.gz").write_bytes(gzip.compress(content))
    return folder


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    for file, content in REAL.items():
        (folder / file).write_bytes(content)
    return folder


def editions(data: Path) -> dict[str, str]:
    return {dataset.file: edition(dataset, data) for dataset in load_registry(data)}


def files(data: Path) -> set[str]:
    return {path.name for path in data.iterdir() if path.is_file()}


# The registry


def test_the_registry_gives_data_sets_in_order_with_their_columns(data: Path) -> None:
    apples, pears = load_registry(data)
    assert (apples.name, pears.name) == ("apples", "pears")
    assert apples.columns[0].unit == "g"
    assert apples.size == len(REAL["apples.csv"])


def test_a_missing_registry_is_named(tmp_path: Path) -> None:
    with pytest.raises(PressError, match=r"registry\.toml: no registry"):
        load_registry(tmp_path)


def test_a_line_that_is_not_toml_is_named_by_its_number(data: Path) -> None:
    (data / "registry.toml").write_text("\n\nname = apples\n", encoding="utf-8")
    with pytest.raises(PressError, match=r"registry\.toml:3: no TOML"):
        load_registry(data)


def test_a_data_set_that_lacks_a_key_is_named_with_its_line(data: Path) -> None:
    text = (data / "registry.toml").read_text(encoding="utf-8")
    start = text.index("[[dataset]]", 20)
    broken = text[:start] + text[start:].replace("licence", "license")
    (data / "registry.toml").write_text(broken, encoding="utf-8")
    line = text[:start].count("\n") + 1
    with pytest.raises(PressError, match=rf":{line}: dataset 'pears' lacks 'licence'"):
        load_registry(data)


def test_an_unknown_key_is_named(data: Path) -> None:
    (data / "registry.toml").write_text(entry("apples.csv", "color = 1"), encoding="utf-8")
    with pytest.raises(PressError, match="dataset 'apples' has no 'color'"):
        load_registry(data)


def test_all_that_is_wrong_is_said_at_once_each_at_its_line(data: Path) -> None:
    text = re.sub(r"size = \d+", 'size = "big"', entry("apples.csv"))
    text = text.replace('type = "int64"', "typ = 1")
    text += "[[dataset.files]]\nsha256 = 'short'\n[[dataset.files]]\nfile = 3\n"
    (data / "registry.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PressError) as caught:
        load_registry(data)
    said = [(p.line, p.message.removeprefix("dataset 'apples' ")) for p in caught.value.problems]
    keys = ("size", "columns", "sha256 = 'short'", "file = 3")
    size, columns, sha256, file = (text.split(key)[0].count("\n") + 1 for key in keys)
    assert said == [
        (size, "size = 'big': expected `int`, got `str`"),
        (columns, "columns 'weight' has no 'typ'; did you mean 'type'?"),
        (columns, "columns 'weight' lacks 'type'"),
        (sha256, "sha256 = 'short': expected 64 digits of 0-9a-f"),
        (file, "file = 3: expected `str`, got `int`"),
    ]


@pytest.mark.parametrize("text", ["dataset = 3", "dataset = [1]", "[[dataset]]\nfiles = 3"])
def test_a_registry_of_another_shape_is_one_problem(data: Path, text: str) -> None:
    (data / "registry.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PressError) as caught:
        load_registry(data)
    assert len(caught.value.problems) == 1


def test_a_column_without_a_unit_is_named(data: Path) -> None:
    text = entry("apples.csv").replace('unit = "g", ', "")
    (data / "registry.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PressError, match="dataset 'apples' columns 'weight' lacks 'unit'"):
        load_registry(data)


def test_a_data_set_may_have_several_files_in_folders_of_their_own(tmp_path: Path) -> None:
    packed = {kind: gzip.compress(kind.encode()) for kind in ("real", "standin")}
    table = entry("apples.csv")
    own = ("file", "sha256", "size", "standin")
    shared = [line for line in table.splitlines() if not line.startswith(own)]
    file = f"""
    [[dataset.files]]
    file = "keras/fruit/%s.gz"
    sha256 = "{sha256(packed["real"])}"
    size = 1
    standin = "standin/%s.gz"
    standin_sha256 = "{sha256(packed["standin"])}"
    """
    data, shelf = tmp_path / "data", tmp_path / "shelf"
    (data / "standin").mkdir(parents=True)
    (shelf / "fruit").mkdir(parents=True)
    both = "".join(file % (name, name) for name in ("red", "green"))
    (data / "registry.toml").write_text("\n".join(shared) + both, encoding="utf-8")
    for name in ("red", "green"):
        (data / "standin" / f"{name}.gz").write_bytes(packed["standin"])
        (shelf / "fruit" / f"{name}.gz").write_bytes(packed["real"])
    activate_missing(data)
    names = ["keras/fruit/red.gz", "keras/fruit/green.gz"]
    assert editions(data) == dict.fromkeys(names, "stand-in")
    assert (data / names[0]).read_bytes() == packed["standin"]
    use(data, shelf)
    assert editions(data) == dict.fromkeys(names, "real")
    assert {dataset.name for dataset in load_registry(data)} == {"apples"}


# Stand-ins by themselves


def test_missing_files_are_filled_with_stand_ins(data: Path) -> None:
    assert editions(data) == {"apples.csv": "missing", "pears.csv": "missing"}
    assert activate_missing(data) == {"apples.csv": "stand-in", "pears.csv": "stand-in"}
    assert {file: (data / file).read_bytes() for file in STANDIN} == STANDIN
    assert files(data) == {"registry.toml", *STANDIN}


def test_files_that_are_there_are_left_alone(data: Path, shelf: Path) -> None:
    use(data, shelf)
    (data / "pears.csv").unlink()
    assert activate_missing(data) == {"apples.csv": "real", "pears.csv": "stand-in"}
    assert editions(data) == {"apples.csv": "real", "pears.csv": "stand-in"}


def test_an_earlier_stand_in_gives_way_to_today_s_and_a_file_of_one_s_own_does_not(
    data: Path,
) -> None:
    old = b"weight\n1\n"
    text = entry("apples.csv", f'standin_before = ["{sha256(old)}"]')
    (data / "registry.toml").write_text(text, encoding="utf-8")
    (data / "apples.csv").write_bytes(old)
    assert editions(data) == {"apples.csv": "missing"}
    assert activate_missing(data) == {"apples.csv": "stand-in"}
    assert (data / "apples.csv").read_bytes() == STANDIN["apples.csv"]
    (data / "apples.csv").write_bytes(b"my own")
    with pytest.raises(PressError, match="neither the real file"):
        activate_missing(data)


def test_a_damaged_file_is_named_and_left_alone(data: Path) -> None:
    (data / "apples.csv").write_bytes(b"half a fi")
    with pytest.raises(PressError) as caught:
        activate_missing(data)
    message = str(caught.value)
    assert str(data / "apples.csv") in message
    assert sha256(REAL["apples.csv"])[:8] in message
    assert sha256(STANDIN["apples.csv"])[:8] in message
    assert "press data use" in message
    assert "delete it" in message
    assert "\n" not in message
    assert (data / "apples.csv").read_bytes() == b"half a fi"


def test_all_damaged_files_are_named_in_one_go(data: Path) -> None:
    for file in REAL:
        (data / file).write_bytes(b"")
    with pytest.raises(PressError) as caught:
        activate_missing(data)
    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize(
    "content",
    [b"not gzip", gzip.compress(b"id,weight\n")[:-9], b""],
    ids=["other", "cut", "empty"],  # names without the time, which the test processes agree on
)
def test_a_stand_in_that_does_not_unpack_is_named(data: Path, content: bytes) -> None:
    (data / "standin" / "pears.csv.gz").write_bytes(content)
    with pytest.raises(PressError, match=r"pears\.csv\.gz: .*restore"):
        activate_missing(data)
    assert files(data) == {"registry.toml"}


def test_a_stand_in_with_another_checksum_is_not_put_in_place(data: Path) -> None:
    (data / "standin" / "pears.csv.gz").write_bytes(gzip.compress(b"id,weight\n1,0\n"))
    with pytest.raises(PressError, match=r"pears\.csv\.gz: not the stand-in .*registry"):
        activate_missing(data)
    assert files(data) == {"registry.toml"}


def test_a_missing_stand_in_is_named(data: Path) -> None:
    (data / "standin" / "pears.csv.gz").unlink()
    with pytest.raises(PressError, match=r"pears\.csv\.gz: no sound stand-in .*restore it"):
        activate_missing(data)


# Real files from a folder


def test_real_files_are_taken_from_a_folder(data: Path, shelf: Path) -> None:
    activate_missing(data)
    use(data, shelf)
    assert editions(data) == {"apples.csv": "real", "pears.csv": "real"}
    assert files(data) == {"registry.toml", *REAL}


def test_a_folder_may_hold_some_of_the_files(data: Path, shelf: Path) -> None:
    activate_missing(data)
    (shelf / "pears.csv").unlink()
    use(data, shelf)
    assert editions(data) == {"apples.csv": "real", "pears.csv": "stand-in"}


def test_one_wrong_file_in_a_folder_replaces_nothing(data: Path, shelf: Path) -> None:
    activate_missing(data)
    (shelf / "pears.csv").write_bytes(REAL["pears.csv"].replace(b"\n", b"\r\n"))
    with pytest.raises(PressError) as caught:
        use(data, shelf)
    message = str(caught.value)
    assert str(shelf / "pears.csv") in message
    assert "apples" not in message
    assert "https://example.org/fruit" in message
    assert editions(data) == {"apples.csv": "stand-in", "pears.csv": "stand-in"}


def test_a_folder_with_none_of_the_files_is_an_error(data: Path, tmp_path: Path) -> None:
    with pytest.raises(PressError, match=r"holds none of apples\.csv, pears\.csv"):
        use(data, tmp_path)
    with pytest.raises(PressError, match=r"nowhere: no such folder; name one, or `standin`"):
        use(data, tmp_path / "nowhere")


def test_a_real_file_mends_a_damaged_one(data: Path, shelf: Path) -> None:
    (data / "apples.csv").write_bytes(b"half a fi")
    use(data, shelf)
    assert editions(data)["apples.csv"] == "real"


def test_stand_ins_come_back_on_request(data: Path, shelf: Path) -> None:
    use(data, shelf)
    use_standins(data)
    assert editions(data) == {"apples.csv": "stand-in", "pears.csv": "stand-in"}


def test_a_broken_stand_in_leaves_the_real_files_active(data: Path, shelf: Path) -> None:
    use(data, shelf)
    (data / "standin" / "pears.csv.gz").write_bytes(b"")
    with pytest.raises(PressError):
        use_standins(data)
    assert editions(data) == {"apples.csv": "real", "pears.csv": "real"}


# Downloads


def register(data: Path, *entries: str) -> None:
    (data / "registry.toml").write_text("".join(entries), encoding="utf-8")


def test_a_download_with_the_right_checksum_becomes_active(data: Path) -> None:
    with files_served({"apples": REAL["apples.csv"]}) as host:
        register(data, entry("apples.csv", f'url = "{host}/apples"'))
        fetch(data)
    fetch(data)  # the host is gone: a file that is there is not fetched again
    assert editions(data) == {"apples.csv": "real"}
    assert files(data) == {"registry.toml", "apples.csv"}


def test_a_download_may_be_an_archive(data: Path) -> None:
    archive = zipped(**{"Apples (1).csv": REAL["apples.csv"]})
    with files_served({"zip": archive}) as host:
        extra = f'url = "{host}/zip"\nmember = "Apples (1).csv"'
        register(data, entry("apples.csv", extra))
        fetch(data, ["apples"])
    assert editions(data) == {"apples.csv": "real"}


@pytest.mark.parametrize(
    "content",
    [
        b"<html>Sign in</html>",
        zipped(**{"apples.csv": b"other"}),
        zipped(**{"other.csv": b""}),
        b"",
    ],
)
def test_a_wrong_download_leaves_nothing_behind(data: Path, content: bytes) -> None:
    with files_served({"apples": content}) as host:
        register(data, entry("apples.csv", f'url = "{host}/apples"'))
        with pytest.raises(PressError, match=f"{host}/apples") as caught:
            fetch(data)
    assert "\n" not in str(caught.value)
    assert files(data) == {"registry.toml"}


def test_a_failed_download_leaves_the_active_file_and_brings_the_others(data: Path) -> None:
    activate_missing(data)
    with files_served({"pears": REAL["pears.csv"]}) as host:
        register(
            data,
            entry("apples.csv", f'url = "{host}/apples"'),
            entry("pears.csv", f'url = "{host}/pears"'),
        )
        with pytest.raises(PressError, match=r"apples\.csv: can't fetch .*404"):
            fetch(data)
    assert editions(data) == {"apples.csv": "stand-in", "pears.csv": "real"}


def test_what_two_files_share_is_fetched_once_and_however_it_leads_there(data: Path) -> None:
    whole = zipped(**{f"fruit/{file}": content for file, content in REAL.items()})
    asked: list[str] = []
    with files_served(
        {"fruit.zip": whole}, {"latest": "/moved", "moved": "/fruit.zip"}, asked
    ) as at:
        register(data, *(entry(file, f'url = "{at}/latest"') for file in REAL))
        fetch(data)
    assert set(editions(data).values()) == {"real"}
    assert asked == ["latest", "moved", "fruit.zip"]


def test_only_the_named_data_sets_are_fetched(data: Path) -> None:
    with files_served({"pears": REAL["pears.csv"]}) as host:
        register(data, entry("apples.csv"), entry("pears.csv", f'url = "{host}/pears"'))
        fetch(data, ["pears"])
    assert editions(data) == {"apples.csv": "missing", "pears.csv": "real"}


def test_an_unknown_name_is_answered_with_the_known_ones(data: Path) -> None:
    with pytest.raises(PressError, match="no data set 'plums'; did you mean 'apples'"):
        fetch(data, ["plums"])


def test_a_data_set_without_an_address_says_where_people_get_it(data: Path) -> None:
    with pytest.raises(PressError, match=r"example\.org/fruit by hand, then `press data use DIR`"):
        fetch(data, ["apples"])
