"""The picture of the rooms on "How this book is made" shows press as it is."""

import rooms


def test_the_picture_of_the_rooms_is_what_the_code_says() -> None:
    """If this fails, `python tests/rooms.py` draws it anew."""
    assert rooms.picture() in rooms.PAGE.read_text("utf-8")


def test_the_picture_names_every_module_and_every_arrow() -> None:
    drawn = rooms.picture()
    modules = [name for names in rooms.rooms().values() for name in names if name != "build"]
    assert len(modules) > 25
    assert [name for name in modules if name not in drawn] == []
    assert drawn.count("marker-end") == len(rooms.arrows()) + 1  # a run starts workers
