/**
 * How frames travel: the one place that knows of sockets. Another way to the same server has the
 * same shape.
 */

/**
 * A frame, and a session in the list of all, as docs/protocol.md has them; which other fields a frame
 * has follows from what it is.
 * @typedef {{t: string} & Record<string, any>} Frame
 * @typedef {{id: string, name: string, members: number, created: number, creator: string,
 *   coded: boolean} & Record<string, any>} Listed
 */

/**
 * What a connection tells whoever opened it, in this order, each frame as it comes.
 * @typedef {object} Ears
 * @property {() => void} opened
 * @property {(frame: any) => void} heard
 * @property {(code: number) => void} closed once, also where it never opened
 */

/**
 * A connection. After `close` nothing more is told.
 * @typedef {{send: (frame: object) => void, close: () => void}} Link
 */

/** @typedef {(ears: Ears) => Link} Open */

/** Of the states of a WebSocket (WHATWG, WebSockets, section 3.1). */
const OPEN = 1;

/**
 * Opens WebSockets to a server by the door that the page came by.
 * @param {string} host with the port, where that is not the usual one
 * @returns {Open}
 */
export function webSocket(host) {
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${host}/chat`;
  return ears => {
    const early = begun(url);
    const socket = early ?? new WebSocket(url, 'chatroom.v1');
    socket.onopen = () => ears.opened();
    if (early?.readyState === OPEN) setTimeout(() => early.onopen && ears.opened());
    socket.onmessage = message => ears.heard(JSON.parse(message.data));
    socket.onclose = end => ears.closed(end.code);
    return {
      send: frame => socket.send(JSON.stringify(frame)),
      close() {
        socket.onopen = socket.onmessage = socket.onclose = null;
        socket.close();
      },
    };
  };
}

/**
 * The one that the page began to open before the modules came (`early.js`), once.
 * @param {string} url
 * @returns {WebSocket | null}
 */
function begun(url) {
  const page = /** @type {{early?: WebSocket}} */ (/** @type {unknown} */ (window));
  const { early } = page;
  delete page.early;
  return early && early.url === url && early.readyState <= OPEN ? early : null;
}
