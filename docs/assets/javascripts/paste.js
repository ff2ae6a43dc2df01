// "Paste your error": finds, among the messages that this build raised, those most like a pasted traceback.
// The list on the page is the index. Nothing is fetched, nothing is sent.
(() => {
  const box = document.getElementById("worked-error");
  const verdict = document.querySelector(".worked-verdict");
  const answers = document.querySelector(".worked-answers");
  const KIND = String.raw`(?:[\w.]+\.)?(?<kind>[A-Z]\w*(?:Error|Exception|Warning|Interrupt|Exit))`;
  const RAISED = new RegExp(String.raw`^\s*${KIND}(?::\s?(?<text>.*))?$`);
  const WARNED = new RegExp(String.raw`^.*:\d+: (?<kind>\w+Warning): (?<text>.*)$`);
  const NEXT = /^\s*(Traceback \(most|During handling of|The above exception|Process finished|-{20,}$|NOTE: If your import)/;

  // What differs from one user to the next: colors, paths, addresses, numbers, whose attribute it is.
  const plain = (text) =>
    text
      .replace(/\x1b\[[\d;]*[A-Za-z]|\[\d+(?:;\d+)*m/g, "")
      .replace(/(?:[A-Za-z]:)?(?:[\\/][^\s\\/'":,()]+){2,}[\\/]?/g, " ")
      .replace(/0x[\da-f]+/gi, " ")
      .replace(/'\w+' object/g, "object");
  const words = (text) =>
    new Set((plain(text).match(/[A-Za-z_]\w+/g) ?? []).map((word) => word.toLowerCase().replace(/_\d+$/, "")));

  // Every exception of a traceback with its message, the last one first; of anything else, all of it.
  const raised = (pasted) => {
    const lines = pasted.replace(/\x1b\[[\d;]*[A-Za-z]/g, "").split(/\r?\n/);
    const found = [];
    lines.forEach((line, number) => {
      const match = RAISED.exec(line) ?? WARNED.exec(line);
      if (!match) return;
      const rest = lines.slice(number + 1);
      const end = rest.findIndex((next) => NEXT.test(next) || RAISED.test(next) || WARNED.test(next));
      const text = [match.groups.text ?? "", ...rest.slice(0, end < 0 ? 40 : end)].join("\n");
      found.unshift({ kind: match.groups.kind, words: words(text) });
    });
    return found.length ? found : [{ kind: "", words: words(pasted) }];
  };

  const index = [...document.querySelectorAll(".worked-messages > li")].map((item) => ({
    item,
    kind: item.dataset.kind,
    words: words(item.querySelector("code").textContent),
    code: words(item.dataset.code),
    pair: !item.querySelector("a").getAttribute("href").startsWith("../"), // then and now, side by side
  }));
  const count = new Map();
  for (const entry of index) for (const word of entry.words) count.set(word, (count.get(word) ?? 0) + 1);
  const weight = (word) => Math.log((index.length + 1) / (count.get(word) ?? 0.5));
  const mass = (set) => [...set].reduce((sum, word) => sum + weight(word), 0);
  const shared = (a, b) => new Set([...a].filter((word) => b.has(word)));
  const rarest = (set) => [...set].sort((a, b) => weight(b) - weight(a))[0];

  // From 0 to about 1: how much of the known message is here, and how much of what is here is known.
  const likeness = (entry, query, frames) => {
    const both = shared(entry.words, query.words);
    if (!both.size) return 0;
    const common = mass(both);
    const recall = common / mass(entry.words);
    const precision = common / mass(query.words);
    let score = 0.75 * recall + 0.15 * precision + 0.1 * (mass(shared(entry.code, frames)) / mass(entry.code));
    if (query.kind && query.kind !== entry.kind) score *= 0.6;
    if (!both.has(rarest(entry.words)) && !both.has(rarest(query.words))) score *= 0.5;
    return score + (entry.pair ? 0.03 : 0);
  };

  const best = (pasted) => {
    const frames = words(pasted);
    const queries = raised(pasted);
    return index
      .map((entry) => ({
        entry,
        score: Math.max(...queries.map((query, age) => likeness(entry, query, frames) * 0.9 ** Math.min(age, 3))),
      }))
      .filter(({ score }) => score > 0.5)
      .sort((a, b) => b.score - a.score)
      .filter(({ score }, rank, all) => rank < 5 && score > 0.7 * all[0].score);
  };

  const show = () => {
    const pasted = box.value.trim();
    const found = pasted ? best(pasted) : [];
    answers.replaceChildren(...found.map(({ entry }) => entry.item.cloneNode(true)));
    verdict.textContent = !pasted
      ? ""
      : found.length
        ? found.length > 1
          ? `${found.length} messages are like yours, the likest first:`
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
