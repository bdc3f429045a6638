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
