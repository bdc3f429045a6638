// Văn Khố: chữ và ảnh trang đi cùng nhau, không tải lại trang. Không có tệp này thì các liên kết vẫn đủ.
(() => {
  "use strict";
  const $ = (s, r = document) => r.querySelector(s);
  if (!$(".fcs .fc")) return;
  const bytes = (s) => new TextEncoder().encode(s).length;
  let going = 0;

  // Lấy phần giữa của một địa chỉ cùng trang này; ảnh không đổi thì giữ nguyên nên không chớp.
  async function show(url, push, focus) {
    const turn = ++going, at = new URL(url, location.href);
    let text = "";
    try {
      const r = await fetch(at.pathname + at.search, { headers: { Accept: "text/html" } });
      if (!r.ok || r.redirected) throw 0;
      text = await r.text();
    } catch { if (turn === going) location.href = url; return; }
    if (turn !== going) return;
    const page = new DOMParser().parseFromString(text, "text/html"), next = $(".fcs", page), now = $(".fcs");
    if (!next) { location.href = url; return; }
    const old = $(".shp img", now), img = $(".shp img", next), strip = $(".ts ul", now), left = $(".shf", now);
    const kept = { x: left ? left.scrollLeft : 0, strip: strip ? strip.scrollLeft : 0 };
    if (old && img && old.getAttribute("srcset") === img.getAttribute("srcset") && old.getAttribute("width") === img.getAttribute("width")) img.replaceWith(old);
    if (push) history.pushState({ goc: 1 }, "", at);
    document.title = page.title;
    const field = focus && document.activeElement ? document.activeElement.id : "";
    now.replaceWith(document.adoptNode(next));
    if ($(".shf")) $(".shf").scrollLeft = kept.x;
    if ($(".ts ul")) $(".ts ul").scrollLeft = kept.strip;
    if (field && $("#" + CSS.escape(field))) $("#" + CSS.escape(field)).focus({ preventScroll: true });
    settle(at.hash);
  }

  // Đưa chỗ đang xem vào tầm mắt ở cả hai cột, không nhảy trang khi nó đã ở đó.
  function settle(hash) {
    const mark = $("#doan") || $("#khop"), frame = $("#cho"), wide = $(".fc.xl");
    const see = (e) => {
      if (!e) return;
      const b = e.getBoundingClientRect();
      if (b.top < 90 || b.bottom > innerHeight - 20) e.scrollIntoView({ block: "center", inline: "nearest" });
    };
    if (wide || hash === "#anh" || hash === "#cho") see(frame || (hash && $(hash)));
    else see(mark || (hash && hash !== "#goc" && $(hash)));
    near();
    strip();
  }

  // Nguyên dạng của tệp không có trang cuộn tới cùng một chỗ.
  function near() {
    const box = $(".lks"), m = box && (box.querySelector("mark.x,mark.c") || box.querySelector("mark"));
    if (m && box.scrollHeight > box.clientHeight) box.scrollTop += m.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  }

  // Dải ảnh nhỏ cuộn tới trang đang xem.
  function strip() {
    const here = $(".ts [aria-current]"), row = $(".ts ul");
    if (here && row) {
      const a = here.getBoundingClientRect(), r = row.getBoundingClientRect();
      if (a.left < r.left || a.right > r.right) row.scrollLeft += a.left - r.left - r.width / 2;
    }
  }

  const same = (a) => a && a.origin === location.origin && a.pathname === location.pathname && a.search;
  document.addEventListener("click", (e) => {
    if (e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || !e.target.closest) return;
    const a = e.target.closest(".fcs a[href]");
    if (a) {
      if (same(a) && !/[?&]sua=/.test(a.search)) { e.preventDefault(); show(a.href, true, true); }
      return;
    }
    if (!getSelection().isCollapsed || e.target.closest("form,button,summary,input,textarea")) return;
    const line = e.target.closest(".ly text"), p = e.target.closest(".pg0[data-o] .tx,.lk[data-o]");
    if (p) sentence(p.closest("[data-o]"), within(p, e));
    else if (line) {
      const svg = line.ownerSVGElement, point = new DOMPoint(e.clientX, e.clientY).matrixTransform(svg.getScreenCTM().inverse());
      const n = Math.max(0, line.getCharNumAtPosition(point)), offset = +line.dataset.o + bytes(line.textContent.slice(0, n));
      const all = [...document.querySelectorAll(".pg0[data-o]")], para = all.filter((x) => +x.dataset.o <= offset).pop();
      if (para) sentence(para, offset - para.dataset.o);
    }
  });

  // Vị trí của con trỏ trong đoạn, tính bằng byte.
  function within(p, e) {
    let node, n;
    if (document.caretPositionFromPoint) { const c = document.caretPositionFromPoint(e.clientX, e.clientY); if (c) [node, n] = [c.offsetNode, c.offset]; }
    else if (document.caretRangeFromPoint) { const c = document.caretRangeFromPoint(e.clientX, e.clientY); if (c) [node, n] = [c.startContainer, c.startOffset]; }
    if (!node || !p.contains(node)) return -1;
    const r = document.createRange();
    r.setStart(p, 0);
    r.setEnd(node, n);
    return bytes(r.toString());
  }

  // Mở câu chứa một vị trí của đoạn: từ sau dấu kết câu trước tới hết dấu kết câu sau.
  function sentence(para, at) {
    const text = ($(".tx", para) || para).textContent, ends = /[.;:?!…]+["”)]*(?=\s|$)/g;
    let from = 0, to = text.length;
    if (at < 0) return;
    for (let m; (m = ends.exec(text));) {
      const end = m.index + m[0].length;
      if (bytes(text.slice(0, end)) > at) { to = end; break; }
      from = end;
    }
    while (/\s/.test(text[from] || "")) from++;
    if (to - from < 2) return;
    const start = +para.dataset.o + bytes(text.slice(0, from)), u = new URL(location.href);
    for (const k of ["khop", "b", "bao", "trang"]) u.searchParams.delete(k);
    const page = $(".pgf [name=trang]");
    u.searchParams.delete("phan");
    if (page) u.searchParams.set("trang", page.getAttribute("value"));
    u.searchParams.set("doan", start + "-" + (start + bytes(text.slice(from, to))));
    u.hash = "";
    show(u.href, true);
  }

  addEventListener("popstate", () => { if ($(".fcs")) show(location.href, false); });
  document.addEventListener("submit", (e) => {
    const f = e.target.closest(".pgf form");
    if (!f) return;
    e.preventDefault();
    const u = new URL(f.action);
    for (const [k, v] of new FormData(f)) u.searchParams.set(k, v);
    show(u.href, true);
  });
  strip();
  near(); // trang mới mở thì trình duyệt đã tới chỗ mà địa chỉ nêu
})();
