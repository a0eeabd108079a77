/** Around a text being written. */
export const editorFr = {
  tools: 'Mise en forme',
  bold: 'Gras (Ctrl+B)',
  boldSign: 'G',
  italic: 'Italique (Ctrl+I)',
  bullets: 'Liste à puces',
  numbers: 'Liste numérotée',
  link: 'Mettre un lien',
  unlink: 'Retirer le lien',
  address: 'Adresse',
  putLink: 'Mettre le lien',
  cancel: 'Annuler',
  writers: 'Écrivent aussi ici',
  left: (count: number) =>
    count === 0 ? 'Plus de place' : count === 1 ? 'Encore 1 caractère' : `Encore ${count} caractères`,
  full: (limit: number) =>
    `Ce texte est plein : il tient ${limit.toLocaleString('fr-FR')} caractères. Rien de ce qui est écrit n’est perdu ; raccourcissez, ou continuez ailleurs.`,
  pasteTooLong: (length: number, limit: number) =>
    `Le texte à coller compte ${length.toLocaleString('fr-FR')} caractères, et il n’en tient ici que ${limit.toLocaleString('fr-FR')}. Rien n’a été collé : il reste entier dans votre presse-papiers.`,
  pasteBeginning: (count: number) => `Coller le début (${count.toLocaleString('fr-FR')} caractères)`,
  understood: 'Compris',
  waitsForNetwork: 'L’éditeur attend le réseau : il s’ouvrira de lui-même.',
}
