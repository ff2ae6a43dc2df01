"""The glossary of the course, and the links that lead to it."""

import re
from collections import Counter
from pathlib import Path

from press.book.glossary import meanings

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "glossary.md").read_text(encoding="utf-8")
ENTRIES = meanings(PAGE)
ENTRY = re.compile(r"^### (?P<term>.+)\n\n(?P<text>.+)\n", re.MULTILINE)
SEE = re.compile(r" See \[[^\]]+\]\((?P<page>[\w./#-]+)\)\.$")
CODE = re.compile(r"^ *(?P<fence>```+|~~~+)[\s\S]*?^ *(?P=fence)|`[^`\n]*`", re.MULTILINE)
LINK = re.compile(r"\]\((?:\.\./)*glossary\.md#(?P<anchor>[^)]+)\)")


def links(file: Path) -> list[str]:
    """The anchors of the glossary that a page leads to, in its order; code doesn't count."""
    return LINK.findall(CODE.sub("", file.read_text(encoding="utf-8")))


LINKS = {
    file.relative_to(DOCS).as_posix(): links(file)
    for file in sorted([*DOCS.rglob("*.md"), *DOCS.glob("labs/*.py")])
    if file.name != "glossary.md"
}
COURSE = {page: anchors for page, anchors in LINKS.items() if "/" in page}


FIELD = """
    activation function, backpropagation, batch, bias, chain rule, cross-entropy, dense
    layer, dropout, early stopping, epoch, feed-forward network, generalization, gradient,
    gradient descent, He initialization, held-out set, hidden layer, hyperparameter,
    inference, K-fold, learning curve, learning rate, logit, loss, multi-task learning,
    optimizer, overfitting, regularization, ReLU, sigmoid, softmax, standardization, tensor,
    test set, underfitting, validation set, vanishing gradient
"""


def test_the_words_that_a_reader_meets_in_papers_are_explained() -> None:
    terms = {entry["term"] for entry in ENTRY.finditer(PAGE)}
    assert {" ".join(term.split()) for term in FIELD.split(",")} - terms == set()
    assert len(terms) >= 105


def test_no_term_is_explained_twice() -> None:
    assert len(re.findall(r"^### ", PAGE, re.MULTILINE)) == len(ENTRIES)


def test_the_terms_are_in_alphabetical_order() -> None:
    assert list(ENTRIES) == sorted(ENTRIES)


def test_each_term_stands_under_its_letter() -> None:
    letter = ""
    for heading in re.findall(r"^###? .+", PAGE, re.MULTILINE):
        if heading.startswith("## "):
            assert letter < heading[3:]
            letter = heading[3:]
        else:
            assert heading[4].upper() == letter, heading


def test_each_term_is_explained_in_one_or_two_sentences() -> None:
    texts = {entry["term"]: SEE.sub("", entry["text"]) for entry in ENTRY.finditer(PAGE)}
    assert len(texts) == len(ENTRIES)
    assert [term for term, text in texts.items() if text.count(". ") > 1] == []
    assert [term for term, text in texts.items() if not text.endswith(".")] == []


def test_each_term_names_the_page_that_teaches_it() -> None:
    for entry in ENTRY.finditer(PAGE):
        see = SEE.search(entry["text"])
        assert see, entry["term"]
        page, _, anchor = see["page"].partition("#")
        if page:
            chapter = DOCS / page
            assert chapter.is_file() or chapter.with_suffix(".py").is_file(), see["page"]
        else:
            assert anchor in ENTRIES


def test_every_link_to_the_glossary_leads_to_an_entry() -> None:
    pairs = {(page, anchor) for page, anchors in LINKS.items() for anchor in anchors}
    assert sorted(pair for pair in pairs if pair[1] not in ENTRIES) == []


def test_each_term_is_linked_from_a_chapter_or_a_lab() -> None:
    linked = {anchor for anchors in COURSE.values() for anchor in anchors}
    assert sorted(set(ENTRIES) - linked) == []


def test_no_page_links_the_same_term_twice() -> None:
    pairs = Counter((page, anchor) for page, anchors in LINKS.items() for anchor in anchors)
    assert sorted(pair for pair, times in pairs.items() if times > 1) == []
