"""What tests of books lean on."""

from pathlib import Path

from press.testing import notebook_text, wait


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


def test_a_notebook_is_read_without_what_depends_on_its_process() -> None:
    def said(text: str) -> dict[str, str]:
        return {"output_type": "stream", "name": "stdout", "text": text}

    value = {
        "output_type": "execute_result",
        "data": {"text/plain": "<History at 0x7f5e40d51210>"},
        "metadata": {},
        "execution_count": 1,
    }
    printed = "\x1b[1mdense_3\x1b[0m at 0x7f5e40d51210\n\nINFO:root:5 of 5\nthe end of PAY_0\n"
    cell = {"cell_type": "code", "id": "one", "outputs": [said(printed), value]}
    text = notebook_text({"cells": [cell]})
    assert text == "# %% one\ndense at 0x…\nthe end of PAY_0"
