// Nạp văn bản: gửi tệp theo từng khúc, gửi tiếp sau khi mất kết nối; trang của một lần nạp tự cập nhật.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id), key = () => (document.querySelector("meta[name=ma]") || {}).content || "";
  const sleep = (ms) => new Promise((f) => setTimeout(f, ms));

  // Trang của một lần nạp.
  const box = $("tien-do");
  if (box && box.dataset.stream && window.EventSource) {
    const say = $("td-noi"), rest = box.querySelector(".rl");
    let tenth = Math.floor($("td-thanh").value / 10);
    if (rest) rest.hidden = true;
    const es = new EventSource(box.dataset.stream);
    es.onmessage = (m) => {
      const e = JSON.parse(m.data), said = [];
      $("td-cau").textContent = e.cau; $("td-dem").textContent = e.dem; $("td-thanh").value = e.phan_tram;
      for (const d of e.dong || []) {
        const tr = $("tep-" + d.so), t = document.createElement("template");
        t.innerHTML = d.html;
        if (tr && !tr.contains(document.activeElement)) tr.replaceWith(t.content);
      }
      for (const h of (e.hong || []).slice(0, 5)) said.push(h + ".");
      const now = Math.floor(e.phan_tram / 10);
      if (now > tenth || e.het) { tenth = now; said.push(e.cau); }
      if (said.length) say.textContent = said.join(" ");
      if (e.het) {
        es.close();
        for (const x of document.querySelectorAll("#td-roi, .stale")) x.hidden = true; // chỉ mục đã theo kịp
      }
    };
    es.onerror = () => { if (es.readyState === 2 && rest) rest.hidden = false; }; // không nối lại được: còn cách tự tải lại
    addEventListener("pagehide", () => es.close());
  }

  // Trang nạp.
  const form = $("nap"), input = $("tep-nap");
  if (!form || !input) return;
  const most = 200e6, piece = 4e6, drop = form.querySelector(".drop");
  let busy = false;
  form.addEventListener("submit", (e) => { e.preventDefault(); send([...input.files]); });
  for (const on of ["dragenter", "dragover"]) drop.addEventListener(on, (e) => { e.preventDefault(); drop.classList.add("on"); });
  for (const off of ["dragleave", "drop"]) drop.addEventListener(off, () => drop.classList.remove("on"));
  drop.addEventListener("drop", async (e) => {
    e.preventDefault();
    const roots = [...e.dataTransfer.items].map((i) => i.webkitGetAsEntry && i.webkitGetAsEntry()), plain = [...e.dataTransfer.files];
    send(roots.some((r) => r && r.isDirectory) ? (await Promise.all(roots.map(walk))).flat() : plain);
  });
  addEventListener("beforeunload", (e) => { if (busy) e.preventDefault(); });

  // walk là mọi tệp trong một thư mục được kéo vào.
  function walk(entry) {
    return new Promise((done) => {
      if (!entry) return done([]);
      if (entry.isFile) return entry.file((f) => done([f]), () => done([]));
      const all = [], reader = entry.createReader();
      const more = () => reader.readEntries(async (some) => {
        if (!some.length) return done(all.flat());
        for (const x of some) all.push(await walk(x));
        more();
      }, () => done(all.flat()));
      more();
    });
  }

  async function ask(url, options) {
    options.headers = { ...options.headers, "X-Vankho-Token": key() };
    const a = await fetch(url, { method: "POST", ...options });
    if (a.ok || a.status === 409) return a.json();
    const text = await a.text(), page = new DOMParser().parseFromString(text, "text/html"), p = page.querySelector("main p");
    const fault = new Error(p ? p.textContent : "Máy chủ không nhận (mã " + a.status + ").");
    fault.again = a.status === 429 || a.status === 503;
    throw fault;
  }
  // patient thử lại khi mất kết nối: 1, 2, 4 … 30 giây, trong chừng nửa giờ.
  async function patient(work) {
    for (let n = 0; ; n++) {
      try { return await work(); } catch (e) {
        if (!(e instanceof TypeError) && !e.again || n > 60) throw e;
        note("Mất kết nối; sẽ tự gửi tiếp.");
        await sleep(Math.min(30, 2 ** n) * 1000);
      }
    }
  }
  const note = (s) => { $("gui-cau").textContent = s; };
  function fail(name, why) {
    const li = document.createElement("li");
    li.className = "e"; li.textContent = name + ": " + why;
    $("gui-tep").append(li);
    $("gui-loi-noi").textContent = li.textContent;
  }

  async function send(files) {
    if (busy || !files.length) return;
    busy = true; form.hidden = true; $("gui").hidden = false;
    const total = files.reduce((n, f) => n + Math.min(f.size, most), 0) || 1;
    let sent = 0, done = 0, tenth = 0, lan = "", page = "/nap";
    const show = () => {
      const p = Math.min(100, Math.floor(sent * 100 / total)), s = "Đã gửi " + done + " / " + files.length + " tệp (" + p + "%).";
      $("gui-thanh").value = p; note(s);
      if (Math.floor(p / 10) > tenth) { tenth = Math.floor(p / 10); $("gui-loi-noi").textContent = s; }
    };
    const one = async (f, d) => {
      const li = document.createElement("li");
      let at = d.da_nhan, whole = d.xong;
      sent += at;
      try {
        if (d.loi) throw new Error(d.loi);
        if (!whole) $("gui-tep").append(li);
        while (!whole) {
          li.textContent = f.name + ": " + Math.floor(at * 100 / (f.size || 1)) + "%";
          const a = await patient(() => ask(d.gui + "?tu=" + at, { body: f.slice(at, at + piece), headers: { "Content-Type": "application/octet-stream" } }));
          if (a.da_nhan <= at && !a.xong) await sleep(500); // một trang khác cũng đang gửi tệp này
          sent += a.da_nhan - at; at = a.da_nhan; whole = a.xong;
          show();
        }
      } catch (e) { fail(f.name, e instanceof TypeError ? "không đọc được tệp trên máy này." : e.message); }
      li.remove(); done++; show();
    };
    try {
      for (let i = 0; i < files.length; i += 500) {
        const some = files.slice(i, i + 500);
        const a = await patient(() => ask("/nap/khai", { headers: { "Content-Type": "application/json" }, body: JSON.stringify({
          lan, ten: form.ten ? form.ten.value : "", het: i + 500 >= files.length, tep: some.map((f) => ({ ten: f.name, co: f.size, luc: f.lastModified })) }) }));
        lan = a.lan; page = a.trang;
        const queue = some.map((f, k) => [f, a.tep[k]]);
        await Promise.all([0, 1, 2].map(async () => { for (let x; (x = queue.shift());) await one(...x); }));
      }
      busy = false;
      location.href = page;
    } catch (e) {
      busy = false; form.hidden = false;
      fail("Chưa gửi hết", e.message);
    }
  }
})();
