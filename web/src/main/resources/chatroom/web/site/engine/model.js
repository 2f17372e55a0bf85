import { Room } from './room.js';

/**
 * What the whole page shows and does: one server, its sessions, and perhaps a room. It knows no
 * element; screens draw it again whenever it says that it changed.
 *
 * @typedef {object} Door by which the page came
 * @property {boolean} local whether from the server's own machine
 * @property {boolean} encrypted
 * @property {boolean} leads whether sessions can be created and led, and the server be stopped by it
 * @property {string} here where the server is, by it
 * @property {string} other the address of the encrypted one
 *
 * @typedef {import('./transport.js').Listed} Listed
 * @typedef {{is: string} & Record<string, any>} Dialog
 */
export class Model {
  /** @type {Map<string, Listed>} by id, the oldest first */
  sessions = new Map();
  /** Whether the list has come. */
  listed = false;
  /** Why there is no connection and none is being made; empty otherwise. */
  over = '';
  /** Whether there is a connection. */
  online = false;
  /** @type {Room | null} */
  room = null;
  /**
   * What is to be said before all else, as the key of words and their arguments.
   * @type {{words: string, args: Record<string, string>, until?: number} | null}
   */
  notice = null;
  /**
   * The dialog that is open: what it `is`, what it is about, and why its request was refused.
   * @type {Dialog | null}
   */
  dialog = null;
  #client;
  #memory;
  #settings;
  #listeners = new Set();
  /** @type {{name: string, code: string} | null} where a link leads that was not followed yet */
  #invited = null;

  /**
   * @param {import('./client.js').Client} client
   * @param {Door} door
   * @param {import('./memory.js').Memory} memory of this tab
   * @param {import('./memory.js').Memory} settings of this browser
   */
  constructor(client, door, memory, settings) {
    this.#client = client;
    this.#memory = memory;
    this.#settings = settings;
    this.door = door;
    client.listen(news => this.#hear(news));
    client.watch(!client.in);
  }

  get welcome() {
    return this.#client.welcome;
  }

  /** The name that was used last. */
  get name() {
    return this.#memory.read('name') ?? this.#settings.read('name') ?? '';
  }

  /** Whether a place was held when the page was loaded, and is not taken again yet. */
  get comingBack() {
    return !this.room && this.#client.in;
  }

  /**
   * Whether one may do what the admin may: also the operator, at the server's own machine, in the
   * sessions that belong to the server.
   */
  get leads() {
    const operator = this.door.local && this.room?.mirror.terms.standing;
    return Boolean(this.door.leads && (this.room?.admin || operator));
  }

  now() {
    return this.#client.now();
  }

  /** @param {() => void} listener @returns {() => void} ends it */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed() {
    this.#listeners.forEach(listener => listener());
  }

  // Hearing.

  #hear(/** @type {import('./presence.js').News} */ news) {
    switch (news.is) {
      case 'welcome':
        this.over = '';
        break;
      case 'ready':
      case 'back':
        this.online = true;
        break;
      case 'away':
        this.online = false;
        break;
      case 'over':
        this.#over(news.why);
        break;
      case 'sessions':
        this.sessions = new Map(news.all.map((/** @type {Listed} */ session) => [session.id, session]));
        this.listed = true;
        this.#invitation();
        break;
      case 'changed':
        news.changed.forEach((/** @type {Listed} */ session) => this.sessions.set(session.id, session));
        news.gone.forEach((/** @type {string} */ id) => this.sessions.delete(id));
        break;
      case 'waiting':
        this.#ask({ waitingUntil: news.until });
        break;
      case 'stopping':
        this.notice = { words: 'warning.stopping', args: {} };
        break;
      case 'entered':
        this.#entered(news);
        break;
      case 'out':
        this.#out(news);
        break;
      default:
    }
    this.room?.hear(news);
    this.#changed();
  }

  #entered(/** @type {import('./presence.js').News} */ news) {
    if (!this.room || news.fresh) {
      this.room = new Room(this.#client, () => this.#changed());
      this.#client.watch(false);
    }
    this.notice = null;
  }

  /** @param {Record<string, any>} news */
  #out({ why, until, reason }) {
    if (why === 'timed-out') {
      if (this.room) this.room.timedOut = true;
      this.dialog = null;
      return;
    }
    const session = this.room?.mirror?.terms.name ?? '';
    const words = why === 'kicked' && reason ? 'out.kicked.reason' : `out.${why}`;
    this.notice = why === 'left' ? null : { words, args: { session, reason }, until };
    this.#toList();
  }

  #toList() {
    this.room = null;
    this.dialog = null;
    this.#client.watch(true);
  }

  #over(/** @type {string} */ why) {
    this.online = false;
    this.over = why;
    this.notice = null;
    this.dialog = null;
    if (why !== 'taken-over') {
      this.#toList();
      this.sessions.clear();
      this.listed = false;
    }
  }

  // The list, and the dialogs over it.

  /** Connects again, after it was over. */
  start() {
    this.over = '';
    this.#client.start();
    this.#changed();
  }

  /** Asks for the list anew. */
  reload() {
    this.#client.watch(true);
    this.#client.wake();
  }

  /** Opens a dialog; null closes what is open. */
  open(/** @type {Dialog | null} */ dialog) {
    if (this.dialog?.waitingUntil) this.#client.giveUpKnocking();
    this.dialog = dialog;
    this.#changed();
  }

  /** Opens the dialog for the session of that name, now or as soon as there is a list. */
  invite(/** @type {string} */ name, /** @type {string} */ code) {
    this.#invited = { name, code };
    this.#invitation();
  }

  #invitation() {
    if (!this.#invited || !this.listed || this.room) return;
    const { name, code } = this.#invited;
    this.#invited = null;
    const wanted = name.toLocaleLowerCase();
    const session = [...this.sessions.values()].find(s => s.name.toLocaleLowerCase() === wanted);
    if (session) {
      this.open({ is: 'join', session, code });
    } else {
      this.notice = { words: 'refusal.session-unknown', args: { 0: name } };
      this.#changed();
    }
  }

  dismiss() {
    this.notice = null;
    this.#changed();
  }

  #ask(/** @type {Record<string, any>} */ changes) {
    if (this.dialog) this.dialog = { ...this.dialog, ...changes };
    this.#changed();
  }

  /** Does what a dialog is for, and closes it; where that is refused, it says so and stays. */
  async #submit(/** @type {import('./transport.js').Frame} */ request) {
    const dialog = this.dialog?.is;
    this.#ask({ busy: true, refused: null });
    try {
      await this.#client.ask(request);
      if (this.dialog?.is === dialog) this.dialog = null;
    } catch (refused) {
      if (this.dialog?.is === dialog) this.#ask({ busy: false, refused, waitingUntil: 0 });
    }
    this.#changed();
  }

  /**
   * @param {Listed} session
   * @param {string} name
   * @param {string} code
   */
  join(session, name, code) {
    this.#remember(name);
    const admin = this.#memory.read(`admin.${session.id}`);
    return this.#submit({ t: 'join', session: session.id, name, ...(code && { code }), ...(admin && { admin }) });
  }

  /** @param {{name: string} & Record<string, any>} terms */
  create(terms) {
    this.#remember(terms.name);
    return this.#submit({ t: 'create', ...terms });
  }

  #remember(/** @type {string} */ name) {
    this.#memory.write('name', name);
    this.#settings.write('name', name);
  }

  /**
   * Stops the server by its exit code.
   * @param {string} code
   * @param {boolean} [all] where it is several machines: whether all of them
   */
  exit(code, all) {
    if (all !== undefined) this.#ask({ which: true });
    return this.#submit({ t: 'exit', code, ...(all !== undefined && { all }) });
  }

  /**
   * Gives a command out of a dialog.
   * @param {string} text
   */
  command(text) {
    return this.#submit({ t: 'say', text });
  }

  /** Leaves, as the dialog says: with another admin, or with what becomes of the role. */
  async leave(/** @type {{admin?: string, how?: string}} */ { admin, how }) {
    if (admin) {
      await this.command(`/admin ${admin}`);
      if (this.dialog) return;
    }
    await this.#submit({ t: 'leave', ...(how && { whenAdminLeaves: how }) });
  }

  wake() {
    this.#client.wake();
  }
}
