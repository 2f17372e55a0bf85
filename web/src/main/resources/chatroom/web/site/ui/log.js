import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { block, waiting } from './blocks.js';
import { icons } from './icons.js';
import { RoomPart, counted, text } from './view.js';

/** So near to its end, in pixels, one reads the newest; so near to its top, older ones are fetched. */
const NEAR = 60;
const TOP = 300;

/** The conversation: follows the newest message unless somebody has scrolled up to read. */
class MessageLog extends RoomPart {
  #following = true;
  #first = 0;
  #fromEnd = 0;

  connectedCallback() {
    super.connectedCallback();
    this.looks = () => this.#look();
    document.addEventListener('visibilitychange', this.looks);
    // A keyboard that comes up makes it lower, and the newest message stays in sight.
    this.sizes = new ResizeObserver(() => this.#following && this.#toEnd());
    this.sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.looks);
    this.sizes.disconnect();
  }

  get #box() {
    return this.querySelector('.log');
  }

  willUpdate() {
    const box = this.#box;
    if (box) this.#fromEnd = box.scrollHeight - box.scrollTop;
  }

  updated() {
    const first = this.model.room?.transcript.first ?? 0;
    if (this.#following) {
      this.#toEnd();
    } else if (first < this.#first) {
      this.#box.scrollTop = this.#box.scrollHeight - this.#fromEnd;
    }
    this.#first = first;
  }

  #toEnd() {
    const box = this.#box;
    if (box) box.scrollTop = box.scrollHeight;
  }

  #scrolled = () => {
    const box = this.#box;
    const following = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    if (following !== this.#following) {
      this.#following = following;
      this.#look();
      this.requestUpdate();
    }
    if (box.scrollTop < TOP && !following) this.model.room.older();
  };

  #look() {
    this.model.room?.read(this.#following && !document.hidden);
  }

  #newest = () => {
    this.#following = true;
    this.#toEnd();
    this.#look();
    this.requestUpdate();
  };

  render() {
    const { room } = this.model;
    const { blocks } = room.transcript;
    const { admin } = room.mirror;
    return html`
      <div class="log" role="log" aria-label=${text('web.log')} tabindex="0" @scroll=${this.#scrolled}>
        ${room.more ? html`<button type="button" class="older" ?disabled=${room.loading}
          @click=${() => room.older()}>${text(room.loading ? 'web.older.loading' : 'web.older')}</button>` : nothing}
        ${repeat(blocks, one => one.key, one => guard([one, admin], () => block(one, admin)))}
        ${room.waiting.map(one => waiting(room, one))}
      </div>
      ${this.#following ? nothing : html`
        <button type="button" class="newest" aria-label=${text('web.newest')} @click=${this.#newest}>
          ${room.unread ? counted('web.unread.count', room.unread) : nothing}${icons.down}</button>`}`;
  }
}

customElements.define('message-log', MessageLog);
