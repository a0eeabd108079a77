import type { editorFr } from './editor.fr.ts'
import type { Same } from './same.ts'

export const editorEn: Same<typeof editorFr> = {
  tools: 'Formatting',
  bold: 'Bold (Ctrl+B)',
  boldSign: 'B',
  italic: 'Italic (Ctrl+I)',
  bullets: 'Bulleted list',
  numbers: 'Numbered list',
  link: 'Add a link',
  unlink: 'Remove the link',
  address: 'Address',
  putLink: 'Add the link',
  cancel: 'Cancel',
  writers: 'Also writing here',
  left: (count) => (count === 0 ? 'No room left' : count === 1 ? '1 character left' : `${count} characters left`),
  full: (limit) =>
    `This text is full: it holds ${limit.toLocaleString('en-GB')} characters. Nothing you wrote is lost; shorten it, or go on elsewhere.`,
  pasteTooLong: (length, limit) =>
    `The text to paste has ${length.toLocaleString('en-GB')} characters, and only ${limit.toLocaleString('en-GB')} fit here. Nothing was pasted: all of it is still in your clipboard.`,
  pasteBeginning: (count) => `Paste the beginning (${count.toLocaleString('en-GB')} characters)`,
  understood: 'Understood',
  waitsForNetwork: 'The editor is waiting for the network and will open by itself.',
}
