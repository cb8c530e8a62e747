import type { PolicyFault } from '../messaging/managed-policy.ts'
import { say } from './say.ts'

/** That the administrator's policy is not wholly understood, in one quiet line. */
export const PolicyLine = ({ fault: { message, params } }: { readonly fault: PolicyFault }) => <p class="small soft policy-line">{say(message, ...params)}</p>
