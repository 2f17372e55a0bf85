import { html } from 'lit';
import { COMMANDS } from '../engine/commands.js';
import { Languages } from '../engine/languages.js';
import { choice, head } from './fields.js';
import { page, text } from './view.js';

/** What is told about, in this order. */
const TOLD = ['sessions', 'names', 'admin', 'inactivity', 'exit-code'];

/**
 * What this program is, in the words that the list's question mark leads to.
 * @param {import('../engine/model.js').Model} model
 */
export function about(model) {
  const welcome = model.welcome;
  const facts = welcome
    ? [['server', welcome.server], ['identity', shown(welcome.identity)], ['version', welcome.version]]
    : [];
  return html`
    <div class="about-text">
      ${head(text('about.title'), true)}
      ${TOLD.map(what => html`<h3>${text(`about.${what}`)}</h3><p>${text(`about.${what}.text`)}</p>`)}
      <h3>${text('about.commands')}</h3>
      ${commands(COMMANDS)}
      ${languages()}
      <dl>${facts.map(([what, value]) => html`<dt>${text(`about.${what}`)}</dt><dd><bdi>${value}</bdi></dd>`)}</dl>
      <div class="actions"><button type="button" class="primary" @click=${() => model.open(null)}>${text('button.close')}</button></div>
    </div>`;
}

function languages() {
  const { known, chosen } = page.languages;
  const all = [['', text('language.system')], ...known.map(code => [code, Languages.called(code)])];
  return choice('language', 'language.choice', all, { chosen, changed: code => page.languages.choose(code) });
}

/**
 * As its console shows it: the first 16 characters, in fours.
 * @param {string} identity
 */
function shown(identity) {
  return identity.slice(0, 16).match(/.{1,4}/g)?.join('-') ?? '';
}

/**
 * A table of commands, as they are typed and what they do.
 * @param {{usage: string, admins: boolean}[]} list
 */
export function commands(list) {
  return html`<dl class="commands">${list.map(({ usage, admins }) => html`
    <dt><code dir="ltr">${usage}</code></dt><dd>${does(usage)} ${admins ? html`<span class="soft">${text('command.admins')}</span>` : ''}</dd>`)}</dl>`;
}

/** @param {string} usage */
function does(usage) {
  const key = `command.${usage.slice(1).split(' ')[0]}`;
  return page.words.has(key) ? text(key) : '';
}
