/**
 * The way to the server without a WebSocket (docs/protocol.md): its frames come as the lines of one
 * answer that does not end, ours go by requests, one at a time and numbered.
 */

const HEADERS = { 'Chatroom-Protocol': 'chatroom.v1' };
/** Bytes of a request's body, at most. */
const BODY = 65_536;
/** How often a request is sent whose answer did not come, and the pause between. */
const TRIES = 3;
const PAUSE = 500;

const encoder = new TextEncoder();

/** What waits to be sent, in order; gives as much of it as fits one request. */
class Queue {
  /** @type {Uint8Array[]} */
  #lines = [];

  get empty() { return this.#lines.length === 0; }

  /** @param {string} line */
  add(line) {
    this.#lines.push(encoder.encode(`${line}\n`));
  }

  take() {
    let bytes = 0;
    const beyond = this.#lines.findIndex(line => {
      bytes += line.length;
      return bytes > BODY;
    });
    const fit = beyond < 0 ? this.#lines.length : Math.max(1, beyond);
    return new Blob(/** @type {BlobPart[]} */ (this.#lines.splice(0, fit)));
  }
}

/** One stream: tells what it hears until it ends, or is closed. */
class Stream {
  #ears;
  #over = new AbortController();
  #queue = new Queue();
  #token = '';
  #number = 0;
  #sending = false;
  /** What the server said last of all. */
  #code = 0;

  /** @param {import('./transport.js').Ears} ears */
  constructor(ears) {
    this.#ears = ears;
  }

  get #done() { return this.#over.signal.aborted; }

  /** What is said first goes with the request that begins the stream. */
  async begin() {
    if (this.#done) return;
    this.#ears.opened();
    try {
      await this.#read(await this.#post('/chat/stream', {}, this.#queue.take()));
    } catch {
      // Cut, or never there: either way it is over.
    }
    this.#end();
  }

  /**
   * @param {string} path
   * @param {Record<string, string>} headers
   * @param {Blob} body
   */
  async #post(path, headers, body) {
    return fetch(path, {
      method: 'POST',
      headers: { ...HEADERS, ...headers },
      body,
      cache: 'no-store',
      signal: this.#over.signal,
    });
  }

  /** @param {Response} answer */
  async #read(answer) {
    if (!answer.ok || !answer.body) return;
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(line => this.#line(line));
    }
  }

  /** @param {string} line */
  #line(line) {
    if (this.#done) return;
    if (!line) {
      if (this.#queue.empty) this.#queue.add(''); // a sign of life is answered with one
      this.#flush();
      return;
    }
    const frame = JSON.parse(line);
    if (!this.#token) {
      this.#token = frame.token;
      this.#flush();
      return;
    }
    if (frame.t === 'bye') this.#code = frame.code;
    this.#ears.heard(frame);
  }

  /** @param {object} frame */
  send(frame) {
    this.#queue.add(JSON.stringify(frame));
    this.#flush();
  }

  async #flush() {
    if (this.#sending || !this.#token) return;
    this.#sending = true;
    while (!this.#queue.empty && !this.#done) {
      this.#number++;
      if (!(await this.#sent(this.#queue.take()))) this.#end();
    }
    this.#sending = false;
  }

  /**
   * One that arrived is not taken twice, so it may be sent again where no answer came.
   * @param {Blob} body
   */
  async #sent(body) {
    const headers = { 'Chatroom-Stream': this.#token, 'Chatroom-Number': String(this.#number) };
    for (let tried = 1; tried <= TRIES && !this.#done; tried++) {
      try {
        return (await this.#post('/chat/send', headers, body)).ok;
      } catch {
        await new Promise(again => setTimeout(again, PAUSE));
      }
    }
    return false;
  }

  #end() {
    if (this.#done) return;
    this.#over.abort();
    this.#ears.closed(this.#code);
  }

  close() {
    this.#over.abort();
  }
}

/**
 * Opens streams to the server that the page came from.
 * @returns {import('./transport.js').Open}
 */
export function streams() {
  return ears => {
    const stream = new Stream(ears);
    setTimeout(() => stream.begin());
    return stream;
  };
}

/**
 * Opens by the first way, and by the other where that one does not open: each in turn until one
 * does. Where the first has opened once, it is the one: then what fails is the network.
 * @param {import('./transport.js').Open} first
 * @param {import('./transport.js').Open} other
 * @returns {import('./transport.js').Open}
 */
export function either(first, other) {
  let sure = false;
  let next = first;
  return ears => {
    const way = next;
    let heard = false;
    const failed = () => {
      if (!heard && !sure) next = way === first ? other : first;
    };
    const link = guarded(way, {
      opened: () => ears.opened(),
      heard(frame) {
        heard = true;
        sure ||= way === first;
        ears.heard(frame);
      },
      closed(code) {
        failed();
        ears.closed(code);
      },
    });
    return {
      send: frame => link.send(frame),
      close() {
        failed();
        link.close();
      },
    };
  };
}

/**
 * A way that is not there at all closes as one that does not open.
 * @param {import('./transport.js').Open} way
 * @param {import('./transport.js').Ears} ears
 * @returns {import('./transport.js').Link}
 */
function guarded(way, ears) {
  try {
    return way(ears);
  } catch {
    const timer = setTimeout(() => ears.closed(0));
    return { send() {}, close: () => clearTimeout(timer) };
  }
}
