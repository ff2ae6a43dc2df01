"""Pictures of the whole built site: `python tests/screenshots.py OUT [--site site]`.

A long page is cut into pieces, since Chromium repeats itself below some 16,000 pixels.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from browser_support import ROOT, open_browser, opened, served
from playwright.sync_api import Page

PIECE = 2400


def shoot(tab: Page, stem: Path, width: int) -> Iterator[Path]:
    height = tab.evaluate("document.scrollingElement.scrollHeight")
    for number, top in enumerate(range(0, height, PIECE), 1):
        file = stem.with_name(f"{stem.name}-{number}.png")
        clip = {"x": 0, "y": top, "width": width, "height": min(PIECE, height - top)}
        tab.screenshot(path=file, full_page=True, clip=clip)
        yield file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--only", default="", help="pages whose path holds this text")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pages = sorted(file.relative_to(options.site) for file in options.site.rglob("*.html"))
    if not pages:
        parser.error(f"no pages in {options.site}; build the site first: make site")
    with served(options.site) as address, open_browser() as browser:
        for width in (1280, 390):
            for scheme in ("light", "dark"):
                wanted = (page.as_posix() for page in pages if options.only in page.as_posix())
                with opened(browser, address, width=width, scheme=scheme) as tab:
                    for path in wanted:
                        page = tab.open(path)
                        tab.settle()
                        name = path.removesuffix(".html").replace("/", "-")
                        for file in shoot(page, options.out / f"{name}-{width}-{scheme}", width):
                            print(file)


if __name__ == "__main__":
    main()
