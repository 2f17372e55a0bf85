import { html, nothing } from 'lit';
import { head } from './fields.js';
import { text } from './view.js';

/**
 * Every command has its place here, so that none needs typing.
 * @param {string} label
 * @param {() => void} does
 */
function item(label, does, { kind = '', disabled = false } = {}) {
  return html`<li><button type="button" class="item ${kind}" ?disabled=${disabled} @click=${does}>${label}</button></li>`;
}

/**
 * Puts a text where others can be pasted from, also in pages that browsers trust less.
 * @param {string} value
 */
export async function copy(value) {
  try {
    await navigator.clipboard.writeText(value);
  } catch {
    const area = document.createElement('textarea');
    area.value = value;
    (document.querySelector('dialog[open]') ?? document.body).append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

/**
 * The session: there is one whenever there is a menu of it.
 * @param {import('../engine/model.js').Model} model
 */
function inside(model) {
  return /** @type {import('../engine/room.js').Room} */ (model.room);
}

/**
 * Shows a room how to join; the code goes along behind `#`, which browsers send to nobody.
 * @param {import('../engine/model.js').Model} model
 * @param {string} code
 */
function showCard(model, code) {
  const session = encodeURIComponent(inside(model).mirror.terms.name);
  window.open(`${model.door.here}card#session=${session}${code ? `&code=${code}` : ''}`, '_blank', 'noopener');
  model.open(null);
}

/**
 * What one may do about the session.
 * @param {import('../engine/model.js').Model} model
 */
export function roomMenu(model) {
  const room = inside(model);
  const { terms, code } = room.mirror;
  const lead = model.leads;
  return html`
    ${head(html`<bdi>${terms.name}</bdi>`)}
    <ul class="menu">
      ${code ? item(text('room.code.copy'), () => { copy(code); model.open(null); }) : nothing}
      ${code ? item(text(room.codeHidden ? 'room.code.show' : 'room.code.hide'), () => { room.hideCode(); model.open(null); }) : nothing}
      ${item(text('card.show'), () => showCard(model, ''))}
      ${code ? item(text('card.show.code'), () => showCard(model, code)) : nothing}
      ${lead && !terms.standing ? item(text('room.code.change'), () => model.open({ is: 'code' })) : nothing}
      ${['help', 'quote', 'time'].map(what => item(text(`room.menu.${what}`), () => { room.command(`/${what}`); model.open(null); }))}
      ${item(text('about.title'), () => model.open({ is: 'about' }))}
      ${lead && !terms.standing ? item(text('room.end'), () => model.open({ is: 'end' }), { kind: 'danger-text' }) : nothing}
      ${item(text('room.leave'), () => model.open({ is: 'leave' }), { kind: 'danger-text' })}
    </ul>`;
}

/**
 * What the admin may do about a member.
 * @param {import('../engine/model.js').Model} model
 * @param {Record<string, any>} dialog
 */
export function memberMenu(model, { name, leads, plain }) {
  // The operator gives nothing away by it.
  const promote = () => model.open({ is: 'promote', name, alone: !inside(model).admin });
  return html`
    ${head(html`<bdi>${name}</bdi>`)}
    <ul class="menu">
      ${item(text('room.promote'), promote, { disabled: !leads })}
      ${plain ? html`<li class="soft hint">${text('web.door.list')}</li>` : nothing}
      ${item(text('room.kick'), () => model.open({ is: 'kick', name }), { kind: 'danger-text' })}
    </ul>`;
}
