// A file dropped anywhere on the form is the one that is chosen; its name proposes that of the study.
export function start(form) {
  const input = form.querySelector("input[type=file]");
  const name = form.querySelector("input[name=name]");
  const zone = form.querySelector(".drop");
  const status = form.querySelector(".status");
  const button = form.querySelector("button.main");
  // An export in a ZIP is called as what is in it, "Jawaban.csv.zip".
  const nameOf = (file) => file.replace(/(\.\w{2,4})?\.zip$|\.[^.]*$/i, "");
  // The name of a file that was not taken is not kept for the next one.
  let proposed = nameOf(form.dataset.refused ?? "");
  const chosen = () => {
    const file = input.files[0];
    if (!file) return;
    const large = file.size > Number(form.dataset.most);
    status.textContent = large ? form.dataset.large : "";
    button.disabled = large;
    if (!name.value || name.value === proposed) {
      proposed = nameOf(file.name);
      name.value = proposed;
    }
  };
  const over = (event) => {
    event.preventDefault();
    zone.classList.add("over");
  };
  for (const kind of ["dragenter", "dragover"]) document.addEventListener(kind, over);
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) zone.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    input.files = one.files;
    chosen();
    button.focus();
  });
  input.addEventListener("change", chosen);
  form.addEventListener("submit", () => {
    status.textContent = form.dataset.busy;
    // After the form has gone, so that it still goes.
    setTimeout(() => { button.disabled = true; });
  });
  // Whoever comes back finds the button as it was.
  addEventListener("pageshow", () => { button.disabled = false; });
}
