import { isCommand } from './commands.js';
import { Refused } from './refused.js';

/** The server tells by so many ids whether a message is one that it has. */
const SPAN = 64;

/**
 * What was asked and is not answered yet, by id, the lowest first. It outlives connections: on a new
 * one all of it is sent again under the same ids, so nothing needs to know that there was a drop.
 * What is said to everybody outlives the page as well: the next one of this tab asks it again, and
 * knows what was refused.
 *
 * @typedef {import('./transport.js').Frame} Frame
 * @typedef {object} Asked
 * @property {any} frame the request; with its id, once it has one
 * @property {Promise<any>} answer the `ok`, or refused
 * @property {(ok: any) => void} done
 * @property {(why: Error) => void} fail
 */
export class Outstanding {
  /** @type {Map<number, Asked>} */
  #waiting = new Map();
  /** @type {Asked[]} asked for, but so far from the oldest one unanswered that it has no id yet */
  #queue = [];
  /** @type {Map<Asked, Refused>} what was to be said to everybody, and why it was not */
  #refused = new Map();
  #highest;
  /** @type {Asked[]} */
  #restored;
  #memory;
  #send;

  /**
   * @param {import('./memory.js').Memory} memory
   * @param {(asked: Asked) => void} send is called with everything that gets its id
   */
  constructor(memory, send) {
    this.#memory = memory;
    this.#send = send;
    this.#highest = memory.read('ids') ?? 0;
    const of = (/** @type {string} */ name) => memory.read('place') && memory.read(name) || [];
    const said = of('said').map((/** @type {Frame} */ frame) => this.#pending(frame));
    for (const asked of said) {
      if (asked.frame.id) this.#waiting.set(asked.frame.id, asked);
      else this.#queue.push(asked);
    }
    const refused = of('refused').map((/** @type {{frame: Frame, why: any}} */ { frame, why }) => {
      const asked = this.#pending(frame);
      asked.fail(new Refused(why));
      return asked;
    });
    this.#restored = [...refused, ...said];
  }

  /**
   * @param {Frame} frame
   * @returns {Asked}
   */
  #pending(frame) {
    /** @type {any} */
    const ends = {};
    const answer = new Promise((done, fail) => Object.assign(ends, { done, fail }));
    const asked = { frame, answer, ...ends };
    if (toAll(frame)) {
      answer.catch(why => {
        this.#refused.set(asked, why);
        this.#keep();
      });
    }
    return asked;
  }

  /** What an earlier page said and had no answer for, or was refused; told once. */
  restored() {
    return this.#restored.splice(0);
  }

  /** An id for a request that no drop outlives. */
  id() {
    return ++this.#highest;
  }

  /**
   * @param {any} request without its id
   * @returns {Asked}
   */
  ask(request) {
    const asked = this.#pending(request);
    this.#queue.push(asked);
    this.#move();
    this.#keep();
    return asked;
  }

  /**
   * Asks once more for what was refused. The id is the same as long as the server knows it: where
   * nobody can say whether the first was heard, it is not said twice.
   * @param {Asked} refused
   * @returns {Asked}
   */
  again(refused) {
    this.forget(refused);
    const { id, ...request } = refused.frame;
    if (!id || this.#highest - id >= SPAN - 1) return this.ask(request);
    const asked = this.#pending(refused.frame);
    this.#waiting.set(id, asked);
    this.#waiting = new Map([...this.#waiting].sort(([one], [other]) => one - other));
    this.#send(asked);
    this.#keep();
    return asked;
  }

  /** Nobody asks any more for what was refused; without an argument, for none of it. */
  forget(/** @type {Asked | undefined} */ refused = undefined) {
    if (refused) this.#refused.delete(refused);
    else this.#refused.clear();
    this.#keep();
  }

  #move() {
    for (let asked = this.#queue[0]; asked && this.#room(); asked = this.#queue[0]) {
      this.#queue.shift();
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

  /**
   * Takes a request out of the line, as answered; undefined where it was answered before.
   * @param {number} id
   */
  take(id) {
    const asked = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#move();
    this.#keep();
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
    this.#keep();
  }

  /** For another page: which ids are used, what was said to everybody, and what of it was refused. */
  #keep() {
    const said = [...this.all(), ...this.#queue].map(asked => asked.frame).filter(toAll);
    const refused = [...this.#refused].map(([{ frame }, { code, args, text }]) =>
      ({ frame, why: { code, args, text } }));
    this.#memory.write('ids', this.#highest);
    this.#memory.write('said', said);
    this.#memory.write('refused', refused);
  }
}

/**
 * Whether it is said to everybody.
 * @param {Frame} frame
 */
function toAll({ t, text }) {
  return t === 'say' && !isCommand(text);
}
