// The progress of a run, and what one would redo. Everything stands in the page without it.
const REST = 2000;

export function start(element) {
  if (element.dataset.look) look(element);
  if (element.dataset.events) follow(element);
}

async function look(element) {
  const waits = element.querySelector("[data-waits]");
  element.querySelector("[data-without]").hidden = true;
  waits.hidden = false;
  const answer = await fetch(element.dataset.look);
  if (answer.ok) {
    element.innerHTML = await answer.text();
    // Where something is due, to start it is what comes next, and not to look at what is old.
    if (!element.querySelector("[data-nothing], .fault")) {
      document.querySelector("[data-start]")?.classList.add("main");
      for (const link of document.querySelectorAll("[data-results]")) link.classList.remove("main");
    }
  } else element.querySelector("[data-without]").hidden = false;
  waits.hidden = true;
}

function follow(element) {
  const part = element.querySelector("[data-part]");
  const said = element.querySelector("[data-said]");
  const lost = element.querySelector("[data-lost]");
  let begun = Date.now(), spoken = 0;

  function take(told) {
    if (!told.goes_on) return location.reload();
    lost.hidden = true;
    part.innerHTML = told.html;
    begun = Date.now() - 1000 * Number(part.querySelector("[data-seconds]").dataset.seconds);
    // Who listens to the page is not told of every step.
    if (Date.now() - spoken > 10000) {
      spoken = Date.now();
      said.textContent = part.querySelector("strong")?.textContent ?? "";
    }
  }

  setInterval(() => {
    const clock = part.querySelector("[data-seconds]");
    if (clock) clock.textContent = written(Math.floor((Date.now() - begun) / 1000));
  }, 1000);
  begun -= 1000 * Number(part.querySelector("[data-seconds]").dataset.seconds);

  async function ask() {
    try {
      const answer = await fetch(element.dataset.progress);
      if (!answer.ok) throw new Error(answer.status);
      take(await answer.json());
    } catch {
      lost.hidden = false;
    }
    setTimeout(ask, REST);
  }

  if (!("EventSource" in window)) return void ask();
  const source = new EventSource(element.dataset.events);
  source.onmessage = (message) => {
    const told = JSON.parse(message.data);
    if (!told.goes_on) source.close();
    take(told);
  };
  source.onerror = () => {
    // Else the browser tries again by itself.
    if (source.readyState === EventSource.CLOSED) ask();
    else lost.hidden = false;
  };
  source.onopen = () => (lost.hidden = true);
}

function written(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
