// Bố cục đi theo chỗ đang đọc; các lớp đánh dấu đổi ngay khi chọn, ở đúng chỗ đang đọc.
(() => {
  "use strict";
  const nav = document.querySelector(".ol");
  const boxes = document.querySelectorAll(".lop input[type=checkbox]");
  const first = () => [...document.querySelectorAll(".pg0")].find((e) => e.getBoundingClientRect().bottom > 100);
  for (const b of boxes) b.addEventListener("change", () => {
    const f = b.form, on = [...boxes].filter((x) => x.checked).map((x) => x.value), all = ["dan", "so"], here = first();
    const to = new URL(location.href);
    to.searchParams.delete("lop");
    if (on.join() !== all.filter((x) => [...boxes].some((y) => y.value === x)).join()) to.searchParams.set("lop", on.join() || "khong");
    to.search = to.search.replaceAll("%2C", ",");
    to.hash = here && scrollY > 300 ? here.id : "";
    location.replace(to);
    f.setAttribute("aria-busy", "true");
  });
  const apply = document.querySelector(".lop .ap");
  if (apply && boxes.length) apply.hidden = true;

  if (!nav || !window.IntersectionObserver) return;
  const entries = [];
  for (const a of nav.querySelectorAll("a[href^='#']")) {
    const target = document.getElementById(decodeURIComponent(a.hash.slice(1)));
    const box = target && (target.closest(".pg0") || target);
    if (box) entries.push({ a, box });
  }
  if (entries.length < 2) return;
  const line = 120; // chỗ đọc: ngay dưới thanh tìm
  let now = nav.querySelector("a[aria-current]"), waiting = false;
  // Mục nằm trong chương đang gập thì chương được đánh dấu.
  const shown = (a) => { const d = a.closest("details:not([open])"); return d && d.parentElement !== nav ? d.closest("li").querySelector("a") : a; };
  function follow() {
    waiting = false;
    let low = 0, high = entries.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (entries[mid].box.getBoundingClientRect().top <= line) low = mid + 1; else high = mid;
    }
    const a = low ? shown(entries[low - 1].a) : null;
    if (!a || a === now) return; // trước mục đầu, chỗ máy chủ đã đánh dấu giữ nguyên
    if (now) now.removeAttribute("aria-current");
    a.setAttribute("aria-current", "true");
    const scroller = nav.firstElementChild, at = a.getBoundingClientRect(), box = scroller.getBoundingClientRect();
    if (at.top < box.top + 40 || at.bottom > box.bottom - 20) scroller.scrollTop += at.top - box.top - scroller.clientHeight / 3;
    now = a;
  }
  const soon = () => { if (!waiting) { waiting = true; requestAnimationFrame(follow); } };
  // Một mục đổi bên khi đầu nó qua đường đọc: vùng theo dõi là mọi thứ ở trên đường ấy.
  let watch;
  function look() {
    if (watch) watch.disconnect();
    watch = new IntersectionObserver(soon, { rootMargin: "99999999px 0px -" + Math.max(0, innerHeight - line) + "px 0px" });
    for (const e of entries) watch.observe(e.box);
  }
  look();
  addEventListener("resize", look);
  nav.addEventListener("toggle", soon, true);
})();
