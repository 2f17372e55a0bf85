import { html, nothing } from 'lit';
import { code, digits } from '../engine/rules.js';
import './entering.js';
import { actions, begin, field, head, refusal } from './fields.js';
import { View, button, counted, say, text } from './view.js';
import { isolated, printable } from '../engine/words.js';
import { about } from './about.js';
import { memberMenu, roomMenu } from './menus.js';

/** What is open over the page: one dialog at a time. */
class PageDialog extends View {
  /** @type {HTMLElement | null} where the cursor was before it opened */
  #opener = null;

  updated() {
    const box = /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
    const wanted = this.model.dialog;
    if (wanted && !box.open) {
      this.#opener = /** @type {HTMLElement | null} */ (document.activeElement);
      box.showModal();
      begin(box);
    } else if (!wanted && box.open) {
      box.close();
      if (this.#opener?.isConnected) this.#opener.focus();
    }
  }

  render() {
    const { dialog } = this.model;
    const kind = dialog && dialog.is.endsWith('menu') ? 'sheet' : '';
    return html`
      <dialog class=${kind} aria-labelledby="dialog-title" @cancel=${this.#cancel} @click=${this.#outside}>
        ${dialog ? this.#content(dialog) : nothing}
      </dialog>`;
  }

  /** @param {any} event */
  #cancel(event) {
    event.preventDefault();
    this.model.open(null);
  }

  /**
   * Beside a menu means away from it; a form is not lost by a slip.
   * @param {any} event
   */
  #outside(event) {
    const menu = this.model.dialog?.is.endsWith('menu') || this.model.dialog?.is === 'about';
    if (menu && event.target.localName === 'dialog') this.model.open(null);
  }

  /** @param {import('../engine/model.js').Dialog} dialog */
  #content(dialog) {
    switch (dialog.is) {
      case 'join':
        return html`<join-form></join-form>`;
      case 'create':
        return html`<create-form></create-form>`;
      case 'about':
        return about(this.model);
      case 'exit':
        return this.#exit(dialog);
      case 'room menu':
        return roomMenu(this.model);
      case 'member menu':
        return memberMenu(this.model, dialog);
      case 'kick':
        return this.#kick(dialog);
      case 'promote':
        return this.#sure(dialog, 'room.promote', () => this.model.command(`/admin ${dialog.name}`), 'primary');
      case 'code':
        return this.#code(dialog);
      case 'leave':
        return this.#leave(dialog);
      case 'end':
        return this.#sure(dialog, 'room.end', () => this.model.command('/close'), 'danger');
      default:
        return nothing;
    }
  }

  /**
   * A question with one answer beside leaving it.
   * @param {import('../engine/model.js').Dialog} dialog
   * @param {string} key
   * @param {() => void} does
   * @param {string} kind
   */
  #sure(dialog, key, does, kind) {
    const args = { name: dialog.name ?? '', session: this.#session };
    return html`
      <form @submit=${on(does)}>
        ${head(say(`${key}.title`, args))}
        ${dialog.alone ? nothing : html`<p>${text(`${key}.sure`)}</p>`}
        ${refusal(dialog.refused)}
        ${actions(key, { kind, busy: dialog.busy })}
      </form>`;
  }

  get #session() {
    return this.model.room?.mirror?.terms.name ?? '';
  }

  /** @param {import('../engine/model.js').Dialog} dialog */
  #exit(dialog) {
    if (dialog.which || dialog.refused?.code === 'exit-which') return this.#which(dialog);
    return html`
      <form @submit=${on(() => this.model.exit(dialog.code))}>
        ${head(text('stop.title'))}
        <p>${counted('stop.sure', dialog.people)}</p>
        ${refusal(dialog.refused)}
        ${actions('stop.do', { kind: 'danger', busy: dialog.busy })}
      </form>`;
  }

  /**
   * The server is several machines, and nothing says which of them is meant.
   * @param {import('../engine/model.js').Dialog} dialog
   */
  #which(dialog) {
    const { model } = this;
    return html`
      ${head(text('stop.title'))}
      <p>${text('refusal.exit-which')}</p>
      ${dialog.refused?.code === 'exit-which' ? nothing : refusal(dialog.refused)}
      <div class="actions">
        ${button('button.cancel', () => model.open(null))}
        ${button('stop.this', () => model.exit(dialog.code, false), { disabled: dialog.busy })}
        ${button('stop.all', () => model.exit(dialog.code, true), { kind: 'danger', disabled: dialog.busy })}
      </div>`;
  }

  /** @param {import('../engine/model.js').Dialog} dialog */
  #kick(dialog) {
    /** @param {any} form */
    const kick = form => this.model.command(`/kick ${dialog.name} ${form.elements.reason.value}`.trim());
    return html`
      <form @submit=${on(kick)}>
        ${head(say('room.kick.title', { name: dialog.name }))}
        <p>${text('room.kick.sure')}</p>
        ${field({ name: 'reason', label: 'room.kick.reason', long: true })}
        ${refusal(dialog.refused)}
        ${actions('room.kick', { kind: 'danger', busy: dialog.busy })}
      </form>`;
  }

  /** @param {import('../engine/model.js').Dialog} dialog */
  #code(dialog) {
    /** @param {any} form */
    const change = form => {
      const typed = form.elements.code.value.trim();
      const wrong = typed ? code(typed) : null;
      if (wrong) {
        this.model.open({ ...dialog, refused: wrong });
      } else {
        this.model.command(`/code ${digits(typed) || 'none'}`);
      }
    };
    return html`
      <form novalidate @submit=${on(change)}>
        ${head(say('room.code.change.title', { session: this.#session }))}
        ${field({ name: 'code', label: 'room.code.new', hint: 'rule.code.or-none', refused: dialog.refused, digits: true })}
        ${actions('room.code.set', { busy: dialog.busy })}
      </form>`;
  }

  /** @param {import('../engine/model.js').Dialog} dialog */
  #leave(dialog) {
    const room = /** @type {import('../engine/room.js').Room} */ (this.model.room);
    /** @param {any} form */
    const leave = form => this.model.leave(chosen(form.elements.next?.value ?? ''));
    const others = room.admin ? successors(room.mirror, room.me) : [];
    return html`
      <form @submit=${on(leave)}>
        ${head(say('room.leave.title', { session: this.#session }))}
        ${room.admin ? html`
          <div class="field"><label for="next">${text('room.leave.admin')}</label>
          <select id="next" name="next">${ways(others).map(([way, words]) => html`<option value=${way}>${words}</option>`)}</select></div>` : nothing}
        ${refusal(dialog.refused)}
        ${actions('room.leave', { busy: dialog.busy })}
      </form>`;
  }
}

/**
 * Does something with the form instead of sending it anywhere.
 * @param {(form: any) => void} does
 */
function on(does) {
  return (/** @type {any} */ event) => {
    event.preventDefault();
    does(event.target);
  };
}

/**
 * What may become of the admin's role; the first is what happens if nobody chooses.
 * @param {string[]} others
 */
function ways(others) {
  const someone = others.length > 0 ? [['pass-on', text('room.leave.longest')]] : [];
  return [
    ...someone,
    ...others.map(name => [`admin ${name}`, isolated(printable(name))]),
    ['wait', text('room.leave.wait')],
    ['end', text('room.leave.end')],
  ];
}

/**
 * What was chosen in the dialog for leaving.
 * @param {string} value
 */
function chosen(value) {
  return value.startsWith('admin ') ? { admin: value.slice(6) } : { how: value };
}

/**
 * Who may become admin: whoever is present, by a door that the session lets lead.
 * @param {import('../engine/mirror.js').Mirror} mirror
 * @param {number} me
 */
export function successors(mirror, me) {
  return [...mirror.members.values()]
    .filter(m => m.member !== me && !m.away && (mirror.terms.leaders === 'any' || m.door === 'encrypted'))
    .map(m => m.name);
}

customElements.define('page-dialog', PageDialog);
