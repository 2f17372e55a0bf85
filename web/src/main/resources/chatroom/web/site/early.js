/**
 * What needs nothing of the modules is begun before they come: the words are asked for, and the way to
 * the server is opened. Each has its round trips over the Wi-Fi, and so they pass together. It is no
 * module, and what fails here is done by them in its time.
 */
(() => {
  const { folder = '', languages = '' } = document.documentElement.dataset;

  const chosen = () => {
    try {
      return JSON.parse(localStorage.getItem('chatroom') ?? '{}').language;
    } catch {
      return undefined;
    }
  };

  // As `spoken` finds it; were it another one, it would be asked for when it is needed.
  const known = languages.split(' ');
  const wanted = [chosen() ?? '', ...navigator.languages]
    .map(tag => tag.split('-')[0].replace('iw', 'he'))
    .find(language => known.includes(language));
  const words = document.createElement('link');
  words.rel = 'preload';
  words.as = 'fetch';
  words.crossOrigin = 'anonymous';
  words.href = `${folder}words/${wanted ?? 'en'}.json`;
  document.head.append(words);

  try {
    const { protocol, host } = location;
    const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/chat`;
    Object.assign(window, { early: new WebSocket(url, 'chatroom.v1') });
  } catch {
    // There is another way, which the modules know.
  }
})();
