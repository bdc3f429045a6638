// Trang kết quả: điều kiện lọc có hiệu lực ngay. Danh sách mới lấy từ chính trang kết quả, nên chỉ có một khuôn.
(() => {
  "use strict";
  if (!document.querySelector("main.res")) return;
  const $ = (s, r = document) => r.querySelector(s);
  const said = document.createElement("p"); // sống qua mọi lần thay danh sách, để máy đọc màn hình nghe được
  said.className = "vh"; said.setAttribute("role", "status");
  document.body.append(said);
  let asked;

  // nameOf là cách tìm lại một ô hay liên kết sau khi danh sách được thay.
  const nameOf = (e) => !e || !e.closest || !e.closest("main") ? null : e.name ? `[name="${CSS.escape(e.name)}"]` + (e.type === "checkbox" ? `[value="${CSS.escape(e.value)}"]` : "") : e.id ? "#" + CSS.escape(e.id) : null;
  const keep = () => history.replaceState({ y: scrollY, on: nameOf(document.activeElement) }, "");

  async function show(address, then) {
    if (asked) asked.abort();
    asked = new AbortController();
    const main = $("main.res");
    main.setAttribute("aria-busy", "true");
    try {
      const a = await fetch(address, { signal: asked.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await a.text(), "text/html"), next = $("main.res", page);
      if (!a.ok || !next) { location.assign(address); return; }
      const on = nameOf(document.activeElement);
      if (then.push) history.pushState({ y: scrollY, on }, "", a.url.split("#")[0]);
      document.title = page.title;
      for (const s of ["link[rel=canonical]", "#q"]) { const from = $(s, page), to = $(s); if (from && to) { to.href = from.href; to.value = from.value; } }
      for (const part of [".rail", ".main"]) {
        const from = $(part, next), to = $(part, main);
        if (from && to) to.replaceChildren(...from.childNodes);
      }
      const focus = $(then.on || on || "h1", main);
      if (focus && (then.on || on)) focus.focus({ preventScroll: true });
      else if (!document.activeElement || document.activeElement === document.body) { const h = $("h1", main); h.tabIndex = -1; h.focus({ preventScroll: true }); }
      if (then.y !== undefined) scrollTo({ top: then.y, behavior: "instant" });
      const count = $(".bar p", main) || $(".zero h2", main);
      said.textContent = count ? count.textContent : "";
    } catch (e) { if (e.name !== "AbortError") location.assign(address); return; }
    main.removeAttribute("aria-busy");
  }

  function filter() {
    const form = $("#loc"), asks = new URLSearchParams();
    for (const [k, v] of new FormData(form)) if (v) asks.append(k, v);
    keep();
    show("/tim?" + asks, { push: true });
  }
  document.addEventListener("change", (e) => { if (e.target.closest("#loc")) filter(); });
  document.addEventListener("submit", (e) => { if (e.target.id === "loc") { e.preventDefault(); filter(); } });
  document.addEventListener("click", (e) => {
    const a = e.target.closest("main.res .ch a, main.res .rail .mr a, main.res .tools .parts a, main.res .und .tok");
    if (!a || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    keep();
    show(a.href, { push: true });
  });
  addEventListener("popstate", (e) => { if (location.pathname === "/tim") show(location.href, e.state || {}); });
})();
