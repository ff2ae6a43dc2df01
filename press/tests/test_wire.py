"""What crosses a process boundary: one clear error for what has another shape."""

import json
from pathlib import Path

import pytest

from press.problems import PressError
from press.run import pool
from press.testing import Course
from press.wire import Entry, Job, Needs, Report, Shown, WireError, decode, encode

SHOWN = Shown({"a": [{"output_type": "stream", "name": "stdout", "text": "1"}]}, {}, {}, None, 1, 2)


def test_a_message_is_read_as_it_was_written() -> None:
    entry = Entry(Needs({"data/a": "1"}, {"numpy": "2.0"}), SHOWN)
    assert decode(encode(entry), Entry) == entry


def test_equal_messages_are_equal_bytes() -> None:
    one, other = Needs({"a": "1", "b": "2"}), Needs({"b": "2", "a": "1"})
    assert encode(one) == encode(other)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "this is no report: Input data was truncated"),
        (b"{}", "this is no report: Object missing required field `shown`"),
        (b"[]", "this is no report: Expected `object`, got `array`"),
        (encode(Report(SHOWN, (), ())).replace(b'"stream"', b'"steam"'), "at `$.shown.cells[...]"),
        (encode(Report(SHOWN, (), ())).replace(b":2", b':"2"'), "got `str` - at `$.shown.memory`"),
    ],
)
def test_another_shape_is_one_error_that_names_the_place(content: bytes, said: str) -> None:
    with pytest.raises(WireError) as caught:
        decode(content, Report)
    assert said in str(caught.value)


def test_a_worker_of_another_shape_is_one_clear_error(
    cold: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold.snippet("one", "print(1)")
    read = pool._report

    def other(file: Path) -> Report | None:
        file.write_text(json.dumps({"cells": {}}))
        return read(file)

    monkeypatch.setattr(pool, "_report", other)
    with pytest.raises(PressError) as caught:
        cold.build()
    assert str(caught.value) == (
        ".press:1: this is no report: Object missing required field `shown`; "
        "its worker is of another press; install press anew"
    )
    assert cold.entries() == set()


def test_a_job_of_another_shape_is_one_clear_error(
    cold: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold.snippet("one", "print(1)")

    def older(job: Job) -> bytes:
        return encode(job).replace(b'"seconds"', b'"limit"')

    monkeypatch.setattr(pool, "encode", older)
    said = cold.problem()
    assert "this is no job: Object missing required field `seconds`" in said
    assert cold.entries() == set()
