/**
 * Which of the twelve colours somebody has, by a stable hash (FNV-1a, 32 bits) of their name's key,
 * so that it is the same one in every client and always.
 * @param {string} key
 */
export function hue(key) {
  let hash = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(key)) {
    hash = Math.imul(hash ^ octet, 0x01000193);
  }
  return (hash >>> 0) % 12;
}
