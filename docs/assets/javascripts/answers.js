// Finds the answers to a pasted error. It knows no page: paste.js hands it what the page lists, tests hand it the tables.
//
// An entry is { kind, text, names, code }: a message, `…` standing for what differs, and what the answer is about.
// `near` and `unless` say what else must, or must not, stand in the paste. `gone` is what gone.js holds.
// An answer is { entry, sure, why }; one without an entry is about a name of a family: { name, write, sure, why }.
(() => {
  const COLOR = /(?:\x1b|\u241b)?\[\d*(?:;\d+)*m/g;
  const KIND = String.raw`(?:[\w.]+\.)?(?<kind>[A-Z]\w*(?:Error|Exception|Warning|Interrupt|Exit))`;
  const RAISED = new RegExp(String.raw`^(?:E\s{2,})?\s*${KIND}(?::\s?(?<text>.*))?$`);
  const WARNED = new RegExp(String.raw`^.*:\d+: ${KIND}: (?<text>.*)$`);
  // In the middle of a line of prose, or behind the line that raised it.
  const WITHIN = new RegExp(String.raw`[\s("'\x60]${KIND}: (?<text>.*)$`);
  const END =
    /^\s*(Traceback \(most|During handling of|The above exception|Process finished|-{20,}$|NOTE: If your import|\s*\[\[\{\{node)/;
  const FRAME = /^\s*(?:File "|File \S+:\d+|-+> ?\d*|\d+ |\^+\s*$|Cell In\[)/;
  const MISSING = new Set(["AttributeError", "ImportError", "ModuleNotFoundError"]);

  // ---------------------------------------------------------------- reading what was pasted

  // Keras wraps an error into another one: what it says is between the first line and the arguments.
  const unwrapped = (text) =>
    text
      .replace(/^\s*['"]?Exception encountered when calling [^\n]*\n\s*/, "")
      .replace(/\n\s*(?:Call a|A)rguments received by [\s\S]*$/, "");

  const match = (line) => WARNED.exec(line) ?? RAISED.exec(line) ?? (FRAME.test(line) ? null : WITHIN.exec(line));

  // Every exception of a traceback with its message, the last one first, warnings after them.
  const raised = (pasted) => {
    const lines = pasted.replace(COLOR, "").split(/\r?\n/);
    const found = [];
    lines.forEach((line, number) => {
      const { kind, text = "" } = match(line)?.groups ?? {};
      if (!kind) return;
      const rest = lines.slice(number + 1);
      const end = rest.findIndex((next) => END.test(next) || RAISED.test(next) || WARNED.test(next));
      found.unshift({ kind, text: unwrapped([text, ...rest.slice(0, end < 0 ? 40 : end)].join("\n")) });
    });
    // A kind without a message is the head of a notebook's traceback, or of what follows.
    const said = found.filter(({ text }) => text.trim());
    const errors = said.filter(({ kind }) => !kind.endsWith("Warning"));
    return [...errors, ...said.filter(({ kind }) => kind.endsWith("Warning"))];
  };

  // ---------------------------------------------------------------- names that are missing

  // One spelling for the many that a module of TensorFlow or Keras has.
  const short = (module) =>
    module
      .replace(/\.__init__$/, "")
      .replace(/^tensorflow_core\b/, "tensorflow")
      .replace(/\b_?api\.(?:_?v[12]\.)?(?:v[12]\b\.?)?/g, "")
      .replace(/\b_tf_keras\.keras\b/g, "")
      .replace(/\.+/g, ".")
      .replace(/\.$/, "")
      .replace(/^(?:tensorflow\.(?:compat\.v[12]\.|python\.)?|tf\.)keras\b(?!\.engine)/, (found) =>
        found.includes("python") || found.includes("compat") ? found : "keras",
      )
      .replace(/^tensorflow\.compat\.v2\b(?!\.__)/, "tf")
      .replace(/^tf\.keras\b/, "keras")
      .replace(/^keras\.src\.backend\b/, "keras.backend")
      .replace(/^keras\.keras\b/, "keras")
      .replace(/^(?:tensorflow|tf)\b/, "tf")
      .replace(/^(?:numpy|np)\b/, "np")
      .replace(/^pandas\b/, "pd")
      .replace(/^K\b/, "keras.backend");

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  // Whose name it was, where the message doesn't say: the code above has it.
  const owner = (name, pasted) => {
    const from = new RegExp(String.raw`from ([\w.]+) import (?:\(?[\w\s,]*\b)?${escaped(name)}\b`).exec(pasted);
    const dotted = new RegExp(String.raw`\b((?:tf|tensorflow|keras|K|np|numpy)(?:\.\w+)*)\.${escaped(name)}\b`).exec(pasted);
    return (from ?? dotted)?.[1];
  };

  // The full name of what isn't there; of an object, its class and the attribute.
  const missing = ({ kind, text }, pasted) => {
    const said = text.replace(/[`‘’"]/g, "'");
    let found;
    if ((found = /cannot import name '?(\w+)'?(?: from (?:partially initialized module )?'([\w.]+)')?/.exec(said))) {
      const module = found[2] ?? owner(found[1], pasted);
      return module && { path: `${short(module)}.${found[1]}`, whole: found[0].includes("partially") };
    }
    if ((found = /[Nn]o module named '?([\w.]+)'?/.exec(said))) return { path: short(found[1]), module: true };
    if ((found = /module '?([\w.]+)'? has no attribute '?(\w+)/.exec(said)))
      return { path: `${short(found[1])}.${found[2]}`, whole: found[0].includes("partially") };
    if ((found = /'module' object has no attribute '?(\w+)/.exec(said))) {
      const module = owner(found[1], pasted);
      return module && { path: `${short(module)}.${found[1]}` };
    }
    if ((found = /'np\.(\w+)' was removed/.exec(said))) return { path: `np.${found[1]}` };
    if ((found = /(?:type object )?'([\w.]+)'(?: object)? has no attribute '?(\w+)/.exec(said)) && MISSING.has(kind))
      return { object: found[1], attribute: found[2] };
    return undefined;
  };

  // ---------------------------------------------------------------- messages, word for word

  // A message as an expression: white space and quotes of any form, and anything for `…`.
  const pattern = (text) =>
    new RegExp(
      text
        .trim()
        .split(/(…|\s+|['"`‘’]+)/)
        .map((part) => (part === "…" ? "[^]{0,400}?" : /^\s+$/.test(part) ? "\\s+" : /^['"`‘’]/.test(part) ? "['\"`‘’]+" : escaped(part)))
        .join(""),
      "i",
    );

  // What differs from one user to the next goes: paths, addresses, whose attribute it is.
  const plain = (text) =>
    text
      .replace(/cannot import name '?(\w+)'? from (?:partially initialized module )?'([\w.]+)'(?: \(.*\))?/g, "module $2 has no attribute $1")
      .replace(/No module named '([\w.]+)\.(\w+)'/g, "module $1 has no attribute $2")
      .replace(/\. Did you mean: .*/g, "")
      .replace(/(?:[A-Za-z]:)?(?:[\\/][^\s\\/'":,()]+){2,}[\\/]?/g, " ")
      .replace(/0x[\da-f]+/gi, " ")
      .replace(/_tf_keras\.keras|'\w+' object/g, (found) => (found[0] === "_" ? " " : "object"));
  const words = (text) =>
    new Set((plain(text).match(/[A-Za-z_]\w+/g) ?? []).map((word) => word.toLowerCase().replace(/^val_|_\d+$/g, "")));
  const shared = (a, b) => [...a].filter((word) => b.has(word));
  const alike = (a, b) => !a || !b || a === b || (MISSING.has(a) && MISSING.has(b));
  const last = (path) => path.slice(path.lastIndexOf(".") + 1);

  // ---------------------------------------------------------------- the index

  const made = (entries) => {
    const same = new Map();
    for (const { kind, text } of entries) same.set(kind + text, (same.get(kind + text) ?? 0) + 1);
    const index = entries.map((entry) => {
      const known = words(entry.text);
      const alone = same.get(entry.kind + entry.text) === 1;
      // Where answers compete for one message, its words in their code tell nothing.
      const own = (word) => alone || !known.has(word);
      return {
        entry,
        alone,
        known,
        says: entry.text.length > 7 && pattern(entry.text),
        near: entry.near && new RegExp(entry.near, "i"),
        unless: entry.unless && new RegExp(entry.unless, "i"),
        paths: entry.names.filter((name) => name.includes(".")).map(short),
        subject: new Set(entry.names.map((name) => last(name).toLowerCase())),
        lost: missing(entry, ""),
        code: new Set([...words(entry.code)].filter(own)),
      };
    });
    const count = new Map();
    for (const { known, subject } of index)
      for (const word of new Set([...known, ...subject])) count.set(word, (count.get(word) ?? 0) + 1);
    return { index, rarity: (word) => Math.log((index.length + 1) / (count.get(word) ?? 0.5)) };
  };

  // From 0 to about 1: how much of the known message is here, how much of what is here is known,
  // and whether the message and the code above it speak of what the answer is about.
  const likeness = (row, query, frames, rarity) => {
    const mass = (list) =>
      [...list].reduce((sum, word) => {
        // A word of the message that stems from this example's code, such as a file's name, counts little.
        const own = row.code.has(word) && row.subject.size && !row.subject.has(word);
        return sum + rarity(word) * (own ? 0.2 : 1);
      }, 0);
    const rarest = (set) => [...set].sort((a, b) => rarity(b) - rarity(a))[0];
    const both = shared(row.known, query.words);
    if (!both.length) return 0;
    // What None or a list hasn't got is another story for each attribute.
    if (BUILT_IN.has(query.lost?.object) && row.lost?.object !== query.lost.object) return 0;
    const common = mass(both);
    const about = rarest(shared(row.subject, query.words));
    let score = (0.65 * common) / mass(row.known) + (0.15 * common) / mass(query.words);
    const strange = !both.includes(rarest(row.known)) && !both.includes(rarest(query.words));
    if (strange && !about) score *= 0.5;
    // Another name is missing, and this answer isn't about that one.
    const name = query.lost && (query.lost.attribute ?? last(query.lost.path)).toLowerCase();
    const theirs = row.lost && (row.lost.attribute ?? last(row.lost.path)).toLowerCase();
    if (name && name !== theirs && !row.subject.has(name)) score *= 0.5;
    if (!alike(query.kind, row.entry.kind)) score *= 0.6;
    // Part of a common message, and nothing of what the answer is about.
    const near = shared(row.subject, frames).length;
    if (row.subject.size && !about && !near && common < 0.8 * mass(row.known)) score *= 0.7;
    if (about) score += 0.04 * rarity(about);
    if (row.entry.names.some((name) => name.includes(".") && query.text.includes(name))) score += 0.1;
    // Of several answers to one message, the one whose subject is named above it.
    if (!row.alone) score += (0.25 * near) / row.subject.size;
    return score + 0.1 * (mass(shared(row.code, frames)) / (mass(row.code) || 1));
  };

  // ---------------------------------------------------------------- three ways to an answer

  const SURE = ["It may be this one: some words are the same.", "Likely: most of its words are the same."];

  const fits = (row, pasted) => (!row.near || row.near.test(pasted)) && !(row.unless && row.unless.test(pasted));

  // How much of an answer's own names the missing one is; 0 for another one.
  const named = (row, lost) => {
    if (lost.object) {
      if (BUILT_IN.has(lost.object) || !MISSING.has(row.entry.kind)) return 0;
      const of = row.paths.filter((path) => last(path) === lost.attribute && /\.[A-Z_]\w*\.\w+$/.test(path));
      return of.some((path) => path.split(".").at(-2) === lost.object) ? 2 : of.length ? 1 : 0;
    }
    if (row.paths.includes(lost.path)) return 3;
    // What lies below a module that is gone.
    return Math.max(0, ...row.paths.map((path) => (lost.path.startsWith(`${path}.`) && /(^|\.)[a-z_]\w*$/.test(path) && path.includes(".") ? 1 + path.length / 100 : 0)));
  };
  const BUILT_IN = new Set(["NoneType", "str", "list", "dict", "tuple", "int", "float", "set", "function", "method", "module", "bool", "bytes", "super"]);

  // By the words of a message, all of them: what is said is the same but for `…`.
  const bySaying = ({ index }, queries, pasted) => {
    const found = [];
    queries.forEach((query, age) => {
      for (const row of index) {
        if (!row.says || !fits(row, pasted) || !alike(query.kind, row.entry.kind)) continue;
        const hit = row.says.exec(query.text);
        if (!hit || (query.kind && hit.index > 400 && !row.entry.told)) continue;
        const length = row.entry.text.replace(/…/g, "").length;
        // A short message says something only where it is all that was said.
        const short = length < 24 && hit[0].length < 0.5 * query.text.trim().length;
        if (short && (query.kind ? !row.entry.told : row.entry.kind)) continue;
        const near = (0.3 * shared(row.subject, words(pasted)).length) / (row.subject.size || 1);
        const code = 0.1 * (shared(row.code, words(pasted)).length / (row.code.size || 1));
        found.push({ entry: row.entry, row, age, length: Math.min(length, 200), score: near + code, why: "It says the same." });
      }
    });
    return found.sort((a, b) => a.age - b.age || (a.entry.text === b.entry.text ? b.score - a.score : b.length - a.length));
  };

  const byName = ({ index, rarity }, gone, queries, pasted) => {
    const frames = words(pasted);
    for (const query of queries.filter(({ kind }) => !kind.endsWith("Warning"))) {
      const lost = query.lost;
      if (!lost) continue;
      const family = family_of(gone, lost);
      // Of what is there today, a row says that it is gone only where its own message does.
      const said = (row) => !family?.newer || row.lost?.path === lost.path;
      const rows = index
        .filter((row) => fits(row, pasted) && said(row))
        .map((row) => ({ row, entry: row.entry, rank: named(row, lost) }))
        .filter(({ rank }) => rank)
        .map((found) => ({ ...found, rank: found.rank + (MISSING.has(found.entry.kind) ? 0.5 : 0) }))
        .map((found) => ({ ...found, likeness: likeness(found.row, query, frames, rarity) }))
        .sort((a, b) => b.rank - a.rank || b.likeness - a.likeness);
      const best = rows.filter(({ rank }) => rank === rows[0].rank);
      const name = lost.path ?? `${lost.object}.${lost.attribute}`;
      const exact = best.length && best[0].rank >= (lost.object ? 1 : 3);
      // Where a row is about many names, what to write for this one.
      const write = family?.write && !/^tf\.compat\.v1|^tf_keras/.test(family.write) ? family.write : undefined;
      const own = ({ entry }) => (entry.names.length > 3 ? write : undefined);
      if (exact) return best.map((found) => ({ entry: found.entry, exact, write: own(found), why: `${name} isn't there any more.` }));
      if (family && !(family.newer && best.length)) return [{ ...family, rows: best.slice(0, 1).map(({ entry }) => entry) }];
      if (best.length) return best.map((found) => ({ entry: found.entry, write: own(found), why: `${name} belongs to what is gone.` }));
    }
    return [];
  };

  // An argument that a function of Keras or TensorFlow doesn't take.
  const REFUSED = [
    /(?<of>\w+)\.(?:__init__|\w+)\(\) got an unexpected keyword argument '(?<name>\w+)'/,
    /(?<of>\w+)\(\) got an unexpected keyword argument '(?<name>\w+)'/,
    /keyword arguments passed to (?<of>\w+): \{'(?<name>\w+)'/,
  ];
  const byArgument = ({ index }, query, pasted) => {
    const { of, name } = REFUSED.map((form) => form.exec(query.text)?.groups).find(Boolean) ?? {};
    if (!name || /^(?:dict_keys|name)$/.test(name)) return [];
    const takes = (row) => row.entry.names.includes(name) && fits(row, pasted);
    const about = (row) => row.paths.some((path) => path.split(".").slice(-2).includes(of));
    // Where the function isn't of a row's names, an argument alone proves nothing.
    const rows = index.filter((row) => takes(row) && about(row) && /argument|keyword/i.test(row.entry.text));
    return rows.map(({ entry }) => ({ entry, why: `${of} takes no ${name} any more.` }));
  };

  const family_of = (gone, lost) => {
    if (!gone) return undefined;
    if (lost.object) {
      const of = gone.members[lost.attribute]?.find((owner) => last(owner) === lost.object);
      const name = `${of}.${lost.attribute}`;
      return of && { name, write: "", why: `Keras 2 had ${name}, Keras 3 hasn't.` };
    }
    const { path } = lost;
    if (path in gone.names) return { name: path, write: gone.names[path], why: `${path} isn't there any more.` };
    if (path === "tf" || path === "keras" || path === "np") return undefined;
    const module = path.slice(0, path.lastIndexOf("."));
    if (gone.present[module]?.split(" ").includes(last(path)))
      return { name: path, newer: true, why: `${path} is there in the TensorFlow of this course.` };
    return undefined;
  };

  const byWords = ({ index, rarity }, queries, pasted) => {
    const frames = words(pasted);
    return index
      .filter((row) => fits(row, pasted) && !row.entry.told)
      .map((row) => ({
        entry: row.entry,
        score: Math.max(0, ...queries.map((query, age) => likeness(row, query, frames, rarity) * 0.8 ** Math.min(age, 3))),
      }))
      .filter(({ score }) => score > 0.5)
      .sort((a, b) => b.score - a.score)
      .filter(({ score }, rank, all) => rank < 5 && score > 0.7 * all[0].score)
      .map(({ entry, score }) => ({ entry, sure: score > 0.75 ? 1 : 0, why: SURE[score > 0.75 ? 1 : 0] }));
  };

  // The best answers first, each answer once. Without an exception, only a whole message counts.
  const finder = (entries) => {
    const index = made(entries);
    return (text, gone) => {
      const pasted = text.replace(COLOR, "");
      const queries = raised(pasted).map((query) => ({
        ...query,
        words: words(query.text),
        lost: missing(query, pasted),
      }));
      const body = pasted.split(/\r?\n/).filter((line) => !FRAME.test(line)).join("\n");
      const whole = [{ kind: "", text: body, words: words(body), lost: missing({ kind: "AttributeError", text: body }, pasted) }];
      const asked = queries.length ? queries : whole;
      const sure = (list) => list.map((answer) => ({ ...answer, sure: 2 }));
      const loud = (query) => !query.kind.endsWith("Warning");
      const said = bySaying(index, asked, pasted);
      const names = byName(index, gone, asked, pasted);
      const alike = queries.length || body.length < 400 ? byWords(index, asked, pasted) : [];
      // Words alone must be nearly all of them where nobody said which exception it was.
      const likely = alike.filter(({ sure }) => sure || queries.length);
      // A wording that is about any name: what to write for this one, the table of names knows.
      const write = gone?.names[asked[0].lost?.path];
      const one = (answer) => (write && answer.entry.names.length > 3 ? { ...answer, write } : answer);
      const last = said.filter(({ age }) => age === 0 && loud(asked[0])).map(one);
      const found = [
        ...sure(names.filter(({ exact }) => exact)),
        ...sure(last),
        ...sure(names.filter(({ exact }) => !exact)),
        ...sure(byArgument(index, asked[0], pasted)),
        ...sure(said.filter(({ age }) => age > 0 && loud(asked[age]))),
        ...likely.filter(({ sure }) => sure),
        ...sure(said.filter(({ age }) => !loud(asked[age]))),
        ...likely,
      ];
      if (!found.length && queries.length) found.push(...sure(bySaying(index, whole, pasted)));
      const seen = new Set();
      return found
        .filter((answer) => {
          const key = answer.entry ? `${answer.entry.href}` : answer.name;
          return !seen.has(key) && seen.add(key);
        })
        .filter((answer, rank, all) => rank < 4 && (rank === 0 || answer.sure >= all[0].sure - 1));
    };
  };

  globalThis.workedAnswers = finder;
})();
