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

  // A gallery gets a box that leaves only the figures of some part, or whose words hold what is typed.
  const lists = [...all(".press-gallery")];
  if (lists.length) {
    const parts = lists.map((list) => list.previousElementSibling);
    const box = document.createElement("form");
    box.className = "press-choice";
    box.innerHTML =
      '<label>Part <select><option value="">all</option></select></label> <label>Topic <input type="search"></label> <output></output>';
    const [part, topic, said] = box.querySelectorAll("select, input, output");
    for (const heading of parts) part.add(new Option(heading.firstChild.textContent));
    const choose = () => {
      const words = topic.value.toLowerCase().split(/\s+/);
      let count = 0;
      lists.forEach((list, number) => {
        let some = false;
        for (const item of list.querySelectorAll("li")) {
          const says = `${item.textContent} ${item.querySelector("img").alt}`.toLowerCase();
          const wanted = !part.value || part.selectedIndex === number + 1;
          item.hidden = !(wanted && words.every((word) => says.includes(word)));
          if (!item.hidden) some = ++count;
        }
        list.hidden = parts[number].hidden = !some;
      });
      said.textContent = `${count} figure${count === 1 ? "" : "s"}`;
    };
    box.addEventListener("input", choose);
    box.addEventListener("submit", (event) => event.preventDefault());
    parts[0].before(box);
    choose();
  }

  // Material wraps each copy button, also of a whole snippet, in a nav: dozens of landmarks without a name.
  const plain = () => {
    for (const nav of all("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
  };
  new MutationObserver(plain).observe(document.body, { childList: true, subtree: true });
  plain();
})();
