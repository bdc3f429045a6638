// Văn Khố: phím tắt và nút sao chép. Trang đầy đủ khi không có tệp này.
(() => {
  "use strict";
  const $ = (s, r = document) => r.querySelector(s), $$ = (s) => [...document.querySelectorAll(s)];
  const off = () => { try { return localStorage.getItem("phim-tat") === "tat"; } catch { return false; } };

  // Nút chỉ chạy được khi có script.
  for (const b of $$("button.cp")) {
    b.hidden = false;
    b.addEventListener("click", () => copy($("#" + b.dataset.copy)));
  }
  for (const b of $$("button.pr")) { b.hidden = false; b.addEventListener("click", () => print()); }
  const keys = $("#tat-phim"), box = $("#phim-on");
  if (keys && box) {
    keys.hidden = false;
    box.checked = !off();
    box.addEventListener("change", () => { try { localStorage.setItem("phim-tat", box.checked ? "bat" : "tat"); } catch { /* không lưu được thì thôi */ } });
  }
  // Trên màn hình hẹp bố cục gập lại, chạm để mở.
  if (innerWidth <= 720) for (const d of $$(".ol>details")) d.open = false;
  // Bố cục dài cuộn tới mục đang xem; trang thì đứng yên.
  const here = $(".ol [aria-current]");
  if (here) for (const box of [here.closest("ol"), here.closest("details")]) box.scrollTop += here.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;

  const say = (text) => { const e = $("#chep"); if (e) e.textContent = text; };

  async function copy(field) {
    if (!field) return;
    let ok = false;
    try { await navigator.clipboard.writeText(field.value); ok = true; } catch { field.focus(); field.select(); try { ok = document.execCommand("copy"); } catch { ok = false; } }
    say(ok ? "Đã sao chép." : "Đã chọn chữ; hãy nhấn Ctrl+C.");
  }

  // Liên kết tới đoạn đang xem.
  function copyLink() {
    const now = document.activeElement.closest(".pg0") || $$(".pg0").find((e) => e.getBoundingClientRect().top >= 60), a = now && $(".no", now);
    if (!a) return false;
    if (!navigator.clipboard) { location.hash = a.hash; return true; } // trang không mã hóa: địa chỉ hiện trên thanh
    navigator.clipboard.writeText(a.href).then(() => say("Đã sao chép liên kết tới " + a.title + "."), () => { location.hash = a.hash; });
    return true;
  }

  function step(by) {
    const list = $$(".hit,.pg0,.fl tbody tr");
    if (!list.length) return;
    const now = list.indexOf(document.activeElement && document.activeElement.closest(".hit,.pg0,.fl tbody tr"));
    let to = now + by;
    if (now < 0) to = Math.max(0, list.findIndex((e) => e.getBoundingClientRect().top >= 60));
    const e = list[Math.min(Math.max(to, 0), list.length - 1)];
    e.tabIndex = -1;
    e.focus({ preventScroll: true });
    e.scrollIntoView({ block: "center" });
  }

  function help() {
    let d = $("#phim");
    if (!d) {
      d = document.createElement("dialog");
      d.id = "phim";
      d.setAttribute("aria-label", "Phím tắt");
      const h = document.createElement("h2");
      h.textContent = "Phím tắt";
      const dl = document.createElement("dl");
      for (const [k, t] of [["/", "tới ô tìm"], ["j k", "mục sau, trước"], ["o Enter", "mở"], ["f", "tìm trong văn bản"], ["n p", "chỗ khớp sau, trước"], ["c", "sao chép trích dẫn"], ["y", "sao chép liên kết tới đoạn"], ["[ ]", "trang trước, trang sau"], ["g v", "văn bản"], ["g g", "bản gốc"], ["g t", "thuộc tính"], ["g c", "chất lượng đọc"], ["Esc", "đóng, rời ô"]]) {
        const dt = document.createElement("dt"), dd = document.createElement("dd"), kbd = document.createElement("kbd");
        kbd.textContent = k; dt.append(kbd); dd.textContent = t; dl.append(dt, dd);
      }
      const f = document.createElement("form"), b = document.createElement("button");
      f.method = "dialog"; b.className = "b"; b.textContent = "Đóng"; f.append(b);
      d.append(h, dl, f);
      document.body.append(d);
    }
    d.showModal();
  }

  const go = (sel) => { const a = $(sel); if (a) a.click(); return !!a; };
  const into = (sel) => { const e = $(sel); if (e) { e.focus(); e.select(); } return !!e; };
  let last = "";
  const tabs = { v: "li:first-child a", g: "[href*='/goc']", s: "[href$=so-lieu]", t: "[href$=thuoc-tinh]", c: "[href$=chat-luong]" };
  const acts = {
    y: copyLink,
    "/": () => into("#q"), f: () => into("#f"), j: () => { step(1); return true; }, k: () => { step(-1); return true; },
    n: () => go("#sau"), p: () => go("#truoc"), "[": () => go("#trang-truoc"), "]": () => go("#trang-sau"), "?": () => { help(); return true; },
    o: open, Enter: (e) => e.target.matches && e.target.matches(".hit,tr") && open(e),
    c: () => { const d = $("#trich-dan"); if (!d) return false; d.open = true; copy($("#dan1")); return true; },
  };
  function open(e) {
    const a = e.target.closest && e.target.closest(".hit,.fl tbody tr");
    const l = a && $("h3 a,th a", a);
    if (l) l.click();
    return !!l;
  }
  document.addEventListener("keydown", (e) => {
    const t = e.target, typing = t.isContentEditable || (t.matches && t.matches("input:not([type=checkbox]),textarea,select"));
    if (e.key === "Escape" && typing) { t.blur(); return; }
    if (typing || e.ctrlKey || e.altKey || e.metaKey || e.isComposing || off() || $("dialog[open]")) return;
    const tab = last === "g" && tabs[e.key], act = acts[e.key];
    last = e.key;
    if (tab ? go(".tb " + tab) : act && act(e)) e.preventDefault();
  });
})();

// Gợi ý chỉ tiêu ở trang Số liệu.
(() => {
  "use strict";
  const c = document.querySelector("[name=chitieu]");
  let timer;
  if (c) c.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      try {
        const a = await fetch("/api/v1/figures/indicators?chitieu=" + encodeURIComponent(c.value));
        if (a.ok) c.list.replaceChildren(...(await a.json()).indicators.map((x) => new Option(x.name)));
      } catch { /* mất kết nối: không có gợi ý */ }
    }, 120);
  });
})();

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
