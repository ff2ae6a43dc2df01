// While a served book still runs: how far it is, and outputs that come into the page by themselves.
(() => {
  const own = document.currentScript;
  const state = `${own.dataset.state}?page=${encodeURIComponent(location.pathname)}`;
  let left = Number(own.dataset.left);
  const said = document.createElement("p");
  said.className = "press-progress";
  said.setAttribute("role", "status");
  document.body.append(said);

  const article = (page) => page.querySelector("article") || page.body;
  const parts = (page, kind) => [...article(page).querySelectorAll(kind)];

  // What the reader looks at stays where it is, whatever grows above it.
  const holding = (change) => {
    const inSight = parts(document, "h1, h2, h3, p, pre, li, figure").find((part) => {
      const box = part.getBoundingClientRect();
      return box.height > 0 && box.top >= 0 && !part.closest(".press-awaited");
    });
    const before = inSight?.getBoundingClientRect().top;
    document.documentElement.style.overflowAnchor = "none";
    change();
    if (inSight?.isConnected) scrollBy({ top: inSight.getBoundingClientRect().top - before, behavior: "instant" });
    document.documentElement.style.overflowAnchor = "";
  };

  const outputs = (cell) => cell.querySelector(":scope > .press-outputs");
  const put = (now, fresh) => {
    const [old, made] = [outputs(now), outputs(fresh)];
    if (old && !old.querySelector(".press-awaited")) return;
    if (old && made) old.replaceWith(made);
    else if (old) old.remove();
    else if (made) now.append(made);
  };

  // Each cell and each value has its place; what was there already is left alone.
  const take = (fresh) => {
    const pairs = (kind, change) => {
      const [now, then] = [parts(document, kind), parts(fresh, kind)];
      if (now.length === then.length) now.forEach((part, number) => change(part, then[number]));
      else location.reload();
    };
    pairs(".press-cell", put);
    pairs(".press-value", (now, then) => now.matches(".press-awaited") && now.replaceWith(then));
    pairs(".press-provenance", (now, then) => now.replaceWith(then));
    pairs(".press-table", (now, then) => now.setAttribute("aria-label", then.getAttribute("aria-label")));
    pairs("h2", () => {}); // else the page is another, such as an index
    const [names, foot] = [parts(fresh, ".press-names")[0], parts(document, ".press-provenance").at(-1)];
    if (names && foot && !parts(document, ".press-names").length) foot.before(names);
    const told = new Set(parts(document, ".press-failure").map((box) => box.textContent));
    article(document).prepend(...parts(fresh, ".press-failure").filter((box) => !told.has(box.textContent)));
    dispatchEvent(new Event("resize"));
  };

  const renew = async (now) => {
    const answer = await fetch(location.pathname + location.search);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    holding(() => take(fresh));
    left = now;
  };

  const ask = async () => {
    let wait = 500;
    try {
      if (!document.hidden) {
        const now = await (await fetch(state)).json();
        if (now.left !== left) await renew(now.left);
        if (said.textContent !== now.said) said.textContent = now.said;
        if (now.over) return said.remove();
      }
    } catch {
      wait = 3000; // the server is gone, or about to come back
    }
    setTimeout(ask, wait);
  };
  ask();
})();
