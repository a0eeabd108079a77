/** The first page: a code, the conferences one already belongs to, how to begin. */
export const homeFr = {
  title: 'Entrer dans une conférence',
  code: 'Code',
  codeHint: 'affiché au mur',
  codeExample: 'K7M 4RD',
  looking: 'Vérification…',
  mine: 'Vos conférences',
  enterAnother: 'Entrer avec un autre code',
  withLink: 'Vous avez reçu un lien ou un QR code ? Ouvrez-le : il fait entrer directement.',
  founderTitle: 'Bienvenue',
  founderText:
    'Rien n’est encore préparé sur cette machine. Préparez votre conférence, ou visitez d’abord la démonstration.',
  founderAgain: 'Préparer une autre conférence',
  begin: 'Préparer une conférence',
  organising: 'Vous organisez une conférence ?',
  organisingText:
    'Le lien d’organisation s’affiche dans la fenêtre où Palabre a été démarré. Ouvrez-le ici : vous pourrez préparer une conférence ou essayer la démonstration.',
  whatTitle: 'Écrire ensemble, dans plusieurs salles à la fois',
  what: 'Palabre relie les tableaux de contributions des ateliers, et garde le fil de chaque idée jusqu’au texte commun.',
}
