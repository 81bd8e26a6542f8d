// The facts: tables of the feed as objects, joined, and what the filters leave of them.
"use strict";

const DATA = JSON.parse(document.getElementById("data").textContent);
const STATUSES = ["completed", "in_progress", "planned", "not_achieved", "unknown"];
const WORDS = {
  completed: "Completed", in_progress: "In progress", planned: "Planned",
  not_achieved: "Not achieved", unknown: "Not known", plan: "Planned for the coming year",
  agent: "does it", partner: "partner", beneficiary: "beneficiary", place: "place",
};
const word = (value) => WORDS[value] ?? value;

function table(name) {
  const { columns, rows } = DATA[name];
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
}

const NO_COUNTRY = "?";
const NO_YEAR = "Year unknown";
const REPORTS = table("reports").map((report) => ({
  ...report,
  countryLabel: report.country_name ?? report.country ?? "Country unknown",
  countryKey: report.country ?? NO_COUNTRY,
  yearLabel: report.year === null ? NO_YEAR : String(report.year),
}));
const key = (row, id) => `${row.report_id} ${row[id]}`;
const index = (rows, id) => new Map(rows.map((row) => [key(row, id), row]));

const QUESTIONS = table("questions").map((row, at) => ({ ...row, answer: DATA.answers[at] }));
const QUESTION = index(QUESTIONS, "question_id");
for (const choice of table("choices")) {
  (QUESTION.get(key(choice, "question_id")).choices ??= []).push(choice);
}
const SCALES = table("scales").map((row) => ({ ...row, kind: "scale" }));
// Whether a question is answered; null where the report does not show its marks.
for (const scale of SCALES) QUESTION.get(key(scale, "question_id")).scale = scale;
for (const question of QUESTIONS) {
  const hidden = question.choices?.some((choice) => choice.selected === null) || question.scale?.value === null;
  question.state = question.answered ? true : hidden ? null : false;
}
const STEPS = table("next_steps");
const STEP = index(STEPS, "next_step_id");
for (const step of STEPS) {
  step.state = step.kind === "plan" ? "plan" : (step.status ?? "unknown");
  step.later = STEP.get(`${step.next_report_id} ${step.next_report_step_id}`);
}
const EVENTS = table("events");
const EVENT = index(EVENTS, "event_id");
const AGENCY = index(table("agencies"), "agency_id");
const PARTS = table("event_agents").map((part) => ({
  ...part,
  event: EVENT.get(key(part, "event_id")),
  agency: AGENCY.get(key(part, "agency_id")),
}));
const COUNTS = table("counts").map((row, at) => ({ ...row, around: DATA.context[at] }));
// Half of the teachers are a share, not people counted.
const PEOPLE = COUNTS.filter((row) => row.unit_type === "people" && Number.isInteger(row.value));

// One name for a body over all reports: the most frequent.
const NAMES = new Map();
for (const part of PARTS) {
  const names = NAMES.get(part.agency.agency_key) ?? new Map();
  NAMES.set(part.agency.agency_key, names.set(part.agency.name, (names.get(part.agency.name) ?? 0) + 1));
}
const agencyName = (id) => [...NAMES.get(id)].sort((a, b) => b[1] - a[1])[0][0];

const unique = (values) => [...new Set(values)];
const COUNTRIES = new Map(REPORTS.map((report) => [report.countryKey, report.countryLabel]));
const YEARS = unique(REPORTS.map((report) => report.yearLabel)).sort();
const chosen = { countries: new Set(COUNTRIES.keys()), years: new Set(YEARS) };
const report = (row) => REPORTS[row.report_id];
const within = (one) => chosen.countries.has(one.countryKey) && chosen.years.has(one.yearLabel);
const shown = (rows) => rows.filter((row) => within(report(row)));

const sum = (rows, column) => rows.reduce((total, row) => total + row[column], 0);
const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const percent = (some, all) => (all ? Math.round((100 * some) / all) : null);

function group(rows, by) {
  const groups = new Map();
  for (const row of rows) {
    const name = by(row);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(row);
  }
  return groups;
}

// A fact in words: the strong line, and before, quote and after of its sentence.
function told(row) {
  const question = QUESTION.get(key(row, "question_id"));
  if ("event_id" in row && "evidence_quote" in row) {
    const parts = PARTS.filter((part) => part.event === row);
    const bodies = unique(parts.map((part) => `${agencyName(part.agency.agency_key)} (${word(part.role)})`));
    return { head: [row.date_edtf, row.planned ? "planned" : "", ...bodies].filter(Boolean).join(" · "), quote: row.evidence_quote, question };
  }
  if ("count_id" in row) {
    const [before, after] = row.around;
    return { head: `${NUMBER.format(row.value)} ${row.unit}`, before, quote: row.evidence_quote, after, question };
  }
  if ("next_step_id" in row) {
    const later = row.later;
    const next = later ? ` → ${report(later).yearLabel}: ${word(later.state)} (“${later.title}”, match ${Math.round(100 * row.next_confidence)} %)` : "";
    return { head: `${word(row.state)}${next}`, quote: row.title, question };
  }
  if (row.kind === "scale") {
    return { head: row.value === null ? "Not known" : `${row.value} of ${row.max ?? "?"}`, quote: "", question };
  }
  if ("source_name" in row) {
    return { head: `${row.countryLabel} ${row.yearLabel}`, quote: `${row.source_name}, ${row.period_edtf ?? "period unknown"}, ${row.language}` };
  }
  return { head: row.state === null ? "Not known" : row.state ? "Answered" : "Not answered", quote: answerOf(row), question: row };
}

function answerOf(question) {
  if (!question.choices) return question.answer;
  const mark = new Map([[true, "☑"], [false, "☐"], [null, "?"]]);
  return question.choices.map((choice) => `${mark.get(choice.selected)} ${choice.label}`).join("   ");
}
