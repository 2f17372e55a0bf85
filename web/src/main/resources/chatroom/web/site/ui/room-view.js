import { html, nothing } from 'lit';
import { countdown } from '../engine/words.js';
import './compose.js';
import { icons } from './icons.js';
import './log.js';
import './people.js';
import { RoomPart, button, counted, page, say, text } from './view.js';

/** The window of a session: its name and code in the corner, who is there, what is said. */
class RoomView extends RoomPart {
  static properties = { people: { state: true } };

  constructor() {
    super();
    /** Whether the members are shown where there is no room for both. */
    this.people = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.model.room?.warnedUntil && this.requestUpdate(), 1000);
    history.pushState(null, '');
    window.addEventListener('popstate', this.#back);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
    window.removeEventListener('popstate', this.#back);
  }

  /** Back leads out of the session, and who is asked first is still in it. */
  #back = () => {
    history.pushState(null, '');
    this.model.open({ is: 'leave' });
  };

  render() {
    const { room } = this;
    return html`
      <div class="room ${this.people ? 'with-people' : ''}">
        ${this.#head(room)}
        <main class="talk">
          <div class="bars">${this.#bars(room)}</div>
          <message-log></message-log>
          ${room.timedOut ? this.#timedOut(room) : html`<message-box></message-box>`}
        </main>
        <people-list @away=${() => { this.people = false; }}></people-list>
      </div>`;
  }

  /** @param {import('../engine/room.js').Room} room */
  #head(room) {
    const { mirror } = room;
    const members = counted('list.members', mirror.present);
    return html`
      <header class="room-head">
        <button type="button" class="plain back" aria-label=${text('room.leave')} title=${text('room.leave')}
          @click=${() => this.model.open({ is: 'leave' })}>${icons.back}</button>
        <div class="grow">
          <div class="title"><h1><bdi>${mirror.terms.name}</bdi></h1>${this.#code(room)}</div>
          <p class="soft where"><span class="server">${members} · <bdi>${this.model.welcome?.server}</bdi> · </span>${mirror.encrypted ? text('room.encrypted') : html`<span class="open">${text('room.open')}</span>`}</p>
        </div>
        <button type="button" class="members-button" aria-label=${text('list.members')} aria-expanded=${this.people}
          @click=${() => { this.people = !this.people; }}>${icons.people}<span>${mirror.present}</span></button>
        <button type="button" aria-label=${text('room.menu')} title=${text('room.menu')} aria-haspopup="dialog"
          @click=${() => this.model.open({ is: 'room menu' })}>${icons.more}</button>
      </header>`;
  }

  /** @param {import('../engine/room.js').Room} room */
  #code(room) {
    const { code } = room.mirror;
    if (!code) return html`<span class="pill">${text('list.code.none')}</span>`;
    const action = text(room.codeHidden ? 'room.code.show' : 'room.code.hide');
    return html`<button type="button" class="pill" title=${action} @click=${() => room.hideCode()}>
      ${page.words.pieces('room.code', { code: room.codeHidden ? '•••••' : code })
        .map((piece, i) => (i % 2 ? html`<code>${piece}</code>` : html`<span class="word">${piece}</span>`))}<span class="unseen">${action}</span></button>`;
  }

  /** @param {import('../engine/room.js').Room} room */
  #bars(room) {
    const { model } = this;
    return html`
      <div role="status">
        ${model.online || model.over ? nothing : html`<p class="bar">${text('connect.again')}</p>`}
        ${room.readOnly ? html`<p class="bar read-only">${text('room.read-only')}</p>` : nothing}
        ${model.notice ? html`<p class="bar">${say(model.notice.words, model.notice.args)}</p>` : nothing}
      </div>
      <div role="alert">
        ${[...room.knocks.values()].map(({ knock, name }) => html`
          <div class="bar"><p class="grow">${say('room.knock', { name })}</p>
            ${button('room.knock.out', () => room.admit(knock, false))}
            ${button('room.knock.in', () => room.admit(knock, true), { kind: 'primary' })}</div>`)}
      </div>
      ${room.warnedUntil && !room.timedOut ? this.#warned(room) : nothing}`;
  }

  /**
   * The time counts down, which nobody wants to have read out every second.
   * @param {import('../engine/room.js').Room} room
   */
  #warned(room) {
    const time = countdown(room.warnedUntil - this.model.now());
    return html`
      <div class="bar warning">
        <p class="grow" role="timer">${say('room.warned', { session: room.mirror.terms.name, time })}</p>
        ${button('room.stay', () => room.stay())}
      </div>`;
  }

  /** @param {import('../engine/room.js').Room} room */
  #timedOut(room) {
    return html`
      <div class="bar warning bottom" role="alert">
        <p class="grow">${say('out.timed-out', { session: room.mirror.terms.name })}</p>
        ${button('room.rejoin', () => room.again().catch(() => {}), { kind: 'primary' })}
      </div>`;
  }
}

customElements.define('room-view', RoomView);
