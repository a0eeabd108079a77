/**
 * Every "no" as the outside hears it: one HTTP status, one sentence in French and in English, built from its facts.
 * A sentence says what happened and what to do. The switch is exhaustive: a new refusal does not compile without one.
 */
import { never } from '../kit/never.ts'
import type { Refusal } from '../kit/refusal.ts'
import { rightName } from './right-names.ts'
import { typesetFrench } from './typeset-french.ts'

export interface Sentence {
  readonly fr: string
  readonly en: string
}

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503

export function refusalStatus(refusal: Refusal): RefusalStatus {
  return told(refusal, undefined).status
}

/** `timeZone`: where the reader is, for the hours that a sentence names. */
export function refusalSentence(refusal: Refusal, timeZone = 'Europe/Paris'): Sentence {
  const { fr, en } = told(refusal, timeZone)
  return { fr: typesetFrench(fr), en }
}

interface Told extends Sentence {
  readonly status: RefusalStatus
}

function told(refusal: Refusal, timeZone: string | undefined): Told {
  switch (refusal.kind) {
    case 'not-signed-in':
      return say(
        401,
        'Vous n’êtes pas connecté. Scannez le code de la salle ou saisissez-le sur la page d’accueil.',
        'You are not signed in. Scan the code of the room, or type it on the home page.',
      )
    case 'not-a-member':
      return say(
        403,
        'Vous ne faites pas partie de cette conférence. Demandez un lien à l’équipe d’organisation.',
        'You are not part of this conference. Ask the organisers for a link.',
      )
    case 'role-forbids': {
      const right = rightName(refusal.right)
      return say(
        403,
        `Votre rôle ne permet pas de ${right.fr}. Adressez-vous à la modération.`,
        `Your role does not allow you to ${right.en}. Please ask a moderator.`,
      )
    }
    case 'not-yours':
      return say(
        403,
        'Seule la personne qui l’a fait, ou la modération, peut le changer.',
        'Only the person who did this, or a moderator, can change it.',
      )
    case 'read-only':
      return say(
        403,
        'Vous êtes en lecture seule : vous pouvez lire, mais plus écrire. Demandez un nouveau lien pour participer.',
        'You can read but no longer write here. Ask for a new link to take part.',
      )

    case 'link-unknown':
      return say(
        404,
        'Ce lien ou ce code n’ouvre rien. Vérifiez-le, ou scannez de nouveau l’affiche de la salle.',
        'This link or code opens nothing. Check it, or scan the poster in the room again.',
      )
    case 'link-expired': {
      const when = moment(refusal.at, timeZone)
      return say(
        410,
        `Ce lien n’est plus valable depuis le ${when.fr}. Demandez-en un autre à l’équipe d’organisation.`,
        `This link expired on ${when.en}. Ask the organisers for another one.`,
      )
    }
    case 'link-revoked':
      return say(
        410,
        'Ce lien a été révoqué. Demandez-en un autre à l’équipe d’organisation.',
        'This link was revoked. Ask the organisers for another one.',
      )
    case 'link-full':
      return say(
        409,
        `Ce lien a déjà servi ${counted(refusal.uses, 'fois', 'fois')} : il est complet. Demandez-en un autre à l’équipe d’organisation.`,
        `This link has been used ${counted(refusal.uses, 'time', 'times')} and is full. Ask the organisers for another one.`,
      )
    case 'too-many-tries': {
      const wait = patience(refusal.retryAfterSeconds)
      return say(
        429,
        `Trop d’essais. Patientez ${wait.fr}, puis réessayez, ou scannez le code QR.`,
        `Too many tries. Wait ${wait.en} and try again, or scan the QR code.`,
      )
    }
    case 'name-missing':
      return say(
        422,
        'Il manque un nom. Un prénom ou un surnom suffit.',
        'A name is missing. A first name or a nickname is enough.',
      )
    case 'text-too-long': {
      const field = fieldName(refusal.field)
      return say(
        413,
        `${field.fr} : ${refusal.length} caractères, pour ${refusal.limit} au plus. Raccourcissez, rien n’est perdu.`,
        `${field.en}: ${refusal.length} characters, and the limit is ${refusal.limit}. Shorten it: nothing is lost.`,
      )
    }

    case 'no-such-conference':
      return missing(
        'Cette conférence n’existe pas ou n’existe plus.',
        'This conference does not exist, or no longer does.',
      )
    case 'no-such-site':
      return missing('Ce site ne fait pas partie de la conférence.', 'This site is not part of the conference.')
    case 'no-such-workshop':
      return missing('Cet atelier n’existe pas ou n’existe plus.', 'This workshop does not exist, or no longer does.')
    case 'no-such-contribution':
      return missing(
        'Cette contribution n’existe pas ou n’existe plus.',
        'This contribution does not exist, or no longer does.',
      )
    case 'no-such-proposal':
      return missing(
        'Cette proposition n’existe pas ou n’existe plus.',
        'This proposal does not exist, or no longer does.',
      )
    case 'no-such-axis':
      return missing('Cet axe n’existe pas ou n’existe plus.', 'This axis does not exist, or no longer does.')
    case 'no-such-orientation':
      return missing(
        'Cette orientation n’existe pas ou n’existe plus.',
        'This orientation does not exist, or no longer does.',
      )
    case 'no-such-person':
      return missing(
        'Cette personne ne fait pas ou plus partie de la conférence.',
        'This person is not, or no longer, part of the conference.',
      )
    case 'no-such-link':
      return missing('Ce lien d’invitation n’existe pas.', 'This invitation link does not exist.')
    case 'no-such-act':
      return missing(
        'Il n’y a rien à annuler : cette action n’est pas connue.',
        'There is nothing to undo: this action is not known.',
      )

    case 'workshop-closed': {
      const since = hour(refusal.since, timeZone)
      return say(
        409,
        `L’atelier est clos depuis ${since.fr}. Votre texte est gardé : copiez-le ou portez-le à la table.`,
        `The workshop has been closed since ${since.en}. Your text is kept: copy it, or bring it to the table.`,
      )
    }
    case 'step-forbids': {
      const right = rightName(refusal.right)
      return say(
        409,
        `Pour l’instant, l’atelier ne permet pas de ${right.fr}. Attendez l’étape suivante.`,
        `For now, the workshop does not allow you to ${right.en}. Wait for the next step.`,
      )
    }
    case 'card-not-open':
      return say(
        403,
        'La personne qui a écrit cette contribution ne l’a pas ouverte aux autres. Commentez-la plutôt.',
        'The person who wrote this contribution has not opened it to others. Comment on it instead.',
      )
    case 'card-withdrawn':
      return say(
        409,
        'Cette contribution a été retirée. Annulez le retrait pour la reprendre.',
        'This contribution was withdrawn. Undo the withdrawal to take it up again.',
      )
    case 'card-masked':
      return say(
        409,
        'Cette contribution a été masquée par la modération. Adressez-vous à elle.',
        'This contribution was hidden by a moderator. Please ask them.',
      )
    case 'card-merged':
      return say(
        409,
        'Cette contribution a été fusionnée avec une autre. Ouvrez celle qui la contient.',
        'This contribution was merged into another. Open the one that holds it.',
      )
    case 'identifier-taken':
      return say(
        409,
        'Cet identifiant est déjà pris. Recommencez : un autre sera donné.',
        'This identifier is taken. Try again: another one will be given.',
      )
    case 'touched-by-others':
      return say(
        409,
        'D’autres ont écrit dans cette contribution : retirez-la plutôt que de l’effacer.',
        'Others have written in this contribution: withdraw it rather than delete it.',
      )
    case 'board-full':
      return say(
        409,
        `Ce tableau est plein (${refusal.limit} contributions). Prévenez la modération.`,
        `This board is full (${refusal.limit} contributions). Tell a moderator.`,
      )
    case 'words-without-place':
      return say(
        409,
        'Vos mots n’ont plus de place : le passage où vous écriviez n’existe plus. Remettez-les ici ou copiez-les.',
        'Your words have no place any more: the passage you were writing in is gone. Put them back here, or copy them.',
      )

    case 'already-a-source':
      return say(
        409,
        'Cette contribution, ou une partie du même passage, est déjà une source de cette proposition.',
        'This contribution, or part of the same passage, is already a source of this proposal.',
      )
    case 'not-a-source':
      return say(
        404,
        'Cette contribution n’est pas, ou plus, une source de cette proposition.',
        'This contribution is not, or no longer, a source of this proposal.',
      )
    case 'passage-not-found':
      return say(
        409,
        'Ce passage n’est plus dans la contribution. Choisissez-le de nouveau.',
        'This passage is no longer in the contribution. Select it again.',
      )
    case 'nothing-to-promote':
      return say(
        409,
        'Il n’y a plus rien à reprendre ici : quelqu’un l’a sans doute déjà fait.',
        'There is nothing left to take here: somebody probably did it already.',
      )
    case 'empty-contribution':
      return say(
        409,
        'Cette contribution est vide. Écrivez-y quelque chose avant de la promouvoir.',
        'This contribution is empty. Write something in it before promoting it.',
      )
    case 'proposal-in-bin':
      return say(
        409,
        'Cette proposition est à la corbeille. Reprenez-la d’abord.',
        'This proposal is in the bin. Take it out first.',
      )
    case 'proposal-not-in-bin':
      return say(409, 'Cette proposition n’est pas à la corbeille.', 'This proposal is not in the bin.')
    case 'still-in-use':
      return stillInUse(refusal.what, refusal.count)

    case 'already-undone':
      return say(409, 'C’est déjà annulé.', 'This is already undone.')
    case 'cannot-be-undone':
      return say(
        409,
        'Cette action ne s’annule pas. Refaites-la autrement.',
        'This action cannot be undone. Do it again another way.',
      )
    case 'later-act-depends':
      return say(
        409,
        'Une action plus récente s’appuie sur celle-ci. Annulez d’abord la plus récente.',
        'A later action stands on this one. Undo the later one first.',
      )

    case 'unknown-act':
      return say(
        422,
        `L’action « ${refusal.actKind} » n’existe pas. Rechargez la page.`,
        `There is no action "${refusal.actKind}". Reload the page.`,
      )
    case 'malformed':
      return say(
        400,
        `La demande n’a pas la forme attendue (${refusal.where}). Rechargez la page et recommencez.`,
        `The request is not well formed (${refusal.where}). Reload the page and try again.`,
      )
    case 'unknown-change':
      return say(
        400,
        'Ce changement n’est pas de ceux que ce document connaît. Rechargez la page.',
        'This document knows no such change. Reload the page.',
      )
    case 'same-act-different-words':
      return say(
        409,
        'Cette action a déjà été faite avec un autre contenu. Recommencez-la.',
        'This action was already done with other content. Start it again.',
      )
    case 'store-unavailable':
      return say(
        503,
        'Rien n’a pu être enregistré : le serveur ne peut pas écrire. Réessayez dans un instant, rien n’est perdu.',
        'Nothing could be saved: the server cannot write. Try again in a moment, nothing is lost.',
      )
    default:
      return never(refusal)
  }
}

function say(status: RefusalStatus, fr: string, en: string): Told {
  return { status, fr, en }
}

function missing(fr: string, en: string): Told {
  return say(404, `${fr} Revenez au programme.`, `${en} Go back to the programme.`)
}

/** A conference never loses its last organiser; a site or a workshop that serves is not removed. */
function stillInUse(what: string, count: number): Told {
  if (what === 'organizer') {
    return say(
      409,
      'Il faut au moins une personne à l’organisation. Donnez d’abord ce rôle à quelqu’un d’autre.',
      'A conference needs at least one organiser. Give the role to somebody else first.',
    )
  }
  return say(
    409,
    `« ${what} » sert encore (${count}). Videz-le ou fermez-le plutôt que de le supprimer.`,
    `"${what}" is still in use (${count}). Empty it or close it rather than remove it.`,
  )
}

function fieldName(field: string): Sentence {
  switch (field) {
    case 'name':
      return { fr: 'Le nom est trop long', en: 'The name is too long' }
    case 'reason':
      return { fr: 'Le motif est trop long', en: 'The reason is too long' }
    case 'comment':
      return { fr: 'Le commentaire est trop long', en: 'The comment is too long' }
    case 'title':
      return { fr: 'Le titre est trop long', en: 'The title is too long' }
    default:
      return { fr: 'Le texte est trop long', en: 'The text is too long' }
  }
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count > 1 ? many : one}`
}

function patience(seconds: number): Sentence {
  if (seconds < 60) return { fr: `${seconds} s`, en: counted(seconds, 'second', 'seconds') }
  const minutes = Math.ceil(seconds / 60)
  return { fr: `${minutes} min`, en: counted(minutes, 'minute', 'minutes') }
}

/** « 16 h 10 ». */
function hour(at: number, timeZone?: string): Sentence {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at)
  const [hours = '', minutes = ''] = time.split(':')
  return { fr: `${Number(hours)} h ${minutes}`, en: time }
}

function moment(at: number, timeZone?: string): Sentence {
  const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone } as const
  const time = hour(at, timeZone)
  return {
    fr: `${new Intl.DateTimeFormat('fr-FR', day).format(at)} à ${time.fr}`,
    en: `${new Intl.DateTimeFormat('en-GB', day).format(at)} at ${time.en}`,
  }
}
