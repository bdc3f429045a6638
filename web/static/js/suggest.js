// Gợi ý khi đang gõ ở ô tìm.
(() => {
  "use strict";
  const q = document.querySelector("#q"), kinds = { body: "cơ quan", phrase: "cụm từ" };
  if (!q) return;
  const list = document.createElement("ul");
  list.id = "goi-y"; list.className = "sg"; list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Gợi ý");
  q.after(list);
  for (const [k, v] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"], ["autocomplete", "off"]]) q.setAttribute(k, v);
  let at = -1, timer, asked, typed = q.value;
  const open = () => !list.hidden;
  const show = (yes) => { list.hidden = !yes; q.setAttribute("aria-expanded", yes); if (!yes) mark(-1); };
  function mark(n) {
    const old = list.children[at], now = list.children[n];
    if (old) old.removeAttribute("aria-selected");
    at = n;
    if (!now) { q.removeAttribute("aria-activedescendant"); return; }
    now.setAttribute("aria-selected", "true");
    q.setAttribute("aria-activedescendant", now.id);
    now.scrollIntoView({ block: "nearest" });
  }
  async function ask() {
    if (asked) asked.abort();
    const text = typed = q.value;
    if (!text.trim()) { show(false); return; }
    asked = new AbortController();
    try {
      const a = await fetch("/api/v1/goi-y?q=" + encodeURIComponent(text), { signal: asked.signal });
      if (!a.ok) { show(false); return; }
      const found = (await a.json()).suggestions;
      if (q.value !== text || document.activeElement !== q) return;
      mark(-1);
      list.replaceChildren(...found.map((s, i) => {
        const li = document.createElement("li"), b = document.createElement("b"), e = document.createElement("span");
        li.id = "goi-y-" + i; li.dataset.url = s.url;
        li.setAttribute("role", "option");
        b.textContent = s.text; e.textContent = s.detail || kinds[s.kind] || "";
        li.append(b, e);
        return li;
      }));
      show(found.length > 0);
    } catch { /* câu hỏi sau đã thay câu này, hoặc mất kết nối */ }
  }
  q.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 80); });
  q.addEventListener("blur", () => show(false));
  list.addEventListener("mousedown", (e) => e.preventDefault());
  list.addEventListener("click", (e) => { const li = e.target.closest("li"); if (li) location.href = li.dataset.url; });
  q.addEventListener("keydown", (e) => {
    if (e.isComposing) return;
    const n = list.children.length;
    if (e.key === "Escape" && open()) { show(false); e.stopPropagation(); }
    else if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      if (!n) return;
      if (!open()) show(true);
      mark(e.key === "ArrowDown" ? (at + 2) % (n + 1) - 1 : (at + n + 1) % (n + 1) - 1);
    } else return;
    e.preventDefault();
  });
  q.form.addEventListener("submit", (e) => {
    const li = list.children[at];
    if (!li) return;
    e.preventDefault();
    location.href = li.dataset.url;
  });
})();
