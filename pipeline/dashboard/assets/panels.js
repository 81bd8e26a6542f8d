// The panels: each draws what the filters leave, and every number leads to its facts.
"use strict";

const byId = (id) => document.getElementById(id);
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// A number that leads to the rows behind it.
function number(label, title, rows) {
  if (!rows.length) return element("span", { textContent: label });
  const made = element("button", { type: "button", textContent: label });
  made.setAttribute("aria-label", `${title}: ${label}. Show the facts.`);
  made.addEventListener("click", () => tell(title, rows));
  return made;
}

function fill(id, headings, rows) {
  const head = element("tr", {}, ...headings.map((text) => element("th", { textContent: text, scope: "col" })));
  const body = rows.map(([name, ...cells]) =>
    element("tr", {}, element("th", { scope: "row" }, name), ...cells.map((cell) => element("td", {}, cell))));
  byId(id).replaceChildren(element("thead", {}, head), element("tbody", {}, ...body));
}

const charts = new Map();

// One chart; series are {label, color, rows: one list of rows for each label}.
function chart(id, labels, series, { value = (rows) => rows.length, stacked = true, across = false, turn = 60, max, format } = {}) {
  charts.get(id)?.destroy();
  const ink = css("quiet");
  const grid = css("line");
  const numeric = { stacked, beginAtZero: true, max, ticks: { color: ink, precision: 0, callback: format }, grid: { color: grid } };
  const named = { stacked, ticks: { color: ink, autoSkip: !across, maxRotation: turn, callback(at) { return short(this.getLabelForValue(at), across ? Math.min(34, Math.floor(this.chart.width / 17)) : 20); } }, grid: { display: false } };
  charts.set(id, new Chart(byId(id), {
    type: "bar",
    data: {
      labels,
      datasets: series.map(({ label, color, rows }) => ({
        label, data: rows.map(value), backgroundColor: color, borderRadius: 2, maxBarThickness: 44,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: across ? "y" : "x",
      scales: across ? { x: numeric, y: named } : { x: named, y: numeric },
      plugins: {
        legend: { display: series.length > 1, position: "bottom", labels: { color: ink, boxWidth: 12, boxHeight: 12 } },
        tooltip: { callbacks: { footer: () => "Click for the sentences" } },
      },
      onHover(event, hits) { event.native.target.style.cursor = hits.length ? "pointer" : "default"; },
      onClick(_, hits) {
        if (!hits.length) return;
        const { datasetIndex, index: at } = hits[0];
        const one = series[datasetIndex];
        tell([labels[at], series.length > 1 ? one.label : ""].filter(Boolean).join(" · "), one.rows[at]);
      },
    },
  }));
}

const short = (text, most) => (text.length > most ? `${text.slice(0, most - 2)}…` : text);

function swatch(color, text) {
  const key = element("span", { className: "key" });
  key.style.background = color;
  return element("span", {}, key, text);
}

const CROWD = 16; // countries that a chart can name
const crowd = () => countries().length > CROWD;
// The colour of a year: one of ours, or as many shades as there are years.
const shade = (at, all) => (all <= 3 ? css(`series-${at + 1}`) : `hsl(208 65% ${Math.round(82 - (57 * at) / (all - 1))}%)`);

const years = () => YEARS.filter((year) => chosen.years.has(year));
const countries = () => [...COUNTRIES].filter(([id]) => chosen.countries.has(id));
const stated = () => shown(STEPS).filter((step) => step.kind === "status");
// What a report does not show is no answer: it is part of no share and no average.
const known = (steps) => steps.filter((step) => step.state !== "unknown");
const decided = (questions) => questions.filter((question) => question.state !== null);
const rated = (rows) => rows.filter((row) => row.value !== null);
const average = (rows) => (rows.length ? sum(rows, "value") / rows.length : null);

// What the matrix can show: rows behind a cell, its value, its text.
const MEASURES = {
  "next steps completed": {
    rows: () => known(STEPS.filter((step) => step.kind === "status")),
    value: (rows) => percent(rows.filter((row) => row.state === "completed").length, rows.length),
    text: (value) => `${value} %`,
  },
  "own rating (1–5)": { rows: () => rated(SCALES), value: average, text: NUMBER.format },
  "dated events": { rows: () => EVENTS, value: (rows) => rows.length, text: NUMBER.format },
  "people counted": { rows: () => PEOPLE, value: (rows) => sum(rows, "value"), text: NUMBER.format },
  "questions answered": {
    rows: () => decided(QUESTIONS),
    value: (rows) => percent(rows.filter((row) => row.answered).length, rows.length),
    text: (value) => `${value} %`,
  },
};

function tiles() {
  const reports = REPORTS.filter(within);
  const steps = known(stated());
  const hidden = stated().length - steps.length;
  const done = steps.filter((step) => step.state === "completed");
  const ratings = rated(shown(SCALES));
  const events = shown(EVENTS);
  const people = shown(PEOPLE);
  const parts = shown(PARTS);
  const questions = decided(shown(QUESTIONS));
  const answered = questions.filter((question) => question.answered);
  const list = [
    [NUMBER.format(reports.length), "reports", reports],
    [steps.length ? `${percent(done.length, steps.length)} %` : "–", `of ${NUMBER.format(steps.length)} next steps completed${hidden ? `, ${NUMBER.format(hidden)} more not known` : ""}`, done],
    [ratings.length ? NUMBER.format(average(ratings)) : "–", "average own rating (1–5)", ratings],
    [NUMBER.format(events.length), "dated events", events],
    [people.length ? NUMBER.format(sum(people, "value")) : "–", "people counted", people],
    [NUMBER.format(new Set(parts.map((part) => part.agency.agency_key)).size), "organisations at work", unique(parts.map((part) => part.event))],
    [questions.length ? `${percent(answered.length, questions.length)} %` : "–", "of questions answered", questions],
  ];
  byId("tiles").replaceChildren(...list.map(([value, label, rows]) => {
    const made = element("button", { type: "button", className: value.length > 8 ? "tile long" : "tile" }, element("b", { textContent: value }), element("span", { textContent: label }));
    made.addEventListener("click", () => tell(label, rows));
    return made;
  }));
  byId("scope").textContent = `${scope(reports)}. Every number leads to the sentences behind it.`;
}

// How many reports, of how many countries and which years; the unknown is told apart.
function scope(reports) {
  const many = (n, one, more) => `${NUMBER.format(n)} ${n === 1 ? one : more}`;
  const countries = unique(reports.map((one) => one.countryKey)).filter((id) => id !== NO_COUNTRY);
  const years = unique(reports.map((one) => one.yearLabel)).filter((year) => year !== NO_YEAR).sort();
  const lost = (what, rows) => (rows.length ? `${many(rows.length, "report", "reports")} of unknown ${what}` : "");
  return [
    many(reports.length, "report", "reports"),
    many(countries.length, "country", "countries"),
    years.length > 1 ? `${years[0]} to ${years.at(-1)}` : years[0],
    lost("country", reports.filter((one) => one.countryKey === NO_COUNTRY)),
    lost("year", reports.filter((one) => one.yearLabel === NO_YEAR)),
  ].filter(Boolean).join(" · ");
}

function matrix() {
  const name = byId("measure").value;
  const { rows, value, text } = MEASURES[name];
  const cells = group(shown(rows()), (row) => `${report(row).countryKey} ${report(row).yearLabel}`);
  const values = new Map([...cells].map(([at, some]) => [at, value(some)]));
  const top = text(1).includes("%") ? 100 : Math.max(1, ...values.values());
  fill("matrix", ["", ...years()], countries().map(([id, label]) => [label, ...years().map((year) => {
    const at = `${id} ${year}`;
    if (!cells.has(at)) return "–";
    const made = number(text(values.get(at)), `${label} ${year}: ${name}`, cells.get(at));
    made.style.background = `rgb(${css("heat")} / ${(0.06 + (0.44 * values.get(at)) / top).toFixed(2)})`;
    return made;
  })]));
}

function statuses() {
  const groups = group(stated(), (step) => `${report(step).yearLabel} ${step.state}`);
  const states = unique([...STATUSES, ...stated().map((step) => step.state)])
    .filter((state) => years().some((year) => groups.has(`${year} ${state}`)));
  const at = (year, state) => groups.get(`${year} ${state}`) ?? [];
  chart("status", years(), states.map((state) => ({
    label: word(state), color: css(state) || css("unknown"), rows: years().map((year) => at(year, state)),
  })));
  fill("status-table", ["", ...states.map(word)], years().map((year) =>
    [year, ...states.map((state) => number(String(at(year, state).length), `${year} · ${word(state)}`, at(year, state)))]));
}

function follow() {
  const taken = shown(STEPS).filter((step) => step.later && within(report(step.later)));
  byId("follow-box").hidden = !taken.length;
  byId("no-follow").hidden = taken.length > 0;
  const groups = group(taken, (step) => `${step.state} ${step.later.state}`);
  const before = ["plan", ...STATUSES].filter((state) => taken.some((step) => step.state === state));
  const after = STATUSES.filter((state) => taken.some((step) => step.later.state === state));
  fill("follow", ["was", ...after.map((state) => `now ${word(state).toLowerCase()}`)], before.map((was) =>
    [swatch(css(was) || css("unknown"), word(was)), ...after.map((now) => {
      const rows = groups.get(`${was} ${now}`) ?? [];
      return number(String(rows.length), `${word(was)}, a year later ${word(now).toLowerCase()}`, rows);
    })]));
}

function ratings() {
  const groups = group(rated(shown(SCALES)), (row) => `${report(row).countryKey} ${report(row).yearLabel}`);
  const at = (id, year) => groups.get(`${id} ${year}`) ?? [];
  byId("rating-note").textContent = crowd() ? "Reports of each year by the rating that they give; the table has every country." : "";
  (crowd() ? ratingsByYear : ratingsByCountry)(at);
  fill("rating-table", ["", ...years()], countries().map(([id, label]) =>
    [label, ...years().map((year) => number(at(id, year).length ? NUMBER.format(average(at(id, year))) : "–", `${label} ${year} · own rating`, at(id, year)))]));
}

function ratingsByCountry(at) {
  const max = Math.max(5, ...shown(SCALES).map((row) => row.max ?? 0));
  chart("rating", countries().map(([, label]) => label), years().map((year, i, { length }) => ({
    label: year, color: shade(i, length), rows: countries().map(([id]) => at(id, year)),
  })), { value: average, stacked: false, max });
}

function ratingsByYear(at) {
  const all = years().map((year) => countries().flatMap(([id]) => at(id, year)));
  const values = unique(all.flat().map((row) => row.value)).sort((a, b) => a - b);
  chart("rating", years(), values.map((value, i, { length }) => ({
    label: `Rated ${NUMBER.format(value)}`, color: shade(i, length), rows: all.map((rows) => rows.filter((row) => row.value === value)),
  })));
}

function people() {
  const groups = group(shown(PEOPLE), (row) => `${report(row).countryKey} ${report(row).yearLabel}`);
  const at = (id, year) => groups.get(`${id} ${year}`) ?? [];
  const total = (rows) => sum(rows, "value");
  const whole = new Map(countries().map(([id]) => [id, years().reduce((all, year) => all + total(at(id, year)), 0)]));
  const top = crowd() ? countries().sort(([a], [b]) => whole.get(b) - whole.get(a)).slice(0, CROWD) : countries();
  byId("people-note").textContent = crowd() ? `The ${CROWD} countries with the most; the table has all. ` : "";
  chart("people", top.map(([, label]) => label), years().map((year, i, { length }) => ({
    label: year, color: shade(i, length), rows: top.map(([id]) => at(id, year)),
  })), { value: total, format: (value) => NUMBER.format(value) });
  fill("people-table", ["", ...years()], countries().map(([id, label]) =>
    [label, ...years().map((year) => number(at(id, year).length ? NUMBER.format(total(at(id, year))) : "–", `${label} ${year} · people counted`, at(id, year)))]));
}

function activity() {
  const events = shown(EVENTS);
  const isFine = (event) => event.date_start && ["day", "month"].includes(event.date_precision);
  const fine = events.filter(isFine);
  const coarse = events.filter((event) => !isFine(event));
  const groups = group(fine, (event) => `${event.date_start.slice(0, 7)} ${event.planned}`);
  const months = span(fine.map((event) => event.date_start.slice(0, 7)));
  const kinds = [["Done", false, css("series-2")], ["Planned", true, css("series-4")]];
  const at = (month, planned) => groups.get(`${month} ${planned}`) ?? [];
  chart("time", months, kinds.map(([label, planned, color]) => ({ label, color, rows: months.map((month) => at(month, planned)) })), { turn: 0 });
  fill("time-table", ["", ...kinds.map(([label]) => label)], months
    .filter((month) => kinds.some(([, planned]) => at(month, planned).length))
    .map((month) => [month, ...kinds.map(([label, planned]) => number(String(at(month, planned).length), `${month} · ${label}`, at(month, planned)))]));
  byId("undated").replaceChildren("Events by the month in which they began. ",
    number(String(coarse.length), "Events known by the year, season or period", coarse), " more are known by the year, season or period only.");
}

// All months from the first to the last, at most the ten years before the last.
function span(found) {
  const sorted = unique(found).sort();
  if (!sorted.length) return [];
  const place = (month) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1;
  const last = place(sorted.at(-1));
  const first = Math.max(place(sorted[0]), last - 119);
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const month = first + at;
    return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

function agencies() {
  const groups = group(shown(PARTS), (part) => part.agency.agency_key);
  const events = (rows) => unique(rows.map((part) => part.event));
  const ranked = [...groups].map(([id, parts]) => ({ label: agencyName(id), parts, all: events(parts) }))
    .sort((a, b) => b.all.length - a.all.length || a.label.localeCompare(b.label));
  const top = ranked.slice(0, 20);
  const roles = ["agent", "partner", "beneficiary", "place"].filter((role) => ranked.some(({ parts }) => parts.some((part) => part.role === role)));
  const at = ({ parts }, role) => events(parts.filter((part) => part.role === role));
  chart("agencies", top.map(({ label }) => label), roles.map((role, i) => ({
    label: word(role), color: [css("series-3"), css("series-1"), css("series-4"), css("series-5")][i], rows: top.map((one) => at(one, role)),
  })), { across: true });
  fill("agencies-table", ["", ...roles.map(word)], ranked.map((one) =>
    [one.label, ...roles.map((role) => number(String(at(one, role).length), `${one.label} · ${word(role)}`, at(one, role)))]));
}

function coverage() {
  const groups = group(shown(QUESTIONS), (question) => question.key ?? "of unknown forms");
  fill("coverage", ["Question", "answered"], [...groups].map(([name, rows]) => {
    const all = decided(rows).length;
    const answered = rows.filter((row) => row.answered).length;
    const share = percent(answered, all) ?? 0;
    const made = number(all ? `${NUMBER.format(answered)} of ${NUMBER.format(all)}` : "–", name, rows);
    made.style.background = `linear-gradient(to right, rgb(${css("heat")} / .22) ${share}%, transparent ${share}%)`;
    const label = element("span", { textContent: name.replaceAll("_", " ").replaceAll(".", ": "), title: rows[0].prompt });
    return [label, made];
  }));
}

function draw() {
  for (const panel of [tiles, matrix, statuses, follow, ratings, people, activity, agencies, coverage]) panel();
}
