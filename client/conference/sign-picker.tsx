/** Twelve signs to choose from, behind the one a site wears. */
import { type SiteSign as Sign, siteSigns } from '#shared/conference/conference.ts'
import { Menu } from '../ui/menu.tsx'
import { SiteSign } from '../ui/site-sign.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { useWords } from '../words/words.ts'

interface SignPickerProps {
  readonly site: string
  readonly chosen: Sign
  readonly onChoose: (sign: Sign) => void
}

export function SignPicker({ site, chosen, onChoose }: SignPickerProps) {
  const words = useWords().conference
  return (
    <Menu
      label={words.chooseSign(site)}
      items={siteSigns.map((sign) => ({
        id: sign,
        label: words.signs[sign],
        sign: <SiteSign sign={sign} />,
        checked: sign === chosen,
        onSelect: () => onChoose(sign),
      }))}
    >
      <SiteSign sign={chosen} />
      <VisuallyHidden>{words.chooseSign(site)}</VisuallyHidden>
    </Menu>
  )
}
