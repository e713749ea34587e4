// <keep-draft key="PERSON-reply-4f2" owner="PERSON" data-saved="Kept on this device."> around a textarea keeps
// its words on this device as they are typed, and gives them back to an empty box. They are let go when the
// form was sent and the next page says so with its flash; a failure or a lost session says nothing, and the
// words stay. When somebody else writes on this device, what was kept for the one before is let go first.
// With the attribute `shared` (a shared computer) nothing is stored, and what was is removed.

const PREFIX = "kith-draft:";
const OWNER = "kith-draft-owner";
const SENT = "kith-draft-sent";
const PAUSE = 500; // milliseconds after the last key

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
  const kept = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  const others = localStorage.getItem(OWNER) === owner ? [] : kept;
  others.forEach((name) => localStorage.removeItem(name));
  localStorage.setItem(OWNER, owner);
}

class KeepDraft extends HTMLElement {
  connectedCallback() {
    this.words = this.querySelector("textarea");
    this.place = PREFIX + this.getAttribute("key");
    const owner = this.getAttribute("owner");
    if (owner) quietly(() => belongTo(owner));
    if (!this.words) return;
    if (this.hasAttribute("shared")) {
      quietly(() => localStorage.removeItem(this.place));
      return;
    }
    this.restore();
    this.words.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), PAUSE);
    });
    addEventListener("pagehide", () => this.timer && this.keep());
    this.words.form?.addEventListener("submit", () => {
      this.keep();
      quietly(() => sessionStorage.setItem(SENT, this.place));
    });
  }

  restore() {
    const kept = quietly(() => localStorage.getItem(this.place));
    if (!kept || this.words.value) return;
    this.words.value = kept;
    this.say();
  }

  keep() {
    clearTimeout(this.timer);
    this.timer = 0;
    const words = this.words.value;
    quietly(() => (words ? localStorage.setItem(this.place, words) : localStorage.removeItem(this.place)));
    if (words) this.say();
  }

  say() {
    const line = this.querySelector("[role=status]");
    if (line && this.dataset.saved) line.textContent = this.dataset.saved;
  }
}

const sent = quietly(() => sessionStorage.getItem(SENT));
if (sent) {
  quietly(() => sessionStorage.removeItem(SENT));
  if (document.querySelector(".flash")) quietly(() => localStorage.removeItem(sent));
}
customElements.define("keep-draft", KeepDraft);
