import { Refused } from './refused.js';

/**
 * The rules for what people type, as far as a browser knows them: told while typing, so that nobody
 * has to ask the server to learn of a slip. The server has the last word, on names that look alike
 * above all. The bounds are those of `Limits`; a test compares both.
 */
const NAME = { least: 3, most: 12, bytes: 64 };
export const LIMITS = { name: NAME, code: 5, exitCode: 8, text: 8000, reason: 200, draftEvery: 60_000 };

const LETTER = /^\p{L}$/u;
const SPACE = /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * How many characters a person counts.
 * @param {string} text
 */
function characters(text) {
  return 'Segmenter' in Intl
    ? [...new Intl.Segmenter().segment(text)].length
    : [...text.replace(/\p{M}/gu, '')].length;
}

/**
 * @param {string} raw
 * @param {string} signs allowed beside letters, marks and digits
 * @returns {Refused | null} why this cannot be a name
 */
function name(raw, signs) {
  const text = raw.normalize('NFC').trim();
  const count = characters(text);
  if (new TextEncoder().encode(text).length > NAME.bytes) return new Refused({ code: 'name-long' });
  if (count < NAME.least) return new Refused({ code: 'name-short' });
  if (count > NAME.most) return new Refused({ code: 'name-long' });
  const [first, ...rest] = text;
  if (/^\p{Nd}$/u.test(first)) return new Refused({ code: 'name-digit' });
  const bad = LETTER.test(first)
    ? rest.find(c => !/^[\p{L}\p{Nd}\p{Mn}\p{Mc}]$/u.test(c) && !signs.includes(c))
    : first;
  const double = text.includes('  ') ? ' ' : undefined;
  const wrong = bad ?? double;
  return wrong === undefined ? null : new Refused({ code: 'name-characters', args: [wrong] });
}

/** @param {string} raw */
export const username = raw => name(raw, "_-.'’");
/** @param {string} raw */
export const sessionName = raw => name(raw, "_-.'’ &+#!");

/**
 * The digits in what was typed or pasted, of any script and with any spaces, as ASCII.
 * @param {string} raw
 */
export function digits(raw) {
  return [...raw.replace(SPACE, '')].map(c => (/\p{Nd}/u.test(c) ? digit(c) : c)).join('');
}

/**
 * Decimal digits stand in runs of ten, each beginning with its zero (Unicode, section 4.6).
 * @param {string} c
 */
function digit(c) {
  let value = 0;
  for (let code = Number(c.codePointAt(0)); value < 9; value++) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) break;
  }
  return String(value % 10);
}

/**
 * @param {string} raw
 * @returns {Refused | null} why this cannot be a code
 */
export function code(raw) {
  return new RegExp(`^\\d{${LIMITS.code}}$`).test(digits(raw)) ? null : new Refused({ code: 'code-digits' });
}

/**
 * @param {string} raw
 * @returns {Refused | null} why this cannot be said
 */
export function message(raw) {
  if (raw.replace(SPACE, '') === '') return new Refused({ code: 'message-empty' });
  return [...raw].length > LIMITS.text ? new Refused({ code: 'message-long' }) : null;
}
