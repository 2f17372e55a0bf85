/**
 * What a tab keeps when it is loaded again: who one is, and one's place. It is the tab's own, so two
 * tabs are two people. Where the browser keeps nothing, it lasts as long as the page.
 */
export class Memory {
  /** @type {Storage | null} */
  #storage;
  /** @type {Record<string, any>} */
  #facts = {};

  /** @param {() => Storage} storage may throw, as browsers do that are told to keep nothing */
  constructor(storage) {
    try {
      this.#storage = storage();
      this.#facts = JSON.parse(this.#storage.getItem('chatroom') ?? '{}');
    } catch {
      this.#storage = null;
    }
  }

  /** @param {string} name */
  read(name) {
    return this.#facts[name];
  }

  /**
   * @param {string} name
   * @param {any} value undefined for nothing
   */
  write(name, value) {
    this.#facts[name] = value;
    try {
      this.#storage?.setItem('chatroom', JSON.stringify(this.#facts));
    } catch {
      this.#storage = null;
    }
  }

  /** 128 bits by which the server knows that two connections are the same person's. */
  person() {
    if (!this.read('person')) {
      this.write('person', token());
    }
    return this.read('person');
  }
}

function token() {
  const bytes = crypto.getRandomValues(new Uint8Array(26));
  return Array.from(bytes, octet => 'abcdefghijklmnopqrstuvwxyz234567'[octet & 31]).join('');
}
