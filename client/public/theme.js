/**
 * Before the first paint: puts the remembered light and contrast on the root, where style/tokens.css reads them.
 * A classic script served as it is (the CSP forbids inline ones), so it is written for any browser.
 * The page that lets people choose writes the same two keys.
 */
;(function applyRememberedTheme() {
  function remember(key, attribute, known) {
    var chosen = localStorage.getItem(key)
    if (known.indexOf(chosen) !== -1) document.documentElement.setAttribute(attribute, chosen)
  }
  try {
    remember('palabre.theme', 'data-theme', ['light', 'dark'])
    remember('palabre.contrast', 'data-contrast', ['standard', 'more'])
  } catch (_refused) {
    // Storage may be forbidden to us: the device's own preference then decides.
  }
})()
