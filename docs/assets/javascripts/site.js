// What HTML and CSS can't do alone: the header's buttons, and scrolling boxes that the keyboard reaches.
(() => {
  const all = (selector) => document.querySelectorAll(selector);

  // Material opens its menu and its search by hidden checkboxes (see overrides/main.html).
  for (const button of all("button.md-header__button[for]")) {
    const toggle = document.getElementById(button.getAttribute("for"));
    const tell = () => button.setAttribute("aria-expanded", toggle.checked);
    button.addEventListener("click", () => toggle.click());
    toggle.addEventListener("change", tell);
    tell();
  }
  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("__drawer");
    if (event.key === "Escape" && drawer.checked) drawer.click();
  });

  // On a narrow screen the titles in the menu lead back to the level above.
  const narrow = matchMedia("(max-width: 76.234375em)");
  const titles = () => {
    for (const title of all(".md-nav--primary .md-nav__title[for]")) {
      if (narrow.matches) title.tabIndex = 0;
      else title.removeAttribute("tabindex");
    }
  };
  narrow.addEventListener("change", titles);
  titles();

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

  // Material wraps each copy button in a nav: dozens of landmarks without a name.
  const plain = () => {
    for (const nav of all("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
  };
  new MutationObserver(plain).observe(document.body, { childList: true, subtree: true });
  plain();
})();
