import { edited } from "./edited.js";

// Every change is kept at once. Without this, the buttons of the form do the same.
export function start(root) {
  root.classList.add("alive");
  const toast = root.querySelector(".toast");
  let queue = Promise.resolve();
  let fading = 0;

  const tell = (text) => {
    clearTimeout(fading);
    toast.textContent = text;
    if (text === root.dataset.saved) fading = setTimeout(() => { toast.textContent = ""; }, 1500);
  };
  const board = () => root.querySelector("#board");
  const shape = (form) => [...form.elements].map((one) => `${one.name}=${one.type}`).join();
  const settled = (field) => { if ("defaultValue" in field) field.defaultValue = field.value; };

  // Put what came back in the place of the form, and the reader where she was.
  const replace = (text) => {
    const active = document.activeElement;
    const top = active?.getBoundingClientRect().top;
    // What is typed or chosen for a button that is still to be pressed, and what stands open.
    const waiting = [...board().querySelectorAll("[name^=prefix-], [name^=where-]")].map((one) => [one.id, one.value]);
    const open = [...board().querySelectorAll("details[id]:not(#notes)")].filter((one) => one.open).map((one) => one.id);
    const typed = active?.matches?.("input:not([type]), input[type=text]") ? active.value : null;
    const scrolled = root.querySelector(".sheet")?.scrollLeft;
    const made = document.createRange().createContextualFragment(text).querySelector("#board");
    if (!made) throw new Error("no board");
    const ticked = new Set([...board().querySelectorAll("[name=tick]:checked")].map((one) => one.id));
    const notes = root.querySelector("#notes")?.open;
    board().replaceWith(made);
    if (notes !== undefined && root.querySelector("#notes")) root.querySelector("#notes").open = notes;
    for (const one of made.querySelectorAll("[name=tick]")) if (ticked.has(one.id)) one.checked = true;
    if (scrolled) root.querySelector(".sheet").scrollLeft = scrolled;
    for (const [id, value] of waiting) if (value && document.getElementById(id)) document.getElementById(id).value = value;
    for (const id of open) if (document.getElementById(id)) document.getElementById(id).open = true;
    const again = active?.id && document.getElementById(active.id);
    if (again && again !== document.activeElement) {
      again.focus({ preventScroll: true });
      if (typed !== null) again.value = typed;
      scrollBy(0, again.getBoundingClientRect().top - top);
    }
    prepare();
  };

  // `change` adds to what the form says; one after the other, each after what the last led to.
  const keep = (change, untick) => {
    tell(root.dataset.saving);
    queue = queue.then(async () => {
      const form = board();
      const sent = new FormData(form);
      change?.(sent);
      if (untick) for (const one of form.querySelectorAll("[name=tick]:checked")) one.checked = false;
      try {
        const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(sent), headers: { "X-Part": "board" } });
        if (!answer.ok) throw new Error(answer.status);
        replace(await answer.text());
        tell(board().querySelector(".unkept")?.textContent ?? root.dataset.saved);
      } catch {
        tell(root.dataset.failed);
      }
    });
    return queue;
  };

  const isText = (field) => field.matches("input[name]:not([type]):not([name^=prefix-])");
  // Whoever added an answer writes it now; whoever settled one goes on to the next.
  const goOn = (word, scale) => {
    const points = [...root.querySelectorAll(".points")].find((one) => one.dataset.scale === scale);
    const fields = points ? [...points.querySelectorAll("input")] : [];
    const field = word === "above" ? fields.at(-1) : fields[0];
    if (word === "above" || word === "below") {
      field?.focus();
      field?.select();
    } else if (["count", "missing", "point"].includes(word)) {
      (root.querySelector(".odd .one") ?? root.querySelector("#rows")).focus({ preventScroll: true });
    } else if (word === "leave" || word === "back") {
      const next = word === "leave" ? root.querySelector("#left-out summary") : root.querySelector("#twice");
      (next ?? root.querySelector("#rows")).focus({ preventScroll: true });
    }
  };
  root.addEventListener("focusout", (event) => {
    const field = event.target;
    if (isText(field) && edited(field)) {
      settled(field);
      keep();
    }
  });
  root.addEventListener("change", (event) => {
    const field = event.target;
    if (isText(field) || field.name === "tick" || field.name === "to" || /^(where|prefix)-/.test(field.name) || field === chosenByKeys) return;
    keep();
  });
  // By keyboard a list is gone through: what it shows counts once it is left, or with Enter.
  let chosenByKeys = null;
  const choose = (field) => {
    chosenByKeys = null;
    if (field.matches("[name^=role]") && !field.selectedOptions[0]?.defaultSelected) keep();
  };
  root.addEventListener("pointerdown", () => { chosenByKeys = null; });
  root.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.matches("select")) return;
    if (event.key === "Enter" && field === chosenByKeys) {
      event.preventDefault();
      choose(field);
    } else if (field.name?.startsWith("role") && event.key !== "Tab" && event.key !== "Shift") {
      chosenByKeys = field;
    }
  });
  root.addEventListener("focusout", (event) => {
    if (event.target === chosenByKeys) choose(event.target);
  });
  root.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button?.value === "go") return;
    event.preventDefault();
    const [word, scale] = (button?.value ?? "").split(":");
    // What was told of a file that was handed in holds no more.
    if (word === "undo") document.getElementById("handed")?.remove();
    keep((sent) => sent.append("do", button?.value || "save"), button?.value === "move").then(() => goOn(word, scale));
  });

  // Dragging: columns to where they belong, answers of a scale into order.
  let dragged = null;
  const zone = (target) => {
    if (!dragged) return null;
    if (dragged.matches(".column")) return target.closest("[data-target]");
    const other = target.closest(".points li");
    return other && other.parentElement === dragged.parentElement ? other : null;
  };
  const clear = () => { for (const one of root.querySelectorAll(".over")) one.classList.remove("over"); };
  root.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.(".column, .points li");
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.place ?? dragged.dataset.code);
    dragged.classList.add("dragged");
    if (dragged.matches(".column")) document.body.classList.add("dragging");
  });
  root.addEventListener("dragover", (event) => {
    const over = zone(event.target);
    clear();
    if (!over) return;
    event.preventDefault();
    over.classList.add("over");
  });
  root.addEventListener("dragend", () => {
    document.body.classList.remove("dragging");
    dragged?.classList.remove("dragged");
    dragged = null;
    clear();
  });
  root.addEventListener("drop", (event) => {
    const over = zone(event.target);
    if (!over) return;
    event.preventDefault();
    if (dragged.matches(".column")) {
      const place = dragged.dataset.place;
      const ticked = board().querySelector(`#tick-${place}`).checked;
      keep((sent) => {
        if (!ticked) sent.delete("tick");
        if (!ticked) sent.append("tick", place);
        sent.set("to", over.dataset.target);
        sent.append("do", "move");
      }, ticked);
    } else {
      const list = dragged.parentElement;
      const down = dragged.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
      over[down ? "after" : "before"](dragged);
      const codes = [...list.children].map((one) => one.dataset.code).join();
      keep((sent) => sent.append("do", `arrange:${list.dataset.scale}:${codes}`));
    }
  });
  function prepare() {
    // Out of sight: every change is kept without it.
    board().querySelector(".first").tabIndex = -1;
    for (const one of root.querySelectorAll(".column[data-place], .points[data-moves] li")) one.draggable = true;
  }
  prepare();

  // What was written while this was still being loaded is kept, too.
  const early = [...board().elements].filter((field) => (isText(field) || field.matches("[name^=role]")) && edited(field));
  if (early.some((field) => field !== document.activeElement)) {
    early.forEach(settled);
    keep();
  }
}
