"""What tests of books lean on."""

from pathlib import Path

from press.testing import wait


def test_waiting_goes_on_where_what_it_looks_at_vanishes(tmp_path: Path) -> None:
    looked = []

    def look() -> str:
        looked.append("once more")
        if len(looked) == 2:
            (tmp_path / "file").write_text("here")
        return (tmp_path / "file").read_text()

    assert wait(look)
    assert len(looked) == 2


def test_waiting_ends_where_nothing_comes() -> None:
    assert not wait(lambda: False, 0.2)
