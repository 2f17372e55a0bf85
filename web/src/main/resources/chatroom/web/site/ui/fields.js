import { html, nothing } from 'lit';
import { because, page, text } from './view.js';

/**
 * A field with its label, and below it why what stands there cannot be, or else what may.
 * @param {{name: string, label: string, hint?: string, value?: string, refused?: any,
 *   digits?: boolean, long?: boolean, complete?: string}} field
 */
export function field({ name, label, hint = '', value = '', refused = null, digits = false, long = false, complete = 'off' }) {
  const id = `field-${name}`;
  return html`
    <div class="field">
      <label for=${id}>${text(label)}</label>
      <input id=${id} name=${name} value=${value} class=${digits ? 'digits' : ''} autocomplete=${complete}
        autocapitalize=${digits ? 'off' : 'words'} spellcheck="false" dir="auto"
        inputmode=${digits ? 'numeric' : 'text'} enterkeyhint="go" maxlength=${long ? 200 : 64}
        aria-invalid=${Boolean(refused)} aria-describedby="${id}-hint">
      <p id="${id}-hint" class="hint ${refused ? 'wrong' : 'soft'}" aria-live="polite">${refused ? because(refused) : hint ? text(hint) : nothing}</p>
    </div>`;
}

/**
 * Puts the cursor into the first thing to fill in, else on the first thing to press.
 * @param {ParentNode} root
 */
export function begin(root) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('input:not([type=checkbox])')]);
  const first = inputs.find(input => !input.value) ?? inputs[0];
  const other = () => /** @type {HTMLElement | null} */ (root.querySelector('[tabindex="-1"], button'));
  (first ?? other())?.focus();
}

/**
 * A choice of one among a few.
 * @param {string} name
 * @param {string} label key of the words beside it
 * @param {any[][]} options each its value and words
 * @param {{chosen?: any, changed?: (value: string) => void}} [now]
 */
export function choice(name, label, options, { chosen, changed } = {}) {
  const id = `field-${name}`;
  return html`
    <div class="field">
      <label for=${id}>${text(label)}</label>
      <select id=${id} name=${name} @change=${(/** @type {any} */ event) => changed?.(event.target.value)}>${options.map(([value, words]) =>
        html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}</select>
    </div>`;
}

/**
 * Why the request of a dialog was refused, where that is about no field of it.
 * @param {any} refused
 */
export function refusal(refused) {
  return html`<p class="wrong" role="alert">${refused && refused.code !== 'over' ? because(refused) : nothing}</p>`;
}

/**
 * The title of a dialog; where there is only to be read, that begins with it.
 * @param {unknown} title
 */
export function head(title, reads = false) {
  return html`<h2 id="dialog-title" tabindex=${reads ? -1 : nothing}>${title}</h2>`;
}

/**
 * The buttons of a dialog; the last one is what it is for.
 * @param {string} label
 */
export function actions(label, { kind = 'primary', busy = false } = {}) {
  return html`
    <div class="actions">
      <button type="button" @click=${() => page.model.open(null)}>${text('button.cancel')}</button>
      <button class=${kind} ?disabled=${busy}>${text(label)}</button>
    </div>`;
}
