import { svg, html } from 'lit';

/**
 * Pictures beside words, or on buttons that have a label; nothing to a screen reader.
 * @param {unknown} paths
 */
const icon = paths => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;

export const icons = {
  lock: icon(svg`<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>`),
  reload: icon(svg`<path d="M20 12a8 8 0 1 1-2.4-5.7"/><path d="M20 3v4h-4"/>`),
  plus: icon(svg`<path d="M12 5v14M5 12h14"/>`),
  check: icon(svg`<path d="M5 13l4 4 10-10"/>`),
  send: icon(svg`<path d="M4 12h15M13 6l6 6-6 6"/>`),
  people: icon(svg`<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 5a3.5 3.5 0 0 1 0 6.6M18 14.2a6.5 6.5 0 0 1 3.5 5.8"/>`),
  more: icon(svg`<circle cx="5" cy="12" r="1.4"/><circle cx="12" cy="12" r="1.4"/><circle cx="19" cy="12" r="1.4"/>`),
  down: icon(svg`<path d="M12 5v14M6 13l6 6 6-6"/>`),
  back: icon(svg`<path d="M15 5l-7 7 7 7"/>`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
};
