// Filters, the dialog of facts, and the page on paper.
"use strict";

const STEP_OF_LIST = 50; // facts shown at once

function box(name, value, label) {
  const input = element("input", { type: "checkbox", name, value, checked: true });
  input.autocomplete = "off";
  return element("label", {}, input, ` ${label}`);
}

byId("countries").append(...[...COUNTRIES].map(([id, label]) => box("countries", id, label)));
byId("years").append(...YEARS.map((year) => box("years", year, year)));
byId("measure").append(...Object.keys(MEASURES).map((name) => element("option", { textContent: name })));

// Nothing ticked means no limit: an empty page would tell nobody anything.
function read(name, all) {
  const ticked = [...document.querySelectorAll(`input[name=${name}]:checked`)].map((one) => one.value);
  chosen[name] = new Set(ticked.length ? ticked : all);
}

function filter() {
  read("countries", COUNTRIES.keys());
  read("years", YEARS);
  const some = chosen.countries.size < COUNTRIES.size;
  byId("countries-label").textContent = some ? countries().map(([, label]) => label).join(", ") : "All countries";
  draw();
}

byId("filters").addEventListener("change", filter);
byId("filters").addEventListener("reset", () => setTimeout(filter));
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("measure").addEventListener("change", matrix);
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(".menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

let waiting = [];

// The facts behind a number, in a dialog; closing it gives the focus back.
function tell(title, rows) {
  if (!rows.length) return;
  byId("facts-title").textContent = `${title} – ${rows.length === 1 ? "1 fact" : `${NUMBER.format(rows.length)} facts`}`;
  byId("facts-list").replaceChildren();
  waiting = [...rows];
  more();
  if (!byId("facts").open) byId("facts").showModal();
  byId("facts").scrollTop = 0;
  byId("facts-title").focus();
}

function more() {
  byId("facts-list").append(...waiting.splice(0, STEP_OF_LIST).map(fact));
  byId("more").hidden = !waiting.length;
}

function fact(row) {
  const { head, before = "", quote, after = "", question } = told(row);
  const from = "report_id" in row && !("source_name" in row) ? report(row) : row;
  const where = element("p", { className: "where" }, `${from.countryLabel} ${from.yearLabel}`);
  if (question) where.append(` · ${question.number ?? question.question_id}. ${question.prompt}`);
  const link = row.link ?? question?.link;
  // Only what a browser opens as a page or file; nothing that it would run.
  if (link && /^(https?:\/\/|file:\/\/|(?![a-z][a-z0-9+.-]*:))/i.test(link)) {
    where.append(" · ", element("a", { href: link, textContent: "source", rel: "noopener" }));
  }
  const sentence = element("p", { lang: from.language }, before, element("mark", { textContent: quote }), after);
  return element("li", {}, element("p", {}, element("b", { textContent: head })), ...(quote ? [sentence] : []), where);
}

byId("more").addEventListener("click", more);
byId("close").addEventListener("click", () => byId("facts").close());
byId("facts").addEventListener("click", (event) => {
  if (event.target === byId("facts")) byId("facts").close();
});

// On paper all tables are open, since nothing can be clicked.
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll(".numbers")) one.open = true;
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

filter();
