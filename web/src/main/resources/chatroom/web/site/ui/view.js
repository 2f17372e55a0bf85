import { LitElement, html } from 'lit';
import { printable } from '../engine/words.js';

/** What all screens draw from; set once, before the first of them is made. */
export const page = /** @type {Page} */ ({});

/**
 * @typedef {object} Page
 * @property {import('../engine/model.js').Model} model
 * @property {import('../engine/words.js').Words} words
 * @property {import('../engine/languages.js').Languages} languages
 */

/** The next frame; where none is drawn because nobody looks, the page's title still changes. */
const frame = () => new Promise(next => {
  requestAnimationFrame(next);
  setTimeout(next, 250);
});

/**
 * A part of the page that is drawn again whenever the model has changed. It draws into itself and
 * not into a shadow, so that labels, headings and styles reach across parts.
 */
export class View extends LitElement {
  #deaf = () => {};

  get model() {
    return page.model;
  }

  createRenderRoot() {
    return this;
  }

  /** Much may happen between two frames; it is drawn once. */
  async scheduleUpdate() {
    await frame();
    super.scheduleUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#deaf = page.model.listen(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#deaf();
  }
}

/** A part of the window of a session; it is drawn no more when that is gone, and taken away soon. */
export class RoomPart extends View {
  shouldUpdate() {
    return Boolean(this.model.room?.mirror);
  }

  /** The session; there is one whenever this is drawn. */
  get room() {
    return /** @type {import('../engine/room.js').Room} */ (this.model.room);
  }
}

/**
 * The words of that key; what others wrote in them stands in isolation from the direction of the rest.
 * @param {string} key
 * @param {Record<string, any>} [args]
 */
export function say(key, args) {
  return page.words.pieces(key, args).map((piece, i) => (i % 2 ? html`<bdi>${piece}</bdi>` : piece));
}

/**
 * Why something was refused; what a newer server says in its own words.
 * @param {any} why
 */
export function because(why) {
  const key = `refusal.${why.code}`;
  return page.words.has(key) ? say(key, why.args) : html`<bdi>${printable(why.text || why.message)}</bdi>`;
}

/**
 * The same as one text, for labels and titles.
 * @param {string} key
 * @param {Record<string, any>} [args]
 */
export const text = (key, args) => page.words.of(key, args);

/**
 * The words of that key for so many.
 * @param {string} key
 * @param {number} count
 */
export const counted = (key, count) => page.words.counted(key, count);

/**
 * A button; what it does, what stands on it, and how it looks.
 * @param {string} key
 * @param {() => void} does
 */
export function button(key, does, { kind = '', disabled = false, title = '' } = {}) {
  return html`<button type="button" class=${kind} ?disabled=${disabled} title=${title} @click=${does}>${text(key)}</button>`;
}
