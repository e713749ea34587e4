// One stream of events for all the pages of a browser. The page that holds the lock keeps it and passes on what it
// hears; when that page goes, the next one takes over. Where there are no locks (plain http), each page has its own.
// A page is { id, in: conversation, at: last post it knows of, count: how many posts, seen: its reader lets others
// see them }, or null once it follows nothing.

const CHANNEL = "kith-live";
const SILENCE = 12_000; // milliseconds without a word, after which a stream is taken for dead
const GATHER = 100;
const FIRST_PAUSE = 3_000;
const LONGEST_PAUSE = 60_000;
const NAMES = ["beat", "reply", "changed", "gone", "here"];

export class Stream {
  // page: returns what this page is now. hear: takes { name, … }; "lost" and "off" say that the stream has gone.
  constructor(address, page, hear) {
    Object.assign(this, { address, page, hear, pages: new Map(), pause: FIRST_PAUSE, shared: Boolean(navigator.locks) });
    this.channel = new BroadcastChannel(CHANNEL);
    this.channel.onmessage = ({ data }) => this.shared && this.told(data);
    window.addEventListener("online", () => this.open());
    window.addEventListener("offline", () => this.open());
    window.addEventListener("pagehide", () => this.leave());
    window.addEventListener("pageshow", (event) => event.persisted && this.changed());
    this.listen();
    if (this.shared) navigator.locks.request(CHANNEL, () => this.lead());
    else this.lead();
    this.tell();
  }

  lead() {
    this.leads = true;
    this.channel.postMessage({ who: true });
    this.open();
    return new Promise(() => {}); // until the page goes
  }

  // Tells the page that leads what this one is.
  tell() {
    if (!this.leads && this.page()) this.channel.postMessage({ page: this.page() });
  }

  // This page is another than it was.
  changed() {
    this.tell();
    this.open();
  }

  leave() {
    this.close();
    clearTimeout(this.silence);
    this.channel.postMessage({ left: this.page()?.id });
  }

  told({ who, page, left, event }) {
    if (event) this.heard(event);
    if (who) this.tell();
    if (!this.leads) return;
    const before = page && this.pages.get(page.id);
    if (page) this.pages.set(page.id, page);
    if ((page && before?.seen !== page.seen) || this.pages.delete(left)) {
      clearTimeout(this.soon);
      this.soon = setTimeout(() => this.open(), GATHER);
    }
  }

  // The pages to ask for: of those in one conversation the one that knows least.
  asked() {
    const least = new Map();
    for (const page of [this.page(), ...this.pages.values()]) {
      if (page && !(least.get(page.in)?.count <= page.count)) least.set(page.in, page);
    }
    return [...least.values()];
  }

  open() {
    if (!this.leads) return;
    this.close();
    const asked = this.asked();
    if (!asked.length) return;
    if (!navigator.onLine) {
      this.pass({ name: "lost" });
      return;
    }
    const address = new URL(this.address, location.href);
    asked.forEach((page) => address.searchParams.append("at", `${page.in}.${page.at}`));
    for (const page of [this.page(), ...this.pages.values()]) if (page?.seen) address.searchParams.append("seen", page.in);
    const source = (this.source = new EventSource(address));
    for (const name of NAMES) source.addEventListener(name, ({ data }) => this.pass({ name, ...JSON.parse(data) }));
    source.onerror = () => source === this.source && this.failed();
  }

  close() {
    clearTimeout(this.again);
    this.source?.close();
    this.source = null;
  }

  failed() {
    const refused = this.source.readyState === EventSource.CLOSED;
    this.pass({ name: refused ? "off" : "lost" });
    if (!refused) return; // it comes back by itself
    clearTimeout(this.again);
    this.again = setTimeout(() => this.open(), this.pause);
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
  }

  pass(event) {
    if (this.shared) this.channel.postMessage({ event });
    this.heard(event);
  }

  heard(event) {
    this.hear(event);
    if (event.name === "lost" || event.name === "off") return;
    this.pause = FIRST_PAUSE;
    this.listen();
    if (event.name === "reply") this.tell();
    if (event.name !== "gone") return;
    for (const [id, page] of this.pages) if (page.in === event.in) this.pages.delete(id);
    this.open();
  }

  // A line may be dead without an end.
  listen() {
    clearTimeout(this.silence);
    if (!this.page()) return;
    this.silence = setTimeout(() => {
      this.hear({ name: "lost" });
      this.open();
      this.listen();
    }, SILENCE);
  }
}
