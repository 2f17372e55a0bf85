import { Connection } from './connection.js';
import { Outstanding } from './outstanding.js';
import { USUAL } from './pace.js';
import { OutOfStep, Presence } from './presence.js';
import { Refused } from './refused.js';

/** Refusals to come back that say nothing about the place. */
const FOR_NOW = ['too-fast', 'stopping', 'read-only', 'log-full', 'log-broken'];
const ENTER = ['join', 'create', 'resume'];
const NEED_PLACE = ['say', 'stay', 'draft', 'history', 'admit'];
const VERSION = 'Web 0.1.0';

/**
 * One person's client: connected for as long as it makes sense, in one session at most. What is
 * asked is sent when there is a connection, again when it was lost; what happens is told as news.
 *
 * @typedef {import('./transport.js').Frame} Frame
 * @typedef {import('./outstanding.js').Asked} Asked
 */
export class Client {
  /** @type {any} the server's welcome, or null before the first */
  welcome = null;
  /** What the server's clock says beyond ours, milliseconds. */
  ahead = 0;
  #connection;
  #memory;
  #pace;
  /** @type {Set<(news: import('./presence.js').News) => void>} */
  #listeners = new Set();
  #presence;
  #outstanding;
  /** Whether requests go out: there is a connection, and one's place is taken again. */
  #up = false;
  #away = false;
  /** @type {any} the request that takes the place again, while it waits */
  #back = null;
  #watching = false;
  #watchId = 0;
  /** @type {Asked | null} a join or create that waits for the state */
  #entering = null;

  /**
   * @param {{open: import('./transport.js').Open, memory: import('./memory.js').Memory,
   *   pace?: import('./pace.js').Pace}} parts
   */
  constructor({ open, memory, pace = USUAL }) {
    this.#memory = memory;
    this.#pace = pace;
    this.#connection = new Connection(open, pace, {
      opened: () => this.#hello(),
      heard: frame => this.#hear(frame),
      lost: why => this.#lost(why),
      over: why => this.#over(why),
    });
    this.#presence = new Presence(place => memory.write('place', place ?? undefined));
    this.#outstanding = new Outstanding(memory, asked => this.#up && this.#connection.send(asked.frame));
    if (memory.read('place')) {
      this.#presence.hold(memory.read('place'));
    }
    setInterval(() => this.#silent(), pace.silence / 4);
  }

  get mirror() { return this.#presence.mirror; }
  get me() { return this.#presence.me; }
  get in() { return this.#presence.in; }
  get outstanding() { return this.#outstanding; }

  /** Whether requests reach the server now. */
  get up() { return this.#up; }

  /** The server's time, epoch milliseconds. */
  now() {
    return Date.now() + this.ahead;
  }

  /** @param {(news: import('./presence.js').News) => void} listener */
  listen(listener) {
    this.#listeners.add(listener);
  }

  #tell(/** @type {import('./presence.js').News[]} */ ...news) {
    for (const one of news) {
      this.#listeners.forEach(listener => listener(one));
    }
  }

  // Asking.

  /**
   * @param {any} request without its id
   * @returns {Asked}
   */
  post(request) {
    this.#connection.hurry();
    return this.#outstanding.ask(request);
  }

  /** As {@link post}: the `ok`, for requests that enter a session after its state came. */
  ask(/** @type {Frame} */ request) {
    return this.post(request).answer;
  }

  /** Whether the list of sessions is told, and what changes in it. */
  watch(/** @type {boolean} */ on) {
    this.#watching = on;
    if (this.#up) this.#watchAgain();
  }

  #watchAgain() {
    this.#watchId = this.#outstanding.id();
    this.#connection.send({ t: 'watch', id: this.#watchId, on: this.#watching });
  }

  /** Takes the held place again after a timeout. */
  again() {
    return this.ask(/** @type {Frame} */ (this.#presence.comeBack()));
  }

  /** Ends the wait of who knocks. */
  giveUpKnocking() {
    this.#outstanding.settle(ENTER, asked => asked.fail(new Refused({ code: 'given-up' })));
    this.#up = false;
    this.#connection.start();
  }

  // Connections.

  /** Connects; also again, after it was over. */
  start() {
    this.#connection.start();
  }

  #hello() {
    const request = this.in ? this.#presence.comeBack() : null;
    this.#back = request && { ...request, id: this.#outstanding.id() };
    this.#connection.send({
      t: 'hello',
      v: 1,
      client: VERSION,
      person: this.#memory.person(),
      ...(this.#back && { then: this.#back }),
    });
  }

  #lost(/** @type {string} */ why) {
    this.#up = false;
    if (!this.#away) {
      this.#away = true;
      this.#tell({ is: 'away', why });
    }
  }

  #over(/** @type {string} */ why) {
    this.#up = false;
    if (why !== 'taken-over') this.#presence.forget();
    this.#outstanding.settle(['exit'], asked => asked.done({}));
    const end = (/** @type {Asked} */ asked) => asked.fail(new Refused({ code: 'over' }));
    this.#outstanding.settle([...ENTER, ...NEED_PLACE, 'list', 'leave'], end);
    this.#entered(end);
    this.#tell({ is: 'over', why });
  }

  #ready() {
    this.#up = true;
    if (this.#watching) this.#watchAgain();
    this.#outstanding.all().forEach(asked => this.#connection.send(asked.frame));
    this.#tell({ is: this.#away ? 'back' : 'ready' });
    this.#away = false;
  }

  /** Somebody looks at the page again, or the network is back: what was missed is fetched now. */
  wake() {
    if (this.#up) {
      this.#probe();
    } else {
      this.#connection.hurry();
    }
  }

  #silent() {
    const since = Date.now() - this.#connection.heardAt;
    if (this.#up && this.in && since > this.#pace.silence) this.#probe();
  }

  #probe() {
    const id = this.#outstanding.id();
    this.#connection.probe(
      this.in ? { t: 'history', id, before: 1, limit: 1 } : { t: 'list', id });
  }

  // Hearing.

  #hear(/** @type {Frame} */ frame) {
    try {
      this.#frame(frame);
    } catch (wrong) {
      if (!(wrong instanceof OutOfStep)) throw wrong;
      this.#connection.lose();
    }
  }

  #frame(/** @type {Frame} */ frame) {
    switch (frame.t) {
      case 'welcome':
        return this.#welcomed(frame);
      case 'ok':
        return this.#ok(frame);
      case 'no':
        return this.#no(frame.id, new Refused(/** @type {any} */ (frame)));
      case 'state':
        this.#tell(this.#presence.entered(frame));
        return this.#entered(asked => asked.done({}));
      case 'entry':
        return this.#tell(...this.#presence.told(/** @type {any} */ (frame)));
      case 'push':
        return this.#push(frame);
      case 'bye':
        return this.#connection.bye(frame);
      default:
        return undefined; // Of a newer server.
    }
  }

  #welcomed(/** @type {Frame} */ welcome) {
    this.#connection.welcomed();
    this.welcome = welcome;
    this.ahead = welcome.time - Date.now();
    this.#tell({ is: 'welcome', welcome });
    if (!this.#back) this.#ready();
  }

  #ok(/** @type {Frame} */ ok) {
    if (this.#back && ok.id === this.#back.id) {
      this.#presence.placed(ok, this.#back);
      this.#back = null;
      this.#ready();
    } else if (ok.id === this.#watchId) {
      if (ok.sessions) this.#tell({ is: 'sessions', all: ok.sessions });
    } else {
      this.#answered(this.#outstanding.take(ok.id), ok);
    }
  }

  #answered(/** @type {Asked | undefined} */ asked, /** @type {Frame} */ ok) {
    if (asked && ENTER.includes(asked.frame.t)) {
      this.#presence.placed(ok, asked.frame);
      if (asked.frame.t !== 'resume' || !this.mirror) {
        if (asked.frame.t !== 'resume') this.#outstanding.forget(); // It was for another session.
        this.#entering = asked;
        return;
      }
    }
    if (asked?.frame.t === 'leave') this.#tell(...this.#presence.out('left'));
    asked?.done(ok);
  }

  #entered(/** @type {(asked: Asked) => void} */ end) {
    if (this.#entering) end(this.#entering);
    this.#entering = null;
  }

  #no(/** @type {number} */ id, /** @type {Refused} */ why) {
    if (this.#back && id === this.#back.id) {
      this.#notBack(why);
      return;
    }
    const asked = this.#outstanding.take(id);
    if (asked?.frame.t === 'resume' && !FOR_NOW.includes(why.code)) this.#presence.forget();
    asked?.fail(why);
  }

  /** The place is not given back: for now, or for good. */
  #notBack(/** @type {Refused} */ why) {
    if (FOR_NOW.includes(why.code)) {
      this.#connection.lose();
      return;
    }
    this.#back = null;
    this.#tell(...this.#presence.refused(why, this.now()));
    this.#entered(asked => asked.fail(why));
    this.#outstanding.settle(['leave'], asked => asked.done({}));
    this.#outstanding.settle(NEED_PLACE, asked => asked.fail(why));
    this.#ready();
  }

  #push(/** @type {Frame} */ push) {
    switch (push.kind) {
      case 'sessions':
        return this.#tell({ is: 'changed', changed: push.changed, gone: push.gone });
      case 'code':
        return this.#tell(...this.#presence.code(push.code));
      case 'out':
        return this.#tell(...this.#presence.out(push.why, push.until, push.reason));
      case 'admin':
        return this.#memory.write(`admin.${this.#presence.place?.session}`, push.token);
      default: // warning, waiting, knock, knock-over, read-only, stopping: as they are
        return this.#tell({ ...push, is: push.kind });
    }
  }
}
