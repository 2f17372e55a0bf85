// A server that puts whatever strings it is given into every field that a person or another server
// could fill, without checking any. It stands in place of the WebSocket; `hostile` is told to it.

const strings = window.hostile;

const member = (name, i) =>
  ({ member: i + 1, name, key: name, door: 'plain', joined: 1000, seen: 1000, away: 0 });

const listed = (name, i) => ({
  id: `s${i}`,
  name,
  members: i,
  created: 1000,
  creator: strings[strings.length - 1 - i],
  coded: i % 2 === 0,
  standing: false,
  encryptedOnly: i % 3 === 0,
  encrypted: false,
});

const welcome = name => ({
  t: 'welcome',
  v: 1,
  server: name,
  identity: name,
  version: name,
  time: Date.now(),
  limits: { inactivityChoices: [0] },
  nodes: [],
});

const state = {
  t: 'state',
  session: 's0',
  name: strings[0],
  key: strings[0],
  code: strings[0],
  seq: 1,
  at: 1000,
  created: 1000,
  creator: strings[0],
  whenAdminLeaves: 'pass-on',
  inactivity: 0,
  shows: 'all',
  standing: false,
  encryptedOnly: false,
  leaders: 'any',
  next: strings.length + 1,
  admin: 1,
  members: strings.map(member),
  past: [],
  more: false,
};

window.WebSocket = class {
  constructor() {
    window.server = this;
    setTimeout(() => this.onopen?.()); // nobody listens to one that the page began early
  }

  tell(frame) {
    this.onmessage({ data: JSON.stringify(frame) });
  }

  send(data) {
    const frame = JSON.parse(data);
    setTimeout(() => this.asked(frame));
  }

  asked({ t, id, text, then }) {
    if (t === 'hello') {
      this.tell(welcome(strings[0]));
      if (then) this.asked(then);
    } else if (t === 'watch') {
      this.tell({ t: 'ok', id, sessions: strings.map(listed) });
    } else if (t === 'join') {
      this.tell({ t: 'ok', id, session: 's0', member: 1, token: 'token' });
      this.tell(state);
    } else if (t === 'say') {
      this.said(id, strings[Number(text.split(' ')[1])], text.split(' ')[0]);
    }
  }

  /** The answers to commands. */
  said(id, string, command) {
    const answer = {
      '/echo': { t: 'ok', id, echo: string },
      '/quote': { t: 'ok', id, quote: { text: string, author: string } },
      '/help': { t: 'ok', id, commands: [{ usage: string, admins: true }] },
      '/time': { t: 'no', id, code: string, args: [string], text: string },
      '/kick': { t: 'no', id, code: 'name-taken', args: [string], text: string },
    };
    this.tell(answer[command]);
  }

  close() {}
};

const frame = () => new Promise(next => requestAnimationFrame(next));

/** The newest message, as it is drawn. */
const newest = () => [...document.querySelectorAll('.said [dir=auto]')].at(-1)?.textContent;

/** Everything that this string can be, told to the page; gives what is drawn of it as a message. */
window.attack = async i => {
  const { page } = await import(`${document.documentElement.dataset.folder}ui/view.js`);
  const string = strings[i];
  const { server } = window;
  const at = 2000 + i;
  const seq = 2 + 3 * i;
  server.tell(welcome(string));
  server.tell({ t: 'push', kind: 'code', code: string });
  server.tell({ t: 'push', kind: 'knock', knock: String(i), name: string, until: at });
  if (i > 2) server.tell({ t: 'push', kind: 'knock-over', knock: String(i - 3) });
  const joined = { m: strings.length + 1 + i, name: string, key: string, door: 'plain' };
  server.tell({ t: 'entry', seq, at, e: 'joined', ...joined });
  server.tell({ t: 'entry', seq: seq + 1, at, e: 'said', m: joined.m, id: 1, text: string });
  const out = { m: joined.m, by: 1, until: at, reason: string };
  server.tell({ t: 'entry', seq: seq + 2, at, e: 'kicked', ...out });
  for (const command of ['/echo', '/quote', '/help', '/time', '/kick']) {
    page.model.room.command(`${command} ${i}`);
  }
  page.model.notice = { words: 'out.kicked.reason', args: { session: string, reason: string }, until: at };
  page.model.open({ is: 'kick', name: string, refused: { code: string, args: [string], text: string } });
  await new Promise(next => setTimeout(next));
  for (let tries = 0; tries < 1000 && newest() !== string; tries++) await frame();
  await frame();
  return newest();
};
