const LINK = /\bhttps?:\/\/[^\s<>"'\u0000-\u001f\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u206f]+/giu;
const CLOSING = /[.,;:!?)\]}'"»”’…]+$/u;

/**
 * A message in pieces: text, and web addresses. Only `http` and `https` are links, and only where
 * they go is what stands there.
 * @param {string} text
 * @returns {{text: string, link: boolean}[]}
 */
export function pieces(text) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const address = trimmed(match[0]);
    if (!parses(address)) continue;
    if (match.index > end) found.push({ text: text.slice(end, match.index), link: false });
    found.push({ text: address, link: true });
    end = match.index + address.length;
  }
  if (end < text.length) found.push({ text: text.slice(end), link: false });
  return found;
}

/**
 * What ends a sentence does not belong to the address, except a bracket that it opened itself.
 * @param {string} address
 */
function trimmed(address) {
  const bare = address.replace(CLOSING, '');
  return bare.includes('(') && address[bare.length] === ')' ? address.slice(0, bare.length + 1) : bare;
}

/** @param {string} address */
function parses(address) {
  try {
    return Boolean(new URL(address));
  } catch {
    return false;
  }
}
