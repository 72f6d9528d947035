// What moves on the screens. Every screen works without it; each part is loaded where an element asks
// for it by `data-uses="<name>"`, from static/<name>.js, which exports `start(element)`.
for (const element of document.querySelectorAll("[data-uses]")) {
  for (const name of element.dataset.uses.split(" ")) {
    const part = await import(`/static/${name}.js`);
    part.start(element);
  }
}
