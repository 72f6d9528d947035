import { edited } from "./edited.js";

// The form of settings: checks while somebody types, and buttons that add and remove without a new
// page. Without it, every button sends the whole form and the page comes back.
const PAUSE = 500;

export function start(form) {
  let waiting = null;
  let asked = 0;
  let changed = form.hasAttribute("data-unsaved");
  const unsaved = () => document.getElementById("unsaved");

  const names = new Set();
  const touched = () => {
    changed = true;
    document.getElementById("kept")?.remove();
    if (unsaved()) unsaved().hidden = false;
    clearTimeout(waiting);
    waiting = setTimeout(check, PAUSE);
  };

  async function check() {
    const number = ++asked;
    const body = new URLSearchParams(new FormData(form));
    for (const name of names) body.append("=touched", name);
    let answer;
    try {
      answer = await fetch(form.dataset.check, { method: "POST", body });
      if (!answer.ok) return;
      answer = await answer.json();
    } catch {
      return;
    }
    if (number !== asked) return;
    show(answer);
  }

  function show(answer) {
    const rest = { ...answer.fields };
    const leading = { links: answer.links ?? {}, called: form.dataset.leads };
    for (const place of form.querySelectorAll("[data-faults]")) {
      const told = rest[place.dataset.faults] ?? [];
      delete rest[place.dataset.faults];
      fill(place, told, leading);
      const field = place.dataset.faults && document.getElementById(place.dataset.faults);
      if (field && told.length) field.setAttribute("aria-invalid", "true");
      else if (field) field.removeAttribute("aria-invalid");
    }
    const top = form.querySelector('[data-faults=""]');
    fill(top, [...(answer.fields[""] ?? []), ...Object.values(rest).flat()], leading);
    count(form);
    const told = answer.told ?? "";
    document.getElementById("count").replaceChildren(answer.to ? link(answer.to, told) : told);
  }

  async function send(action) {
    const body = new URLSearchParams(new FormData(form));
    body.set("=do", action);
    const answer = await fetch(form.action, { method: "POST", body });
    if (!answer.ok) return form.submit();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("settings");
    if (!fresh) return form.submit();
    const open = new Map();
    for (const one of form.querySelectorAll("details[id]")) open.set(one.id, one.open);
    for (const one of fresh.querySelectorAll("details[id]")) {
      if (open.get(one.id)) one.open = true;
    }
    form.replaceChildren(...fresh.childNodes);
    const still = page.getElementById("still-to-do");
    document.getElementById("still-to-do").replaceChildren(...still.childNodes);
    prepare(form);
    touched();
    const next = document.getElementById(fresh.dataset.focus ?? "");
    if (next) focusOn(next);
  }

  form.addEventListener("input", (event) => {
    const filled = event.target.dataset.fills && document.getElementById(event.target.dataset.fills);
    if (filled) filled.value = event.target.value;
    names.add((filled || event.target).name);
    touched();
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-redraw]")) send(`redraw ${event.target.name}`);
    if (event.target.id === "ask-which") prepare(form);
  });
  form.addEventListener("click", (event) => {
    const to = event.target.closest('a[href^="#"]')?.getAttribute("href").slice(1);
    const field = to && document.getElementById(decodeURIComponent(to));
    if (!field) return;
    event.preventDefault();
    focusOn(field);
  });
  form.addEventListener("submit", (event) => {
    const action = event.submitter?.value ?? "save";
    if (action === "save") {
      changed = false;
      keepPlace(form);
      return;
    }
    event.preventDefault();
    send(action);
  });
  addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });

  prepare(form);
  findPlace(form);
  // What was written while this was still being loaded counts, too.
  if ([...form.elements].some(edited)) touched();
  // A link of another screen leads to a field: it is opened and can be typed in at once.
  const first = document.getElementById(form.dataset.focus || decodeURIComponent(location.hash.slice(1)));
  if (first) focusOn(first);
}

// After saving, the page comes back as it was: what stood open, and how far down.
const PLACE = "angket-settings-place";

function keepPlace(form) {
  const open = [...form.querySelectorAll("details[id]")].filter((one) => one.open);
  const place = { path: location.pathname, open: open.map((one) => one.id), top: scrollY };
  sessionStorage.setItem(PLACE, JSON.stringify(place));
}

function findPlace(form) {
  const kept = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  const place = kept && JSON.parse(kept);
  if (!place || place.path !== location.pathname) return;
  for (const id of place.open) {
    const one = document.getElementById(id);
    if (one && form.contains(one)) one.open = true;
  }
  scrollTo({ top: place.top, behavior: "instant" });
}

function fill(place, told, { links, called }) {
  const leads = (text) => (links[text] ? ` ${called}` : "");
  const now = [...place.children].map((one) => one.textContent);
  if (now.length === told.length && now.every((text, n) => text === told[n] + leads(told[n]))) return;
  place.replaceChildren(
    ...told.map((text) => {
      const line = document.createElement("p");
      line.className = "fault";
      line.textContent = text;
      if (links[text]) line.append(" ", link(`#${links[text]}`, called));
      return line;
    }),
  );
}

function link(to, text) {
  const made = document.createElement("a");
  made.href = to;
  made.textContent = text;
  return made;
}

// Folded groups say how many messages stand in them.
function count(form) {
  for (const place of form.querySelectorAll("[data-within]")) {
    const faults = place.closest("details").querySelectorAll(".fault").length;
    place.textContent = faults ? `● ${faults}` : "";
  }
}

// Of the questions, the chosen one alone asks for its blanks.
function prepare(form) {
  const chosen = document.getElementById("ask-which")?.value;
  for (const question of form.querySelectorAll("[data-question]")) {
    question.hidden = question.dataset.question !== chosen;
    // The question itself stands above, in the list of all.
    question.querySelector("legend").className = "unseen";
  }
  count(form);
}

function focusOn(element) {
  for (let one = element; one; one = one.parentElement) {
    if (one.tagName === "DETAILS") one.open = true;
  }
  const wrong = element.querySelector("[aria-invalid=true]");
  const field = element.matches("input, select, textarea, legend")
    ? element
    : wrong?.closest(".pair")?.querySelector(".name") ?? wrong ?? element.querySelector("input:not([type=hidden]), select, textarea");
  (field ?? element).focus();
  element.scrollIntoView({ block: "nearest" });
}
