// What HTML and CSS can't do alone: the header's buttons, and titles in the menu. press.js does the rest.
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
  const drawer = document.getElementById("__drawer");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) drawer.click();
  });

  // A menu that opens shows where the reader is, in a part of many pages, too.
  drawer.addEventListener("change", () => {
    for (const link of all(".md-nav--primary .md-nav__link--active")) {
      const list = link.closest(".md-nav__list");
      const down = link.getBoundingClientRect().top - list.getBoundingClientRect().top;
      if (drawer.checked && link.getClientRects().length) list.scrollTop += down - list.clientHeight / 2;
    }
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
})();
