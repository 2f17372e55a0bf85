/**
 * Where a part of the page does not come, because the Wi-Fi is weak or the server was full for a moment,
 * the page is loaded anew as soon as the server answers, a few times at most. It is no module, so
 * that it is there before them, and needs nothing of them.
 */
(() => {
  const MOST = 5;
  const PAUSE = 1_500;
  const KEY = 'chatroom-loading';
  /** Whether it is being loaded anew. */
  let waiting = false;

  const tried = () => {
    try {
      return Number(sessionStorage.getItem(KEY) ?? 0);
    } catch {
      return MOST; // Who cannot count does not try for ever.
    }
  };

  /** @param {number} tries */
  const count = tries => {
    try {
      sessionStorage.setItem(KEY, String(tries));
    } catch {
      // Then it is not loaded anew either.
    }
  };

  async function answered() {
    try {
      await fetch('/healthz', { cache: 'no-store' });
      return true;
    } catch {
      return false;
    }
  }

  async function again() {
    if (waiting || tried() >= MOST) return;
    waiting = true;
    do {
      await new Promise(next => setTimeout(next, PAUSE));
    } while (!(await answered()));
    count(tried() + 1);
    location.reload();
  }

  // An error of a script is the window's own; of what does not load, that element's.
  /** @param {Event} event */
  const missing = event => {
    const needed = 'script, link:not([rel=icon])';
    if (event.target instanceof Element && event.target.matches(needed)) again();
  };

  window.addEventListener('error', missing, true);
  window.addEventListener('page-incomplete', again);
  window.addEventListener('page-complete', () => count(0));
})();
