import { pause } from './pace.js';
import { CLOSES, LOST } from './refused.js';

/**
 * Keeps a connection for as long as it makes sense: one link after the other, when and whether the
 * last one said.
 *
 * @typedef {object} Ears
 * @property {() => void} opened
 * @property {(frame: any) => void} heard
 * @property {(why: string) => void} lost another attempt follows
 * @property {(why: string) => void} over none follows
 */
export class Connection {
  /** When something came last, by our clock. */
  heardAt = 0;
  #open;
  #pace;
  #ears;
  /** @type {import('./transport.js').Link | null} */
  #link = null;
  #timer = 0;
  #attempt = 0;
  /** @type {string[] | null} what the server said last of all: why, and whether to come back */
  #farewell = null;

  /**
   * @param {import('./transport.js').Open} open
   * @param {import('./pace.js').Pace} pace
   * @param {Ears} ears
   */
  constructor(open, pace, ears) {
    this.#open = open;
    this.#pace = pace;
    this.#ears = ears;
  }

  /** Connects now; also again, after it was over. */
  start() {
    this.#attempt = 0;
    this.#connect();
  }

  #connect() {
    this.#drop();
    /** @type {import('./transport.js').Link | null} */
    let link = null;
    const mine = () => link === this.#link;
    link = this.#open({
      opened: () => mine() && this.#ears.opened(),
      heard: frame => {
        if (mine()) {
          this.heardAt = Date.now();
          this.#ears.heard(frame);
        }
      },
      closed: code => mine() && this.#closed(code),
    });
    this.#link = link;
    this.#timer = setTimeout(() => this.lose(), this.#pace.connect);
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#link?.close();
    this.#link = null;
  }

  /** @param {number} code */
  #closed(code) {
    const [why, again] = this.#farewell ?? CLOSES[code] ?? LOST;
    this.#farewell = null;
    this.#drop();
    if (again === 'no') {
      this.#ears.over(why);
      return;
    }
    const wait = again === 'later' ? this.#pace.later : pause(this.#pace, this.#attempt);
    this.#attempt++;
    this.#timer = setTimeout(() => this.#connect(), wait);
    this.#ears.lost(why);
  }

  /** @param {import('./transport.js').Frame} frame */
  send(frame) {
    this.#link?.send(frame);
  }

  /** The server has welcomed us. */
  welcomed() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#attempt = 0;
  }

  /**
   * The server says why it will close.
   * @param {any} frame
   */
  bye({ code, again }) {
    this.#farewell = [CLOSES[code]?.[0] ?? 'lost', again];
  }

  /** It is of no use any more; another one is made. */
  lose() {
    this.#closed(0);
  }

  /** Does not wait any longer for the next attempt, if it waits for one. */
  hurry() {
    if (!this.#link && this.#timer) this.start();
  }

  /**
   * Asks for a sign of life; where none comes, the connection is dead without knowing it.
   * @param {import('./transport.js').Frame} frame
   */
  probe(frame) {
    const link = this.#link;
    const asked = Date.now();
    this.send(frame);
    setTimeout(() => {
      if (link && link === this.#link && this.heardAt < asked) this.lose();
    }, this.#pace.answer);
  }
}
