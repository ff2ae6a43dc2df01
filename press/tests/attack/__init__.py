"""A campaign of random edits against press: after each, a site equals one built from nothing.

`books` writes a book, `edits` changes it, `builds` builds it in all the ways people do, `campaign`
compares, counts and shrinks. `python -m press.tests.attack SEED EDITS`, or `make attack`.
"""
