// "Paste your error": finds, among the messages that this build raised, those most like a pasted traceback.
// The list on the page is the index. Nothing is fetched, nothing is sent.
(() => {
  const box = document.getElementById("worked-error");
  const verdict = document.querySelector(".worked-verdict");
  const answers = document.querySelector(".worked-answers");
  const COLOR = /(?:\x1b|\u241b)?\[\d*(?:;\d+)*m/g;
  const KIND = String.raw`(?:[\w.]+\.)?(?<kind>[A-Z]\w*(?:Error|Exception|Warning|Interrupt|Exit))`;
  const RAISED = new RegExp(String.raw`^\s*${KIND}(?::\s?(?<text>.*))?$`);
  const WARNED = new RegExp(String.raw`^.*:\d+: ${KIND}: (?<text>.*)$`);
  const END = /^\s*(Traceback \(most|During handling of|The above exception|Process finished|-{20,}$|NOTE: If your import)/;
  const MISSING = new Set(["AttributeError", "ImportError", "ModuleNotFoundError"]);

  // What differs from one user to the next goes: colors, paths, addresses, whose attribute it is.
  // Three ways to say that a name isn't there become one.
  const plain = (text) =>
    text
      .replace(COLOR, "")
      .replace(/cannot import name '([\w.]+)' from (?:partially initialized module )?'([\w.]+)'(?: \(.*\))?/g, "module $2 has no attribute $1")
      .replace(/No module named '([\w.]+)\.(\w+)'/g, "module $1 has no attribute $2")
      .replace(/\. Did you mean: .*/g, "")
      .replace(/(?:[A-Za-z]:)?(?:[\\/][^\s\\/'":,()]+){2,}[\\/]?/g, " ")
      .replace(/0x[\da-f]+/gi, " ")
      .replace(/_tf_keras\.keras|'\w+' object/g, (found) => (found[0] === "_" ? " " : "object"));
  const words = (text) =>
    new Set((plain(text).match(/[A-Za-z_]\w+/g) ?? []).map((word) => word.toLowerCase().replace(/^val_|_\d+$/g, "")));

  const missing = (text) => /has no attribute '?(\w+)/.exec(plain(text))?.[1].toLowerCase();

  // Every exception of a traceback with its message, the last one first; of anything else, all of it.
  const raised = (pasted) => {
    const lines = pasted.replace(COLOR, "").split(/\r?\n/);
    const found = [];
    lines.forEach((line, number) => {
      const match = WARNED.exec(line) ?? RAISED.exec(line);
      if (!match) return;
      const rest = lines.slice(number + 1);
      const end = rest.findIndex((next) => END.test(next) || RAISED.test(next) || WARNED.test(next));
      const text = [match.groups.text ?? "", ...rest.slice(0, end < 0 ? 40 : end)].join("\n");
      found.unshift({ kind: match.groups.kind, words: words(text), missing: missing(text), text });
    });
    const errors = found.filter((query) => !query.kind.endsWith("Warning"));
    const ordered = [...errors, ...found.filter((query) => query.kind.endsWith("Warning"))];
    return ordered.length ? ordered : [{ kind: "", words: words(pasted), missing: missing(pasted), text: pasted }];
  };

  // One entry for each link: a message may be answered in several places.
  const index = [...document.querySelectorAll(".worked-messages > li > a")].map((link) => {
    const item = link.parentElement;
    const names = link.dataset.names.split(" ").filter(Boolean);
    const known = words(item.querySelector("code").textContent);
    const alone = item.querySelectorAll("a").length === 1;
    // Where answers compete for one message, its words in their code tell nothing.
    const own = (word) => alone || !known.has(word);
    return {
      item,
      link,
      names,
      alone,
      subject: new Set(names.map((name) => name.split(".").pop().toLowerCase())),
      kind: item.dataset.kind,
      words: known,
      missing: missing(item.querySelector("code").textContent),
      code: new Set([...words(link.dataset.code)].filter(own)),
    };
  });
  const count = new Map();
  for (const { words, subject } of index)
    for (const word of new Set([...words, ...subject])) count.set(word, (count.get(word) ?? 0) + 1);
  const rarity = (word) => Math.log((index.length + 1) / (count.get(word) ?? 0.5));

  const shared = (a, b) => [...a].filter((word) => b.has(word));
  const rarest = (set) => [...set].sort((a, b) => rarity(b) - rarity(a))[0];
  const alike = (a, b) => !a || a === b || (MISSING.has(a) && MISSING.has(b));
  // A word of the message that stems from this example's code, such as a file's name, counts little.
  const mass = (list, entry) =>
    [...list].reduce((sum, word) => {
      const own = entry.code.has(word) && entry.subject.size && !entry.subject.has(word);
      return sum + rarity(word) * (own ? 0.2 : 1);
    }, 0);

  // From 0 to about 1: how much of the known message is here, how much of what is here is known,
  // and whether the message and the code above it speak of what the answer is about.
  const likeness = (entry, query, frames) => {
    const both = shared(entry.words, query.words);
    if (!both.length) return 0;
    const common = mass(both, entry);
    const about = rarest(shared(entry.subject, query.words));
    // Without the name of an exception, anything may have been pasted: then all of it must fit.
    const [whole, fitting] = query.kind ? [0.65, 0.15] : [0.3, 0.5];
    let score = (whole * common) / mass(entry.words, entry) + (fitting * common) / mass(query.words, entry);
    const strange = !both.includes(rarest(entry.words)) && !both.includes(rarest(query.words));
    if (strange && !about) score *= 0.5;
    // Another name is missing, and this answer isn't about that one.
    if (query.missing && query.missing !== entry.missing && !entry.subject.has(query.missing)) score *= 0.5;
    if (!alike(query.kind, entry.kind)) score *= 0.6;
    // Part of a common message, and nothing of what the answer is about.
    const near = shared(entry.subject, frames).length;
    if (entry.subject.size && !about && !near && common < 0.8 * mass(entry.words, entry)) score *= 0.7;
    if (about) score += 0.04 * rarity(about);
    if (entry.names.some((name) => name.includes(".") && query.text.includes(name))) score += 0.1;
    // Of several answers to one message, the one whose subject is named above it.
    if (!entry.alone) score += (0.25 * near) / entry.subject.size;
    return score + 0.1 * (mass(shared(entry.code, frames), entry) / (mass(entry.code, entry) || 1));
  };

  const best = (pasted) => {
    const frames = words(pasted);
    const queries = raised(pasted);
    return index
      .map((entry) => ({
        entry,
        score: Math.max(...queries.map((query, age) => likeness(entry, query, frames) * 0.8 ** Math.min(age, 3))),
      }))
      .filter(({ score }) => score > 0.5)
      .sort((a, b) => b.score - a.score)
      .filter(({ score }, rank, all) => rank < 5 && score > 0.7 * all[0].score);
  };

  const show = () => {
    const pasted = box.value.trim();
    const found = pasted ? best(pasted) : [];
    const items = new Map();
    for (const { entry } of found) {
      const link = entry.link.cloneNode(true);
      const item = items.get(entry.item);
      if (item) item.append(document.createElement("br"), link);
      else {
        items.set(entry.item, document.createElement("li"));
        items.get(entry.item).append(entry.item.querySelector("code").cloneNode(true), " ", link);
      }
    }
    answers.replaceChildren(...items.values());
    verdict.textContent = !pasted
      ? ""
      : items.size
        ? items.size > 1
          ? `${items.size} messages are like yours, the likest first:`
          : "One message is like yours:"
        : "No message that this course raises is like yours. Is the last line of the traceback in it?" +
          " If it is, search this site for the name of the function that failed.";
  };

  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 150);
  });
  box.closest(".worked-paste").hidden = false;
  show();
})();
