"""The course's own data, as its registry describes it."""

import subprocess
from contextlib import suppress
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from press import PressError
from press.datasets import activate_missing, edition, fetch, load_registry, use
from press.testing import files_served, zipped

REPOSITORY = Path(__file__).parents[1]


def editions(data: Path) -> dict[str, str]:
    return {d.file: edition(d, data) for d in load_registry(data)}


def test_the_courses_data_can_be_had_from_its_stand_ins(tmp_path: Path) -> None:
    ours = REPOSITORY / "data"
    (tmp_path / "standin").mkdir()
    (tmp_path / "registry.toml").write_bytes((ours / "registry.toml").read_bytes())
    for packed in (ours / "standin").glob("*.gz"):
        (tmp_path / "standin" / packed.name).write_bytes(packed.read_bytes())
    activate_missing(tmp_path)
    assert set(editions(tmp_path).values()) == {"stand-in"}


def test_the_registry_knows_every_stand_in_that_git_remembers(tmp_path: Path) -> None:
    """A reader who pulls has the earlier one, unpacked, and is not asked to delete it."""

    def git(*words: str) -> str:
        command = ["git", "-C", str(REPOSITORY), *words]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    known = {
        d.file: {*d.standin_before, d.standin_sha256} for d in load_registry(REPOSITORY / "data")
    }
    for commit in git("log", "--format=%h", "--", "data/registry.toml").split():
        (tmp_path / "registry.toml").write_text(git("show", f"{commit}:data/registry.toml"))
        for dataset in load_registry(tmp_path):
            assert dataset.standin_sha256 in known[dataset.file], (commit, dataset.file)


def test_the_courses_real_files_are_known_by_their_names(tmp_path: Path) -> None:
    shared = REPOSITORY.parent / "shared" / "data"
    if not shared.is_dir():
        pytest.skip("the real files are not beside this repository")
    (tmp_path / "registry.toml").write_bytes((REPOSITORY / "data/registry.toml").read_bytes())
    use(tmp_path, shared)
    assert editions(tmp_path)["kc_house_data.csv"] == "real"
    assert editions(tmp_path)["uci_credit_card.csv"] == "real"


def addresses() -> list[tuple[str, str, str]]:
    """For each file of the course that can be fetched: its name, its address, and what is there."""
    known = load_registry(REPOSITORY / "data")
    return [(each.file, each.url, each.member) for each in known if each.url]


def test_every_file_of_the_course_has_an_address_and_a_page_of_the_web() -> None:
    for each in load_registry(REPOSITORY / "data"):
        for address in (each.url, each.page):
            parts = urlsplit(address)
            assert parts.scheme in ("http", "https"), each.file
            assert "." in parts.netloc, each.file
            assert not (parts.fragment or parts.username or parts.port), each.file
            assert quote(parts.path, safe="/+") == parts.path, each.file
        assert each.licence, each.file
        assert each.citation, each.file


@pytest.mark.parametrize(("file", "url", "member"), addresses())
def test_each_address_of_the_registry_is_asked_for_as_it_stands_and_followed(
    tmp_path: Path, file: str, url: str, member: str
) -> None:
    """As far as a machine without a network can: its host is this machine, what it gives is ours.

    Kaggle sends an archive, from another address; the others send the file.
    """
    content = b"what the real file would hold"
    place = urlsplit(url).path.strip("/")
    given = zipped(**{member: content, "LICENSE": b""}) if member else content
    asked: list[str] = []
    ours = (REPOSITORY / "data/registry.toml").read_text("utf-8")
    known = next(each for each in load_registry(REPOSITORY / "data") if each.file == file)
    with files_served({"elsewhere": given}, {place: "/elsewhere"}, asked) as host:
        parts = urlsplit(url)
        ours = ours.replace(f"{parts.scheme}://{parts.netloc}", host)
        ours = ours.replace(known.sha256, sha256(content).hexdigest())
        (tmp_path / "registry.toml").write_text(ours, "utf-8")
        with suppress(PressError):  # of the other files of its name, which are not there
            fetch(tmp_path, [known.name])
    assert (tmp_path / file).read_bytes() == content
    assert [place, "elsewhere"] in ([*pair] for pair in pairwise(asked))
