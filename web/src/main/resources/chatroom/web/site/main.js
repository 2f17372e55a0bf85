import { Client } from './engine/client.js';
import { Languages } from './engine/languages.js';
import { Memory } from './engine/memory.js';
import { Model } from './engine/model.js';
import { either, streams } from './engine/stream.js';
import { webSocket } from './engine/transport.js';
import { Words, spoken } from './engine/words.js';
import { page } from './ui/view.js';

const root = document.documentElement;

/** In the language that somebody chose here, else in the first of theirs that there are words in. */
async function words(chosen) {
  const wanted = chosen ? [chosen, ...navigator.languages] : navigator.languages;
  const { language, region } = spoken(wanted, root.dataset.languages.split(' '));
  const response = await fetch(`${root.dataset.folder}words/${language}.json`);
  return new Words(await response.json(), language, region);
}

/** By which door the page came; the server's own machine counts as encrypted. */
function door() {
  const own = /^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);
  const encrypted = location.protocol === 'https:' || own;
  const leads = encrypted || root.dataset.plain === 'all';
  return { encrypted, leads, other: `https://${location.host}/` };
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

/** Browsers let connections of hidden pages die; who looks again sees what was missed. */
function wakeful(model) {
  window.addEventListener('online', () => model.wake());
  window.addEventListener('pageshow', event => event.persisted && model.wake());
  document.addEventListener('visibilitychange', () => document.hidden || model.wake());
}

/** What a link chose: `#join=Planets&code=12345`. It does not stay in the history. */
function invited(model) {
  const asked = new URLSearchParams(location.hash.slice(1));
  if (!asked.has('join')) return;
  history.replaceState(null, '', location.pathname);
  const done = model.listen(() => {
    if (!model.listed) return;
    done();
    const wanted = asked.get('join').toLocaleLowerCase();
    const session = [...model.sessions.values()].find(s => s.name.toLocaleLowerCase() === wanted);
    if (session) model.open({ is: 'join', session, code: asked.get('code') ?? '' });
  });
}

async function begin() {
  const lasting = new Memory(() => localStorage);
  page.words = await words(lasting.read('language'));
  root.lang = page.words.language;
  root.dir = page.words.direction;
  const memory = new Memory(() => sessionStorage);
  const client = new Client({ open: either(webSocket(location), streams()), memory });
  page.model = new Model(client, door(), memory, lasting);
  page.languages = new Languages(root.dataset.languages.split(' '), lasting);
  client.start();
  await import('./ui/app.js');
  document.body.append(document.createElement('chatroom-app'));
  fit();
  wakeful(page.model);
  invited(page.model);
}

begin();
