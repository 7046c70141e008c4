// The page of `checker review`. It keeps nothing: the server says what there is, and what a
// decision made of it. Whatever comes from documents is set as text, and never as markup.

const at = (id) => document.getElementById(id);
const NAME = "checker-name";
const WAIT = 150; // milliseconds without a key before what is typed is read

let sources = []; // all documents
let here = null; // the one that is shown: its text, claims and figures
let claim = null; // the claim at hand, with what was asked about it
let fresh = null; // a selection that is to become a claim
let figure = -1; // the figure that was selected last
let busy = false; // one decision at a time
const starts = new WeakMap(); // where each text node begins, in characters of the document
let stretches = []; // [element, claims of it] in the order of the text

// -- elements ------------------------------------------------------------------------------------

function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(given)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== "" && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

function button(words, key, work, given = {}) {
  const face = key ? [`${words} `, make("kbd", {}, key)] : [words];
  return make("button", { type: "button", onclick: work, ...given }, ...face);
}

function say(words) {
  at("message").textContent = words;
  at("message").hidden = !words;
}

// -- requests ------------------------------------------------------------------------------------

class Refused extends Error {}

async function ask(path, sent) {
  const options = sent && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(sent),
  };
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused("The checker does not answer any more: run `checker review` again.");
  }
  const told = await response.json();
  if (response.ok) return told;
  const error = new Refused([told.wrong, ...(told.problems ?? [])].join("\n"));
  error.status = response.status;
  error.nameless = told.nameless;
  throw error;
}

const named = (kind, id) => `/${kind}/${encodeURIComponent(id)}`;

/** Do one thing after the other; what a file that changed meanwhile keeps from being done is said,
 * and the page looks again. */
async function work(what) {
  if (busy) return;
  working(true);
  try {
    say("");
    await what();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 409) await look(here?.id, claim?.id).catch(() => {});
    say(error.message);
  } finally {
    working(false);
  }
}

function working(now) {
  busy = now;
  document.body.dataset.busy = now;
}

// -- what there is -------------------------------------------------------------------------------

async function overview() {
  const told = await ask("/documents");
  sources = told.documents;
  const options = sources.map((one) =>
    make("option", { value: one.id, selected: one.id === here?.id },
      `${one.name} – ${one.wrong || (one.drafts ? `${one.drafts} to review` : `${one.claims} claims`)}`),
  );
  const others = told.unnamed.map((one) =>
    make("option", { disabled: true }, `${one} – no source names it: checker extract drafts one`));
  at("documents").replaceChildren(...options, ...others);
  at("undo").disabled = !told.undo;
  at("undo").title = told.undo;
  const left = sources.reduce((sum, one) => sum + one.drafts, 0);
  at("progress").textContent = left ? `${left} to review` : "Nothing left to review";
}

/** Show a document, and a claim of it: the one that is named, else the first draft. */
async function look(id, name, after = -1) {
  await overview();
  const next = sources.find((one) => one.id === id) ??
    sources.find((one) => one.drafts && !one.wrong) ?? sources.find((one) => !one.wrong);
  if (!next) {
    here = claim = fresh = null;
    at("title").textContent = "";
    at("text").replaceChildren();
    at("claim").replaceChildren(
      make("div", { class: "told" }, "No source here names a document that can be read."));
    return;
  }
  const scrolled = next.id === here?.id ? at("text").scrollTop : 0;
  here = await ask(named("documents", next.id));
  at("documents").value = here.id;
  at("title").textContent = here.title || here.file;
  document.title = `Review: ${here.title || here.file}`;
  at("note").textContent = here.note;
  at("note").hidden = !here.note;
  figure = -1;
  drawText();
  at("text").scrollTop = scrolled;
  const known = here.claims.find((one) => one.id === name);
  const wanted = known ?? draftAfter(after) ?? null;
  if (wanted) await take(wanted.id);
  else if (after >= 0 && sources.some((one) => one.drafts && !one.wrong && one.id !== here.id)) {
    await look(sources.find((one) => one.drafts && !one.wrong && one.id !== here.id).id);
  } else {
    claim = fresh = null;
    drawDone();
  }
}

/** The first draft from a place in the list of claims on, then from its beginning. */
function draftAfter(index) {
  const from = Math.max(index, 0);
  return [...here.claims.slice(from), ...here.claims.slice(0, from)].find((one) => one.draft);
}

const indexOf = (id) => here.claims.findIndex((one) => one.id === id);

async function take(id) {
  globalThis.CSS?.highlights?.delete("fresh");
  claim = await ask(named("claims", id));
  fresh = null;
  drawClaim();
  at("claim").setAttribute("aria-label", claim.about);
  if (!document.activeElement?.matches("input, select")) at("claim").focus({ preventScroll: true });
  showQuote();
}

async function step(by) {
  const many = here?.claims.length ?? 0;
  if (!many) return;
  const index = claim ? indexOf(claim.id) : by > 0 ? -1 : 0;
  await take(here.claims[(index + by + many) % many].id);
}

async function skip() {
  const index = claim ? indexOf(claim.id) : -1;
  const next = draftAfter(index + 1);
  if (next && next.id !== claim?.id && indexOf(next.id) > index) return take(next.id);
  const order = sources.findIndex((one) => one.id === here.id);
  const others = [...sources.slice(order + 1), ...sources.slice(0, order)];
  const other = others.find((one) => one.drafts && !one.wrong);
  if (other) return look(other.id);
  if (next) return take(next.id);
}

async function turn(by) {
  const there = sources.filter((one) => !one.wrong);
  const index = there.findIndex((one) => one.id === here?.id);
  if (there.length) await look(there[(index + by + there.length) % there.length].id);
}

// -- the text ------------------------------------------------------------------------------------

const BLOCK = 4000; // characters from which on a block of the text ends with its line

function drawText() {
  const blocks = [];
  let block = make("div");
  let long = 0;
  stretches = [];
  for (const [begin, whole, kind, isFigure, ids] of here.runs) {
    let start = begin;
    for (const text of pieces(whole, kind || isFigure)) {
      const node = document.createTextNode(text);
      starts.set(node, start);
      start += [...text].length;
      let holder = node;
      if (kind) {
        holder = make("mark", { class: kind }, node);
        stretches.push([holder, ids]);
      } else if (isFigure) {
        holder = make("span", { class: "figure" }, node);
      }
      block.append(holder);
      long += text.length;
      if (long >= BLOCK && text.endsWith("\n")) {
        blocks.push(block);
        block = make("div");
        long = 0;
      }
    }
  }
  blocks.push(block);
  at("text").replaceChildren(...blocks);
}

/** A text that is marked stays whole; another one is cut where lines end. */
function* pieces(text, whole) {
  let begin = 0;
  while (!whole && text.length - begin > BLOCK) {
    const end = text.indexOf("\n", begin + BLOCK) + 1;
    if (!end) break;
    yield text.slice(begin, end);
    begin = end;
  }
  if (begin < text.length) yield text.slice(begin);
}

function showQuote() {
  let first = null;
  for (const [element, ids] of stretches) {
    const now = ids.includes(claim?.id);
    element.classList.toggle("now", now);
    if (now) first ??= element;
  }
  first?.scrollIntoView({ block: "center" });
}

/** Where the selection begins and ends, in characters of the document; null where none is. */
function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !at("text").contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const begin = offsetOf(range.startContainer, range.startOffset, false);
  const end = offsetOf(range.endContainer, range.endOffset, true);
  return end > begin ? [begin, end] : null;
}

function offsetOf(node, offset, isEnd) {
  if (starts.has(node)) return starts.get(node) + [...node.data.slice(0, offset)].length;
  const range = document.createRange();
  range.selectNodeContents(at("text"));
  range.setEnd(node, offset);
  const walker = document.createTreeWalker(at("text"), NodeFilter.SHOW_TEXT);
  let last = 0;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const begins = starts.get(text);
    if (range.comparePoint(text, 0) > 0) return isEnd ? last : begins;
    last = begins + [...text.data].length;
  }
  return last;
}

function selectFigure(by) {
  const found = [...at("text").querySelectorAll(".figure")];
  if (!found.length) {
    say("A claim carries each figure here.");
    return;
  }
  figure = figure < 0 && by < 0 ? found.length - 1 : (figure + by + found.length) % found.length;
  const range = document.createRange();
  range.selectNodeContents(found[figure]);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  found[figure].scrollIntoView({ block: "center" });
}

/** Select the next or previous word, from what is selected on, or from the quote at hand. */
function selectWord(by) {
  const selection = getSelection();
  if (selected() && by > 0) selection.collapseToEnd();
  else if (selected()) selection.collapseToStart();
  else {
    const now = stretches.find(([, ids]) => ids.includes(claim?.id))?.[0] ?? at("text").firstChild;
    if (!now?.firstChild) return;
    selection.collapse(now.firstChild, 0);
  }
  if (by < 0) selection.modify("move", "backward", "word");
  selection.modify("extend", "forward", "word");
  const text = at("text").getBoundingClientRect();
  const word = selection.getRangeAt(0).getBoundingClientRect();
  if (word.top < text.top || word.bottom > text.bottom) {
    at("text").scrollTop += word.top - text.top - text.height / 2;
  }
}

// -- the claim at hand ---------------------------------------------------------------------------

const KINDS = {
  draft: "draft", doubtful: "doubtful", contradict: "contradicts", agree: "agrees",
  alone: "stands alone", open: "open",
};

function drawClaim() {
  const index = indexOf(claim.id);
  const draft = claim.draft ? "draft" : "reviewed";
  const kind = claim.kind === "draft" ? draft : `${draft}, ${KINDS[claim.kind]}`;
  const told = make("div", { class: "told" },
    make("p", { class: "where" },
      make("span", { class: `chip ${claim.kind}` }, kind),
      make("span", {}, `${index + 1} of ${here.claims.length}`)),
    make("h2", {}, claim.about),
    make("div", { id: "against" }),
    ...claim.quote.map((one) => make("blockquote", { lang: "" }, one)),
    fields(claim, claim.suggested, () => retype()),
    rows([["Inferred", claim.inferred], ["Said by", claim.voice], ["Said on", claim.saidOn],
      ...claim.holds, ["Note", claim.noted], ["Read by", claim.readBy]]),
    make("div", { id: "meets" }),
    rows([["Drafted by", claim.drafter], ["Stands in", claim.place]]),
  );
  at("claim").replaceChildren(told, actions(claim));
  drawReading(claim);
}

function fields(said, suggested, typed) {
  const field = (id, words, key, list, value) => [
    make("label", { for: id }, `${words} `, make("kbd", {}, key)),
    make("input", { id, value, list, autocomplete: "off", spellcheck: "false",
      oninput: () => { complete(list, at(id).value); typed(id); },
      onfocus: () => complete(list, at(id).value),
      onkeydown: keyInField }),
  ];
  return make("div", { class: "fields" },
    ...field("subject", "Of", "o", "subjects", said.subject),
    make("p", { class: "under", id: "subject-label" }, said.subjectLabel ?? ""),
    ...field("attribute", "What", "t", "attributes", said.attribute),
    make("p", { class: "under" }, [said.attributeLabel, said.sort].filter(Boolean).join(", ")),
    ...field("value", "Value", "v", "values", said.value),
    make("p", { class: "under", id: "reads" }),
    make("p", { class: "under", id: "suggested" },
      ...suggested.filter((one) => one !== said.value).map((one) =>
        button(`${one}`, "", () => { at("value").value = one; typed("value"); at("value").focus(); },
          { title: "what the quote reads as" }))),
  );
}

function rows(pairs) {
  const known = pairs.filter(([, words]) => words);
  return known.length ? make("dl", { class: "facts" },
    ...known.flatMap(([name, words]) => [make("dt", {}, name), make("dd", {}, words)])) : "";
}

/** How the claim reads, as it is or as it is typed. */
function drawReading(told) {
  at("against").replaceChildren(...told.against.map((one) =>
    make("div", { class: "against" }, make("strong", {}, one.what), one.why)));
  at("reads").replaceChildren(
    `read as ${told.reads}${told.allows && told.allows !== told.reads ? ` (${told.allows})` : ""}`);
  const meets = told.meets.map((one) =>
    make("li", { class: one.verdict },
      make("p", { class: "says" }, one.says),
      make("small", {}, `${one.asks} · ${one.rule}`),
      ...one.sides.map((side) => make("ul", { class: "others" }, ...side.claims.map(other),
        side.more ? make("li", {}, `and ${side.more} more`) : null))));
  const would = claim?.draft ? "If it is accepted" : "As it stands";
  at("meets").replaceChildren(
    make("h3", {}, meets.length ? would : `${would}: it meets no other claim`),
    make("ul", { class: "meets" }, ...meets),
    told.more ? make("p", {}, `and ${told.more} more`) : "",
    ...(told.also.length ? [make("h3", {}, "Other drafts of the same"),
      make("ul", { class: "others also" }, ...told.also.map(other))] : []));
}

function other(one) {
  const words = `${one.told} – ${one.who}${one.draft ? ", a draft" : ""}`;
  const linked = one.id && !one.mine
    ? button(words, "", () => work(() => look(one.source, one.id)), { class: "link" })
    : one.mine ? `${words} (this one)` : words;
  return make("li", { class: one.mine ? "mine" : one.verdict ?? "" }, linked,
    one.quote && !one.mine ? make("small", {}, ` “${one.quote}”`) : null,
    one.derived ? make("small", {}, ` ${one.derived}`) : null);
}

function actions(told) {
  const { firm, person } = told;
  const accept = person ? "Accept, as you read it" : "Accept";
  const rows = [];
  if (claim.draft) {
    rows.push(button(firm ? "Accept all the same" : accept, firm ? "A" : "a",
      () => work(() => decide(firm)), { id: "accept" }));
    rows.push(button("Reject", "r", () => work(reject), { id: "reject" }));
    rows.push(button("Skip", "s", () => work(skip), { id: "skip" }));
    if (claim.alike > 1) {
      rows.push(button(`Accept the sure ones of ${claim.alike} by “${claim.pattern}”`, "p",
        () => work(acceptAlike), { id: "alike", class: "wide" }));
    }
  } else {
    if (person || firm) {
      rows.push(button("I have read it", "A", () => work(() => decide(true)), { id: "accept" }));
    }
    rows.push(button("Next draft", "s", () => work(skip), { id: "skip" }));
  }
  return make("div", { class: "actions" }, ...rows);
}

function drawDone() {
  globalThis.CSS?.highlights?.delete("fresh");
  at("claim").replaceChildren(make("div", { class: "told" },
    make("p", { class: "done" }, sources.some((one) => one.drafts && !one.wrong)
      ? "Nothing is left to review in this document."
      : "Nothing is left to review."),
    make("p", {}, "Go through its claims with j and k, or select words and press n to make a claim.")));
  showQuote();
}

// -- typing --------------------------------------------------------------------------------------

const FIELDS = ["subject", "attribute", "value"];
const typedNow = () => Object.fromEntries(FIELDS.map((id) => [id, at(id)?.value ?? ""]));
const isTyped = () => claim && FIELDS.some((id) => at(id) && at(id).value !== claim[id]);

let waiting = 0;
let asked = 0;

/** Read what is typed, once no key came for a moment. */
function retype() {
  for (const id of FIELDS) at(id).classList.toggle("changed", at(id).value !== claim[id]);
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const number = ++asked;
    const about = claim;
    try {
      const told = await ask("/read", { claim: about.id, ...typedNow() });
      if (number !== asked || about !== claim || !at("reads")) return;
      drawReading(told);
      at("claim").querySelector(".actions").replaceWith(actions(told));
    } catch (error) {
      if (number === asked && about === claim) {
        at("reads").replaceChildren(make("span", { class: "wrong" }, error.message));
      }
    }
  }, WAIT);
}

let completing = 0;

async function complete(list, typed) {
  const number = ++completing;
  const what = list.slice(0, -1);
  const query = new URLSearchParams({ typed, attribute: at("attribute")?.value ?? "" });
  const words = await ask(`${named("words", what)}?${query}`).catch(() => []);
  if (number !== completing) return;
  const many = what === "value" && claim?.many && typed.includes(";");
  const before = many ? `${typed.slice(0, typed.lastIndexOf(";"))}; ` : "";
  at(list).replaceChildren(...words.map(([word, label]) =>
    make("option", { value: before + word, label: label === word ? "" : label })));
}

function keyInField(event) {
  if (event.key === "Enter") {
    event.preventDefault();
    work(async () => {
      if (fresh) return add();
      await keep();
      if (event.ctrlKey || event.metaKey) await decide(false);
    });
  } else if (event.key === "Escape") {
    event.preventDefault();
    if (fresh) work(leave);
    else {
      drawClaim();
      at("claim").focus();
    }
  }
}

// -- decisions -----------------------------------------------------------------------------------

const name = () => sessionStorage.getItem(NAME) ?? "";

/** What a person must have read asks for their name, once. */
async function signed(path, sent) {
  try {
    return await ask(path, { ...sent, by: name() });
  } catch (error) {
    if (!error.nameless) throw error;
    askName(error.message, () => work(() => (fresh ? add() : decide(sent.firmly === true))));
    return null;
  }
}

function askName(why, then) {
  const field = make("input", { id: "name", autocomplete: "name",
    onkeydown: (event) => {
      if (event.key !== "Enter" || !field.value.trim()) return;
      sessionStorage.setItem(NAME, field.value.trim());
      form.remove();
      then();
    } });
  const form = make("div", { class: "actions", id: "naming" },
    make("p", {}, `Only a person can say whether the quote carries this: ${why}`),
    make("label", { for: "name" }, "Your name, if you have read it (Enter)"), field);
  at("naming")?.remove();
  at("claim").append(form);
  field.focus();
}

/** Keep what is typed. */
async function keep() {
  if (!claim || !isTyped()) {
    at("claim").focus();
    return;
  }
  const told = await ask("/mend", { claim: claim.id, seen: claim.seen, ...typedNow() });
  await look(here.id, told.claim);
  at("claim").focus();
}

async function decide(firmly) {
  if (!claim) return;
  if (isTyped()) await keep();
  if (!claim.draft && !firmly) return;
  const index = indexOf(claim.id);
  const told = await signed("/accept", { claim: claim.id, seen: claim.seen, firmly });
  if (told) await look(here.id, claim.draft ? null : claim.id, index);
}

async function reject() {
  if (!claim?.draft) return;
  const index = indexOf(claim.id);
  await ask("/reject", { claim: claim.id, seen: claim.seen });
  await look(here.id, null, index);
}

async function acceptAlike() {
  if (!claim?.draft || claim.alike < 2) return;
  const { id, seenAlike, pattern } = claim;
  const told = await ask("/accept_alike", { claim: id, seen: seenAlike });
  await look(here.id, null, 0);
  const left = told.left ? `; ${told.left} are left to be read one by one` : "";
  say(`${told.accepted} drafts of ${pattern} accepted${left}.`);
}

async function undo() {
  const told = await ask("/undo", {});
  await look(here?.id, told.undone.split(" ")[1]);
  say(`Undone: ${told.undone}.`);
}

async function requote() {
  const span = selected();
  if (!claim || !span) return say("Select the words that say it, and press q.");
  await ask("/quote", { claim: claim.id, seen: claim.seen, start: span[0], end: span[1] });
  await look(here.id, claim.id);
}

// -- a new claim ---------------------------------------------------------------------------------

async function begin() {
  const span = selected();
  if (!here || !span) return say("Select the words that say it, and press n.");
  const told = await propose(span, "");
  globalThis.CSS?.highlights?.set("fresh", new Highlight(getSelection().getRangeAt(0)));
  claim = null;
  fresh = told;
  drawFresh();
  at(told.subject ? "attribute" : "subject").focus();
}

const propose = (span, attribute) =>
  ask("/propose", { document: here.id, start: span[0], end: span[1], attribute });

function drawFresh() {
  const said = { ...fresh, value: fresh.suggested[0] ?? "" };
  const typed = async (id) => {
    if (id !== "attribute") return;
    const told = await propose([fresh.start, fresh.end], at("attribute").value).catch(() => null);
    if (told && fresh && told.suggested.length) at("value").value = told.suggested[0];
  };
  at("claim").replaceChildren(
    make("div", { class: "told" },
      make("p", { class: "where" }, make("span", { class: "chip draft" }, "a new claim")),
      make("blockquote", { lang: "" }, fresh.quote),
      fields(said, fresh.suggested, typed)),
    make("div", { class: "actions" },
      button("Add", "Enter", () => work(add), { id: "add" }),
      button("Leave it", "Esc", () => work(leave))));
  showQuote();
}

async function add() {
  const { start, end, seen } = fresh;
  const told = await signed("/add", { document: here.id, seen, start, end, ...typedNow() });
  if (told) await look(here.id, told.claim);
  if (told) at("claim").focus();
}

async function leave() {
  fresh = null;
  await look(here.id, null);
  at("claim").focus();
}

// -- keys ----------------------------------------------------------------------------------------

const focusOn = (id) => { at(id)?.focus(); at(id)?.select(); };

const KEYS = {
  a: () => decide(false),
  A: () => decide(true),
  r: reject,
  s: skip,
  j: () => step(1),
  k: () => step(-1),
  v: () => focusOn("value"),
  o: () => focusOn("subject"),
  t: () => focusOn("attribute"),
  p: acceptAlike,
  f: () => selectFigure(1),
  F: () => selectFigure(-1),
  w: () => selectWord(1),
  W: () => selectWord(-1),
  n: begin,
  q: requote,
  d: () => turn(1),
  D: () => turn(-1),
  z: undo,
  "?": () => at("keys").showModal(),
};

/** The keys that only move, and may be held. */
const MOVING = "jkwWfF";

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, select, dialog");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.shiftKey && event.key.startsWith("Arrow") && selected()) {
    const way = { ArrowLeft: "backward", ArrowRight: "forward" }[event.key];
    if (way) {
      event.preventDefault();
      getSelection().modify("extend", way, "word");
    }
    return;
  }
  if (event.key === "Escape" && fresh) {
    work(leave);
    return;
  }
  // with Caps Lock, `a` is still no `A`; and a key that is held decides once
  const letter = /^[a-z]$/i.test(event.key);
  const key = letter && !event.shiftKey ? event.key.toLowerCase() : event.key;
  const does = KEYS[key];
  if (!does || (event.repeat && !MOVING.includes(key))) return;
  if (!here && !"?z".includes(key)) return;
  event.preventDefault();
  work(does);
});

at("text").addEventListener("click", (event) => {
  if (!getSelection().isCollapsed) return;
  const found = stretches.find(([element]) => element === event.target.closest("mark"));
  if (!found) return;
  const ids = found[1];
  work(() => take(ids[(ids.indexOf(claim?.id) + 1) % ids.length]));
});

at("documents").addEventListener("change", () => {
  work(() => look(at("documents").value));
  at("documents").blur();
});
at("undo").addEventListener("click", () => work(undo));
at("help").addEventListener("click", () => at("keys").showModal());

work(() => look());
