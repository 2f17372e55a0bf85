import { Client } from './engine/client.js';
import { Languages } from './engine/languages.js';
import { Memory } from './engine/memory.js';
import { Model } from './engine/model.js';
import { Roaming } from './engine/roaming.js';
import { either, streams } from './engine/stream.js';
import { webSocket } from './engine/transport.js';
import { Words, spoken } from './engine/words.js';
import './ui/app.js';
import { page } from './ui/view.js';

const root = document.documentElement;

/**
 * In the language that somebody chose here, else in the first of theirs that there are words in.
 * @param {string | undefined} chosen
 * @param {string[]} known
 */
async function words(chosen, known) {
  const wanted = chosen ? [chosen, ...navigator.languages] : navigator.languages;
  const { language, region } = spoken(wanted, known);
  const response = await fetch(`${root.dataset.folder}words/${language}.json`);
  return new Words(await response.json(), language, region);
}

/** To the server, wherever it is: the page knows its addresses. Only the first has a second way. */
function server() {
  const here = location.host;
  const others = (root.dataset.nodes ?? '').split(' ').filter(Boolean);
  return new Roaming(here, either(webSocket(here), streams()), others, webSocket);
}

/**
 * By which door the page came; the server's own machine counts as encrypted.
 * @param {Roaming} way to the server
 */
function door(way) {
  const local = /^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);
  const encrypted = location.protocol === 'https:' || local;
  const leads = encrypted || root.dataset.plain === 'all';
  return {
    local,
    encrypted,
    leads,
    get here() { return `${location.protocol}//${way.host}/`; },
    get other() { return `https://${way.host}/`; },
  };
}

/** The keyboard of a phone takes its part of the window, and the message box stays above it. */
function fit() {
  const view = window.visualViewport;
  if (!view) return;
  const resized = () => {
    root.style.setProperty('--view', `${view.height}px`);
    window.scrollTo(0, 0);
  };
  view.addEventListener('resize', resized);
  resized();
}

/**
 * Browsers let connections of hidden pages die; who looks again sees what was missed.
 * @param {Model} model
 */
function wakeful(model) {
  window.addEventListener('online', () => model.wake());
  window.addEventListener('pageshow', event => event.persisted && model.wake());
  document.addEventListener('visibilitychange', () => document.hidden || model.wake());
}

/**
 * Where the page came from, nothing may be any more. Whoever loads it again is asked first, while
 * there is something to lose: a browser gives another address nothing of what this one kept.
 * @param {Client} client
 * @param {Roaming} way
 */
function elsewhere(client, way) {
  window.addEventListener('beforeunload', event => {
    if (client.in && way.host !== location.host) event.preventDefault();
  });
}

/**
 * What a link chose: `#join=Planets&code=12345`. It does not stay in the history.
 * @param {Model} model
 */
function invited(model) {
  const asked = new URLSearchParams(location.hash.slice(1));
  const name = asked.get('join');
  if (!name) return;
  history.replaceState(null, '', location.pathname);
  model.invite(name, asked.get('code') ?? '');
}

async function begin() {
  const lasting = new Memory(() => localStorage);
  const known = (root.dataset.languages ?? '').split(' ');
  const said = words(lasting.read('language'), known); // come while the server is asked
  const memory = new Memory(() => sessionStorage);
  const way = server();
  const client = new Client({ open: way.open, memory });
  page.model = new Model(client, door(way), memory, lasting);
  page.languages = new Languages(known, lasting);
  client.start();
  page.words = await said;
  root.lang = page.words.language;
  root.dir = page.words.direction;
  document.body.append(document.createElement('chatroom-app'));
  fit();
  wakeful(page.model);
  elsewhere(client, way);
  invited(page.model);
  window.addEventListener('hashchange', () => invited(page.model));
  await import('./ui/later.js');
}

begin().then(
  () => window.dispatchEvent(new Event('page-complete')),
  why => {
    window.dispatchEvent(new Event('page-incomplete'));
    throw why;
  },
);
