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
})();
