import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { hue } from '../engine/hues.js';
import { icons } from './icons.js';
import { RoomPart, page, text } from './view.js';

/**
 * The first character of a name, as people count them.
 * @param {string} name
 */
const initial = name => ('Segmenter' in Intl
  ? [...new Intl.Segmenter().segment(name)][0]?.segment ?? ''
  : [...name][0] ?? '');

/**
 * The round picture of somebody: their colour and the first letter of their name.
 * @param {{name: string, key: string}} person
 */
export function avatar({ name, key }) {
  return html`<span class="avatar hue-${hue(key)}" aria-hidden="true">${initial(name).toLocaleUpperCase()}</span>`;
}

/** Who is there, and since when. */
class PeopleList extends RoomPart {
  render() {
    const { room } = this;
    const members = [...room.mirror.members.values()];
    return html`
      <aside aria-labelledby="people-title">
        <div class="people-head">
          <h2 id="people-title">${text('list.members')}</h2>
          <button type="button" class="plain narrow" aria-label=${text('button.close')}
            @click=${() => this.dispatchEvent(new CustomEvent('away'))}>${icons.close}</button>
        </div>
        <ul>${repeat(members, m => m.member, m => this.#member(room, m))}</ul>
      </aside>`;
  }

  /**
   * @param {import('../engine/room.js').Room} room
   * @param {import('../engine/mirror.js').Member} member
   */
  #member(room, member) {
    const { name, joined, away, timedOut } = member;
    const time = page.words.clock(joined);
    return html`
      <li class=${away ? 'away' : ''}>
        ${avatar(member)}
        <div class="grow">
          <p><bdi>${name}</bdi>${member.member === room.mirror.admin ? html` <span class="pill">${text('room.admin')}</span>` : nothing}
            ${member.member === room.me ? html` <span class="soft">${text('room.you')}</span>` : nothing}</p>
          <p class="soft" title=${page.words.exact.format(joined)}>${away ? text(timedOut ? 'room.timed-out' : 'room.away') : text('room.since', { time })}</p>
        </div>
        ${this.#menu(room, member)}
      </li>`;
  }

  /**
   * @param {import('../engine/room.js').Room} room
   * @param {import('../engine/mirror.js').Member} member
   */
  #menu(room, { name, member, door, away }) {
    if (!this.model.leads || member === room.me) return nothing;
    const label = text('room.menu.of', { name });
    // The operator appoints where there is nobody; who is admin hands over.
    const promotes = room.admin || !room.mirror.admin;
    const plain = room.mirror.terms.leaders !== 'any' && door !== 'encrypted';
    const leads = promotes && !away && !plain;
    return html`<button type="button" class="plain" aria-label=${label} title=${label} aria-haspopup="dialog"
      @click=${() => this.model.open({ is: 'member menu', name, leads, plain })}>${icons.more}</button>`;
  }
}

customElements.define('people-list', PeopleList);
