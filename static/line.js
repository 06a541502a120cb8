// The line to the server: a WebSocket that comes back by itself; where none gets through, pings and fetches.

const CONNECT = 5000;
const SILENT = 25000;
const BASE = 1000;
const CAP = 5000;
const JUMP = 15000;
const POLL = 10000;
const RETRY = 30000;
export const LEFT = 4001; // this page is not theirs any more, unless its link is opened again

export class Line {
  #socket = null;
  #tries = 0;
  #hasWorked = false;
  #heard = 0;
  #timer = 0;
  #pings = null;
  #isAsking = false;
  #isAskedAgain = false;

  /** `query` is the page's `page=...`; `on` has hear(frame), up(), down(code). */
  constructor(query, on) {
    this.query = query;
    this.on = on;
    this.#watch();
    this.#connect();
  }

  /** The answer comes back through `hear`, over whichever way is open. */
  send(deed) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify({ id: deed.id, type: deed.type, fields: deed.fields }));
      return true;
    }
    if (!this.#pings) return false;
    this.#post(deed);
    return true;
  }

  #connect() {
    clearTimeout(this.#timer);
    this.#drop();
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/live?${this.query}`);
    this.#socket = socket;
    const late = setTimeout(() => this.#lost(socket, 0), CONNECT);
    socket.onopen = () => {
      clearTimeout(late);
      this.#heard = Date.now();
    };
    socket.onmessage = (event) => {
      this.#heard = Date.now();
      const frame = JSON.parse(event.data);
      if (frame.hello) this.#welcome();
      this.on.hear(frame);
      if (frame.hello) this.on.up();
    };
    socket.onclose = (event) => {
      clearTimeout(late);
      this.#lost(socket, event.code);
    };
  }

  #welcome() {
    this.#hasWorked = true;
    this.#tries = 0;
    this.#pings?.close();
    this.#pings = null;
  }

  #lost(socket, code) {
    if (socket !== this.#socket) return;
    this.#drop();
    this.#tries += 1;
    if (!this.#pings) this.on.down(code);
    if (!this.#hasWorked && this.#tries >= 2) this.#fallBack();
    this.#again(this.#pings || code === LEFT ? RETRY : Math.min(CAP, BASE * 2 ** Math.min(this.#tries - 1, 3)));
  }

  #again(most) {
    this.#timer = setTimeout(() => this.#connect(), most * (0.3 + 0.7 * Math.random()));
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #watch() {
    let seen = Date.now();
    setInterval(() => {
      const jumped = Date.now() - seen > JUMP;
      seen = Date.now();
      if (jumped) this.#wake(true);
      else if (this.#socket?.readyState === WebSocket.OPEN && Date.now() - this.#heard > SILENT) this.#lost(this.#socket, 0);
    }, 3000);
    setInterval(() => this.#pings && this.#ask(), POLL);
    addEventListener("online", () => this.#wake(true));
    addEventListener("offline", () => this.#socket && this.#lost(this.#socket, 0));
    addEventListener("pageshow", (event) => event.persisted && this.#wake(true));
    document.addEventListener("visibilitychange", () => document.hidden || this.#wake(Date.now() - this.#heard > JUMP));
  }

  /** The phone slept, or the network changed: a socket that looks open may be dead. */
  #wake(isSure) {
    if (this.#pings) this.#ask();
    else if (isSure || this.#socket?.readyState !== WebSocket.OPEN) this.#connect();
  }

  #fallBack() {
    if (this.#pings) return;
    const pings = new EventSource(`/puls?${this.query}`);
    this.#pings = pings;
    pings.onmessage = () => this.#ask();
    pings.onopen = () => this.#ask();
    pings.onerror = () => {
      if (pings !== this.#pings || pings.readyState !== EventSource.CLOSED) return;
      this.#pings = null;
      this.on.down(0);
    };
  }

  /** What changes while an answer is under way may not be in it, so then the page asks again. */
  async #ask() {
    this.#isAskedAgain = this.#isAsking;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      const answer = await fetch(`/deel?${this.query}`, { signal: AbortSignal.timeout(CONNECT), headers: { Accept: "application/json" } });
      if (answer.status === 403) return this.on.down(LEFT);
      const { frames, ...moment } = await answer.json();
      if (!this.#pings) return;
      this.on.hear({ hello: true, ...moment });
      for (const frame of frames) this.on.hear(frame);
      this.on.up();
    } catch {
      if (this.#pings) this.on.down(0);
    } finally {
      this.#isAsking = false;
      if (this.#isAskedAgain && this.#pings) this.#ask();
    }
  }

  async #post(deed) {
    const body = new URLSearchParams([["op", deed.id]]);
    for (const [name, values] of Object.entries(deed.fields)) for (const value of values) if (name !== "op") body.append(name, value);
    try {
      const headers = { Accept: "application/json" };
      const answer = await fetch(`/opdracht/${deed.type}`, { method: "POST", body, headers, signal: AbortSignal.timeout(CONNECT) });
      this.on.hear({ ...(await answer.json()), [answer.ok ? "ack" : "refused"]: deed.id });
      this.#ask();
    } catch {
      this.on.down(0);
    }
  }
}
