import { html, nothing } from 'lit';
import { code, digits, sessionName, username } from '../engine/rules.js';
import { countdown } from '../engine/words.js';
import { actions, begin, choice, field, head, refusal } from './fields.js';
import { View, counted, say, text } from './view.js';

/** Which field a refusal is about that the server gave without saying so. */
/** @type {Record<string, string>} */
const ABOUT = { 'code-wrong': 'code', 'code-missing': 'code', 'code-digits': 'code', 'knock-unanswered': 'code' };

/** A form that says of each field, while somebody types, why it cannot be. */
class EnteringForm extends View {
  /** @type {Record<string, (typed: string) => import('../engine/refused.js').Refused | null>} */
  checks = {};
  static properties = { wrong: { state: true }, told: { state: true } };

  constructor() {
    super();
    /**
     * By field, why what stands there cannot be.
     * @type {Record<string, import('../engine/refused.js').Refused | null>}
     */
    this.wrong = {};
    /**
     * The server's refusal that is shown no more, since its field was changed.
     * @type {import('../engine/refused.js').Refused | null}
     */
    this.told = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.model.dialog?.waitingUntil && this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  firstUpdated() {
    begin(this);
  }

  /** What is open; there is something whenever this is drawn. */
  get dialog() {
    return /** @type {Record<string, any>} */ (this.model.dialog);
  }

  /** The dialog closes before its form is taken away. */
  shouldUpdate() {
    return Boolean(this.model.dialog);
  }

  /** The server's refusal, and the field that it is about. */
  get refused() {
    const refused = this.model.dialog?.refused;
    return refused && refused !== this.told ? refused : null;
  }

  /** @param {any} refused */
  about(refused) {
    if (!refused) return '';
    return refused.field || ABOUT[refused.code] || (refused.code.startsWith('name-') ? 'name' : '');
  }

  /**
   * Why that field cannot be as it is.
   * @param {string} name
   */
  why(name) {
    return this.wrong[name] ?? (this.about(this.refused) === name ? this.refused : null);
  }

  /** What is about no field. */
  rest() {
    return refusal(this.about(this.refused) ? null : this.refused);
  }

  /** @param {any} event */
  typed = event => {
    const { name, value } = event.target;
    const check = this.checks[name];
    if (!check) return;
    this.wrong = { ...this.wrong, [name]: value ? check(value) : null };
    if (this.about(this.refused) === name) this.told = this.refused;
  };

  /**
   * What was typed, or null where some of it cannot be.
   * @param {any} form
   * @returns {Record<string, string> | null}
   */
  filled(form) {
    const values = Object.fromEntries([...new FormData(form)].map(([name, typed]) => [name, String(typed)]));
    const wrong = Object.fromEntries(Object.entries(this.checks)
      .map(([name, check]) => [name, name in values ? check(values[name]) : null]));
    this.wrong = wrong;
    const first = Object.keys(wrong).find(name => wrong[name]);
    if (first) form.elements[first].focus();
    return first ? null : values;
  }

  waiting() {
    const until = this.dialog.waitingUntil;
    return until
      ? html`<p class="waiting" role="status">${say('join.waiting', { time: countdown(until - this.model.now()) })}</p>`
      : nothing;
  }
}

/** @param {string} value */
const optionalCode = value => (value.trim() ? code(value) : null);

/** Under which name, and with which code. */
class JoinForm extends EnteringForm {
  checks = { name: username, code: code };

  render() {
    const { session, code = '', busy, waitingUntil } = this.dialog;
    return html`
      <form novalidate @input=${this.typed} @submit=${this.#submit}>
        ${head(say('join.title', { session: session.name }))}
        ${field({ name: 'name', label: 'field.name', hint: 'rule.name', value: this.model.name, refused: this.why('name'), complete: 'nickname' })}
        ${session.coded
          ? field({ name: 'code', label: 'field.code', hint: 'rule.code', value: code, refused: this.why('code'), digits: true })
          : nothing}
        ${this.rest()}${this.waiting()}
        ${actions('join.do', { busy: busy && !waitingUntil })}
      </form>`;
  }

  /** @param {any} event */
  #submit(event) {
    event.preventDefault();
    const values = this.filled(event.target);
    if (values) {
      this.model.join(this.dialog.session, values.name, values.code && digits(values.code));
    }
  }
}

/** What a new session is called, and by which terms it goes. */
class CreateForm extends EnteringForm {
  checks = { session: sessionName, name: username, code: optionalCode };

  render() {
    return html`
      <form novalidate @input=${this.typed} @submit=${this.#submit}>
        ${head(text('create.title'))}
        ${field({ name: 'session', label: 'field.session', hint: 'rule.session', refused: this.why('session') })}
        ${field({ name: 'name', label: 'field.name', hint: 'rule.name', value: this.model.name, refused: this.why('name'), complete: 'nickname' })}
        ${field({ name: 'code', label: 'field.code.new', hint: 'rule.code.or-none', refused: this.why('code'), digits: true })}
        <details>
          <summary>${text('create.more')}</summary>
          ${this.#terms()}
        </details>
        ${this.rest()}
        ${actions('create.do', { busy: this.dialog.busy })}
      </form>`;
  }

  #terms() {
    const choices = this.model.welcome?.limits.inactivityChoices ?? [];
    /** @param {number} millis */
    const time = millis => (millis === 0
      ? text('create.inactivity.never')
      : text('create.inactivity.after', { time: counted('time.minutes', Math.round(millis / 60_000)) }));
    return html`
      ${choice('whenAdminLeaves', 'create.admin-leaves',
        ['pass-on', 'wait', 'end'].map(how => [how, text(`create.admin-leaves.${how}`)]))}
      ${choice('inactivity', 'create.inactivity', choices.map((/** @type {number} */ millis) => [millis, time(millis)]))}
      ${choice('past', 'create.past',
        ['all', 'since-join'].map(what => [what, text(`create.past.${what}`)]))}
      <label class="check"><input type="checkbox" name="encryptedOnly"> ${text('create.encrypted')}</label>`;
  }

  /** @param {any} event */
  #submit(event) {
    event.preventDefault();
    const values = this.filled(event.target);
    if (!values) return;
    const { session, name, code, whenAdminLeaves, inactivity, past, encryptedOnly } = values;
    this.model.create({
      session,
      name,
      code: digits(code),
      whenAdminLeaves,
      ...(inactivity && { inactivity: Number(inactivity) }),
      past,
      encryptedOnly: Boolean(encryptedOnly),
    });
  }
}

customElements.define('join-form', JoinForm);
customElements.define('create-form', CreateForm);
