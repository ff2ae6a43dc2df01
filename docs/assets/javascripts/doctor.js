// The thread in which doctor reads code, so that the page stays alive. It loads Python and doctor from this site, and
// asks nobody for anything after that: what it is given is read here.
let examined;

const fetched = async ({ href, packed }, told) => {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${href} can't be had (${answer.status})`);
  const count = new TransformStream({
    transform(chunk, to) {
      told(chunk.length);
      to.enqueue(chunk);
    },
  });
  const sent = answer.body.pipeThrough(count);
  const stream = packed ? sent.pipeThrough(new DecompressionStream("gzip")) : sent;
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

const module = (bytes) => import(URL.createObjectURL(new Blob([bytes], { type: "text/javascript" })));

// Pyodide gets its files from what is here; for any other it would have to leave the site, and may not.
const answering = (files) => async (url) => {
  const name = String(url).split("/").pop();
  if (!files[name]) throw new Error(`${url} is no part of this site`);
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(files[name], { headers: { "Content-Type": type } });
};

const load = async (parts, abi, told) => {
  const names = Object.keys(parts);
  const all = await Promise.all(names.map((name) => fetched(parts[name], told)));
  const files = Object.fromEntries(names.map((name, place) => [name, all[place]]));
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([
    module(files["pyodide.mjs"]),
    module(files["pyodide.asm.mjs"]),
  ]);
  self.fetch = answering(files);
  const indexURL = new URL(".", parts["pyodide.asm.wasm"].href).href;
  const lockFileContents = { info: { abi_version: abi }, packages: {} };
  const python = await loadPyodide({ indexURL, lockFileContents, packageBaseUrl: indexURL, createPyodideModule });
  python.unpackArchive(files["doctor.zip"], "zip", { extractDir: "/doctor" });
  python.runPython("import sys; sys.path.insert(0, '/doctor')");
  ({ examined } = python.pyimport("doctor.browser"));
};

const read = (name, bytes) => {
  const seen = examined(name, bytes);
  const answer = { ...JSON.parse(seen.said), safe: seen.safe.toJs(), unsafe: seen.unsafe.toJs() };
  seen.destroy();
  return answer;
};

self.onmessage = async ({ data: { parts, abi, number, name, bytes } }) => {
  try {
    if (parts) {
      await load(parts, abi, (length) => self.postMessage({ length }));
      self.postMessage({ ready: true });
    } else {
      self.postMessage({ number, answer: read(name, bytes) });
    }
  } catch (error) {
    const lines = String(error.message ?? error).trim().split("\n");
    const failed = lines.at(error.type ? -1 : 0); // of a traceback of Python, what was raised
    self.postMessage({ number, failed, deep: error instanceof RangeError });
  }
};
