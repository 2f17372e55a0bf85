/** What was asked for is not done, and why: a value for who asked, with a code that never changes. */
export class Refused extends Error {
  /** @param {{code: string, args?: string[], text?: string, field?: string}} no */
  constructor({ code, args = [], text = '', field = '' }) {
    super(text || code);
    this.code = code;
    this.args = args;
    this.text = text;
    this.field = field;
  }
}

/**
 * By their number: their name, and whether to come back (docs/protocol.md).
 * @type {Record<number, string[]>}
 */
export const CLOSES = {
  4000: ['stopped', 'no'],
  4001: ['taken-over', 'no'],
  4002: ['protocol', 'no'],
  4003: ['frame-too-large', 'no'],
  4004: ['idle', 'later'],
  4005: ['full', 'later'],
  4006: ['silent', 'at-once'],
  4007: ['fault', 'at-once'],
  4008: ['drained', 'elsewhere'],
  4009: ['hello-late', 'later'],
};

/** A connection that broke without a word is begun anew at once. */
export const LOST = ['lost', 'at-once'];
