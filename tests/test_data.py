"""The course's own data, as its registry describes it."""

from pathlib import Path

import pytest

from press.datasets import activate_missing, edition, load_registry, use

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


def test_the_courses_real_files_are_known_by_their_names(tmp_path: Path) -> None:
    shared = REPOSITORY.parent / "shared" / "data"
    if not shared.is_dir():
        pytest.skip("the real files are not beside this repository")
    (tmp_path / "registry.toml").write_bytes((REPOSITORY / "data/registry.toml").read_bytes())
    use(tmp_path, shared)
    assert editions(tmp_path)["kc_house_data.csv"] == "real"
    assert editions(tmp_path)["uci_credit_card.csv"] == "real"
