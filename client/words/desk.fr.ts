/** The moderators' desk: the wall of all contributions, and the promotion into the draft. */
const s = (count: number) => (count > 1 ? 's' : '')

export const deskFr = {
  title: 'Le mur et le projet commun',
  plate: 'Modération',
  notYours:
    'Le bureau de modération sert à qui modère, rédige ou anime. Demandez le lien à l’organisation si c’est votre rôle.',
  backToProgramme: 'Revenir au programme',
  tabs: { label: 'Le mur ou le projet', wall: 'Mur', draft: 'Projet' },

  wall: 'Mur des contributions',
  count: (shown: number, total: number) =>
    shown === total ? `${total} carte${s(total)}` : `${shown} carte${s(shown)} sur ${total}`,
  opening: (opened: number, total: number) => `${opened} tableau${opened > 1 ? 'x' : ''} sur ${total}`,
  openingLabel: 'Ouverture des tableaux',
  browse: 'parcourir',
  arrived: (count: number) => `${count} carte${s(count)} arrivée${s(count)}`,
  changed: 'Le mur a changé',
  refresh: 'Actualiser',
  emptyTitle: 'Le mur attend ses premières cartes',
  emptyText: 'Tout ce qui s’écrit dans les ateliers, sur les stands et à distance arrive ici de soi-même.',
  emptyExample: 'Par exemple : « Des permanences sur le plateau, pas un guichet à Limoges »',
  nothingTitle: 'Aucune carte ne répond à ces filtres',
  nothingText: 'Élargissez la recherche, ou repartez de tout le mur.',
  clear: 'Tout montrer',

  overview: 'Le mur d’un coup d’œil',
  promotedCount: (promoted: number) => `${promoted} promue${s(promoted)}`,
  bar: (workshop: string, cards: number, promoted: number) =>
    `${workshop} : ${cards} carte${s(cards)}, ${promoted} promue${s(promoted)}`,

  filters: 'Filtres du mur',
  filter: {
    workshops: (count: number) => `${count} tableau${count > 1 ? 'x' : ''}`,
    sites: (count: number) => `${count} site${s(count)}`,
    kinds: () => 'Nature',
    channels: () => 'Canal',
    territories: () => 'Territoire',
  },
  legend: {
    workshops: 'Ateliers et stands',
    sites: 'Sites',
    kinds: 'Nature de la carte',
    channels: 'Canal',
    territories: 'Territoires',
  },
  chosen: (first: string, more: number) => (more > 0 ? `${first} +${more}` : first),
  noSite: 'Hors site',
  channels: { workshop: 'Atelier', online: 'En ligne', interview: 'Entretien', kiosk: 'Stand' },
  levels: {
    etat: 'État',
    region: 'Région',
    departement: 'Département',
    epci: 'Intercommunalité',
    commune: 'Commune',
    cressNetworks: 'CRESS et réseaux',
  },
  onlyUnpromoted: 'Pas encore promues',
  remove: (filter: string) => `${filter} : retirer ce filtre`,
  search: 'Chercher dans les cartes',
  searchShort: 'Chercher',
  all: 'Tout',
  none: 'Rien à filtrer pour l’instant',

  open: 'Lire en entier',
  card: (number: string) => `Carte ${number}`,
  cardWords: 'Mots de la carte : sélectionnez un passage pour ne promouvoir que lui',
  passageHint: 'Sélectionnez quelques mots, à la souris ou avec Maj et les flèches, pour ne promouvoir qu’un passage.',
  choosePassage: 'Promouvoir ce passage',
  chooseWhole: 'Promouvoir la carte entière',
  passage: 'passage',
  onBoard: 'Voir sur son tableau',
  alreadyIn: 'Déjà dans',

  promotion: 'Promotion',
  chosenCount: (count: number) => `${count} carte${s(count)} choisie${s(count)}`,
  unchoose: (card: string) => `Ne plus choisir ${card}`,
  unchooseAll: 'Tout laisser',
  target: 'Vers',
  newUnder: (orientation: string) => `${orientation}, nouvelle proposition`,
  newUnplaced: 'Nouvelle proposition sans orientation',
  role: 'Comme',
  roles: { source: 'Source', variant: 'Variante', opposition: 'Désaccord' },
  together: 'Tableau et projet changent ensemble, ou pas du tout.',
  promote: 'Promouvoir',
  promoted: (count: number, proposal: string) =>
    proposal === ''
      ? `${count} carte${s(count)} promue${s(count)} dans une nouvelle proposition`
      : `${count} carte${s(count)} promue${s(count)} dans ${proposal}`,
  enter: 'Entrée',
  seeProposal: (proposal: string) => `Voir ${proposal}`,
  undone: 'Promotion annulée',

  arrives: {
    source: (from: string) => (from === '' ? 'Arrive comme source' : `Arrive comme source : ${from}`),
    variant: (from: string) => (from === '' ? 'Arrive comme variante' : `Arrive comme variante : ${from}`),
    opposition: (from: string) => (from === '' ? 'Arrive comme désaccord' : `Arrive comme désaccord : ${from}`),
  },
  arrivesNew: 'Nouvelle proposition',

  keys: {
    scope: 'Bureau de modération',
    next: 'Carte suivante',
    previous: 'Carte précédente',
    choose: 'Choisir la carte, ou la laisser',
    promote: 'Promouvoir ce qui est choisi',
    open: 'Lire la carte en entier',
    search: 'Chercher',
    leave: 'Tout laisser',
  },
}

export type DeskWords = typeof deskFr
