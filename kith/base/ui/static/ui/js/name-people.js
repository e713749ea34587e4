// While somebody types "@" and the beginning of a name into a text area whose <keep-draft> says
// data-people="/c/SLUG/named/?in=KEY", those who may be meant stand in a list below. The focus stays in the text:
// up and down choose, Enter or Tab takes, Escape closes; or a press.

const BEGUN = /(?:^|[\s(\["“‘])@([\p{L}\p{N}][\p{L}\p{N}'’ -]{1,40})$/u;
const PAUSE = 200; // milliseconds after the last key

class Names {
  constructor(keeper) {
    this.words = keeper.querySelector("textarea");
    this.people = keeper.dataset.people;
    this.list = Object.assign(document.createElement("ul"), { id: `${this.words.id}-names`, className: "names", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.said = Object.assign(document.createElement("p"), { className: "unseen" });
    this.said.setAttribute("aria-live", "polite");
    this.words.after(this.list, this.said);
    this.words.setAttribute("aria-autocomplete", "list");
    this.words.addEventListener("input", () => this.soon());
    this.words.addEventListener("keydown", (event) => this.key(event));
    this.words.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  begun() {
    const before = this.words.value.slice(0, this.words.selectionStart);
    return BEGUN.exec(before.slice(-60))?.[1] ?? "";
  }

  soon() {
    clearTimeout(this.timer);
    if (!this.begun()) this.close();
    else this.timer = setTimeout(() => this.ask(this.begun()), PAUSE);
  }

  async ask(begun) {
    const address = new URL(this.people, location.href);
    address.searchParams.set("q", begun);
    const answer = begun ? await fetch(address).catch(() => null) : null;
    const { people: found, label, heard } = answer?.ok ? await answer.json() : { people: [] };
    if (begun !== this.begun()) return;
    if (!found.length) this.close();
    else this.open(found, label, heard);
  }

  open(found, label, heard) {
    this.list.setAttribute("aria-label", label);
    this.list.replaceChildren(...found.map((one, place) => this.option(one, place)));
    this.list.hidden = false;
    this.words.setAttribute("aria-controls", this.list.id);
    this.said.textContent = heard;
    this.choose(0);
  }

  option({ name, line }, place) {
    const option = Object.assign(document.createElement("li"), { id: `${this.list.id}-${place}` });
    option.setAttribute("role", "option");
    option.dataset.name = name;
    option.append(name);
    if (line) option.append(Object.assign(document.createElement("span"), { textContent: line, className: "soft" }));
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.take(option);
    });
    return option;
  }

  choose(place) {
    const all = [...this.list.children];
    this.chosen = all[(place + all.length) % all.length];
    all.forEach((one) => one.setAttribute("aria-selected", String(one === this.chosen)));
    this.words.setAttribute("aria-activedescendant", this.chosen.id);
    this.chosen.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (this.list.hidden || event.ctrlKey || event.metaKey || event.isComposing) return;
    const here = [...this.list.children].indexOf(this.chosen);
    const acts = {
      ArrowDown: () => this.choose(here + 1),
      ArrowUp: () => this.choose(here - 1),
      Enter: () => this.take(this.chosen),
      Tab: () => this.take(this.chosen),
      Escape: () => this.close(),
    };
    if (!acts[event.key] || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  }

  take(option) {
    const end = this.words.selectionStart;
    this.words.focus();
    this.words.setSelectionRange(end - this.begun().length, end);
    const name = `${option.dataset.name} `;
    if (!document.execCommand("insertText", false, name)) {
      this.words.setRangeText(name, this.words.selectionStart, end, "end");
      this.words.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    clearTimeout(this.timer);
    this.close();
  }

  close() {
    this.list.hidden = true;
    this.said.textContent = "";
    this.words.removeAttribute("aria-activedescendant");
    this.words.removeAttribute("aria-controls");
  }
}

document.querySelectorAll("keep-draft[data-people]").forEach((keeper) => new Names(keeper));
