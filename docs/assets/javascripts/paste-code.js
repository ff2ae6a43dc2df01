// "Paste your code": shows what doctor finds, beside the lines. doctor.js is the thread that it runs in; it is started
// when the reader asks. Nothing is sent. What was pasted is still there when the reader comes back.
(() => {
  const KEPT = "worked-code";
  const AROUND = 2; // lines shown before and behind what is told
  const FEW = 2; // lines that it isn't worth to fold
  const tool = document.querySelector(".worked-code");
  const here = document.currentScript.src;
  if (location.protocol === "file:") {
    document.querySelector(".worked-folder").hidden = false;
    return;
  }
  const find = (selector) => tool.querySelector(selector);
  const box = find("#worked-code");
  const chosen = find("#worked-code-file");
  const button = find(".worked-read");
  const loaded = find(".worked-loaded");
  const verdict = find(".worked-verdict");
  const mended = find(".worked-mended");
  const seen = find(".worked-seen");
  const ASK = button.textContent;

  const element = (name, kind, ...inside) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...inside);
    return made;
  };
  const count = (number, one, more) => `${number} ${number === 1 ? one : more}`;
  const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

  // ---------------------------------------------------------------- what is given

  let file = null; // what was chosen or dropped; else what stands in the box counts
  const given = async () =>
    file
      ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
      : { name: "", bytes: new TextEncoder().encode(box.value) };
  const something = () => file || box.value.trim();

  const keep = () => {
    try {
      sessionStorage.setItem(KEPT, box.value);
    } catch {
      // Without storage, or with too much text for it, the box is empty when the reader comes back.
    }
  };
  const kept = () => {
    try {
      return sessionStorage.getItem(KEPT) ?? "";
    } catch {
      return "";
    }
  };

  // ---------------------------------------------------------------- the thread

  let worker = null;
  let ready = false;
  let asked = 0; // the number of the last thing that was asked; answers to others come too late
  let busy = false;
  let again = false;

  const say = (text) => {
    verdict.textContent = text;
  };
  const rest = () => {
    busy = false;
    loaded.hidden = true;
    button.textContent = ready ? "Read my code" : ASK;
  };
  const stop = () => {
    worker?.terminate();
    worker = null;
    ready = false;
    again = false;
    asked += 1;
    rest();
  };
  const failed = (text) => {
    stop();
    say(text);
  };

  const start = () => {
    const parts = Object.fromEntries(
      Object.entries(JSON.parse(tool.dataset.files)).map(([name, { path, packed }]) => [
        name,
        { href: new URL(path, location).href, packed },
      ]),
    );
    loaded.value = 0;
    loaded.hidden = false;
    say("Loading doctor …");
    worker = new Worker(new URL("doctor.js", here), { type: "module" });
    worker.onerror = () => failed("doctor can't be loaded. Is this browser of 2023 or newer, and the site still there?");
    worker.onmessage = ({ data }) => heard(data);
    worker.postMessage({ parts, abi: tool.dataset.abi });
  };

  const heard = ({ length, number, answer, failed: why, deep }) => {
    if (length) {
      loaded.value += length;
      if (loaded.value > 0.95 * loaded.max) say("Starting Python …");
    } else if (why && !ready) {
      failed(`doctor can't be loaded: ${why}.`);
    } else if (why) {
      const name = file?.name ?? "what was pasted";
      failed(deep ? `${name}: nested too deeply to be followed` : `${name} can't be read here: ${why}`);
    } else if (!answer) {
      ready = true;
      send();
    } else if (number === asked) {
      rest();
      if (again) return read();
      show(answer);
    }
  };

  const send = async () => {
    const number = (asked += 1);
    loaded.hidden = true;
    const { name, bytes } = await given();
    if (number !== asked) return;
    say(`Reading ${name || "your code"} (${size(bytes.length)}) …`);
    worker.postMessage({ number, name, bytes }, [bytes.buffer]);
  };

  const read = () => {
    if (!something()) {
      clear();
      say("Nothing to read yet: paste your code, or choose a file.");
      return;
    }
    if (busy) {
      again = true;
      return;
    }
    [busy, again] = [true, false];
    button.textContent = "Stop";
    if (ready) send();
    else start();
  };

  // ---------------------------------------------------------------- what was found

  const clear = () => {
    seen.replaceChildren();
    mended.hidden = true;
    say("");
  };

  const line = (text, number, marks) => {
    const made = element("span", "worked-line");
    made.dataset.line = number;
    let end = 0;
    for (const [from, to] of marks) {
      if (from < end) continue;
      made.append(text.slice(end, from), element("mark", "", text.slice(from, to)));
      end = to;
    }
    made.append(text.slice(end));
    return made;
  };

  // Columns of doctor count characters, those of JavaScript halves of some.
  const marks = (text, findings) => {
    const letters = [...text];
    const place = (column) => letters.slice(0, column - 1).join("").length;
    return findings
      .map((one) => [place(one.column), one.end_line === one.line ? place(one.end_column) : text.length])
      .sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  };

  const note = (one) => {
    const where = one.cell ? `Line ${one.line} of cell ${one.cell} (${one.file_line} of the file)` : `Line ${one.line}`;
    const code = element("code", "", one.code);
    const name = one.page ? Object.assign(element("a", "", code), { href: new URL(`../${one.page}`, location).href }) : code;
    const look = one.certain ? [] : [" · ", element("em", "", "worth a look")];
    const made = element("div", `worked-note${one.certain ? "" : " worked-look"}`);
    made.append(element("p", "worked-where", element("strong", "", where), " ", name, ...look));
    made.append(element("p", "worked-says", one.message));
    const write = one.write ?? one.now;
    if (write) made.append(element("p", "", one.write ? "Write:" : "What works now:"), element("pre", "", element("code", "", write)));
    return made;
  };

  const run = (lines, from, to, told) => {
    const code = element("code");
    for (let number = from; number <= to; number += 1) {
      const text = lines[number - 1];
      code.append(line(text, number, marks(text, told.get(number) ?? [])), "\n");
    }
    return element("pre", "worked-run", code);
  };

  // Lines of which nothing is told are folded, and drawn when they are asked for.
  const folded = (lines, from, to) => {
    const box = element("details", "worked-folded", element("summary", "", `Lines ${from} to ${to}`));
    box.addEventListener("toggle", () => box.append(run(lines, from, to, new Map())), { once: true });
    return box;
  };

  const listing = ({ cell, lines }, findings) => {
    const told = new Map();
    const near = new Set();
    for (const one of findings) {
      told.set(one.line, [...(told.get(one.line) ?? []), one]);
      for (let number = one.line - AROUND; number <= one.line + AROUND; number += 1) near.add(number);
    }
    const made = element("div", "worked-listing", ...(cell ? [element("p", "worked-cell", `Cell ${cell}`)] : []));
    let from = 1;
    for (let number = 1; number <= lines.length; number += 1) {
      const goesOn = number < lines.length && near.has(number) === near.has(number + 1);
      if (goesOn && !told.has(number)) continue;
      const fold = !near.has(number) && number - from >= FEW;
      made.append(fold ? folded(lines, from, number) : run(lines, from, number, told));
      made.append(...(told.get(number) ?? []).map(note));
      from = number + 1;
    }
    return made;
  };

  const offer = ({ path, mends, safe, unsafe }) => {
    const more = mends.unsafe - mends.safe;
    const tick = find("#worked-unsafe");
    const link = mended.querySelector("a");
    const stem = path.replace(/\.(py|ipynb)$/, "");
    mended.hidden = !mends.unsafe;
    tick.checked = false;
    tick.parentElement.hidden = more <= 0;
    tick.nextElementSibling.textContent = `with ${count(more, "mend", "mends")} more, which may mean something else`;
    const offered = () => {
      URL.revokeObjectURL(link.href);
      link.href = URL.createObjectURL(new Blob([tick.checked ? unsafe : safe], { type: "application/octet-stream" }));
      link.download = `${stem}-mended${path.slice(stem.length)}`;
      const done = tick.checked ? mends.unsafe : mends.safe;
      link.textContent = `Download ${link.download}: ${count(done, "place", "places")} mended`;
      link.parentElement.hidden = !done;
    };
    tick.onchange = offered;
    offered();
  };

  const show = (answer) => {
    const { pieces, findings, problems } = answer;
    const sure = findings.filter((one) => one.certain).length;
    const looks = findings.length - sure;
    seen.replaceChildren(
      ...problems.map((text) => element("p", "worked-problem", text)),
      ...pieces.map((piece) => listing(piece, findings.filter((one) => one.cell === piece.cell))),
    );
    offer(answer);
    const places = [
      ...(sure ? [`${count(sure, "place", "places")} that changed`] : []),
      ...(looks ? [`${looks} worth a look`] : []),
    ];
    if (places.length) say(`${places.join(", and ")}.`);
    else say(problems.length ? "It could not be read as it is:" : "Nothing found that fails today.");
  };

  // ---------------------------------------------------------------- what the reader does

  const changed = () => {
    if (ready && something()) read();
    else if (!something()) clear();
  };
  let waiting;
  box.addEventListener("input", () => {
    file = null;
    chosen.value = "";
    keep();
    clearTimeout(waiting);
    waiting = setTimeout(changed, 400);
  });
  const take = (one) => {
    if (!one) return;
    file = one;
    clear();
    if (ready) read();
    else say(`${one.name} (${size(one.size)}) is here, and is read when doctor is loaded.`);
  };
  chosen.addEventListener("change", () => take(chosen.files[0]));
  tool.addEventListener("dragover", (event) => {
    event.preventDefault();
    tool.classList.add("worked-over");
  });
  tool.addEventListener("dragleave", () => tool.classList.remove("worked-over"));
  tool.addEventListener("drop", (event) => {
    event.preventDefault();
    tool.classList.remove("worked-over");
    chosen.files = event.dataTransfer.files;
    take(event.dataTransfer.files[0]);
  });
  button.addEventListener("click", () => {
    if (!busy) return read();
    stop();
    say("Stopped.");
  });
  box.value ||= kept();
  tool.hidden = false;
})();
