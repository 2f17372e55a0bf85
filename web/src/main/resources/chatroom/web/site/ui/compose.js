import { html, nothing } from 'lit';
import { completions } from '../engine/commands.js';
import { message as checked } from '../engine/rules.js';
import { icons } from './icons.js';
import { RoomPart, because, text } from './view.js';

/** Messages that arrow up brings back. */
const REMEMBERED = 50;

/** Where messages are written: several lines, with completion, and what was sent by arrow up. */
class MessageBox extends RoomPart {
  static properties = { items: { state: true }, chosen: { state: true }, wrong: { state: true } };
  /** @type {string[]} */
  #sent = [];
  #back = 0;
  #from = 0;

  constructor() {
    super();
    /** @type {{text: string, usage?: string, word?: string}[]} */
    this.items = [];
    this.chosen = 0;
    /** @type {import('../engine/refused.js').Refused | null} */
    this.wrong = null;
  }

  get #area() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
  }

  firstUpdated() {
    if (window.matchMedia('(pointer: fine)').matches) this.#area.focus();
  }

  render() {
    const { room } = this;
    const label = text('room.message', { session: room.mirror.terms.name });
    const open = this.items.length > 0;
    return html`
      <form class="box" @submit=${this.#send}>
        ${open ? this.#list() : nothing}
        ${this.wrong ? html`<p class="hint wrong" role="alert">${because(this.wrong)}</p>` : nothing}
        <textarea rows="1" dir="auto" placeholder=${label} aria-label=${label} enterkeyhint="send"
          aria-autocomplete="list" aria-controls=${open ? 'completions' : nothing} aria-activedescendant=${open ? `completion-${this.chosen}` : nothing}
          @input=${this.#typed} @keydown=${this.#key} @blur=${this.#away}></textarea>
        <button class="primary send" aria-label=${text('room.send')}>${icons.send}<span>${text('room.send')}</span></button>
      </form>`;
  }

  #list() {
    return html`
      <ul id="completions" class="completions" role="listbox" aria-label=${text('about.commands')}>
        ${this.items.map((item, i) => html`
          <li id="completion-${i}" role="option" aria-selected=${i === this.chosen}
            @pointerdown=${(/** @type {Event} */ event) => { event.preventDefault(); this.#complete(item); }}>
            ${item.word ? html`<code dir="ltr">${item.usage}</code> <span class="soft">${text(`command.${item.word.slice(1)}`)}</span>` : html`<bdi>${item.text.trim()}</bdi>`}
          </li>`)}
      </ul>`;
  }

  #typed = () => {
    if (!this.model.room?.mirror) return;
    this.wrong = null;
    this.#grow();
    const area = this.#area;
    if (area.value) this.room.writes();
    const { room } = this;
    const { from, items } = completions(area.value.slice(0, area.selectionStart), {
      members: [...room.mirror.members.values()].filter(m => m.member !== room.me).map(m => m.name),
      knocks: [...room.knocks.values()].map(knock => knock.name),
      admin: this.model.leads,
    });
    this.#from = from;
    this.items = items;
    this.chosen = 0;
  };

  /** As many lines as are written, up to what the style allows. */
  #grow() {
    const area = this.#area;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }

  /** @param {KeyboardEvent} event */
  #key = event => {
    if (event.isComposing) return;
    if (this.items.length > 0 && this.#listKey(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#send(event);
    } else if (event.key === 'ArrowUp' && this.#recalls()) {
      event.preventDefault();
      this.#recall(1);
    } else if (event.key === 'ArrowDown' && this.#back > 0) {
      event.preventDefault();
      this.#recall(-1);
    }
  };

  /** @param {KeyboardEvent} event */
  #listKey({ key, shiftKey }) {
    const item = this.items[this.chosen];
    const whole = this.#area.value.slice(this.#from).trim() === item.text.trim();
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      this.chosen = (this.chosen + step + this.items.length) % this.items.length;
    } else if (key === 'Tab' && !shiftKey) {
      this.#complete(item);
    } else if (key === 'Enter' && !shiftKey && !whole) {
      this.#complete(item);
    } else if (key === 'Escape') {
      this.items = [];
    } else {
      return false;
    }
    return true;
  }

  /** @param {{text: string, usage?: string, word?: string}} item */
  #complete(item) {
    const area = this.#area;
    const after = area.value.slice(area.selectionStart);
    area.setRangeText(item.text, this.#from, area.selectionStart, 'end');
    if (after) area.setSelectionRange(this.#from + item.text.length, this.#from + item.text.length);
    this.#typed();
    area.focus();
  }

  #away = () => {
    this.items = [];
  };

  /** Arrow up in an empty box, or in what it brought, brings what was sent before. */
  #recalls() {
    return this.#back < this.#sent.length && (this.#area.value === '' || this.#back > 0);
  }

  /** @param {number} step */
  #recall(step) {
    this.#back += step;
    this.#area.value = this.#back > 0 ? this.#sent[this.#sent.length - this.#back] : '';
    this.#grow();
  }

  /** @param {Event} event */
  #send = event => {
    event.preventDefault();
    const area = this.#area;
    if (!this.model.room?.mirror) return;
    const typed = area.value.replace(/\s+$/u, '');
    this.wrong = typed ? checked(typed) : null;
    if (!typed || this.wrong) return;
    this.#sent = [...this.#sent, typed].slice(-REMEMBERED);
    this.#back = 0;
    area.value = '';
    this.items = [];
    this.#grow();
    this.#say(typed);
    if (window.matchMedia('(pointer: fine)').matches) area.focus();
  };

  /**
   * Leaving by command asks as leaving by button does.
   * @param {string} typed
   */
  #say(typed) {
    const { room } = this;
    if (/^\/quit\s*$/i.test(typed) && room.admin) {
      this.model.open({ is: 'leave' });
    } else {
      room.say(typed);
    }
  }
}

customElements.define('message-box', MessageBox);
