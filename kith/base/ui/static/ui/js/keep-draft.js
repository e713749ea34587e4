// <keep-draft key="PERSON-reply-4f2" owner="PERSON" data-saved="Kept on this device."> around text fields keeps
// their words on this device as they are typed, and gives them back. They are let go when the form was sent and
// the next page says so with its flash; a failure or a lost session says nothing, and the words stay. When
// somebody else writes on this device, what was kept for the one before is let go first.
// With the attribute `shared` (a shared computer) nothing is stored, and what was is removed.
// Where the form has a field `place` and a button with a formaction, the words go there too, a moment later: see
// services/drafts. What the server last had is remembered as the base, which tells who is ahead, it or the device.

const PREFIX = "kith-draft:";
const BASE = "kith-base:";
const OWNER = "kith-draft-owner";
const SENT = "kith-draft-sent";
const PAUSE = 500; // milliseconds after the last key
const QUIET = 3_000; // and until the server has it

// Storage may be full, or forbidden: a draft is a comfort, never a reason to fail.
function quietly(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

// Only a page on which somebody may write says whose it is, so signing out, or being signed out, loses nothing.
function belongTo(owner) {
  const ours = (name) => name.startsWith(PREFIX) || name.startsWith(BASE);
  const others = localStorage.getItem(OWNER) === owner ? [] : Object.keys(localStorage).filter(ours);
  others.forEach((name) => localStorage.removeItem(name));
  localStorage.setItem(OWNER, owner);
}

function put(name, words) {
  quietly(() => (words ? localStorage.setItem(name, words) : localStorage.removeItem(name)));
}

// One field: its words, and what is kept of them on this device.
class Words {
  constructor(field, name) {
    this.field = field;
    this.name = name;
    this.first = this.value; // what the server gave
  }

  get value() {
    return this.field.value;
  }

  set value(words) {
    this.field.value = words;
  }

  get kept() {
    return quietly(() => localStorage.getItem(PREFIX + this.name));
  }

  get base() {
    return quietly(() => localStorage.getItem(BASE + this.name));
  }

  // Returns whether words of this device were put in. Where both went on from each other, both are kept.
  restore() {
    const { kept, base, first } = this;
    if (!kept || kept === first) return Boolean(kept);
    if (kept === base) {
      this.forget(); // the server is ahead, or has let go of what it had
      return false;
    }
    const both = first && base !== first && this.field.tagName === "TEXTAREA";
    this.value = both ? `${first}\n\n${kept}` : kept;
    return true;
  }

  keep() {
    if (this.base === null) quietly(() => localStorage.setItem(BASE + this.name, this.first));
    put(PREFIX + this.name, this.value);
  }

  reached(words) {
    this.first = words;
    if (this.kept === null) this.forget();
    else quietly(() => localStorage.setItem(BASE + this.name, words));
  }

  forget() {
    quietly(() => [PREFIX, BASE].forEach((kind) => localStorage.removeItem(kind + this.name)));
  }
}

// A choice that goes with the words. Where it cannot be had any more, what says so is shown and goes along.
class Choice extends Words {
  get value() {
    const { form, name } = this.field;
    return new FormData(form).getAll(name).at(-1) ?? "";
  }

  set value(chosen) {
    this.field.checked = this.field.value === chosen;
    const over = this.field.closest("fieldset:disabled");
    if (over && chosen === "unnamed") over.hidden = over.disabled = false;
  }
}

class KeepDraft extends HTMLElement {
  connectedCallback() {
    const owner = this.getAttribute("owner");
    if (owner) quietly(() => belongTo(owner));
    const key = this.getAttribute("key");
    this.boxes = [...this.querySelectorAll("textarea, input.in, [type=checkbox]")].map((field) => {
      const name = field.tagName === "TEXTAREA" ? key : `${key}/${field.name}`;
      return field.type === "checkbox" ? new Choice(field, name) : new Words(field, name);
    });
    if (!this.boxes.length) return;
    this.form = this.boxes[0].field.form;
    this.shared = this.hasAttribute("shared");
    if (this.shared) this.boxes.forEach((box) => box.forget());
    else if (this.boxes.map((box) => box.restore()).some(Boolean)) this.say(this.dataset.saved);
    if (this.boxes.some((box) => box.value !== box.first)) this.soon();
    this.addEventListener("input", () => this.soon());
    addEventListener("pagehide", () => {
      if (!this.waiting) return;
      this.keep();
      this.send();
    });
    this.form?.addEventListener("submit", () => this.leave());
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
    this.waiting = true;
    this.later ??= setTimeout(() => this.send(), QUIET);
  }

  keep() {
    clearTimeout(this.timer);
    if (this.shared) return;
    this.boxes.forEach((box) => box.keep());
    if (this.boxes.some((box) => box.value)) this.say(this.dataset.saved);
  }

  // On the way out by the form itself: what it sends needs no copy, and what it fails to send is here.
  leave() {
    clearTimeout(this.later);
    this.waiting = false;
    if (this.shared) return;
    this.keep();
    quietly(() => sessionStorage.setItem(SENT, this.getAttribute("key")));
  }

  async send() {
    clearTimeout(this.later);
    this.later = null;
    this.waiting = false;
    const button = this.form?.querySelector("button[formaction]");
    if (!button || !this.form.elements.place) return;
    const sent = this.boxes.map((box) => box.value);
    const body = new URLSearchParams(new FormData(this.form));
    const headers = { "X-Requested-With": "fetch" };
    const answer = await fetch(button.formAction, { method: "POST", body, headers, keepalive: true }).catch(() => null);
    if (answer?.status !== 204) return;
    this.boxes.forEach((box, place) => box.reached(sent[place]));
    if (sent.some(Boolean)) this.say(this.shared ? this.dataset.only : `${this.dataset.saved} ${this.dataset.also}`);
  }

  say(words) {
    const line = this.querySelector("[role=status]");
    if (line && words && line.textContent !== words) line.textContent = words;
  }
}

const sent = quietly(() => sessionStorage.getItem(SENT));
if (sent) {
  quietly(() => sessionStorage.removeItem(SENT));
  const gone = (name) => [PREFIX, BASE].some((kind) => name === kind + sent || name.startsWith(`${kind}${sent}/`));
  if (document.querySelector(".flash")) {
    quietly(() => Object.keys(localStorage).filter(gone).forEach((name) => localStorage.removeItem(name)));
  }
}
customElements.define("keep-draft", KeepDraft);
