/** Door of the directory room: an address or a name -> who that is. */
export type { Box, BoxKind } from './box.ts'
export type { Network, Standing } from './standing.ts'
export { standingOf } from './standing.ts'
export type { Directory } from './directory.ts'
