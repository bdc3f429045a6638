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
  if (here) for (const box of [$(".ol>details>ol"), $(".ol>details")]) box.scrollTop += here.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;

  const say = (text) => { const e = $("#chep"); if (e) e.textContent = text; };

  async function copy(field) {
    if (!field) return;
    let ok = false;
    try { await navigator.clipboard.writeText(field.value); ok = true; } catch { field.focus(); field.select(); try { ok = document.execCommand("copy"); } catch { ok = false; } }
    say(ok ? "Đã sao chép." : "Đã chọn chữ; hãy nhấn Ctrl+C.");
  }

  // Mỗi danh sách có một mục nhận phím Tab: mục đang chọn.
  const items = ".hit,.pg0,main tbody tr";
  function step(by) {
    const list = $$(items).filter((e) => !e.closest(".tbl,.why,.gr") && e.getClientRects().length);
    if (!list.length) return false;
    const now = list.indexOf(document.activeElement && document.activeElement.closest(items));
    let to = now + by;
    if (now < 0) to = Math.max(0, list.findIndex((e) => e.getBoundingClientRect().top >= 60));
    const e = list[Math.min(Math.max(to, 0), list.length - 1)];
    for (const old of $$("[data-on]")) { old.removeAttribute("data-on"); old.tabIndex = -1; }
    e.tabIndex = 0;
    e.dataset.on = "";
    e.focus({ preventScroll: true });
    e.scrollIntoView({ block: e.offsetHeight > innerHeight / 2 ? "start" : "nearest" });
    return true;
  }

  const open = (e) => {
    const a = e.target.closest && e.target.closest(".hit,main tbody tr"), l = a && $("h3 a,th a,td a", a);
    if (l) l.click();
    return !!l;
  };

  function help() {
    let d = $("#phim");
    if (!d) {
      d = document.createElement("dialog");
      d.id = "phim";
      d.setAttribute("aria-labelledby", "phim-ten");
      const h = document.createElement("h2"), dl = document.createElement("dl");
      h.id = "phim-ten"; h.textContent = "Phím tắt";
      for (const [keys, does, where] of phim) {
        const dt = document.createElement("dt"), dd = document.createElement("dd"), at = document.createElement("span");
        keys.split(",").forEach((k, i) => { const kbd = document.createElement("kbd"); kbd.textContent = k; dt.append(i ? " " : "", kbd); });
        dd.textContent = does + " "; at.className = "s q"; at.textContent = where; dd.append(at); dl.append(dt, dd);
      }
      const f = document.createElement("form"), b = document.createElement("button"), a = document.createElement("a");
      f.method = "dialog"; f.className = "ch"; b.className = "b p"; b.textContent = "Đóng"; b.autofocus = true;
      a.href = "/tro-giup#phim-tat"; a.className = "cl"; a.textContent = "Tắt phím tắt";
      f.append(b, a); d.append(h, dl, f);
      document.body.append(d);
    }
    d.showModal();
    return true;
  }

  // Việc của tệp khác: trích dẫn, liên kết và thẻ của chỗ đang xem.
  const told = (key) => !document.dispatchEvent(new CustomEvent("phim", { detail: key, cancelable: true }));
  const does = {
    next: () => step(1), previous: () => step(-1), open, help,
    link: () => told("y"), card: () => told("i"),
    cite: () => { if (told("c")) return true; const d = $("#trich-dan"); if (!d) return false; d.open = true; copy($("#dan1")); return true; },
    focus: (e, at) => { const box = $(at); if (box) { box.focus(); box.select(); } return !!box; },
    click: (e, at) => { const a = $(at); if (a) a.click(); return !!a; },
  };
  const acts = new Map(); // "g v" → việc
  for (const [keys, , , act] of phim) for (const k of keys.split(",")) {
    const [name, ...at] = act.split(" ");
    if (does[name]) acts.set(k, (e) => does[name](e, at.join(" ")));
  }
  let last = "";
  document.addEventListener("keydown", (e) => {
    const t = e.target, typing = t.isContentEditable || (t.matches && t.matches("input:not([type=checkbox]):not([type=radio]),textarea,select"));
    if (e.key === "Escape" && typing) { t.blur(); return; }
    if (typing || e.ctrlKey || e.altKey || e.metaKey || e.isComposing || off() || $("dialog[open]")) return;
    if (e.key === "Enter" && !(t.matches && t.matches(".hit,tr"))) return; // Enter trên liên kết và nút là của trình duyệt
    const act = acts.get(last + " " + e.key) || acts.get(e.key);
    last = e.key;
    if (act && act(e)) e.preventDefault();
  });
})();
