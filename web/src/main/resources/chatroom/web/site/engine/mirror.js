/** An entry came that cannot be the next: something was missed. */
export class OutOfStep extends Error {}

/**
 * An entry of the log, and a member, as docs/protocol.md has them.
 * @typedef {{seq: number, at: number, e: string} & Record<string, any>} Entry
 * @typedef {{member: number, name: string, key: string, door: string, joined: number, seen: number,
 *   away?: number, timedOut?: boolean}} Member
 */

/**
 * The session as one sees it: the server's entries applied by the server's rules. It changes in
 * place; a member does not, but is put in place of the one before.
 */
export class Mirror {
  /** @param {any} state a frame `state` */
  constructor(state) {
    const { t, past, more, former, members, ...terms } = state;
    /** All of the state that does not change, beside `name`, `code`, `created` and the like. */
    this.terms = terms;
    this.seq = state.seq;
    this.at = state.at;
    this.next = state.next;
    this.admin = state.admin;
    /** @type {string | undefined} the five digits that admit to it */
    this.code = state.code;
    /** @type {string | undefined} why it is over */
    this.ended = undefined;
    /** @type {Map<number, Member>} by number, in the order in which they joined */
    this.members = new Map();
    /** How many are present, and how many of them by the plain door. */
    this.present = 0;
    this.plain = 0;
    for (const member of members) {
      this.#put(member);
    }
  }

  /** Whether all who are present came in by the encrypted door: the label of the session. */
  get encrypted() {
    return this.plain === 0;
  }

  /**
   * @param {any} entry the next one
   * @throws {OutOfStep} where it is not the next, or cannot follow; then nothing has changed
   */
  apply(entry) {
    if (entry.seq !== this.seq + 1 || entry.at < this.at || this.ended) {
      throw new OutOfStep(`entry ${entry.seq} cannot follow ${this.seq}`);
    }
    this.#happened(entry);
    this.seq = entry.seq;
    this.at = entry.at;
  }

  /** @param {Entry} entry */
  #happened(entry) {
    const { at, m } = entry;
    switch (entry.e) {
      case 'said':
        if (m !== 0) this.#put({ ...this.#known(m), seen: at });
        break;
      case 'active':
        this.#put({ ...this.#known(m), seen: at });
        break;
      case 'joined':
        this.#joined(entry);
        break;
      case 'dropped':
        this.#put({ ...this.#known(m), away: at, timedOut: false });
        break;
      case 'timed-out':
        this.#put({ ...this.#known(m), away: at, timedOut: true });
        break;
      case 'resumed':
        this.#put({ ...this.#known(m), door: entry.door, seen: at, away: 0, timedOut: false });
        break;
      case 'left':
        this.#remove(m);
        break;
      case 'kicked':
        this.#remove(m);
        this.#seen(entry.by, at);
        break;
      case 'admin-changed':
        this.#adminChanged(entry);
        break;
      case 'code-changed':
        this.#seen(entry.by, at);
        break;
      case 'closed':
        this.ended = entry.why;
        break;
      case 'created':
        throw new OutOfStep('a session begins once');
      default: // Of a newer server: it only has its place in the log.
    }
  }

  /** @param {Entry} entry */
  #joined(entry) {
    if (entry.m !== this.next) {
      throw new OutOfStep(`the next member is ${this.next}`);
    }
    const { m: member, name, key, door, at } = entry;
    this.#put({ member, name, key, door, joined: at, seen: at });
    this.next++;
  }

  /** @param {Entry} entry */
  #adminChanged(entry) {
    if (entry.m !== 0) this.#known(entry.m);
    this.#seen(this.admin, entry.at);
    this.admin = entry.m;
  }

  /** @param {number} number */
  #known(number) {
    const member = this.members.get(number);
    if (!member) throw new OutOfStep(`there is no member ${number}`);
    return member;
  }

  /**
   * @param {number} number
   * @param {number} at
   */
  #seen(number, at) {
    const member = this.members.get(number);
    if (member) this.#put({ ...member, seen: at });
  }

  /** @param {Member} member */
  #put(member) {
    this.#count(this.members.get(member.member), -1);
    this.#count(member, 1);
    this.members.set(member.member, member);
  }

  /** @param {number} number */
  #remove(number) {
    this.#count(this.#known(number), -1);
    this.members.delete(number);
    if (number === this.admin) this.admin = 0;
  }

  /**
   * @param {Member | undefined} member
   * @param {number} one
   */
  #count(member, one) {
    if (member && !member.away) {
      this.present += one;
      if (member.door === 'plain') this.plain += one;
    }
  }

  /** As a frame `state` without its past, for comparing. */
  frame() {
    const { seq, at, next, admin, code } = this;
    const members = [...this.members.values()].map(({ away, timedOut, ...member }) =>
      away ? { ...member, away, timedOut } : member);
    return { ...this.terms, seq, at, next, admin, ...(code && { code }), members };
  }
}
