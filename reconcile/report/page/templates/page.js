"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const cards = all(".card");
  const models = JSON.parse(document.getElementById("models").textContent);

  // Both ways between card and text: whatever speaks of a statement lights up with it.
  const light = (id, on) => { for (const el of all(`[data-s="${CSS.escape(id)}"]`)) el.classList.toggle("lit", on); };
  const speaking = (target) => target instanceof Element && target.closest("[data-s]");
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => {
      const el = speaking(event.target);
      if (el) light(el.dataset.s, on);
    });
  }
  let behavior = "instant"; // until the page is read; later as the reader's setting for motion has it
  const show = (el, block = "center") => el && el.scrollIntoView({ block, behavior });
  const at = (el) => {
    for (const old of all(".said.at")) old.classList.remove("at");
    if (el) for (const piece of all(`.said[data-s="${CSS.escape(el.dataset.s)}"]`)) piece.classList.add("at");
  };
  const pieces = (card) => all(`.said[data-q="${CSS.escape(card.id)}"]`);
  const choose = (card) => {
    for (const old of all(".card.now, .said.of")) old.classList.remove("now", "of");
    card.classList.add("now");
    for (const piece of pieces(card)) piece.classList.add("of");
  };
  const twoColumns = matchMedia("(min-width: 1000px)");
  const go = (card, bringText = false) => {
    if (!card) return;
    card.hidden = false;
    card.open = true;
    choose(card);
    card.querySelector("summary").focus({ preventScroll: true });
    show(card, "start");
    if (bringText && twoColumns.matches) show(pieces(card)[0]);
  };
  const toText = (id) => {
    const piece = document.getElementById(id);
    if (!piece) return false;
    at(piece);
    show(piece);
    return true;
  };
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const quote = target && target.closest(".quote, .fall, .point");
    const said = target && target.closest(".said");
    if (quote && toText(quote.dataset.s)) event.preventDefault();
    if (target && target.closest(".card")) choose(target.closest(".card"));
    else if (said && said.dataset.q) {
      event.preventDefault();
      at(said);
      go(document.getElementById(said.dataset.q));
    }
  });
  const fromAddress = () => {
    const el = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (el && el.classList.contains("card")) go(el, true);
    else if (el && el.classList.contains("said")) toText(el.id);
  };
  addEventListener("hashchange", fromAddress);

  // Search and filter.
  const search = document.getElementById("search");
  const found = document.querySelector(".found");
  const chips = all("[data-show]");
  const texts = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
  let shown = "all";
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const card of cards) {
      const settled = card.classList.contains("settled");
      const fits = shown === "all" || settled === (shown === "quiet");
      card.hidden = !(fits && words.every((word) => texts.get(card).includes(word)));
      count += !card.hidden;
    }
    found.textContent = words.length || shown !== "all" ? `${count} of ${cards.length} shown` : "";
  };
  if (search) {
    search.addEventListener("input", filter);
    for (const chip of chips) {
      chip.addEventListener("click", () => {
        shown = chip.dataset.show;
        for (const other of chips) other.setAttribute("aria-pressed", String(other === chip));
        filter();
      });
    }
  }

  // What if: P(c) = e^S(c) / (sum of e^S + u), with the support of the voices that are switched on.
  const percent = (p) => (p > 0.99 ? "> 99 %" : p < 0.01 ? "< 1 %" : `${Math.round(p * 100)} %`);
  const fuse = (model, off) => {
    if (off.size === 1) {
      const [only] = off;
      const known = Object.hasOwn(model.recorded, only) && model.recorded[only];
      if (known) return { text: known.text, confidence: known.confidence };
    }
    const sums = model.candidates
      .map((c) => ({ text: c.text, on: c.support.filter(([origin]) => !off.has(origin)) }))
      .filter((c) => c.on.length)
      .map((c) => ({ text: c.text, mass: Math.exp(c.on.reduce((sum, [, w]) => sum + w, 0)) }));
    const dropped = model.candidates.length - sums.length;
    const total = sums.reduce((sum, c) => sum + c.mass, model.unclaimed + dropped);
    sums.sort((a, b) => b.mass - a.mass);
    if (!sums.length) return { text: null, confidence: 0 };
    const tie = sums.length > 1 && sums[0].mass < model.odds * sums[1].mass;
    return { text: tie ? null : sums[0].text, confidence: sums[0].mass / total };
  };
  const suppose = (card, model) => {
    const switches = all(".switch", card);
    const off = new Set(switches.filter((s) => !s.checked).map((s) => s.dataset.origin));
    const value = card.querySelector(".value");
    const chance = card.querySelector(".confidence b");
    const now = card.querySelector(".what-if .now");
    const then = fuse(model, off);
    value.textContent = off.size ? (then.text ?? "no answer is ahead") : value.dataset.answer;
    chance.textContent = off.size ? percent(then.confidence) : chance.dataset.percent;
    value.classList.toggle("supposed", off.size > 0);
    chance.classList.toggle("supposed", off.size > 0);
    now.replaceChildren();
    if (!off.size) return;
    const bold = document.createElement("b");
    bold.textContent = then.text === null ? "no answer is ahead" : `${then.text}, ${percent(then.confidence)}`;
    now.append("With what is switched on: ", bold, then.text === model.best ? ". The answer stands." : ". The answer flips.");
  };
  for (const [id, model] of Object.entries(models)) {
    const card = document.getElementById(id);
    for (const s of all(".switch", card)) s.addEventListener("change", () => suppose(card, model));
  }

  // Copy the printable sentence.
  for (const button of all(".copy")) {
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
      } catch {
        const range = document.createRange();
        range.selectNodeContents(button.previousElementSibling);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        document.execCommand("copy");
      }
      button.textContent = "copied";
      setTimeout(() => { button.textContent = "copy"; }, 1600);
    });
  }

  // Keyboard.
  const help = document.getElementById("help");
  const step = (by) => {
    const open = cards.filter((card) => !card.hidden);
    const here = open.findIndex((card) => card.classList.contains("now"));
    go(open[here < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(open.length - 1, Math.max(0, here + by))], true);
  };
  const current = () => document.querySelector(".card.now") || cards.find((card) => !card.hidden);
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    e: () => { const quote = current() && current().querySelector(".quote"); if (quote) toText(quote.dataset.s); },
    w: () => { const why = current() && current().querySelector(".why"); if (why) { why.open = !why.open; show(why, "nearest"); } },
    "/": () => search && search.focus(),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea, dialog[open]");
    if (event.key === "Escape" && event.target === search) { search.value = ""; filter(); search.blur(); }
    if (event.key === "Enter" && event.target instanceof Element && event.target.matches(".fall, .point")) toText(event.target.dataset.s);
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  const opener = document.getElementById("help-open");
  if (opener) opener.addEventListener("click", () => help.showModal());

  // On paper everything is open.
  addEventListener("beforeprint", () => { for (const el of all("details")) el.open = true; });
  fromAddress();
  behavior = "auto";
})();
