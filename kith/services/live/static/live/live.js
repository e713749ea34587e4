// New replies of the conversation on this page, and who is there. Nothing moves by itself: new replies are said to
// be there, and stand below the others once somebody wants them to. Focus and what is being written stay as they are.

const PATIENCE = 1_500; // milliseconds a stream may be away before that is said
const TWICE = 500; // milliseconds in which a second press means the first

class Replies {
  constructor(root, Stream) {
    this.words = root.dataset;
    this.said = root.querySelector("[role=status]");
    this.more = root.querySelector("a");
    this.who = root.querySelector("[data-who]");
    this.seen = root.querySelector("[data-seen]");
    this.posts = document.querySelector("ol.posts");
    this.look = this.more.textContent;
    this.id = Math.random().toString(36).slice(2);
    this.waiting = []; // keys of posts that are not shown yet, in their order
    this.more.addEventListener("click", (event) => this.pressed(event));
    this.seen.querySelector("button").addEventListener("click", (event) => this.show_me(event.currentTarget));
    window.addEventListener("offline", () => this.say());
    window.addEventListener("online", () => this.say());
    this.stream = new Stream(this.words.stream, () => this.page(), (event) => this.hear(event));
  }

  page() {
    const shown = [...this.posts.querySelectorAll(":scope > li[id]")].map((post) => post.id.slice(2));
    const known = [...shown, ...this.waiting];
    if (this.state === "gone") return null;
    const count = Number(this.words.before) + known.length;
    return { id: this.id, in: this.words.in, at: known.at(-1), count, seen: this.is_seen ?? false };
  }

  hear(event) {
    if (event.name === "lost" || event.name === "off") return this.away(event.name);
    clearTimeout(this.late);
    if (event.name === "gone" && event.in !== this.words.in) return;
    if (event.name === "gone") this.state = "gone";
    else if (this.state !== "gone") this.state = "on";
    if (event.in === this.words.in) this[event.name]?.(event);
    this.say();
  }

  away(name) {
    clearTimeout(this.late);
    this.late = setTimeout(() => {
      if (this.state !== "gone") this.state = name === "off" ? "off" : "late";
      this.here({ who: [] });
      this.say();
    }, PATIENCE);
  }

  reply({ posts }) {
    this.waiting.push(...posts.filter((key) => !this.waiting.includes(key) && !this.has(key)));
  }

  changed() {
    this.other = true;
  }

  here({ who, may }) {
    this.who.hidden = !who.length;
    this.who.textContent = who.length ? `${this.words.here} ${who.join(", ")}` : "";
    if (may !== undefined) this.seen.hidden = !may;
  }

  gone() {
    this.here({ who: [], may: false });
    this.waiting = [];
  }

  has(key) {
    return document.getElementById(`p-${key}`) !== null;
  }

  // What is said: one sentence on how things stand, and whether there is something to show.
  say() {
    const { words } = this;
    const stands = this.state !== "gone" && !navigator.onLine ? "offline" : this.state;
    const there = this.other ? "changed" : this.problem ? "failed" : this.waiting.length ? "new" : this.put ? "shown" : "";
    const parts = [stands === "on" && there ? "" : words[stands], stands === "gone" ? "" : words[there]];
    const text = parts.filter(Boolean).join(" ");
    if (this.said.textContent !== text) this.said.textContent = text;
    const label = this.waiting.length && !this.other ? words.show : this.look;
    if (this.more.textContent !== label) this.more.textContent = label;
  }

  async pressed(event) {
    const [first] = this.waiting;
    if (this.busy || (!first && Date.now() < this.twice)) return event.preventDefault();
    if (!first || this.other) return;
    event.preventDefault();
    this.busy = true;
    this.problem = !(await this.fetch_all().catch(() => false));
    this.busy = false;
    this.twice = Date.now() + TWICE;
    this.say();
    document.getElementById(`p-${first}`)?.scrollIntoView();
  }

  // Reads the pages on which the waiting posts stand, and puts them below the others.
  async fetch_all() {
    while (this.waiting.length) {
      const [first] = this.waiting;
      const answer = await fetch(this.words.post.replace("/-/", `/${first}/`));
      if (!answer.ok) return false;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const all = [...page.querySelectorAll("ol.posts > li[id]")];
      const from = all.findIndex((post) => post.id === `p-${first}`);
      if (from < 0) return false;
      const fresh = all.slice(from).filter((post) => !document.getElementById(post.id));
      this.posts.append(...fresh.map((post) => document.importNode(post, true)));
      this.put = true;
      this.waiting = this.waiting.filter((key) => !this.has(key));
    }
    this.stream.tell();
    return true;
  }

  show_me(button) {
    this.is_seen = !this.is_seen;
    button.setAttribute("aria-pressed", String(this.is_seen));
    this.stream.changed();
  }
}

for (const root of document.querySelectorAll("live-replies")) {
  const { Stream } = await import(root.dataset.module);
  new Replies(root, Stream);
}
