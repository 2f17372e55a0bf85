import { isCommand } from './commands.js';
import { LIMITS } from './rules.js';
import { Transcript } from './transcript.js';

/** Messages of a page of the past. */
const PAGE = 200;
/** Entries kept while somebody reads the newest, and when they are made fewer. */
const KEPT = 400;
const MANY = 800;

/**
 * The session that one is in, as its window shows it: the conversation, what waits to be sent, who
 * knocks, what is about to happen to oneself.
 *
 * @typedef {import('./mirror.js').Entry} Entry
 * @typedef {{text: string, failed: any, asked: any}} Waiting a message that is not in the log yet
 */
export class Room {
  /** @type {Waiting[]} */
  waiting = [];
  /** @type {Map<string, {knock: string, name: string, until: number}>} */
  knocks = new Map();
  /** When one is timed out, by the server's clock; 0 while nothing threatens. */
  warnedUntil = 0;
  /** Whether one was timed out, and may join again. */
  timedOut = false;
  /** Whether nothing can be said, because the server cannot write just now. */
  readOnly = false;
  /** Whether there is more before what is shown, and whether it is being fetched. */
  more = false;
  loading = false;
  /** Whether the code is kept from those who see the screen. */
  codeHidden = false;
  /** How many messages of others were not seen. */
  unread = 0;
  /** Whether the person looks at the newest message. */
  reading = true;
  #client;
  #changed;
  #draftAt = 0;

  /**
   * @param {import('./client.js').Client} client
   * @param {() => void} changed
   */
  constructor(client, changed) {
    this.#client = client;
    this.#changed = changed;
    this.transcript = new Transcript(client.me);
    client.outstanding.restored().forEach(asked => this.#waits({ text: asked.frame.text, failed: null, asked }));
  }

  /** @returns {import('./mirror.js').Mirror} */
  get mirror() {
    return /** @type {any} */ (this.#client.mirror);
  }

  get me() {
    return this.#client.me;
  }

  /** Whether one is the admin. */
  get admin() {
    return this.mirror.admin === this.me;
  }

  /** Oneself; undefined when one is no longer in it. */
  get self() {
    return this.mirror.members.get(this.me);
  }

  // Hearing.

  /** @param {any} news as in `presence.js` */
  hear(news) {
    switch (news.is) {
      case 'entered':
        return this.#entered(news);
      case 'told':
        return this.#told(news.entry, news.quiet);
      case 'warning':
        this.warnedUntil = this.#client.now() + news.in;
        return undefined;
      case 'knock':
        return this.knocks.set(news.knock, /** @type {any} */ (news));
      case 'knock-over':
        return this.knocks.delete(news.knock);
      case 'read-only':
        this.readOnly = news.on;
        return undefined;
      case 'away':
        this.readOnly = false; // Where it still is, it is told again.
        return this.knocks.clear();
      case 'code':
        return this.#say({ words: news.code ? 'news.code' : 'news.code.none', args: news });
      default:
        return undefined;
    }
  }

  /** @param {Record<string, any>} news */
  #entered({ past, former, more, fresh, hole }) {
    this.transcript.learn(former);
    this.transcript.learn(this.mirror.members.values());
    this.timedOut = false;
    if (fresh || hole) {
      this.transcript.clear();
      this.more = more;
    }
    past.forEach((/** @type {Entry} */ entry) => this.transcript.entry(entry));
  }

  /**
   * @param {Entry} entry
   * @param {boolean} quiet
   */
  #told(entry, quiet) {
    if (quiet) return;
    if (entry.e === 'said') this.#spoken(entry);
    if (entry.e === 'timed-out' && entry.m === this.me) this.warnedUntil = 0;
    this.transcript.entry(entry);
    if (entry.e === 'admin-changed' && entry.m === this.me && entry.why !== 'created') {
      this.#say({ words: 'news.admin', args: {} });
    }
    if (this.reading && this.transcript.length > MANY) {
      this.transcript.trim(KEPT);
      this.more = true;
    }
  }

  /** @param {Entry} entry */
  #spoken(entry) {
    if (entry.m === this.me) {
      this.waiting = this.waiting.filter(one => one.asked.frame.id !== entry.id);
      this.#alive();
    } else if (!this.reading) {
      if (this.unread === 0) this.transcript.unreadFrom(entry.seq);
      this.unread++;
    }
  }

  /**
   * The person looks at the newest message, or does not any more.
   * @param {boolean} reading
   */
  read(reading) {
    if (reading !== this.reading || (reading && this.unread > 0)) {
      this.reading = reading;
      if (reading) this.unread = 0;
      this.#changed();
    }
  }

  hideCode() {
    this.codeHidden = !this.codeHidden;
    this.#changed();
  }

  // Speaking.

  /**
   * Says something to everybody, or gives a command.
   * @param {string} text
   */
  say(text) {
    if (isCommand(text)) {
      this.command(text);
      return;
    }
    this.transcript.unreadFrom(0);
    this.#waits({ text, failed: null, asked: this.#client.post({ t: 'say', text }) });
    this.#changed();
  }

  /** @param {Waiting} one */
  #waits(one) {
    this.waiting.push(one);
    one.asked.answer.then(
      (/** @type {{seq: number}} */ { seq }) => {
        if (this.mirror?.seq >= seq) this.#forget(one);
      },
      (/** @type {any} */ why) => {
        one.failed = why;
        this.#changed();
      },
    );
  }

  /** @param {Waiting} one */
  #forget(one) {
    this.waiting = this.waiting.filter(other => other !== one);
    this.#changed();
  }

  /**
   * Says it once more; tapped twice before the page is drawn anew, once.
   * @param {Waiting} one
   */
  retry(one) {
    if (!this.waiting.includes(one)) return;
    this.#forget(one);
    this.transcript.unreadFrom(0);
    this.#waits({ text: one.text, failed: null, asked: this.#client.outstanding.again(one.asked) });
    this.#changed();
  }

  /** @param {Waiting} one */
  discard(one) {
    this.#client.outstanding.forget(one.asked);
    this.#forget(one);
  }

  /**
   * Gives a command; its answer, or why it is refused, is shown to oneself alone.
   * @param {string} text
   */
  async command(text) {
    this.#alive();
    try {
      const ok = await this.#client.ask({ t: 'say', text });
      const { t, id, seq, already, ...answer } = ok;
      if (Object.keys(answer).length > 0) this.#say({ command: text, answer });
    } catch (wrong) {
      const refused = /** @type {import('./refused.js').Refused} */ (wrong);
      if (refused.code !== 'over') this.#say({ command: text, refused });
    }
  }

  /** @param {Record<string, any>} aside */
  #say(aside) {
    this.transcript.aside({ ...aside, at: this.#client.now() });
    this.#changed();
  }

  // Staying and going.

  stay() {
    this.#client.ask({ t: 'stay' }).catch(() => {});
    this.#alive();
    this.#changed();
  }

  /** The person writes; told at most once a minute. */
  writes() {
    const now = Date.now();
    if (now - this.#draftAt < LIMITS.draftEvery || !this.#client.up || this.timedOut) return;
    this.#draftAt = now;
    this.#client.ask({ t: 'draft' }).catch(() => {});
    this.#alive();
    this.#changed();
  }

  #alive() {
    this.warnedUntil = 0;
  }

  /** @param {string} [whenAdminLeaves] what becomes of the role this time */
  leave(whenAdminLeaves) {
    return this.#client.ask({ t: 'leave', ...(whenAdminLeaves && { whenAdminLeaves }) });
  }

  /** Comes back after a timeout. */
  async again() {
    await this.#client.again();
    this.timedOut = false;
    this.#changed();
  }

  /**
   * @param {string} knock
   * @param {boolean} letIn
   */
  admit(knock, letIn) {
    this.knocks.delete(knock);
    this.#changed();
    this.#client.ask({ t: 'admit', knock, in: letIn })
      .catch(refused => this.#say({ command: '', refused }));
  }

  /** Fetches what was said before. */
  async older() {
    if (this.loading || !this.more || !this.transcript.first) return;
    this.loading = true;
    this.#changed();
    try {
      const before = this.transcript.first;
      const page = await this.#client.ask({ t: 'history', before, limit: PAGE });
      if (before === this.transcript.first) {
        this.transcript.learn(page.former ?? []);
        this.transcript.older(page.entries);
        this.more = page.more;
      }
    } catch {
      // It is asked for again when somebody scrolls.
    } finally {
      this.loading = false;
      this.#changed();
    }
  }
}
