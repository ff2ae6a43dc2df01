"""What others may build on is said once, and doesn't change unnoticed."""

import subprocess
import sys

import pytest

import press
from press import datasets

PUBLIC = """
    Book Build Cell Chapter Expected Fence ForkedPool Pool PressError PressExtension Problem
    Project Result Snippet Work load_book load_project make_build open_pool read_expected
    script stylesheet
"""
PUBLIC_DATASETS = """
    Column Dataset Edition activate_missing edition fetch in_words load_registry use use_standins
"""


def test_press_has_these_public_names_and_no_other() -> None:
    assert sorted(press.__all__) == sorted(PUBLIC.split())
    assert sorted(datasets.__all__) == sorted(PUBLIC_DATASETS.split())


@pytest.mark.parametrize("name", PUBLIC.split())
def test_a_public_name_is_there_and_says_what_it_is(name: str) -> None:
    found = getattr(press, name)
    assert found.__name__ == name
    assert found.__doc__ and not found.__doc__.startswith(f"{name}(")  # as dataclasses make it
    assert name in dir(press)


def test_an_unknown_name_is_an_error_as_of_any_module() -> None:
    with pytest.raises(AttributeError, match="module 'press' has no attribute 'lode_book'"):
        _ = press.lode_book
    with pytest.raises(ImportError, match="cannot import name 'lode_book' from 'press'"):
        exec("from press import lode_book")


def test_importing_press_imports_nothing_else_of_it() -> None:
    code = "import sys, press; print(*(name for name in sys.modules if 'press.' in name))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
