import { expect, test } from 'vitest'
import { addCard } from '#shared/board/board-document.ts'
