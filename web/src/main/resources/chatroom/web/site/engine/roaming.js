/** @typedef {{host: string, open: import('./transport.js').Open}} Way to an address, as `host:port` */

/**
 * The way to one server at several addresses. It begins where the page came from; where that leads
 * nowhere, each of the others is tried in its turn, and the one that leads there stays the first
 * choice. What stands at another address is asked who it is before it is told who we are: addresses
 * pass from one computer to another.
 */
export class Roaming {
  /** @type {Way[]} the first choice first */
  #ways;
  #home;
  /** The server's identity; empty before it has welcomed us for the first time. */
  #identity = '';
  /** Attempts since there was a welcome. */
  #next = 0;

  /**
   * @param {string} home where the page came from, as `host:port`
   * @param {import('./transport.js').Open} open leads there
   * @param {string[]} others
   * @param {(host: string) => import('./transport.js').Open} opening
   */
  constructor(home, open, others, opening) {
    this.#home = home;
    this.#ways = [
      { host: home, open },
      ...others.filter(host => host !== home).map(host => ({ host, open: opening(host) })),
    ];
  }

  /** Where the server answered last, or is asked first, as `host:port`. */
  get host() {
    return this.#ways[0].host;
  }

  /** @type {import('./transport.js').Open} */
  open = ears => {
    const way = this.#way();
    return way.host === this.#home
      ? way.open(this.#heeding(way, ears))
      : this.#asking(way, ears);
  };

  /** The first choice every other time, and between them the others in turn. */
  #way() {
    const [first, ...others] = this.#ways;
    const turn = this.#identity ? this.#next++ : 0;
    return turn % 2 && others.length ? others[((turn - 1) / 2) % others.length] : first;
  }

  /**
   * Asks for nothing but the welcome, and opens the way where it is the right one.
   * @param {Way} way
   * @param {import('./transport.js').Ears} ears
   * @returns {import('./transport.js').Link}
   */
  #asking(way, ears) {
    let link = way.open({
      opened: () => link.send({ t: 'hello', v: 1, client: 'Web' }),
      heard: frame => {
        link.close();
        if (frame.t === 'welcome' && frame.identity === this.#identity) {
          link = way.open(this.#heeding(way, ears));
        } else {
          ears.closed(0);
        }
      },
      closed: () => ears.closed(0),
    });
    return { send: frame => link.send(frame), close: () => link.close() };
  }

  /**
   * @param {Way} way
   * @param {import('./transport.js').Ears} ears
   * @returns {import('./transport.js').Ears}
   */
  #heeding(way, ears) {
    return {
      ...ears,
      heard: frame => {
        if (frame.t === 'welcome') {
          this.#identity = frame.identity;
          this.#ways = [way, ...this.#ways.filter(other => other !== way)];
          this.#next = 0;
        }
        ears.heard(frame);
      },
    };
  }
}
