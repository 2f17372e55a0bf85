/** Within so many milliseconds, what somebody says stands under one head. */
const TOGETHER = 5 * 60_000;
/**
 * So many places of the log at most, counted from its beginning: a block is drawn again at little
 * cost, and where one ends does not depend on where one began to read.
 */
const MOST = 25;

/** Those who come and go share a line with others who do. */
const QUIET = ['joined', 'dropped', 'resumed', 'left', 'timed-out'];

/** Nothing is shown for these. */
const HIDDEN = ['active'];

/**
 * The conversation as blocks to show: what one person said in a row, a day, who came and went, what
 * happened. A block is never changed; the last one is replaced by a longer one.
 *
 * @typedef {{kind: string, key: string, at: number} & Record<string, any>} Block
 * @typedef {{how: string, who: {name?: string, words?: string}[]}} Run of those who came or went alike
 * @typedef {{entry?: import('./mirror.js').Entry, aside?: any}} Item an entry, or what only oneself sees
 */
export class Transcript {
  /** @type {Block[]} */
  blocks = [];
  /** The first message that was not seen; 0 for none. */
  unread = 0;
  /** @type {any[]} entries, and what only oneself sees, in order */
  #items = [];
  /** @type {Map<number, {name: string, key: string}>} */
  #names = new Map();
  #me;
  #asides = 0;

  /** @param {number} me one's own number */
  constructor(me) {
    this.#me = me;
  }

  /**
   * Who they are, by number; who has left stays known.
   * @param {Iterable<import('./mirror.js').Member>} members
   */
  learn(members) {
    for (const { member, name, key } of members) this.#names.set(member, { name, key });
  }

  /** The oldest entry that is here. */
  get first() {
    return this.#items.find(item => item.entry)?.entry.seq ?? 0;
  }

  get length() {
    return this.#items.length;
  }

  /** @param {any} entry the next one */
  entry(entry) {
    this.#add({ entry });
  }

  /** @param {any} aside an answer or notice for oneself alone; `at` is when */
  aside(aside) {
    this.#add({ aside: { ...aside, id: ++this.#asides } });
  }

  /** @param {any[]} entries those before the oldest that is here */
  older(entries) {
    this.#items = [...entries.map(entry => ({ entry })), ...this.#items];
    this.#rebuild();
  }

  /**
   * Keeps only the newest.
   * @param {number} most
   */
  trim(most) {
    this.#items = this.#items.slice(-most);
    this.#rebuild();
  }

  clear() {
    this.#items = [];
    this.#rebuild();
  }

  /**
   * From which message on there is something new; 0 for nothing.
   * @param {number} seq
   */
  unreadFrom(seq) {
    if (seq !== this.unread) {
      this.unread = seq;
      this.#rebuild();
    }
  }

  #rebuild() {
    const items = this.#items;
    this.#items = [];
    this.blocks = [];
    items.forEach(item => this.#add(item));
  }

  /** @param {Item} item */
  #add(item) {
    this.#items.push(item);
    if (item.entry?.e === 'joined') {
      const { m, name, key } = item.entry;
      this.#names.set(m, { name, key });
    }
    const block = item.entry ? this.#block(item.entry) : this.#aside(item.aside);
    if (!block) return;
    this.#day(block.at);
    if (this.unread && item.entry?.seq === this.unread) {
      this.blocks.push({ kind: 'unread', key: 'unread', at: block.at });
    }
    const last = this.blocks[this.blocks.length - 1];
    const joined = last && joinedTo(last, block);
    if (joined) {
      this.blocks[this.blocks.length - 1] = joined;
    } else {
      this.blocks.push(block);
    }
  }

  /** @param {number} at */
  #day(at) {
    const day = new Date(at).toDateString();
    const last = this.blocks[this.blocks.length - 1];
    if (!last || new Date(last.at).toDateString() !== day) {
      this.blocks.push({ kind: 'day', key: `day ${day}`, at });
    }
  }

  /** @param {any} aside */
  #aside(aside) {
    return { kind: 'aside', key: `aside ${aside.id}`, at: aside.at, aside };
  }

  /** @param {import('./mirror.js').Entry} entry */
  #block(entry) {
    const { e, at, seq } = entry;
    const key = String(seq);
    if (HIDDEN.includes(e) || this.#begins(entry)) return null;
    if (e === 'said') {
      const who = this.#who(entry.m);
      const messages = [{ seq, text: entry.text }];
      return { kind: 'said', key, at, since: at, m: entry.m, who, own: entry.m === this.#me, messages };
    }
    if (QUIET.includes(e)) {
      const how = e === 'left' ? `left.${entry.why}` : e;
      return { kind: 'quiet', key, at, runs: [{ how, who: [this.#name(entry.m)] }] };
    }
    const event = this.#event(entry);
    return event && { kind: 'event', key, at, ...event };
  }

  /**
   * Who began the session also joined it and is its admin: that goes without saying.
   * @param {Record<string, any>} entry
   */
  #begins({ e, seq, why }) {
    const beginning = this.#items[0]?.entry;
    const began = beginning?.e === 'created' && beginning.creator !== '';
    return began && ((e === 'joined' && seq === 2) || (e === 'admin-changed' && why === 'created'));
  }

  /**
   * The key of the words for it, and what fits into them.
   * @param {import('./mirror.js').Entry} entry
   */
  #event(entry) {
    const name = this.#name(entry.m);
    switch (entry.e) {
      case 'created':
        return entry.creator && { words: 'event.created', args: { name: entry.creator } };
      case 'kicked': {
        const args = { name, by: this.#name(entry.by), reason: entry.reason };
        return { words: entry.reason ? 'event.kicked.reason' : 'event.kicked', args };
      }
      case 'admin-changed': {
        const nobody = entry.why === 'passed-on' && entry.m === 0 ? '.nobody' : '';
        return { words: `event.admin-changed.${entry.why}${nobody}`, args: { name } };
      }
      case 'code-changed': {
        const words = entry.coded ? 'event.code-changed' : 'event.code-changed.none';
        return { words, args: { name: this.#name(entry.by) } };
      }
      case 'closed':
        return { words: `event.closed.${entry.why}`, args: {} };
      default: // Of a newer server.
        return null;
    }
  }

  /**
   * A name; the key of words for it where there is none: `event.operator`, `event.somebody`.
   * @param {number} number
   */
  #who(number) {
    return this.#names.get(number)
      ?? { name: number === 0 ? 'event.operator' : 'event.somebody', key: '' };
  }

  /** @param {number} number */
  #name(number) {
    const who = this.#who(number ?? 0);
    return who.key ? { name: who.name } : { words: who.name };
  }
}

/**
 * Both as one block, or null where they do not belong together.
 * @param {Block} last
 * @param {Block} block
 */
function joinedTo(last, block) {
  /** @param {string} kind */
  const both = kind => last.kind === kind && block.kind === kind;
  /** @param {string} seq */
  const part = seq => Math.floor(Number(seq) / MOST);
  const near = part(last.key) === part(block.key) && block.at - last.at < TOGETHER;
  if (both('said') && last.m === block.m && near) {
    return { ...last, at: block.at, messages: [...last.messages, ...block.messages] };
  }
  if (both('quiet')) {
    return { ...last, at: block.at, runs: run(last.runs, block.runs[0]) };
  }
  return null;
}

/**
 * Who came or went in a row, with those who did last.
 * @param {Run[]} runs
 * @param {Run} last
 */
function run(runs, { how, who }) {
  const same = runs.find(one => one.how === how);
  return same
    ? runs.map(one => (one === same ? { how, who: [...same.who, ...who] } : one))
    : [...runs, { how, who }];
}
