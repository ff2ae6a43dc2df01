// "What changed, in one table": each table by the version since which an old line does what it does today, and back.
(() => {
  const button = document.querySelector(".worked-sort button");
  const bodies = [...document.querySelectorAll(".worked-since tbody")].map((body) => [body, [...body.rows]]);
  const version = (row) => {
    const text = row.cells[2].textContent;
    const [major = 99, minor = 0] = text.match(/\d+/g) ?? [];
    return text.includes("<") ? 0 : 1000 * major + Number(minor);
  };
  button.addEventListener("click", () => {
    const sorts = button.getAttribute("aria-pressed") === "false";
    button.setAttribute("aria-pressed", sorts);
    for (const [body, rows] of bodies) {
      body.append(...(sorts ? [...rows].sort((a, b) => version(a) - version(b)) : rows));
    }
  });
  button.parentElement.hidden = false;
})();
