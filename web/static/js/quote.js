// Trích dẫn và liên kết của đoạn đang xem, hoặc của câu đang chọn. Máy chủ viết câu dẫn; tệp này chỉ nói vị trí byte.
(() => {
  "use strict";
  const text = document.querySelector("article"), doc = document.querySelector(".tb a"), bytes = new TextEncoder();
  const say = (words) => { const e = document.querySelector("#chep"); if (e) e.textContent = words; };
  const manual = (value) => { // trang không mã hóa không có bảng tạm
    const t = document.createElement("textarea");
    t.value = value; t.className = "vh";
    document.body.append(t);
    const here = document.activeElement;
    t.select();
    let ok = false;
    try { ok = document.execCommand("copy"); } catch { /* trình duyệt không cho */ }
    t.remove();
    if (here) here.focus({ preventScroll: true });
    return ok;
  };
  async function copy(value, done) {
    let ok = false;
    try { await navigator.clipboard.writeText(value); ok = true; } catch { ok = manual(value); }
    say(ok ? done : "Không sao chép được: " + value);
    toast(ok ? done : "Không sao chép được.");
  }
  const note = document.createElement("p");
  note.className = "tst"; note.hidden = true; note.setAttribute("aria-hidden", "true");
  let fading;
  function toast(words) {
    if (!note.isConnected) document.body.append(note);
    note.textContent = words; note.hidden = false;
    clearTimeout(fading);
    fading = setTimeout(() => { note.hidden = true; }, 2500);
  }
  if (!text || !doc) return;

  const current = () => document.activeElement.closest(".pg0") || [...text.querySelectorAll(".pg0")].find((e) => e.getBoundingClientRect().bottom > 100);
  // Vị trí byte của một điểm trong chữ: nơi đoạn hoặc ô bắt đầu, cộng phần đứng trước điểm ấy.
  function offset(node, at) {
    const home = (node.nodeType === 1 ? node : node.parentElement).closest("[data-o]");
    if (!home) return -1;
    const before = document.createRange();
    before.selectNodeContents(home);
    before.setEnd(node, at);
    return +home.dataset.o + bytes.encode(before.toString()).length;
  }
  function chosen() {
    const s = getSelection();
    if (!s.rangeCount || s.isCollapsed || !s.toString().trim()) return null;
    const r = s.getRangeAt(0), home = [...text.querySelectorAll("[data-o]")].filter((e) => r.intersectsNode(e));
    if (!home.length || !text.contains(r.commonAncestorContainer)) return null;
    const first = home[0], last = home[home.length - 1];
    let from = offset(r.startContainer, r.startOffset), to = offset(r.endContainer, r.endOffset);
    if (from < 0) from = +first.dataset.o;
    if (to < 0) to = +last.dataset.o + bytes.encode(last.textContent).length;
    return to > from ? { from, to, box: r.getBoundingClientRect() } : null;
  }
  async function about(from, to) {
    const a = await fetch("/api/v1" + doc.pathname + "/the?doan=" + from + "-" + to);
    if (!a.ok) throw a.status;
    return a.json();
  }
  const full = (address) => new URL(address, location.href).href;
  const fail = () => toast("Chưa soạn được câu dẫn; hãy thử lại.");

  async function cite() {
    const s = chosen(), p = s ? null : current();
    const home = p && p.querySelector("[data-o]");
    try {
      if (s) {
        const c = await about(s.from, s.to);
        await copy("“" + c.quote.trim() + "” (" + c.document.citation.brief + "). " + full(c.permalink), "Đã sao chép câu trích kèm nguồn.");
      } else if (home) {
        const o = +home.dataset.o, c = await about(o, o + Math.max(1, bytes.encode(home.textContent).length));
        await copy(c.document.citation.brief, "Đã sao chép: " + (c.document.citation.provision || "dẫn cả văn bản") + ".");
      }
    } catch { fail(); }
  }
  async function link() {
    const s = chosen(), p = s ? null : current(), a = p && p.querySelector(".no");
    try {
      if (s) await copy(full((await about(s.from, s.to)).permalink), "Đã sao chép liên kết tới câu này.");
      else if (a) await copy(a.href, "Đã sao chép liên kết tới " + a.title + ".");
    } catch { fail(); }
  }
  document.addEventListener("phim", (e) => {
    // Ở đầu trang, c mở và sao chép trích dẫn của cả văn bản.
    if (e.detail !== "y" && (e.detail !== "c" || !chosen() && scrollY < 200 && !document.activeElement.closest(".pg0"))) return;
    e.preventDefault();
    if (e.detail === "c") cite(); else link();
  });

  const bar = document.createElement("div");
  bar.className = "qt"; bar.hidden = true;
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Câu đang chọn");
  for (const [words, act] of [["Sao chép câu trích kèm nguồn", cite], ["Liên kết tới câu này", link]]) {
    const b = document.createElement("button");
    b.type = "button"; b.className = "b"; b.textContent = words;
    b.addEventListener("pointerdown", (e) => e.preventDefault()); // câu đang chọn giữ nguyên
    b.addEventListener("click", async () => { await act(); bar.hidden = true; });
    bar.append(b);
  }
  document.body.append(bar);
  function offer() {
    const s = chosen();
    bar.hidden = !s;
    if (!s) return;
    bar.style.left = Math.max(8, Math.min(s.box.left, document.documentElement.clientWidth - bar.offsetWidth - 8)) + scrollX + "px";
    bar.style.top = s.box.bottom + 8 + scrollY + "px";
  }
  let soon;
  document.addEventListener("selectionchange", () => { clearTimeout(soon); soon = setTimeout(offer, 250); });
  document.addEventListener("keydown", (e) => { if (e.key === "Escape") bar.hidden = true; });
})();
