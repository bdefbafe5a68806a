// Choosing scopes: all of an API at once, and how many are chosen while it is folded.

for (const box of document.querySelectorAll("details.choose")) {
  const sets = [...box.querySelectorAll("fieldset")];
  const told = box.querySelector("[data-chosen]");
  const tell = () => {
    const chosen = sets.filter((set) => set.querySelector("input:checked").value !== "none").length;
    told.textContent = chosen ? `${chosen} of ${sets.length}` : "";
  };
  const all = box.querySelector(".all");
  all.hidden = false;
  all.addEventListener("click", (event) => {
    const level = event.target.dataset.level;
    if (!level) return;
    for (const set of sets) {
      const best = level === "none" ? ["none"] : level === "view" ? ["view", "none"] : ["modify", "view"];
      const input = best.map((word) => set.querySelector(`input[value=${word}]`)).find(Boolean);
      input.checked = true;
    }
    tell();
  });
  box.addEventListener("change", tell);
  tell();
}
