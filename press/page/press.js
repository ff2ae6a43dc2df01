// What HTML and CSS can't do alone for what press puts on a page, beside Material for MkDocs.
(() => {
  const all = (selector) => document.querySelectorAll(selector);

  // A box that scrolls can be focused, and then scrolled with the arrow keys.
  const boxes =
    ".md-typeset__scrollwrap, .press-html, .press-markdown, .press-popover > .highlight, .md-typeset math[display=block]";
  const reach = () => {
    for (const box of all(boxes)) {
      if (box.closest(".press-table")) continue;
      if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("load", () => setTimeout(reach));
  addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);
  document.addEventListener("change", () => setTimeout(reach));

  // Material wraps each copy button, also of a whole snippet, in a nav: dozens of landmarks without a name.
  const plain = () => {
    for (const nav of all("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
  };
  new MutationObserver(plain).observe(document.body, { childList: true, subtree: true });
  plain();
})();
