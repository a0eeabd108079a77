/** Light, dark or like the device; ordinary contrast or more. For me, on this device. */
import type { JSX } from 'react'
import { useWords } from '../words/words.ts'
import { Choice } from './choice.tsx'
import { chooseContrast, chooseTheme, useContrast, useTheme } from './theme.ts'
import styles from './theme-switch.module.css'

export function ThemeSwitch(): JSX.Element {
  const words = useWords().ui.theme
  const theme = useTheme()
  const contrast = useContrast()
  return (
    <div className={styles['switch']}>
      <Choice
        legend={words.legend}
        look="segments"
        value={theme}
        onChange={chooseTheme}
        options={[
          { value: 'system', label: words.system },
          { value: 'light', label: words.light },
          { value: 'dark', label: words.dark },
        ]}
      />
      <Choice
        legend={words.contrast}
        look="segments"
        value={contrast}
        onChange={chooseContrast}
        options={[
          { value: 'standard', label: words.standard },
          { value: 'more', label: words.more },
        ]}
      />
    </div>
  )
}
