import { words } from './words.ts'

/** What anybody is called by, folded. */
export const CIVIL_TITLES = words('m mm mr mrs ms miss mme mmes mlle mlles melle mle monsieur messieurs madame mesdames mademoiselle mssieu')

/** What doctors and professors are called by. */
export const DOCTOR_TITLES = words('dr dre drs pr prs prof professeur professeurs professor docteur docteurs docteure docteures doctor doctors')

/** What somebody is called by who is at work, not in care. */
export const PROFESSIONAL_TITLES: ReadonlySet<string> = new Set([...DOCTOR_TITLES, 'me', 'maitre'])

/** Whether a folded word stands before a name and is none. */
export const isTitle = (word: string): boolean => CIVIL_TITLES.has(word) || PROFESSIONAL_TITLES.has(word)
