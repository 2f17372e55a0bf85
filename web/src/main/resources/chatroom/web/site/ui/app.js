import { html, nothing } from 'lit';
import './list.js';
import { View, button, say, text } from './view.js';

/**
 * The page: the list or the room, and what is open over it. The list can be read and pressed before
 * all of the rest has come (`later.js`), which then draws what was opened.
 */
class ChatroomApp extends View {
  updated() {
    const { model } = this;
    const unread = model.room?.unread ? `(${model.room.unread}) ` : '';
    const where = model.room?.mirror ? model.room.mirror.terms.name : text('list.title');
    document.title = `${unread}${where} · ${model.welcome?.server ?? 'Chatroom'}`;
  }

  render() {
    return html`${this.#screen()}<page-dialog></page-dialog>`;
  }

  #screen() {
    const { model } = this;
    if (model.over === 'taken-over') {
      return this.#alone(say('close.taken-over'), button('web.here', () => model.start(), { kind: 'primary' }));
    }
    if (model.room?.mirror) return html`<room-view></room-view>`;
    if (model.comingBack) return this.#alone(say('web.coming-back'), nothing);
    return html`<session-list></session-list>`;
  }

  /**
   * @param {unknown} words
   * @param {unknown} action
   */
  #alone(words, action) {
    return html`<main class="alone" role="status"><p>${words}</p>${action}</main>`;
  }
}

customElements.define('chatroom-app', ChatroomApp);
