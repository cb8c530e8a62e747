/** Door of the directory room: an address or a name -> who that is. */
export type { Box, BoxKind } from './box.ts'
export type { Directory, GoneBox } from './directory.ts'
export type { Network, SourceName, Standing, Statement } from './standing.ts'
export { standingOf } from './standing.ts'
export { domainOf, isCitizenMailbox } from './networks.ts'
export { findSecure } from './find-secure.ts'
export { MemoryDirectory } from './memory-directory.ts'
export { DirectoryFormatError, parseOpenDataFile } from './open-data-file.ts'
