/** How a right is said after « votre rôle ne permet pas de… » / "your role does not allow you to…". */
import { type Right, rights } from '../people/matrix.ts'

const names: Readonly<Record<Right, { readonly fr: string; readonly en: string }>> = {
  readConference: { fr: 'lire cette conférence', en: 'read this conference' },
  readBoards: { fr: 'lire les tableaux', en: 'read the boards' },
  readDraft: { fr: 'lire le projet commun', en: 'read the shared draft' },
  readDesk: { fr: 'voir le bureau de la modération', en: "see the moderators' desk" },
  addCards: { fr: 'ajouter des contributions ici', en: 'add contributions here' },
  editWords: { fr: 'modifier ce texte', en: 'edit this text' },
  moveCards: { fr: 'déplacer les contributions', en: 'move contributions' },
  comment: { fr: 'commenter', en: 'comment' },
  editNotes: { fr: 'écrire les notes de cet atelier', en: "write this workshop's notes" },
  editDraft: { fr: 'écrire dans le projet commun', en: 'write in the shared draft' },
  step: { fr: 'conduire cet atelier', en: 'run this workshop' },
  moderate: { fr: 'modérer les contributions', en: 'moderate contributions' },
  withdraw: { fr: 'retirer cette contribution', en: 'withdraw this contribution' },
  promote: { fr: 'promouvoir cette contribution', en: 'promote this contribution' },
  binProposals: { fr: 'mettre des propositions à la corbeille', en: 'put proposals in the bin' },
  openDraft: { fr: 'ouvrir le projet commun aux membres', en: 'open the shared draft to members' },
  setUp: { fr: 'régler la conférence', en: 'set up the conference' },
  appoint: { fr: 'donner ou retirer des rôles', en: 'give or take back roles' },
  makeLinks: { fr: 'gérer ce lien d’invitation', en: 'manage this invitation link' },
}

export function rightName(right: string): { readonly fr: string; readonly en: string } {
  const known = rights.find((one) => one === right)
  return known ? names[known] : { fr: 'faire cela', en: 'do this' }
}
