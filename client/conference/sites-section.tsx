/** The rooms of the conference and the people at home: a name and a sign each. */
import { type FormEvent, useState } from 'react'
import { type Conference, type Site, siteSigns } from '#shared/conference/conference.ts'
import { useAct } from '../acts/use-act.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, TextField } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import { SavedField } from './saved-field.tsx'
import setUp from './set-up.module.css'
import { SignPicker } from './sign-picker.tsx'
import styles from './sites-section.module.css'
import { useAhead } from './use-ahead.ts'
import { useConferenceActs } from './use-conference-acts.ts'

export function SitesSection({ conference }: { conference: Conference }) {
  const words = useWords().conference
  return (
    <>
      <p className={setUp['teach']}>{words.sitesTeach}</p>
      <ul className={setUp['rows']}>
        {conference.sites.map((site) => (
          <SiteRow key={site.id} conferenceId={conference.id} site={site} />
        ))}
      </ul>
      <NewSite conference={conference} />
    </>
  )
}

function SiteRow({ conferenceId, site }: { conferenceId: string; site: Site }) {
  const words = useWords().conference
  const sentence = useRefusalSentence()
  const acts = useConferenceActs(conferenceId)
  const { name, sign, remote } = site
  const shown = useAhead({ name, sign, remote }, (fields) => acts.quietly('setSite', { siteId: site.id, ...fields }))
  const whyNotRemove = useAct(conferenceId, 'removeSite').whyNot({ siteId: site.id })
  return (
    <li className={styles['site']}>
      <SignPicker site={name} chosen={shown.fields.sign} onChoose={(chosen) => void shown.change({ sign: chosen })} />
      <SavedField
        label={words.siteName}
        hideLabel
        value={shown.fields.name}
        limit={60}
        required
        save={(text) => shown.change({ name: text })}
      />
      <Checkbox
        label={words.isRemote}
        checked={shown.fields.remote}
        onChange={(event) => void shown.change({ remote: event.currentTarget.checked })}
      />
      <IconButton
        icon="bin"
        label={words.removeSite(name)}
        disabledReason={whyNotRemove && sentence(whyNotRemove)}
        onClick={() => void acts.aloud('removeSite', { siteId: site.id }, words.siteRemoved(name))}
      />
    </li>
  )
}

function NewSite({ conference }: { conference: Conference }) {
  const words = useWords().conference
  const acts = useConferenceActs(conference.id)
  const [name, setName] = useState('')

  async function add(event: FormEvent) {
    event.preventDefault()
    const asked = name.trim()
    if (!asked) return
    const site = { name: asked, sign: freeSign(conference.sites), remote: false }
    const added = await acts.aloud('setSite', site, words.siteAdded(asked))
    if (added.ok) setName('')
  }

  return (
    <form className={setUp['add']} onSubmit={(event) => void add(event)}>
      <TextField
        label={words.addSite}
        value={name}
        maxLength={60}
        placeholder={words.siteExample}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" icon="plus">
        {words.add}
      </Button>
    </form>
  )
}

/** The first sign no other site wears. */
function freeSign(sites: readonly Site[]): Site['sign'] {
  return siteSigns.find((sign) => !sites.some((site) => site.sign === sign)) ?? 'square'
}
