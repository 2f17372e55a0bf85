/** Left-to-right and right-to-left controls, and what else would turn or hide the text around it. */
const CONTROLS = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]|(?![\u200c\u200d])\p{Cf}/gu;

/**
 * A text of others on one line, where nothing in it can turn or hide what stands around it.
 * @param {string | number} text
 */
export function printable(text) {
  return String(text).replace(CONTROLS, ' ');
}

/**
 * Something in a text, set apart from the direction of the rest (Unicode, UAX #9).
 * @param {string} piece
 */
export const isolated = piece => `\u2068${piece}\u2069`;

/**
 * The first language of a person that there are words in, and how they write it: `he` and `he-IL`.
 * @param {readonly string[]} wanted as the browser names them, the dearest first
 * @param {string[]} known
 */
export function spoken(wanted, known) {
  /** @param {string} tag */
  const language = tag => tag.split('-')[0].replace('iw', 'he');
  const region = wanted.find(tag => known.includes(language(tag))) ?? 'en';
  return { language: language(region), region };
}

/** What is said to people, in their language: the words of the shared bundles. */
export class Words {
  #patterns;

  /**
   * @param {Record<string, string>} patterns
   * @param {string} language as in the name of the bundle
   * @param {string} region the same, perhaps with the country whose clock and calendar are used
   */
  constructor(patterns, language, region = language) {
    this.#patterns = patterns;
    this.language = language;
    this.region = region;
    this.direction = ['ar', 'fa', 'he', 'ur', 'yi'].includes(language) ? 'rtl' : 'ltr';
    /** @param {Intl.DateTimeFormatOptions} options */
    const format = options => new Intl.DateTimeFormat(region, options);
    this.hours = format({ hour: '2-digit', minute: '2-digit' });
    this.days = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    this.exact = format({ dateStyle: 'medium', timeStyle: 'short' });
    this.numbers = new Intl.NumberFormat(region);
    this.relative = new Intl.RelativeTimeFormat(region, { numeric: 'auto' });
  }

  /** @param {string} key */
  has(key) {
    return key in this.#patterns;
  }

  /**
   * The words of that key in pieces: the odd ones are arguments, made printable.
   * @param {string} key
   * @param {Record<string, string | number>} [args]
   * @returns {string[]}
   */
  pieces(key, args = {}) {
    return (this.#patterns[key] ?? key).split(/\{(\w+)\}/)
      .map((piece, i) => (i % 2 ? printable(args[piece] ?? `{${piece}}`) : piece));
  }

  /**
   * As one text, each argument isolated.
   * @param {string} key
   * @param {Record<string, string | number>} [args]
   */
  of(key, args = {}) {
    return this.pieces(key, args)
      .map((piece, i) => (i % 2 ? isolated(piece) : piece)).join('');
  }

  /**
   * By the number of things: `….one`, `….two` where there is one, else `….other`; `{count}` is it.
   * @param {string} key
   * @param {number} count
   */
  counted(key, count) {
    const pair = count === 2 && this.has(`${key}.two`);
    const form = pair ? 'two' : count === 1 ? 'one' : 'other';
    const pattern = this.#patterns[`${key}.${form}`] ?? key;
    return pattern.replace('{count}', this.numbers.format(count));
  }

  /** @param {number} at */
  clock(at) {
    return this.hours.format(at);
  }

  /**
   * How long ago, in the largest unit that fits.
   * @param {number} at
   * @param {number} now
   */
  ago(at, now) {
    const minutes = Math.floor(Math.max(0, now - at) / 60_000);
    if (minutes < 1) return this.relative.format(0, 'second');
    if (minutes < 60) return this.relative.format(-minutes, 'minute');
    if (minutes < 24 * 60) return this.relative.format(-Math.floor(minutes / 60), 'hour');
    return this.relative.format(-Math.floor(minutes / 1440), 'day');
  }

  /**
   * The day's name; today and yesterday by theirs.
   * @param {number} at
   * @param {number} now
   */
  day(at, now) {
    /** @param {number} when */
    const midnight = when => new Date(when).setHours(0, 0, 0, 0);
    const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
    return days === 0 || days === -1 ? this.relative.format(days, 'day') : this.days.format(at);
  }

  /**
   * As many names as one wants to read: “Anna, Ben and 3 others”.
   * @param {string[]} names
   */
  names(names) {
    const shown = names.length <= 5 ? names.length - 1 : 4;
    const last = names.length <= 5
      ? names[names.length - 1]
      : this.counted('names.others', names.length - shown);
    return { first: names.slice(0, shown), last };
  }
}

/**
 * Minutes and seconds, as on a clock that counts down.
 * @param {number} millis
 */
export function countdown(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
