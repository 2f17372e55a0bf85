/** The server tells by so many ids whether a message is one that it has. */
const SPAN = 64;

/**
 * What was asked and is not answered yet, by id, the lowest first. It outlives connections: on a new
 * one all of it is sent again under the same ids, so nothing needs to know that there was a drop.
 *
 * @typedef {object} Asked
 * @property {any} frame the request; with its id, once it has one
 * @property {Promise<any>} answer the `ok`, or refused
 * @property {(ok: any) => void} done
 * @property {(why: Error) => void} fail
 */
export class Outstanding {
  /** @type {Map<number, Asked>} */
  #waiting = new Map();
  /** Asked for, but so far from the oldest one unanswered that it has no id yet. */
  #queue = [];
  #highest = 0;
  #send;

  /** @param {(asked: Asked) => void} send is called with everything that gets its id */
  constructor(send) {
    this.#send = send;
  }

  get highest() {
    return this.#highest;
  }

  /** An id for a request that no drop outlives. */
  id() {
    return ++this.#highest;
  }

  /** Goes on with ids that are all above this one. */
  skip(id) {
    this.#highest = Math.max(this.#highest, id);
  }

  /**
   * @param {any} request without its id
   * @returns {Asked}
   */
  ask(request) {
    const asked = { frame: request };
    asked.answer = new Promise((done, fail) => Object.assign(asked, { done, fail }));
    this.#queue.push(asked);
    this.#move();
    return asked;
  }

  #move() {
    while (this.#queue.length > 0 && this.#room()) {
      const asked = this.#queue.shift();
      asked.frame = { ...asked.frame, id: this.id() };
      this.#waiting.set(asked.frame.id, asked);
      this.#send(asked);
    }
  }

  #room() {
    const [oldest] = this.#waiting.keys();
    return oldest === undefined || this.#highest + 1 - oldest < SPAN;
  }

  /** Everything that waits, the lowest id first. */
  all() {
    return [...this.#waiting.values()];
  }

  /** Takes a request out of the line, as answered; undefined where it was answered before. */
  take(id) {
    const asked = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#move();
    return asked;
  }

  /**
   * Ends the wait of all requests of these kinds.
   * @param {string[]} kinds
   * @param {(asked: Asked) => void} end
   */
  settle(kinds, end) {
    const queued = this.#queue.filter(asked => kinds.includes(asked.frame.t));
    this.#queue = this.#queue.filter(asked => !queued.includes(asked));
    const sent = this.all().filter(asked => kinds.includes(asked.frame.t));
    sent.forEach(asked => this.#waiting.delete(asked.frame.id));
    [...sent, ...queued].forEach(end);
    this.#move();
  }
}
