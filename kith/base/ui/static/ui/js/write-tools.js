// Tools over a text area whose <keep-draft> says data-tools="Writing tools|Bold|Link|List|Quote|Code|Table": the name of the
// row, then of each button. One stop of the Tab key; arrows, Home and End go along the row. What a tool puts in
// can be undone like what is typed. Also: a look at what it will become, without leaving the page.

const MARKS = [bold, link, list, quote, code, table];

function tools(keeper) {
  const words = keeper.querySelector("textarea");
  if (!words) return;
  const [name, ...labels] = keeper.dataset.tools.split("|");
  const row = document.createElement("div");
  row.className = "tools";
  row.setAttribute("role", "toolbar");
  row.setAttribute("aria-label", name);
  row.setAttribute("aria-controls", words.id);
  row.append(...labels.map((label, place) => tool(label, MARKS[place], words, place)));
  row.addEventListener("keydown", (event) => along(event, [...row.children]));
  words.before(row);
}

function tool(label, mark, words, place) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.tabIndex = place ? -1 : 0;
  button.addEventListener("click", () => {
    words.focus();
    mark(words, words.value.slice(words.selectionStart, words.selectionEnd));
  });
  return button;
}

function along(event, buttons) {
  const here = buttons.indexOf(document.activeElement);
  const last = buttons.length - 1;
  const to = { ArrowRight: here < last ? here + 1 : 0, ArrowLeft: here ? here - 1 : last, Home: 0, End: last }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons.forEach((button, place) => (button.tabIndex = place === to ? 0 : -1));
  buttons[to].focus();
}

// Replaces the selection; from and to: what of the new words is selected then.
export function put(words, text, from = text.length, to = from) {
  const start = words.selectionStart;
  if (!document.execCommand("insertText", false, text)) {
    words.setRangeText(text, start, words.selectionEnd, "end");
    words.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  words.setSelectionRange(start + from, start + to);
}

function bold(words, chosen) {
  put(words, `**${chosen}**`, 2, 2 + chosen.length);
}

function link(words, chosen) {
  const isAddress = /^https?:\/\/\S+$/.test(chosen);
  if (isAddress) put(words, `[](${chosen})`, 1);
  else put(words, `[${chosen}](https://)`, chosen ? chosen.length + 3 : 1, chosen ? chosen.length + 11 : 1);
}

function lines(words, mark) {
  // Whole lines, even where only a part of them is chosen.
  const start = words.value.lastIndexOf("\n", words.selectionStart - 1) + 1;
  const end = words.value.indexOf("\n", words.selectionEnd);
  words.setSelectionRange(start, end < 0 ? words.value.length : end);
  const chosen = words.value.slice(start, words.selectionEnd);
  put(words, chosen.split("\n").map((line) => mark + line).join("\n"));
}

function list(words) {
  lines(words, "- ");
}

function quote(words) {
  lines(words, "> ");
}

function code(words, chosen) {
  if (chosen.includes("\n")) put(words, `\`\`\`\n${chosen}\n\`\`\``);
  else put(words, `\`${chosen}\``, 1, 1 + chosen.length);
}

function table(words) {
  const before = words.value.slice(0, words.selectionStart);
  const gap = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  put(words, `${gap}|  |  |\n| --- | --- |\n|  |  |\n|  |  |\n`, gap.length + 2);
}

document.querySelectorAll("keep-draft[data-tools]").forEach(tools);

// "Look at it first" asks the page the form leads to, and shows here what it shows there.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[name=look]");
  const form = button?.form;
  if (!form || form.dataset.plain || !form.reportValidity()) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, button));
  const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const looked = page?.querySelector(".looked");
  if (!looked) {
    // The page itself says what is amiss.
    form.dataset.plain = "yes";
    form.requestSubmit(button);
    return;
  }
  form.querySelector(".looked")?.remove();
  const shown = document.importNode(looked, true);
  form.querySelector("keep-draft").after(shown);
  shown.focus();
});

// "Quote" puts a post's words into the reply box: those chosen in it, else all.
document.addEventListener("click", (event) => {
  const asked = event.target.closest?.("a[href*='quote=']");
  const words = document.querySelector("#reply textarea");
  const post = asked?.closest("li");
  if (!asked || !words || !post || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const body = post.querySelector(".post-body");
  const wrote = words.closest("keep-draft").dataset.wrote;
  if (!body || !wrote) return;
  event.preventDefault();
  const said = chosenIn(body) || own(body);
  const cited = said.trim().split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
  const name = post.querySelector(".name").textContent.trim();
  words.focus();
  words.setSelectionRange(words.value.length, words.value.length);
  const gap = words.value.trim() ? "\n\n" : "";
  put(words, `${gap}${wrote.replace("{}", name)}\n\n${cited}\n\n`);
  words.scrollIntoView({ block: "center" });
  answers(words.form, post.id.replace("p-", ""));
});

function answers(form, key) {
  const to = form.elements.to ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "to" }));
  to.value = key;
}

// What stands in a post for its reader alone, such as the title behind an address: it is never quoted.
const ADDED = "a.named, .soft";

function chosenIn(body) {
  const chosen = getSelection();
  if (!chosen.rangeCount || !body.contains(chosen.getRangeAt(0).commonAncestorContainer)) return "";
  const holdsMore = [...body.querySelectorAll(ADDED)].some((one) => chosen.getRangeAt(0).intersectsNode(one));
  return holdsMore ? "" : chosen.toString();
}

// Without what they quote themselves, and what is folded away; a post that is nothing else, whole.
function own(body) {
  const copy = body.cloneNode(true);
  copy.querySelectorAll("blockquote, details").forEach((other) => other.remove());
  return written(copy.textContent.trim() ? copy : body.cloneNode(true));
}

function written(copy) {
  copy.querySelectorAll(ADDED).forEach((one) => {
    if (one.matches("a")) return (one.textContent = one.getAttribute("href"));
    if (one.previousSibling?.nodeType === Node.TEXT_NODE) one.previousSibling.data = one.previousSibling.data.trimEnd();
    one.remove();
  });
  copy.querySelectorAll("math").forEach((formula) => formula.replaceWith(`$${formula.getAttribute("alttext")}$`));
  copy.querySelectorAll("li").forEach((item) => item.prepend("- "));
  document.body.append(copy);
  const text = copy.innerText.replace(/\n{3,}/g, "\n\n");
  copy.remove();
  return text;
}
