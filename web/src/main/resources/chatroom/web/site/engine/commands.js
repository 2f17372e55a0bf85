/**
 * The commands that are typed in the message box, as the server's `/help` tells them; a test
 * compares both. `argument` is what is completed after the word.
 */
export const COMMANDS = [
  { word: '/help', usage: '/help', admins: false, argument: '' },
  { word: '/quote', usage: '/quote', admins: false, argument: '' },
  { word: '/time', usage: '/time', admins: false, argument: '' },
  { word: '/echo', usage: '/echo text', admins: false, argument: '' },
  { word: '/kick', usage: '/kick member [reason]', admins: true, argument: 'member' },
  { word: '/admin', usage: '/admin member', admins: true, argument: 'member' },
  { word: '/code', usage: '/code five-digits-or-none', admins: true, argument: '' },
  { word: '/admit', usage: '/admit name', admins: true, argument: 'knock' },
  { word: '/deny', usage: '/deny name', admins: true, argument: 'knock' },
  { word: '/quit', usage: '/quit', admins: false, argument: '' },
  { word: '/close', usage: '/close', admins: true, argument: '' },
];

const MOST = 8;

/**
 * What may complete the word before the cursor.
 * @param {string} text up to the cursor
 * @param {{members: string[], knocks: string[], admin: boolean}} here
 * @returns {{from: number, items: {text: string, usage?: string, word?: string}[]}}
 */
export function completions(text, here) {
  const command = /^\s*(\/\w*)$/u.exec(text);
  if (command) {
    const typed = command[1].toLowerCase();
    const items = COMMANDS
      .filter(c => c.word.startsWith(typed) && (here.admin || !c.admins) && c.usage !== typed)
      .map(c => ({ text: c.usage === c.word ? c.word : `${c.word} `, usage: c.usage, word: c.word }));
    return { from: text.length - command[1].length, items };
  }
  const argument = /^\s*(\/\w+)\s+(\S*)$/u.exec(text);
  if (argument) {
    const kind = COMMANDS.find(c => c.word === argument[1].toLowerCase())?.argument;
    const names = kind === 'member' ? here.members : kind === 'knock' ? here.knocks : [];
    return starting(names, argument[2], text.length - argument[2].length, ' ');
  }
  const mention = /(?:^|\s)@(\S*)$/u.exec(text);
  return mention
    ? starting(here.members, mention[1], text.length - mention[1].length - 1, ' ')
    : { from: text.length, items: [] };
}

/**
 * @param {string[]} names
 * @param {string} typed
 * @param {number} from
 * @param {string} after
 */
function starting(names, typed, from, after) {
  const begin = typed.toLocaleLowerCase();
  const items = names
    .filter(name => name.toLocaleLowerCase().startsWith(begin) && name !== typed)
    .slice(0, MOST)
    .map(name => ({ text: name + after }));
  return { from, items };
}

/**
 * Whether this is a command, and no message.
 * @param {string} text
 */
export function isCommand(text) {
  return text.startsWith('/') && !text.startsWith('//');
}
