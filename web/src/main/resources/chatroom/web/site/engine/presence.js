import { Mirror, OutOfStep } from './mirror.js';

/** Asks for the state anew: there is no entry after it. */
const ANEW = Number.MAX_SAFE_INTEGER;

/**
 * Whether one is in a session, in which place, and the mirror of it: turns what the server tells
 * into news, each entry once.
 *
 * @typedef {{session: string, member: number, token: string}} Place
 * @typedef {{is: string} & Record<string, any>} News
 */
export class Presence {
  /** @type {Mirror | null} */
  mirror = null;
  /** @type {Place | null} what restores the place, if there is one */
  place = null;
  /** Whether one is in; otherwise the place, if any, is only held. */
  in = false;
  /** One's own number. */
  me = 0;
  #session = '';
  #told = 0;
  #misfit = -1;
  /** The join that is repeated where the server gave no token. */
  #entrance = null;
  #keep;

  /** @param {(place: Place | null) => void} keep writes down the place */
  constructor(keep) {
    this.#keep = keep;
  }

  /**
   * Another page of this tab held a place; it is there to be taken.
   * @param {Place} place
   */
  hold(place) {
    this.place = place;
    this.me = place.member;
    this.in = true;
  }

  /**
   * The server has given a place, by create, join or resume.
   * @param {any} ok
   * @param {any} request
   */
  placed(ok, request) {
    if (ok.session !== this.#session) {
      this.#session = ok.session;
      this.mirror = null;
      this.#told = 0;
      this.#misfit = -1;
    }
    if (ok.token) {
      this.#entrance = null;
      this.#placeIs({ session: ok.session, member: ok.member, token: ok.token });
    } else if (request.t !== 'resume') {
      this.#entrance = request;
      this.#placeIs(null);
    }
    this.me = ok.member;
    this.in = true;
  }

  /** @param {Place | null} place */
  #placeIs(place) {
    this.place = place;
    this.#keep(place);
  }

  /** What to ask to take one's place again; null where there is none. */
  comeBack() {
    if (this.place) {
      const { session, token } = this.place;
      return { t: 'resume', session, token, after: this.mirror ? this.mirror.seq : ANEW };
    }
    return this.#entrance;
  }

  /**
   * @param {any} state
   * @returns {News} everything about the session; `past` is what was not told before
   */
  entered(state) {
    /** @param {import('./mirror.js').Entry} entry */
    const past = state.past.filter((/** @type {import('./mirror.js').Entry} */ entry) => entry.seq > this.#told);
    const hole = this.#told > 0 && (past.length ? past[0].seq : state.seq + 1) > this.#told + 1;
    const fresh = this.#told === 0;
    this.mirror = new Mirror(state);
    this.#told = Math.max(this.#told, state.seq);
    this.#misfit = -1;
    return { is: 'entered', past, former: state.former ?? [], more: state.more, fresh, hole };
  }

  /**
   * @param {import('./mirror.js').Entry} entry
   * @returns {News[]} none where it was told before
   * @throws {OutOfStep} the connection is of no use any more
   */
  told(entry) {
    if (!this.mirror || entry.seq <= this.mirror.seq) {
      return [];
    }
    const before = this.mirror.members.get(entry.m);
    try {
      this.mirror.apply(entry);
    } catch (wrong) {
      // The first time, entries may have been lost, and are asked for; the second time at the same
      // place the mirror is wrong, and is made anew.
      const again = this.#misfit === this.mirror.seq;
      this.#misfit = this.mirror.seq;
      if (again) this.mirror = null;
      throw wrong;
    }
    this.#misfit = -1;
    if (entry.seq <= this.#told) {
      return [];
    }
    this.#told = entry.seq;
    // Who came in by another door was there all the time.
    const quiet = entry.e === 'resumed' && before !== undefined && !before.away;
    return [{ is: 'told', entry, quiet }, ...this.#gone(entry)];
  }

  /**
   * What an entry means for being in: the pushed reason may have been lost in a drop.
   * @param {import('./mirror.js').Entry} entry
   */
  #gone(entry) {
    const own = entry.m === this.me;
    if (entry.e === 'left' && own) return this.out(entry.why);
    if (entry.e === 'kicked' && own) return this.out('kicked', entry.until, entry.reason);
    return entry.e === 'closed' ? this.out('closed') : [];
  }

  /**
   * The code is this now.
   * @param {string | undefined} code
   */
  code(code) {
    if (this.mirror && this.mirror.code !== code) {
      this.mirror.code = code;
      return [{ is: 'code', code }];
    }
    return [];
  }

  /**
   * @param {any} why
   * @returns {News[]} one is out, as the server says; none where that is known already
   */
  out(why, until = 0, reason = '') {
    if (!this.in) {
      return [];
    }
    this.in = false;
    if (why !== 'timed-out') {
      this.forget();
    }
    return [{ is: 'out', why, until, reason }];
  }

  /**
   * The server does not let one come back to the place.
   * @param {any} why
   * @param {number} now
   */
  refused(why, now) {
    switch (why.code) {
      case 'kicked':
        return this.out('kicked', now + Number(why.args[0] ?? 0) * 1000);
      case 'session-ended':
      case 'session-unknown':
        return this.out('closed');
      default:
        return this.out('lapsed');
    }
  }

  /** There is no place to come back to any more. */
  forget() {
    this.in = false;
    this.#session = '';
    this.#entrance = null;
    this.#placeIs(null);
  }
}

export { OutOfStep };
