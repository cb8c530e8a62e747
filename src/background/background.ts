import composeScript from '../content/compose.iife.ts?iife'

export const script = composeScript
