/** The languages of the page, and which of them somebody chose for this browser. */
export class Languages {
  #memory;

  /**
   * @param {string[]} known by their codes
   * @param {import('./memory.js').Memory} memory of the browser
   */
  constructor(known, memory) {
    this.known = known;
    this.#memory = memory;
  }

  /** The chosen one; empty where the browser's own settings decide. */
  get chosen() {
    return this.#memory.read('language') ?? '';
  }

  /**
   * As those who speak it call it.
   * @param {string} language
   */
  static called(language) {
    try {
      return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
    } catch {
      return language;
    }
  }

  /**
   * The page is loaded again with its words; one's place in a session is kept.
   * @param {string} language
   */
  choose(language) {
    this.#memory.write('language', language || undefined);
    location.reload();
  }
}
