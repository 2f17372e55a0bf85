import { html, nothing } from 'lit';
import './dialogs.js';
import './list.js';
import './room-view.js';
import { View, button, say, text } from './view.js';

/** The page: the list or the room, and what is open over it. */
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

  #alone(words, action) {
    return html`<main class="alone" role="status"><p>${words}</p>${action}</main>`;
  }
}

customElements.define('chatroom-app', ChatroomApp);
