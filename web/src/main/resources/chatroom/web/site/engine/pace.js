/**
 * How long to wait for what, in milliseconds. Tests choose others.
 * @typedef {typeof USUAL} Pace
 */
export const USUAL = {
  /** For a connection and its welcome. */
  connect: 8_000,
  /** Before the second attempt to come back; the first is made at once. */
  first: 500,
  /** To which that doubles. */
  longest: 8_000,
  /** Where the server said to come back later. */
  later: 60_000,
  /** For any sign of life that was asked for. */
  answer: 4_000,
  /** Of silence, after which a sign of life is asked for. */
  silence: 60_000,
};

/**
 * Between half and all of a doubling time, so that not everybody comes back in the same moment.
 * @param {Pace} pace
 * @param {number} attempt 0 for the first
 */
export function pause(pace, attempt) {
  const most = Math.min(pace.longest, pace.first * 2 ** (attempt - 1));
  return attempt === 0 ? Math.random() * 200 : most * (0.5 + Math.random() / 2);
}
