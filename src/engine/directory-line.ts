/** Name of the line between the background and the page that has the directory's worker. */
export const DIRECTORY_LINE = 'directory'
