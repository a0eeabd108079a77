/** Mounts the application, nothing else. */
import './style/fonts.css'
import './style/tokens.css'
import './style/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { Broken } from './frame/broken.tsx'
import { startWords } from './words/words.ts'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')

const root = createRoot(place, {
  // React has taken the broken page away; what stands in its place is the simplest page there is.
  onUncaughtError(error) {
    console.error(error)
    setTimeout(() => root.render(<Broken />))
  },
})

// English, when it is the language, is fetched first: nobody sees the page change its language.
void startWords()
  .catch(() => undefined)
  .then(() => root.render(<App />))
