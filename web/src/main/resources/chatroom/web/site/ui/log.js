import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { block, waiting } from './blocks.js';
import { icons } from './icons.js';
import { RoomPart, counted, text } from './view.js';

/** So near to its end, in pixels, one reads the newest. */
const NEAR = 60;
/** So near to the edge of what is drawn, more is drawn, or fetched. */
const EDGE = 400;
/** So many blocks are drawn at a time, however long the conversation, and so many more at an edge. */
const SPAN = 150;
const STEP = 50;

/**
 * The conversation: follows the newest message unless somebody has scrolled up to read. Only a part
 * of it around what is looked at is drawn.
 */
class MessageLog extends RoomPart {
  #following = true;
  /** The key of the last block drawn, while not following. */
  #last = '';
  #top = 0;
  /**
   * What is looked at, and where it is, so that it stays there when more is drawn above it.
   * @type {{element: Element, top: number}[]}
   */
  #anchors = [];
  #looks = () => this.#look();
  /** A keyboard that comes up makes it lower, and the newest message stays in sight. */
  #sizes = new ResizeObserver(() => this.#following && this.#toEnd());

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#looks);
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#looks);
    this.#sizes.disconnect();
  }

  firstUpdated() {
    this.#sizes.observe(/** @type {Element} */ (this.querySelector('.lines')));
  }

  /** The element that scrolls; none before it is drawn for the first time. */
  get #drawn() {
    return this.querySelector('.log');
  }

  get #box() {
    return /** @type {Element} */ (this.#drawn);
  }

  // What is drawn.

  /** None where the session is gone, and this will be in a moment. */
  get #blocks() {
    return this.model.room?.transcript.blocks ?? [];
  }

  /** After the last block drawn. */
  get #end() {
    const { length } = this.#blocks;
    const last = this.#following ? -1 : this.#blocks.findLastIndex(one => one.key === this.#last);
    return last < 0 ? length : last + 1;
  }

  get #start() {
    return Math.max(0, this.#end - SPAN);
  }

  /**
   * Draws what is so many blocks further down; up where that is less than 0.
   * @param {number} step
   */
  #shift(step) {
    const { length } = this.#blocks;
    const end = Math.min(length, Math.max(Math.min(SPAN, length), this.#end + step));
    this.#last = this.#blocks[end - 1]?.key ?? '';
    this.requestUpdate();
  }

  willUpdate() {
    const box = this.#drawn;
    const edge = box?.getBoundingClientRect().top ?? 0;
    const seen = this.#following || !box
      ? []
      : [...box.querySelectorAll('[data-block]')].filter(e => e.getBoundingClientRect().bottom > edge);
    this.#anchors = seen.slice(0, 4).map(element => ({ element, top: element.getBoundingClientRect().top }));
  }

  updated() {
    if (this.#following) {
      this.#toEnd();
      return;
    }
    // The first ones are the day, and what may become one with what is fetched before it.
    const anchor = this.#anchors.findLast(one => one.element.isConnected);
    if (anchor) {
      const { element, top } = anchor;
      this.#box.scrollTop += element.getBoundingClientRect().top - top;
      this.#top = this.#box.scrollTop;
    }
  }

  // Scrolling.

  #toEnd() {
    const box = this.#drawn;
    if (box) box.scrollTop = box.scrollHeight;
  }

  #scrolled = () => {
    const box = this.#box;
    const below = box.scrollHeight - box.scrollTop - box.clientHeight;
    const up = box.scrollTop < this.#top;
    this.#top = box.scrollTop;
    const whole = this.#end === this.#blocks.length;
    this.#follow((whole && below < NEAR) || (this.#following && !up));
    if (this.#following) return;
    if (box.scrollTop < EDGE && this.#start > 0) {
      this.#shift(-STEP);
    } else if (box.scrollTop < EDGE) {
      this.model.room?.older();
    } else if (below < EDGE && !whole) {
      this.#shift(STEP);
    }
  };

  /** @param {boolean} following */
  #follow(following) {
    if (following === this.#following) return;
    this.#last = this.#blocks[this.#end - 1]?.key ?? '';
    this.#following = following;
    this.#look();
    this.requestUpdate();
  }

  #look() {
    this.model.room?.read(this.#following && !document.hidden);
  }

  #newest = () => {
    this.#follow(true);
    this.#toEnd();
  };

  render() {
    const { room } = this;
    const { admin } = room.mirror;
    const start = this.#start;
    const end = this.#end;
    return html`
      <div class="log" role="log" aria-label=${text('room.conversation')} tabindex="0" @scroll=${this.#scrolled}>
        <div class="lines">
          ${room.more && start === 0 ? html`<button type="button" class="older" ?disabled=${room.loading}
            @click=${() => room.older()}>${text(room.loading ? 'room.older.loading' : 'room.older')}</button>` : nothing}
          ${repeat(this.#blocks.slice(start, end), one => one.key,
            one => html`<div data-block>${guard([one, admin], () => block(one, admin))}</div>`)}
          ${end === this.#blocks.length ? room.waiting.map(one => waiting(room, one)) : nothing}
        </div>
      </div>
      ${this.#following ? nothing : html`
        <button type="button" class="newest" aria-label=${text('room.newest')} @click=${this.#newest}>
          ${room.unread ? counted('room.unread.count', room.unread) : nothing}${icons.down}</button>`}`;
  }
}

customElements.define('message-log', MessageLog);
