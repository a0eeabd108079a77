/** The other language, named in itself. */
import { setLanguage, useLanguage, useWords } from '../words/words.ts'
import styles from './frame.module.css'

export function LanguageSwitch() {
  const words = useWords().frame
  const other = useLanguage() === 'fr' ? 'en' : 'fr'
  return (
    <button type="button" lang={other} className={styles['language']} onClick={() => void setLanguage(other)}>
      {words.otherLanguage}
    </button>
  )
}
