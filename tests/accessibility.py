"""axe in a page, asked for what it hasn't judged on a page before.

Most of the header, the navigation, the tables and cells of one page are those of the last, and axe
takes seconds for a page. So a judge remembers what was found in order: parts, by how they are
built, and looks of texts, by their colors and what lies under them. Of the next page it shows axe
the rest, and always what the rules on the page as a whole ask for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import axe_core_python
from browser_support import DRAWN, both_schemes
from playwright.sync_api import Page

AXE = Path(axe_core_python.__file__).with_name("axe.min.js")


@dataclass(frozen=True)
class Judge:
    """Where axe finds a fault, nothing is remembered: what has it is named on every page."""

    parts: set[int] = field(default_factory=set)
    looks: set[int] = field(default_factory=set)

    def violations(self, page: Page) -> list[str]:
        """A scheme changes colors, and so their rule is tried in both; all others once."""
        return [*self.of_what_is_built(page), *self.of_colors(page)]

    def of_what_is_built(self, page: Page) -> list[str]:
        with put_aside(page, self.parts) as parts:
            found = ask_axe(page, {"rules": {"color-contrast": {"enabled": False}}})
        if found:  # a rule may miss what was put aside; so the whole page has the last word
            rules = {line.split()[0].rstrip(":") for line in found}
            found = ask_axe(page, {"runOnly": sorted(rules)})
        if not found:
            self.parts.update(parts)
        return found

    def of_colors(self, page: Page) -> Iterator[str]:
        for _ in both_schemes(page):
            looks = page.evaluate(LOOKS, [*self.looks])
            assert looks["all"] > 5
            if looks["new"]:
                found = ask_axe(page, {"runOnly": ["color-contrast"]}, "[data-look]")
                if not found:
                    self.looks.update(looks["new"])
                yield from found


@contextmanager
def put_aside(page: Page, judged: set[int]) -> Iterator[list[int]]:
    """The page without what was judged; what all of its parts are called, for the next time."""
    try:
        yield page.evaluate(PUT_ASIDE, [*judged])
    finally:
        page.evaluate("putAside.reverse().forEach(([box, own]) => box.replaceChildren(...own))")
        page.evaluate(DRAWN)  # by then what scrolls is given its place among what Tab reaches


def ask_axe(page: Page, rules: dict[str, object], where: str = "html") -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"resultTypes": ["violations"], "preload": False, **rules}
    asked = "([where, options]) => axe.run({ include: [[where]] }, options)"
    found = page.evaluate(asked, [where, options])
    broken = [rule for rule in found["incomplete"] if rule.get("error")]
    return [f"{rule['id']} gave up: {rule['error']}" for rule in broken] + [
        f"{rule['id']}: {rule['help']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


# 53 bits of a text: two of a million differ.
HASH = """text => {
  let a = 0xdeadbeef, b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}"""
# Two parts are one to the rules where they agree in their elements, in the attributes of these,
# in whether there is a text, in what is shown and what scrolls, and in all that about what they
# stand in. What text it is, where a link leads and how wide a thing was made is nothing to them.
#
# Never put aside: headings, landmarks, what gives two things one name, what names or is named by a
# thing elsewhere, and where the focus is. What takes its name from its content, or counts its
# children, stays whole or goes whole. Most of what stays are tokens that have a class and nothing
# else, and shapes, which no screen reader tells of: what stands in an image is part of it. Nor does
# a rule find more in the hundredth row of a table than in the first that is built like it.
PUT_ASIDE = f"""judged => {{
  const hash = {HASH};
  const known = new Set(judged), parts = new Map();
  const whole = 'a, button, label, summary, select, dl, table, svg, object, video, audio'
    + ', h1, h2, h3, h4, h5, h6, legend, [role]'
    + ':not([role=dialog], [role=presentation], [role=none], [role=group], [role=tabpanel])'
    + ':not([role=main], [role=navigation], [role=search], [role=region], [role=form])'
    + ':not([role=banner], [role=contentinfo], [role=complementary])';
  const ofThePage = 'h1, h2, h3, h4, h5, h6, [role=heading]'
    + ', :is(header, footer, main, nav, aside, form, section):not([role])'
    + ', [role=banner], [role=complementary], [role=contentinfo], [role=form]'
    + ', [role=main], [role=navigation], [role=region], [role=search], [accesskey], iframe, frame'
    + ', :popover-open, :focus, dialog[open]';
  const image = 'svg[role=img]:not(:has(a, [tabindex], [role], [aria-label], [contenteditable]))';
  const naming = ['for', 'headers', 'list', 'aria-activedescendant', 'aria-controls',
    'aria-describedby', 'aria-details', 'aria-errormessage', 'aria-flowto', 'aria-labelledby',
    'aria-owns'];
  const told = new Set(['alt', 'aria-label', 'aria-description', 'placeholder', 'title', 'value']);

  const fixed = new Set();
  const fix = (box, below = document.documentElement) => {{
    for (; box && box !== below; box = box.parentElement) fixed.add(box);
  }};
  document.querySelectorAll(ofThePage).forEach(box => fix(box));
  const named = new Map();
  for (const box of document.querySelectorAll('[id]')) {{
    named.set(box.id, [...(named.get(box.id) ?? []), box]);
  }}
  for (const boxes of named.values()) if (boxes.length > 1) boxes.forEach(box => fix(box));
  const meant = new Map(); // what is named by others, by which attributes of theirs
  const tie = (box, other) => {{
    let both = box;
    while (!both.contains(other)) both = both.parentElement;
    fix(box, both);
    fix(other, both);
  }};
  const toNames = (box, name) => box.getAttribute(name).split(/\\s+/).filter(Boolean);
  for (const name of naming) {{
    for (const box of document.querySelectorAll(`[${{name}}]`)) {{
      for (const other of toNames(box, name).flatMap(to => named.get(to) ?? [])) {{
        tie(box, other);
        meant.set(other, [...(meant.get(other) ?? []), name]);
      }}
    }}
  }}
  // The skip link is the one that leads into the page before any leads out of it.
  const skip = document.querySelector('body a[href^="#"]');
  const out = document.querySelector('body a[href]:not([href^="#"])');
  for (const box of [skip, out, skip && document.getElementById(skip.hash.slice(1))]) fix(box);

  const says = node => node.nodeType === 3 && /\\S/.test(node.data);
  const ofAttribute = (box, {{ name, value }}) => {{
    if (naming.includes(name)) {{
      const says = to => named.get(to)?.map(other => /\\S/.test(other.textContent));
      return toNames(box, name).map(to => says(to) ?? 'nothing');
    }}
    if (name === 'alt' && box.closest('a, button')?.textContent.trim() === value) return 'again';
    if (told.has(name)) return value.trim() !== '';
    if (name === 'href') return value.slice(0, 1) === '#' ? '#' : value !== '';
    if (name === 'style') {{
      return value.split(';').map(s => s.split(':')[0] + /!\\s*important/.test(s)).join();
    }}
    return /^(id|name|src|srcset|d|points|viewBox|data-.*)$/.test(name) ? '' : value;
  }};
  const ofBox = box => [box.tagName, box.checkVisibility({{ visibilityProperty: true }}),
    box.scrollWidth > box.clientWidth, box.scrollHeight > box.clientHeight, meant.get(box),
    ...[...box.attributes].map(one => `${{one.name}}=${{ofAttribute(box, one)}}`).sort()].join();
  const isToken = box => box.getAttributeNames().every(name => name === 'class');

  // What each part is called, by how it is built and what it stands in.
  const name = (box, context, inCode) => {{
    const own = ofBox(box);
    const inner = hash(`${{context}} ${{own}}`);
    const isImage = box.matches(image);
    const code = inCode || box.matches('pre > code');
    const built = [];
    const look = node => {{
      if (node.nodeType === 3) {{
        if (says(node) && built.at(-1) !== 'T') built.push('T');
      }} else if (node.nodeType === 1) {{
        if (isImage && !/^(title|desc)$/.test(node.tagName)) return;
        if (code && isToken(node)) node.childNodes.forEach(look);
        else built.push(name(node, inner, code));
      }}
    }};
    box.childNodes.forEach(look);
    const called = hash(`${{own}} ${{built}}`);
    parts.set(box, hash(`${{context}} ${{called}}`));
    return called;
  }};
  name(document.body, '', false);

  window.putAside = [];
  const empty = (box, kept) => {{
    if (kept.length === box.childNodes.length) return;
    window.putAside.push([box, [...box.childNodes]]);
    box.replaceChildren(...kept);
  }};
  const seen = new Set();
  const isSeen = box => !fixed.has(box) && seen.has(parts.get(box));
  const isJudged = box => isSeen(box) || !fixed.has(box) && known.has(parts.get(box));
  const note = box => {{ if (parts.has(box)) seen.add(parts.get(box)); }};
  const thin = box => {{
    if (box.matches(image)) {{
      return empty(box, [...box.children].filter(one => /^(title|desc)$/.test(one.tagName)));
    }}
    if (box.matches('pre > code')) {{
      const copy = box.cloneNode(true);
      for (const token of [...copy.querySelectorAll('span')].filter(isToken)) {{
        token.replaceWith(...token.childNodes);
      }}
      copy.normalize();
      if (box.querySelector('span')) {{
        window.putAside.push([box, [...box.childNodes]]);
        box.replaceChildren(...copy.childNodes);
      }}
      return;
    }}
    const isBody = box.tagName === 'TBODY';
    const kept = [...box.childNodes].filter(one => {{
      if (one.nodeType !== 1) return true;
      const once = isBody && isSeen(one);
      note(one);
      return !once;
    }});
    empty(box, kept);
    [...box.children].forEach(thin);
  }};
  const sift = box => {{
    note(box);
    if (box.matches(whole) || box.matches('pre > code')) return thin(box);
    const kept = [...box.childNodes].filter(one => {{
      if (one.nodeType !== 1) return true;
      if (isJudged(one)) return false;
      note(one);
      return true;
    }});
    empty(box, kept);
    [...box.children].forEach(sift);
  }};
  sift(document.body);
  return [...new Set(parts.values())].filter(part => !known.has(part));
}}"""
# Marks the first, the second and the last text of each look that wasn't judged; says how many looks
# there are. Texts that agree in all that the rule of colors asks for have one look.
LOOKS = f"""judged => {{
  const hash = {HASH};
  const known = new Set(judged), alike = new Map(), grounds = new Map();
  const below = box => {{ // what is painted under a text, down to what hides the rest
    if (!box) return '';
    if (!grounds.has(box)) {{
      const style = getComputedStyle(box);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter];
      const hides = style.backgroundColor.startsWith('rgb(') && style.opacity === '1';
      grounds.set(box, own + (hides ? '' : below(box.parentElement)));
    }}
    return grounds.get(box);
  }};
  for (const box of document.querySelectorAll('body, body *')) {{
    box.removeAttribute('data-look');
    const says = [...box.childNodes].some(node => node.nodeType === 3 && /\\S/.test(node.data));
    if (!(says || box.matches('input, select, textarea'))) continue;
    if (!box.checkVisibility({{ visibilityProperty: true }})) continue;
    const {{ color, fontSize, fontWeight, textShadow, webkitTextStroke }} = getComputedStyle(box);
    const look = hash(JSON.stringify([
      color, fontSize, fontWeight, textShadow, webkitTextStroke, below(box),
      box.matches(':disabled, [aria-disabled=true]'), !!box.closest('[aria-hidden=true]'),
    ]));
    alike.set(look, [...(alike.get(look) ?? []), box]);
  }}
  const fresh = [...alike].filter(([look]) => !known.has(look));
  for (const [, boxes] of fresh) {{
    for (const box of [...boxes.slice(0, 2), boxes.at(-1)]) box.setAttribute('data-look', '');
  }}
  return {{ all: alike.size, new: fresh.map(([look]) => look) }};
}}"""
