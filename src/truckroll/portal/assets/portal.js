// What the pages do beside being read: search as one types, copying, tabs, light and dark, parts that renew themselves.
// Every page works without it: a control that needs it is hidden until it is here.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* a browser may keep nothing */ } };
const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };

/** Tell those who listen to the page instead of looking at it. */
export function say(text) {
  const said = document.getElementById("said");
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = text; });
}

/** A part of a page from the server, as the server made it; an answer that is no part of a page is an error. */
async function part(address, options = {}) {
  const answer = await fetch(address, { ...options, headers: { "X-Part": "1" } });
  if (answer.redirected) { location.assign(answer.url); return null; }
  if (!(answer.headers.get("content-type") || "").startsWith("text/html")) throw new Error(`${answer.status}`);
  return answer.text();
}

function search(input) {
  const found = document.getElementById("found");
  let latest = 0, waiting = 0, at = -1;
  Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list" })
    .forEach(([name, value]) => input.setAttribute(name, value));
  const options = () => all("[role=option]", found);
  const open = (is) => { found.hidden = !is; input.setAttribute("aria-expanded", is); if (!is) mark(-1); };
  const mark = (to) => {
    at = to;
    options().forEach((option, index) => option.setAttribute("aria-selected", index === at));
    const chosen = options()[at];
    if (chosen) { input.setAttribute("aria-activedescendant", chosen.id); chosen.scrollIntoView({ block: "nearest" }); }
    else input.removeAttribute("aria-activedescendant");
  };
  const ask = async () => {
    const mine = ++latest, words = input.value.trim();
    if (!words) return open(false);
    try {
      const html = await part(`${input.dataset.search}?q=${encodeURIComponent(words)}`);
      if (mine !== latest || html === null) return;  // a later question has been asked meanwhile
      found.innerHTML = html;
      open(true);
      say(found.querySelector("[data-count]")?.dataset.count || "");
    } catch { open(false); }
  };
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 90); });
  input.addEventListener("focus", () => { if (input.value.trim() && found.childElementCount) open(true); });
  input.addEventListener("keydown", (event) => {
    const many = options().length;
    if (event.key === "Escape") { open(false); return; }
    if (found.hidden || !many) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(event.key === "ArrowDown" ? (at + 1) % many : (at <= 0 ? many : at) - 1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      options()[at].click();
    }
  });
  document.addEventListener("click", (event) => { if (!input.form.contains(event.target)) open(false); });
  input.form.addEventListener("focusout", (event) => { if (!input.form.contains(event.relatedTarget)) open(false); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
}

function copies(button) {
  const of = button.dataset.copy;
  const source = () => (of ? document.getElementById(of) : button.closest("figure, .copyable").querySelector("code"));
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const from = source();
    await navigator.clipboard.writeText("value" in from ? from.value : from.textContent);
    button.textContent = "Copied";
    say("Copied");
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
}

let serial = 0;
function tabs(box) {
  const group = box.dataset.tabs, panels = all(":scope > [data-tab]", box);
  const list = document.createElement("div");
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", group);
  const buttons = panels.map((panel) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = panel.dataset.tab;
    button.id = `tab-${++serial}`;
    panel.id ||= `panel-${serial}`;
    button.setAttribute("role", "tab");
    button.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", button.id);
    panel.querySelector(".tab").hidden = true;
    list.append(button);
    return button;
  });
  const show = (name) => {
    if (!panels.some((panel) => panel.dataset.tab === name)) return;
    panels.forEach((panel, at) => {
      const is = panel.dataset.tab === name;
      panel.hidden = !is;
      buttons[at].setAttribute("aria-selected", is);
      buttons[at].tabIndex = is ? 0 : -1;
    });
  };
  box.prepend(list);
  box.show = show;
  show(panels[0].dataset.tab);
  show(kept(`tab ${group}`));
  const choose = (name) => {
    keep(`tab ${group}`, name);
    all(`[data-tabs="${CSS.escape(group)}"]`).forEach((each) => each.show?.(name));
  };
  buttons.forEach((button, at) => {
    button.addEventListener("click", () => choose(button.textContent));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = buttons[(at + step + buttons.length) % buttons.length];
      choose(next.textContent);
      next.focus();
    });
  });
}

function theme(button) {
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    document.cookie = `theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`;
    say(`${root.dataset.theme} colours`);
  });
}

/** `data-live="/address" data-every="2"`: the element's content, asked for again every so many seconds while it is seen. */
function live(box) {
  const renew = async () => {
    if (!document.hidden && !box.matches("[data-held], [data-held] *")) {
      try {
        const html = await part(box.dataset.live);
        if (html !== null && html !== box.shown) { box.innerHTML = box.shown = html; enliven(box); }
        box.removeAttribute("data-lost");
      } catch { box.setAttribute("data-lost", ""); }
    }
    if (box.isConnected) setTimeout(renew, 1000 * (box.dataset.every || 2));
  };
  setTimeout(renew, 1000 * (box.dataset.every || 2));
}

/** `<form data-into="id">`: what the server answers to the form stands in the element of this id. */
function into(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const target = document.getElementById(form.dataset.into);
    const fields = new FormData(form, event.submitter), reads = form.method === "get";
    const query = reads ? `${form.action.split("?")[0]}?${new URLSearchParams(fields)}` : form.action;
    form.setAttribute("aria-busy", "true");
    target.setAttribute("aria-live", "polite");
    try {
      const multipart = form.enctype === "multipart/form-data";
      const html = await part(query, reads ? {} : { method: "POST", body: multipart ? fields : new URLSearchParams(fields) });
      if (html !== null) { target.innerHTML = html; enliven(target); }
    } catch { target.textContent = "The server did not answer. Try again."; }
    form.removeAttribute("aria-busy");
  });
}

/** Make what stands in this part of the page work. */
export function enliven(within) {
  all("[data-search]", within).forEach(search);
  all("[data-copy]", within).forEach(copies);
  all("[data-tabs]", within).forEach(tabs);
  all("[data-theme-toggle]", within).forEach(theme);
  all("[data-live]", within).forEach(live);
  all("form[data-into]", within).forEach(into);
}

/** In a long list of pages the one that is read is in sight. */
const current = document.querySelector(".sidebar [aria-current='page']"), list = current?.closest(".sidebar");
if (list) list.scrollTop = current.offsetTop - list.clientHeight / 2;

enliven(document);
