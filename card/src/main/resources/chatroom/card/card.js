/**
 * The join card, drawn of what the server says and of what stands behind `#`:
 * `#session=Chess%20club&code=01234`. A code that is there is shown; it goes to the server only
 * to be drawn, and never in an address.
 */

const EVERY = 3_000;

const $ = id => document.getElementById(id);
const svgNamespace = 'http://www.w3.org/2000/svg';
/** Light modules around the dark ones. */
const MARGIN = 4;

const given = new URLSearchParams(location.hash.slice(1));
const session = given.get('session') ?? '';
const code = given.get('code') ?? '';

/** @type {Record<string, string>} */
let words = {};
/** @type {any} */
let facts = null;
/** The address that somebody chose by "next"; until then it is the likeliest of the moment. */
let chosen = '';
/** What is drawn in a picture, so that it is drawn only once. */
const drawn = new Map();

/** @param {string} key @param {Record<string, string | number>} [args] */
function text(key, args = {}) {
  return (words[`card.${key}`] ?? '').replace(/\{(\w+)\}/g, (whole, name) => String(args[name] ?? whole));
}

function link(address) {
  if (!facts.session) return `${address}/`;
  const part = (name, value) => `${name}=${encodeURIComponent(value)}`;
  return `${address}/#${part('join', facts.session.name)}${code ? `&${part('code', code)}` : ''}`;
}

async function picture(figure, what) {
  if (drawn.get(figure) === what) return;
  drawn.set(figure, what);
  const answer = await fetch('/card/qr', { method: 'POST', body: what });
  if (!answer.ok || drawn.get(figure) !== what) return;
  const { size, path } = await answer.json();
  const svg = figure.querySelector('svg');
  const all = size + 2 * MARGIN;
  const dark = document.createElementNS(svgNamespace, 'path');
  dark.setAttribute('d', path);
  svg.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${all} ${all}`);
  svg.replaceChildren(dark);
  figure.dataset.drawn = what;
}

/** Puts a name into a sentence, bold and by itself, whichever way it is written. */
function sentence(where, key, name) {
  const [before, after] = (words[`card.${key}`] ?? '').split('{name}');
  const bold = document.createElement('b');
  const own = document.createElement('bdi');
  own.textContent = name;
  bold.append(own);
  where.replaceChildren(before, bold, after ?? '');
}

function steps(address) {
  const wifi = $('wifi-step').querySelector('span');
  if (facts.wifi) sentence(wifi, 'wifi', facts.wifi.name);
  else wifi.textContent = text('wifi-same');
  $('open-step').querySelector('span').textContent = text('scan');
  $('address').textContent = address;
  const coded = facts.session?.coded;
  const key = coded ? (code ? 'code-word' : 'code-ask') : 'name';
  $('last-step').querySelector('span').textContent = text(key);
  $('code').textContent = coded ? code : '';
}

function advice() {
  $('unreached').hidden = facts.reached;
  if (facts.reached) return;
  const [first, firewall, hotspot] = $('unreached').querySelectorAll('p');
  first.textContent = text('unreached');
  firewall.querySelector('span').textContent = text('firewall');
  firewall.querySelector('bdi').textContent = facts.firewall.says;
  $('unreached').querySelector('pre').textContent = facts.firewall.commands.join('\n');
  hotspot.textContent = text('hotspot');
}

function here() {
  const said = [];
  if (facts.session) {
    const count = facts.session.members;
    said.push(text(count === 1 ? 'here.one' : 'here.other', { count }));
  }
  if (facts.session?.coded && code) said.push(text('code-shown'));
  const all = facts.addresses;
  if (all.length > 1) said.push(text('which', { number: at() + 1, all: all.length }));
  $('here').textContent = said.join(' · ');
}

/** Which of the addresses is shown. */
function at() {
  return Math.max(0, facts.addresses.indexOf(chosen));
}

function draw() {
  const title = facts.session?.name ?? facts.server;
  document.querySelector('h1 bdi').textContent = title;
  document.title = text('title', { name: title });
  const address = facts.addresses[at()];
  if (address) {
    steps(address);
    picture($('join-picture'), link(address));
  } else {
    $('wifi-step').querySelector('span').textContent = text('no-network');
  }
  $('join-picture').hidden = $('open-step').hidden = $('last-step').hidden = !address;
  $('wifi-picture').hidden = !facts.wifi;
  document.querySelector('.pictures').classList.toggle('two', Boolean(facts.wifi));
  if (facts.wifi) picture($('wifi-picture'), facts.wifi.text);
  here();
  advice();
  $('next').hidden = facts.addresses.length < 2;
  document.querySelector('main').hidden = false;
}

async function look() {
  try {
    const answer = await fetch(`/card/facts.json?session=${encodeURIComponent(session)}`);
    facts = await answer.json();
    draw();
  } catch {
    $('here').textContent = text('lost');
  }
  setTimeout(look, EVERY);
}

async function begin() {
  const language = navigator.language;
  words = await (await fetch(`/card/words.json?language=${encodeURIComponent(language)}`)).json();
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  $('join-word').textContent = text('join-qr');
  $('wifi-word').textContent = text('wifi-qr');
  for (const name of ['next', 'full', 'print']) $(name).textContent = text(name);
  $('next').onclick = () => {
    chosen = facts.addresses[(at() + 1) % facts.addresses.length];
    draw();
  };
  $('full').hidden = !document.fullscreenEnabled;
  $('full').onclick = () => document.documentElement.requestFullscreen();
  $('print').onclick = () => window.print();
  // Another session or code behind `#` is another card.
  window.onhashchange = () => location.reload();
  await look();
}

begin();
