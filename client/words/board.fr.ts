/** The board of a workshop: slips, composer, columns, the sheet of one card, words handed back. */
const several = (n: number) => (n > 1 ? 's' : '')

export const boardFr = {
  slip: {
    kinds: { proposal: 'Proposition', finding: 'Constat', question: 'Question', objection: 'Désaccord' },
    channels: { workshop: 'Atelier', online: 'En ligne', interview: 'Entretien', kiosk: 'Stand' },
    writing: (name: string) => `${name} écrit…`,
    waiting: 'en attente',
    empty: 'Carte sans texte',
    served: 'dans le projet commun',
    comments: (n: number) => `${n} commentaire${several(n)}`,
  },
  opening: 'Le tableau s’ouvre…',
  missing: 'Ce tableau n’existe pas, ou plus.',
  forbidden: 'Ce tableau ne vous est pas ouvert. Demandez à qui anime l’atelier.',
  refusedOther: 'Le tableau ne répond pas pour le moment. Rechargez la page ; ce que vous avez écrit est gardé.',
  backToProgramme: 'Revenir au programme',

  ask: {
    open: 'Une idée par carte. Dites-la en une phrase, puis ce qui la fonde.',
    closed: (time: string) =>
      `L’atelier est clos depuis ${time}. On peut encore tout lire ; ce qui a été écrit est gardé.`,
    closedYet: 'L’atelier n’est pas encore ouvert. On peut déjà lire la question et préparer ses idées.',
    closedForYou: (time: string) => `L’atelier est clos depuis ${time}. Vous pouvez encore ranger et corriger.`,
    observing: 'Vous suivez cet atelier en lecture.',
  },

  tabs: { label: 'Vues de l’atelier', contribute: 'Contribuer', board: 'Tableau', project: 'Projet' },
  rail: {
    label: 'Outils',
    write: 'Écrire',
    mine: 'Mes cartes',
    search: 'Chercher',
    project: 'Projet',
  },
  step: {
    menu: 'Animation',
    close: 'Clore l’atelier',
    open: 'Ouvrir l’atelier',
    closed: 'Atelier clos',
    opened: 'Atelier ouvert',
  },

  composer: {
    title: 'Écrire une carte',
    label: 'Votre idée',
    example: 'Une phrase qui dit l’idée. Puis, à la ligne, pourquoi.',
    kind: 'Nature de la carte',
    column: 'Colonne',
    place: 'Poser la carte',
    keys: 'Entrée pose la carte, Maj + Entrée passe à la ligne.',
    count: (n: number, advised: number) => `${n} / ${advised}`,
    countHeard: (n: number, advised: number) => `${n} caractères, ${advised} conseillés`,
    long: (advised: number) => `Au-delà de ${advised} caractères, le grand écran n’en montre que le début.`,
    near: (left: number) => `Encore ${left} caractère${several(left)} avant la limite d’une carte.`,
    tooLong: (over: number, limit: string) =>
      `${over.toLocaleString('fr-FR')} caractère${several(over)} de trop : une carte en tient ${limit}. Coupez, ou faites-en deux cartes.`,
    placed: 'Carte posée.',
    keptHere: 'Votre texte est gardé : copiez-le ou portez-le à la table.',
  },

  mine: {
    title: 'Mes cartes',
    none: 'Vos cartes apparaîtront ici, avec leur état.',
    saved: 'Enregistré',
    waiting: 'en attente',
    withdrawn: 'retirée',
    served: 'dans le projet',
  },

  search: {
    title: 'Chercher',
    label: 'Chercher dans les cartes',
    example: 'Mots, numéro ou nom',
    found: (n: number) => (n === 0 ? 'Aucune carte ne correspond' : `${n} carte${several(n)} trouvée${several(n)}`),
    clear: 'Effacer la recherche',
  },

  column: {
    cards: (n: number) => (n === 0 ? 'aucune carte' : `${n} carte${several(n)}`),
    sites: (n: number) => `${n} site${several(n)}`,
    remote: 'à distance',
    both: (sites: string) => `${sites} et à distance`,
    untitled: 'Cartes',
    previous: (title: string) => `Colonne précédente : ${title}`,
    next: (title: string) => `Colonne suivante : ${title}`,
    place: (n: number, total: number) => `Colonne ${n} sur ${total}`,
    empty: 'Rien ici pour le moment.',
    forExample: 'Par exemple',
    example: 'Un même dossier pour tous les financeurs. Les mêmes pièces sont demandées quatre fois l’an.',
    write: 'Écrire la première carte',
    noneFound: 'Aucune carte trouvée dans cette colonne.',
    arrived: (n: number) => (n > 1 ? `${n} cartes arrivées ou déplacées` : '1 carte arrivée ou déplacée'),
    refresh: 'Actualiser',
  },

  group: {
    untitled: 'Groupe sans titre',
    cards: (n: number) => `${n} carte${several(n)}`,
    rename: 'Modifier le titre du groupe',
    done: 'Terminer',
    title: 'Titre du groupe',
  },

  stub: {
    withdrawn: (number: string) => `${number} retirée`,
    masked: (number: string) => `${number} masquée par la modération`,
    merged: (number: string) => `${number} fusionnée`,
    onlyYou: 'visible de vous et de l’animation',
  },

  sheet: {
    label: (number: string) => `Carte ${number}`,
    close: 'Fermer la carte',
    previous: 'Carte précédente',
    next: 'Carte suivante',
    words: 'Texte de la carte',
    placeholder: 'L’idée en une phrase, puis ce qui la fonde…',
    write: 'Écrire dans la carte',
    by: (name: string, time: string) => (name ? `${name}, ${time}` : time),
    notSent: 'Pas encore envoyée : gardée sur cet appareil.',
    here: (names: string) => `${names} écrit aussi`,
    kind: 'Nature',
    column: 'Colonne',
    group: 'Groupe',
    noGroup: 'Hors groupe',
    newGroup: 'Nouveau groupe…',
    newGroupTitle: 'Titre du nouveau groupe',
    newGroupMake: 'Créer le groupe',
    cancel: 'Annuler',
    up: 'Monter',
    down: 'Descendre',
    firstAlready: 'Cette carte est déjà en haut.',
    lastAlready: 'Cette carte est déjà en bas.',
    openToAll: 'Laisser les autres écrire dans cette carte',
    openToAllHint: 'Chacun peut alors compléter votre texte. Vous pouvez refermer à tout moment.',
    openToAllYes: 'Ouverte : chacun peut y écrire.',
    serves: 'Dans le projet commun',
    servesHidden: 'Cette carte nourrit le projet commun, qui n’est pas encore ouvert à tous.',
    withdraw: 'Retirer la carte',
    withdrawn: (number: string) => `Carte ${number} retirée`,
    gone: 'Cette carte n’est plus sur le tableau.',
    moved: (column: string) => `Carte déplacée dans « ${column} »`,
    movedUp: 'Carte montée',
    movedDown: 'Carte descendue',
    grouped: (group: string) => `Carte rangée dans « ${group} »`,
    ungrouped: 'Carte sortie du groupe',
  },

  comments: {
    title: (n: number) => (n === 0 ? 'Commentaires' : `Commentaires (${n})`),
    none: 'Personne n’a encore commenté.',
    label: 'Votre commentaire',
    example: 'Une précision, un exemple, un appui…',
    send: 'Commenter',
    remove: 'Supprimer ce commentaire',
    removed: 'Commentaire supprimé',
    waiting: 'en attente',
    someone: 'Quelqu’un',
    tooLong: (over: number, limit: string) =>
      `${over.toLocaleString('fr-FR')} caractère${several(over)} de trop (limite ${limit}).`,
  },

  returned: {
    title: (n: number) => (n > 1 ? `${n} textes vous reviennent` : 'Un texte vous revient'),
    intro: 'Le tableau n’a pas pu les prendre. Rien n’est perdu : les voici.',
    introOne: 'Le tableau n’a pas pu le prendre. Rien n’est perdu : le voici.',
    noPlace: 'L’endroit où vous écriviez n’existe plus.',
    reopened: 'Le tableau a été rouvert avant que ce texte soit enregistré.',
    unknown: 'Le serveur n’a pas pu placer ce texte.',
    copy: 'Copier',
    copied: 'Copié',
    putInCard: 'Remettre dans la carte',
    putAsCard: 'Remettre en carte',
    putBack: 'Texte remis',
    dismiss: 'J’en ai fini avec ce texte',
  },

  undo: {
    undone: 'Dernière action annulée',
    redo: 'Rétablir',
    redone: 'Action rétablie',
    nothing: 'Rien de vous à annuler.',
    nothingAgain: 'Rien à rétablir.',
  },

  shortcuts: {
    write: 'Écrire une carte',
    mine: 'Mes cartes',
    search: 'Chercher',
    arrows: 'Aller d’une carte ou d’une colonne à l’autre',
    move: 'Déplacer la carte où l’on est',
    close: 'Fermer la carte',
    undo: 'Annuler ma dernière action',
    redo: 'Rétablir',
    next: 'Carte suivante',
    previous: 'Carte précédente',
  },

  heard: {
    arrived: (n: number) => (n > 1 ? `${n} cartes arrivées` : '1 carte arrivée'),
  },

  others: (n: number) => (n > 1 ? `${n} autres personnes ici` : '1 autre personne ici'),
}

export type BoardWords = typeof boardFr
