import type { homeFr } from './home.fr.ts'
import type { Same } from './same.ts'

export const homeEn: Same<typeof homeFr> = {
  title: 'Enter a conference',
  code: 'Code',
  codeHint: 'shown on the wall',
  codeExample: 'K7M 4RD',
  looking: 'Checking…',
  mine: 'Your conferences',
  enterAnother: 'Enter with another code',
  withLink: 'Were you given a link or a QR code? Open it: it lets you straight in.',
  founderTitle: 'Welcome',
  founderText: 'Nothing is prepared on this machine yet. Prepare your conference, or visit the demonstration first.',
  founderAgain: 'Prepare another conference',
  begin: 'Prepare a conference',
  organising: 'Are you organising a conference?',
  organisingText:
    'The organising link is printed in the window where Palabre was started. Open it here: you can then prepare a conference or try the demonstration.',
  whatTitle: 'Writing together, in several rooms at once',
  what: 'Palabre joins the contribution boards of the workshops, and keeps the thread from each idea to the common text.',
}
