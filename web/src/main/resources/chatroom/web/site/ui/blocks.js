import { html, nothing } from 'lit';
import { hue } from '../engine/hues.js';
import { pieces } from '../engine/links.js';
import { printable } from '../engine/words.js';
import { commands } from './about.js';
import { avatar } from './people.js';
import { because, button, page, say, text } from './view.js';

/**
 * A block of the transcript. Words of others go into text nodes, and nowhere else.
 * @param {import('../engine/transcript.js').Block} one
 * @param {number} admin
 */
export function block(one, admin) {
  switch (one.kind) {
    case 'said':
      return one.own ? own(one) : said(one, admin);
    case 'day':
      return html`<p class="rule day"><span>${page.words.day(one.at, page.model.now())}</span></p>`;
    case 'unread':
      return html`<p class="rule unread"><span>${text('room.unread')}</span></p>`;
    case 'quiet':
      return html`<p class="quiet">${one.runs.map((/** @type {import('../engine/transcript.js').Run} */ run) => html`${comings(run)} `)}</p>`;
    case 'event':
      return html`<p class="quiet">${say(one.words, named(one.args))}</p>`;
    default:
      return aside(one.aside);
  }
}

/**
 * @param {Record<string, any>} block
 * @param {number} admin
 */
function said({ who, m, messages, since }, admin) {
  const operator = m === 0;
  return html`
    <article class="said">
      ${operator ? html`<span class="avatar server" aria-hidden="true">★</span>` : avatar(who)}
      <div class="bubbles">
        <p class="who"><b class="hue-${hue(who.key)}"><bdi>${who.key ? who.name : text(who.name)}</bdi></b>
          ${m === admin && m !== 0 ? html`<span class="pill">${text('room.admin')}</span>` : nothing} ${time(since)}</p>
        ${messages.map(bubble)}
      </div>
    </article>`;
}

/** @param {Record<string, any>} block */
function own({ since, messages }) {
  return html`
    <article class="said own">
      <div class="bubbles">
        <p class="who">${time(since)}</p>
        ${messages.map(bubble)}
      </div>
    </article>`;
}

/** @param {number} since */
function time(since) {
  return html`<time class="soft" title=${page.words.exact.format(since)}>${page.words.clock(since)}</time>`;
}

/** @param {{text?: string}} message */
function bubble({ text: words }) {
  return words === undefined
    ? html`<div class="bubble soft">${text('event.said.erased')}</div>`
    : html`<div class="bubble" dir="auto">${linked(words)}</div>`;
}

/**
 * A link shows all of where it goes, since that is what it says.
 * @param {string} words
 */
function linked(words) {
  return pieces(words).map(piece => (piece.link
    ? html`<a href=${piece.text} target="_blank" rel="noopener noreferrer" dir="ltr">${piece.text}</a>`
    : piece.text));
}

/**
 * A name of the transcript, which may be words for somebody unknown.
 * @param {any} who
 */
function name(who) {
  return who.words ? text(who.words) : who.name;
}

/** @param {Record<string, any>} args */
function named(args) {
  return Object.fromEntries(Object.entries(args)
    .map(([key, value]) => [key, typeof value === 'object' ? name(value) : value]));
}

/**
 * Who came or went, as one sentence.
 * @param {import('../engine/transcript.js').Run} run
 */
function comings({ how, who }) {
  const names = [...new Set(who.map(name))];
  if (names.length === 1) return say(`event.${how}`, { name: names[0] });
  const several = page.words.pieces(`event.several.${how}`);
  return several.map((piece, i) => (i % 2 ? together(names) : piece));
}

/**
 * “Anna, Ben and 3 others”: each of them apart from the direction of the rest.
 * @param {string[]} names
 */
function together(names) {
  const { first, last } = page.words.names(names);
  /**
   * @param {any} one
   * @param {string} i
   */
  const all = first.map((one, i) => html`${i ? ', ' : nothing}<bdi>${printable(one)}</bdi>`);
  /** @type {Record<string, unknown>} */
  const lines = { '{names}': all, '{last}': html`<bdi>${printable(last)}</bdi>` };
  return page.words.pieces('names.and').map(piece => lines[piece] ?? piece);
}

// What only oneself sees.

/** @param {Record<string, any>} aside */
function aside({ command, answer, refused, words, args }) {
  if (words) return html`<p class="quiet">${say(words, args)}</p>`;
  return html`
    <div class="aside">
      <p class="soft">${text('answer.only-you')}${command ? html` · <code dir="auto">${command}</code>` : nothing}</p>
      ${refused ? html`<p dir="auto">${because(refused)}</p>` : told(answer)}
    </div>`;
}

/** @param {Record<string, any>} answer */
function told({ commands: list, quote, time: clock, echo }) {
  if (list) return html`${commands(list)}<p>${text('answer.help.slash')}</p>`;
  if (quote) return html`<p>${say('answer.quote', quote)}</p>`;
  if (clock) return html`<p>${say('answer.time', { time: there(clock) })}</p>`;
  return echo === undefined ? nothing : html`<p class="bubble-text" dir="auto">${echo}</p>`;
}

/**
 * The time on the wall where the server stands.
 * @param {{wall: number, offset: number}} clock
 */
function there({ wall, offset }) {
  const format = new Intl.DateTimeFormat(page.words.region, { dateStyle: 'full', timeStyle: 'medium', timeZone: 'UTC' });
  return format.format(wall + offset * 60_000);
}

// What is not in the log yet.

/**
 * A message that waits for the connection or for its answer, or that was not sent.
 * @param {import('../engine/room.js').Room} room
 * @param {any} one
 */
export function waiting(room, one) {
  return html`
    <article class="said own waiting">
      <div class="bubbles">
        <div class="bubble" dir="auto">${one.text}</div>
        ${one.failed ? failed(room, one) : html`<p class="soft state">${text('room.pending')}</p>`}
      </div>
    </article>`;
}

/**
 * @param {import('../engine/room.js').Room} room
 * @param {any} one
 */
function failed(room, one) {
  const why = one.failed.code === 'over' ? nothing : because(one.failed);
  return html`
    <p class="wrong state" role="alert">${text('room.failed')} ${why}</p>
    <p class="state">${button('room.discard', () => room.discard(one))} ${button('room.retry', () => room.retry(one))}</p>`;
}
