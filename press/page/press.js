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

  // A block with what goes before it: its file, as the box of the whole has it, to the block's end.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button.press-before");
    if (!button) return;
    const box = document.getElementById(button.dataset.of);
    const lines = box.querySelector("pre code").textContent.split("\n");
    const start = lines.indexOf(`# %% ${button.dataset.to}`);
    const end = lines.findIndex((line, number) => number > start && line.startsWith("# %% "));
    const text = lines.slice(0, end < 0 ? lines.length : end).join("\n").trimEnd();
    try {
      await navigator.clipboard.writeText(`${text}\n`);
    } catch {
      return box.showPopover(); // a browser that lets no script copy here: then by hand
    }
    const words = button.textContent;
    button.textContent = "copied";
    setTimeout(() => { button.textContent = words; }, 2000);
  });

  // Material wraps each copy button, also of a whole snippet, in a nav: dozens of landmarks without a name.
  const plain = () => {
    for (const nav of all("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
  };
  new MutationObserver(plain).observe(document.body, { childList: true, subtree: true });
  plain();
})();
