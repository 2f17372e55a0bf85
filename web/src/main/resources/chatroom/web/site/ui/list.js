import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { digits } from '../engine/rules.js';
import { icons } from './icons.js';
import { View, button, counted, page, say, text } from './view.js';

/** Relative times grow old; a list that stands still is drawn again this often, milliseconds. */
const REFRESH = 30_000;

/** Of so many sessions nobody needs to filter some on a phone. */
const FEW = 6;

const COLUMNS = ['name', 'members', 'created', 'creator', 'code'];
/**
 * @typedef {import('../engine/transport.js').Listed} Listed
 * @type {Record<string, (a: Listed, b: Listed) => number>}
 */
const ORDERS = {
  name: (a, b) => a.name.localeCompare(b.name, page.words.language),
  members: (a, b) => b.members - a.members,
  created: (a, b) => b.created - a.created,
  creator: (a, b) => a.creator.localeCompare(b.creator, page.words.language),
  code: (a, b) => Number(a.coded) - Number(b.coded),
};

/** The window with all sessions of the server. */
class SessionList extends View {
  static properties = { filter: { state: true }, order: { state: true }, wrong: { state: true } };

  constructor() {
    super();
    this.filter = '';
    this.order = '';
    this.wrong = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), REFRESH);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  get #shown() {
    const wanted = this.filter.trim().toLocaleLowerCase();
    const all = [...this.model.sessions.values()]
      .filter(s => `${s.name} ${s.creator}`.toLocaleLowerCase().includes(wanted));
    return this.order ? all.sort(ORDERS[this.order]) : all;
  }

  get #people() {
    return [...this.model.sessions.values()].reduce((sum, s) => sum + s.members, 0);
  }

  render() {
    return html`
      <main class="list">
        ${this.#head()}
        ${this.#notices()}
        ${this.#sessions()}
        ${this.#foot()}
      </main>`;
  }

  #head() {
    const { model } = this;
    const server = model.welcome?.server ?? '';
    return html`
      <header class="list-head ${model.sessions.size > FEW ? '' : 'few'}">
        <div class="grow">
          <h1>${text('list.title')}</h1>
          <p class="soft">${say('list.where', { server, address: new URL(model.door.here).hostname, people: counted('list.people', this.#people) })}</p>
        </div>
        <input class="filter" type="search" placeholder=${text('list.filter')} aria-label=${text('list.filter')}
          .value=${this.filter} @input=${(/** @type {any} */ e) => { this.filter = e.target.value; }}>
        <button type="button" class="reload" @click=${() => model.reload()}>${icons.reload}<span>${text('list.reload')}</span></button>
        <button type="button" class="primary create" ?disabled=${!model.door.leads}
          @click=${() => model.open({ is: 'create' })}>${icons.plus}<span>${text('create.title')}</span></button>
        <button type="button" class="about" aria-label=${text('about.title')} title=${text('about.title')}
          @click=${() => model.open({ is: 'about' })}>?</button>
      </header>`;
  }

  #notices() {
    const { model } = this;
    const { notice } = model;
    return html`
      <div role="alert">
        ${notice && html`<div class="notice"><p class="grow">${say(notice.words, this.#args(notice))}</p>
          <button type="button" class="plain" aria-label=${text('button.dismiss')} @click=${() => model.dismiss()}>${icons.close}</button></div>`}
        ${model.over && html`<div class="notice"><p class="grow">${say(`close.${model.over}`)}</p>
          ${button('web.again', () => model.start(), { kind: 'primary' })}</div>`}
      </div>
      <div role="status">
        ${!model.over && !model.online && model.welcome ? html`<div class="notice">${say('connect.again')}</div>` : nothing}
      </div>
      ${model.door.leads ? nothing : html`<p class="notice door">${page.words.pieces('web.door')
        .map((piece, i) => (i % 2 ? html`<a href=${model.door.other}>${text('web.door.link')}</a>` : piece))}</p>`}`;
  }

  #args(/** @type {{args: Record<string, string>, until?: number}} */ { args, until }) {
    return until ? { ...args, until: page.words.clock(until) } : args;
  }

  #sessions() {
    const { model } = this;
    const shown = this.#shown;
    if (!model.listed) return model.over ? nothing : html`<p class="card empty soft">${text('list.loading')}</p>`;
    if (model.sessions.size === 0) return html`<p class="card empty soft">${text('list.empty')}</p>`;
    if (shown.length === 0) return html`<p class="card empty soft">${text('list.no-match')}</p>`;
    return html`
      <div class="card sessions">
        <div class="row columns">${COLUMNS.map(column => html`
          <button type="button" class="plain" aria-pressed=${this.order === column}
            aria-label=${text('list.sort', { column: text(`list.${column}`) })}
            @click=${() => { this.order = this.order === column ? '' : column; }}>${text(`list.${column}`)}</button>`)}
        </div>
        <ul>${repeat(shown, s => s.id, s => this.#session(s))}</ul>
      </div>`;
  }

  /** @param {Listed} session */
  #session(session) {
    const { model } = this;
    const ago = page.words.ago(session.created, model.now());
    const members = counted('list.members', session.members);
    const code = session.coded ? text('list.code.needed') : text('list.code.none');
    const closed = session.encryptedOnly && !model.door.encrypted;
    const label = text('list.session', { name: session.name, members, ago, creator: session.creator, code });
    return html`
      <li>
        <button type="button" class="row session" aria-label=${label} ?disabled=${closed}
          @click=${() => model.open({ is: 'join', session })}>
          <b class="name"><bdi>${session.name}</bdi></b>
          <span class="facts">
            <span class="members"><span class="wide">${session.members}</span><span class="narrow">${members}</span></span>
            <span class="created" title=${page.words.exact.format(session.created)}>${ago}</span>
            <span class="creator"><bdi>${session.creator}</bdi></span>
          </span>
          <span class="code">${session.coded
            ? html`${icons.lock} ${code}`
            : html`<span class="pill">${code}</span>`}</span>
        </button>
        ${closed ? html`<p class="soft hint"><a href=${model.door.other}>${text('web.door.list')}</a></p>` : nothing}
      </li>`;
  }

  #foot() {
    const { model } = this;
    return html`
      <form class="stop" @submit=${this.#stop}>
        <label for="exit">${text('stop.do')}</label>
        <input id="exit" inputmode="numeric" autocomplete="off" maxlength="30" placeholder=${text('stop.code')}
          ?disabled=${!model.door.leads} aria-invalid=${this.wrong} aria-describedby="exit-wrong">
        <button class="danger" aria-label=${text('stop.do')} title=${text('stop.do')}
          ?disabled=${!model.door.leads}>${icons.check}</button>
        <p id="exit-wrong" class="hint wrong" role="alert">${this.wrong ? text('stop.digits') : nothing}</p>
      </form>`;
  }

  /** @param {any} event */
  #stop(event) {
    event.preventDefault();
    const field = event.target.querySelector('input');
    const code = digits(field.value);
    this.wrong = !/^\d{8}$/.test(code);
    if (!this.wrong) {
      field.value = '';
      this.model.open({ is: 'exit', code, people: this.#people });
    }
  }
}

customElements.define('session-list', SessionList);
