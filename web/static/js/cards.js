// Thẻ của dẫn chiếu và số liệu: rê chuột, hoặc chọn liên kết rồi nhấn i; Esc đóng. Trên màn hình chạm không có thẻ.
(() => {
  "use strict";
  const text = document.querySelector("article"), doc = document.querySelector(".tb a");
  if (!text || !doc) return;
  const kept = new Map(), day = new URLSearchParams(location.search).get("tai");
  const card = document.createElement("div");
  card.className = "the";
  card.hidden = true;
  card.tabIndex = -1;
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", "Thẻ của chỗ đang chọn");
  document.body.append(card);
  let of, timer, asked = 0;

  const spot = (a) => a.classList.contains("ref") ? a.id : a.classList.contains("so") ? a.hash.slice(1) : "";
  function take(address) {
    if (!kept.has(address)) kept.set(address, fetch(address).then((r) => r.ok ? r.text() : Promise.reject(r.status)).catch(() => { kept.delete(address); return ""; }));
    return kept.get(address);
  }
  // Thẻ đứng sát dưới dòng chữ của liên kết, hoặc sát trên khi bên dưới không đủ chỗ, để con trỏ đi sang được.
  function place(a, x) {
    const lines = [...a.getClientRects()], line = lines.find((r) => x !== undefined && x >= r.left - 1 && x <= r.right + 1) || lines[0];
    const wide = document.documentElement.clientWidth, left = Math.max(8, Math.min(x === undefined ? line.left : x - 40, wide - card.offsetWidth - 8));
    const above = line.bottom + card.offsetHeight > innerHeight && line.top > card.offsetHeight;
    card.style.left = left + scrollX + "px";
    card.style.top = (above ? line.top - card.offsetHeight : line.bottom) + scrollY + "px";
  }
  async function show(a, x, focus) {
    const at = spot(a), mine = ++asked;
    if (!at) return;
    const html = await take(doc.pathname + "/the?cho=" + encodeURIComponent(at) + (day ? "&tai=" + encodeURIComponent(day) : ""));
    if (!html || mine !== asked) return;
    card.innerHTML = html; // mảnh trang do chính máy chủ này dựng từ mẫu, đã thoát ký tự
    card.hidden = false;
    of = a;
    place(a, x);
    if (focus) card.focus({ preventScroll: true });
  }
  function close(back) {
    clearTimeout(timer);
    asked++;
    if (card.hidden) return false;
    const inside = card.contains(document.activeElement);
    card.hidden = true;
    if (back && inside && of) of.focus({ preventScroll: true });
    return true;
  }
  const later = (f, ms) => { clearTimeout(timer); timer = setTimeout(f, ms); };

  text.addEventListener("pointerover", (e) => {
    const a = e.pointerType === "mouse" && e.target.closest("a.ref,a.so");
    if (!a) return;
    if (a === of && !card.hidden) clearTimeout(timer); else later(() => show(a, e.clientX), 350);
  });
  text.addEventListener("pointerout", (e) => {
    if (e.target.closest("a.ref,a.so")) later(() => { if (!card.contains(document.activeElement)) close(); }, 300);
  });
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => later(() => { if (!card.contains(document.activeElement)) close(); }, 300));
  card.addEventListener("focusout", (e) => { if (e.relatedTarget && !card.contains(e.relatedTarget)) close(); });
  document.addEventListener("pointerdown", (e) => { if (!card.contains(e.target)) close(); });
  document.addEventListener("keydown", (e) => { if (e.key === "Escape" && close(true)) e.stopPropagation(); }, true);
  document.addEventListener("phim", (e) => {
    const a = e.detail === "i" && document.activeElement.closest("a.ref,a.so");
    if (a && text.contains(a)) { e.preventDefault(); show(a, undefined, true); }
  });
})();
