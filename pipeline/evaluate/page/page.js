// Filters by type and by fate, and the words of the stretch that is pointed at.
"use strict";
const WORST = ["wrong", "miss", "false_alarm", "abstained", "hit"];
const checked = (name) =>
  new Set([...document.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));

function filter() {
  const families = checked("family");
  const statuses = checked("status");
  for (const mark of document.querySelectorAll("mark")) {
    const fates = Object.entries(mark.dataset)
      .filter(([family, fate]) => families.has(family) && statuses.has(fate))
      .map(([, fate]) => fate);
    mark.className = WORST.find((fate) => fates.includes(fate)) ?? "";
  }
  for (const item of document.querySelectorAll("[data-of]")) {
    item.hidden = !(families.has(item.dataset.of) && statuses.has(item.dataset.fate));
  }
}

function tell(event) {
  const told = event.target.closest("mark, .tag");
  const view = told?.closest("section");
  if (view) view.querySelector(".told").textContent = told.title;
}

for (const box of document.querySelectorAll(".bar input")) box.addEventListener("change", filter);
for (const kind of ["click", "focusin"]) document.addEventListener(kind, tell);
document.querySelector("#none").addEventListener("click", () => setAll(false));
document.querySelector("#all").addEventListener("click", () => setAll(true));

function setAll(on) {
  for (const box of document.querySelectorAll("input[name=family]")) box.checked = on;
  filter();
}
