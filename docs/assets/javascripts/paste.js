// "Paste your error": shows what answers.js finds among the messages on the page, and in gone.js, which is loaded when
// something is pasted. Nothing is sent. What was pasted is still there when the reader comes back.
(() => {
  const KEPT = "worked-error";
  const box = document.getElementById("worked-error");
  const verdict = document.querySelector(".worked-verdict");
  const answers = document.querySelector(".worked-answers");
  const nothing = document.querySelector(".worked-nothing");
  const here = document.currentScript.src;

  // One entry for each link: a message may be answered in several places.
  const entries = [...document.querySelectorAll(".worked-messages > li > a")].map((link) => {
    const { code = "", names = "", now = "", since = "", near = "", unless = "", of = "" } = link.dataset;
    const item = link.parentElement;
    return {
      kind: item.dataset.kind,
      text: item.querySelector("code").textContent,
      names: names.split(" ").filter(Boolean),
      href: link.href,
      told: Boolean(of),
      ...{ code, now, since, near, unless, of, link },
    };
  });
  const find = globalThis.workedAnswers(entries);

  const element = (name, text, ...inside) => {
    const made = document.createElement(name);
    made.append(...(text ? [text] : []), ...inside);
    return made;
  };
  const link = (text, href) => Object.assign(element("a", text), { href });
  const written = (text) => element("pre", "", element("code", text));

  // The line to write, at once; then the page that explains it, and why it is thought to be the one.
  const shown = ({ entry, name, write, why, newer, rows = [] }) => {
    const links = rows.map((row) => row.link.cloneNode(true));
    if (newer) {
      const help = link("What to do", "environment.html#older-than-the-code");
      return element("li", `${why} Yours is older, or a file of yours hides it. `, help);
    }
    if (!entry) {
      const legacy = link("Run the program as it is, with Keras 2", "tensorflow1.html#legacy-keras-too-late");
      const way = write ? [" Write:", written(write)] : [" Nothing stands for it. ", legacy];
      return element("li", why, ...way, ...links);
    }
    const line = write ?? entry.now;
    const parts = line ? ["Write:", written(line)] : [];
    const who = entry.of ? ` (${entry.of})` : "";
    const when = /^\d/.test(entry.since) && !entry.of ? [` Since TensorFlow ${entry.since}.`] : [];
    const said = element("code", `${entry.kind ? `${entry.kind}: ` : ""}${entry.text}`);
    const reason = element("details", "", element("summary", why + who), said);
    return element("li", "", ...parts, entry.link.cloneNode(true), ...when, reason);
  };

  let gone;
  const family = () =>
    new Promise((resolve) => {
      if (gone) return resolve(gone);
      const script = Object.assign(document.createElement("script"), { src: new URL("gone.js", here).href });
      script.onload = script.onerror = () => resolve((gone = globalThis.workedGone));
      document.head.append(script);
    });

  const keep = (text) => {
    try {
      sessionStorage.setItem(KEPT, text);
    } catch {
      // Without storage the box is empty when the reader comes back.
    }
  };
  const kept = () => {
    try {
      return sessionStorage.getItem(KEPT) ?? "";
    } catch {
      return "";
    }
  };

  const show = async () => {
    const pasted = box.value.trim();
    keep(box.value);
    const found = pasted ? find(pasted, await family()) : [];
    if (pasted !== box.value.trim()) return;
    answers.replaceChildren(...found.map(shown));
    box.classList.toggle("worked-answered", found.length > 0);
    nothing.hidden = !pasted || found.length > 0;
    verdict.textContent = !pasted
      ? ""
      : found.length
        ? found.length > 1
          ? `${found.length} answers, the likeliest first:`
          : "One answer:"
        : "No message that this course knows is like yours. Is the last line of the traceback in it?";
  };

  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 150);
  });
  box.closest(".worked-paste").hidden = false;
  box.value ||= kept();
  show();
})();
