import type { Rule } from '../rule.ts'
import type { RuleCode } from '../verdict.ts'
import { firstTimeRecipient } from './first-time-recipient.ts'
import { groupMailing } from './group-mailing.ts'
import { healthWithoutIdentity } from './health-without-identity.ts'
import { homonym } from './homonym.ts'
import { identityWithoutHealth } from './identity-without-health.ts'
import { invalidIdentityNumber } from './invalid-identity-number.ts'
import { lookalikeDomain } from './lookalike-domain.ts'
import { manyRecipients } from './many-recipients.ts'
import { mentionedNotAddressed } from './mentioned-not-addressed.ts'
import { missingAttachment } from './missing-attachment.ts'
import { nameMismatch } from './name-mismatch.ts'
import { notEntitled } from './not-entitled.ts'
import { outsider } from './outsider.ts'
import { patientMismatch } from './patient-mismatch.ts'
import { patientMix } from './patient-mix.ts'
import { plaintextHealthData } from './plaintext-health-data.ts'
import { refusedByNetwork } from './refused-by-network.ts'
import { roleMismatch } from './role-mismatch.ts'
import { salutationMismatch } from './salutation-mismatch.ts'
import { staleAddress } from './stale-address.ts'
import { unknownAddress } from './unknown-address.ts'
import { unreadAttachment } from './unread-attachment.ts'
import { unresolvedRecipient } from './unresolved-recipient.ts'

/** Every rule. A new one is a new file, a code in verdict.ts and a line here. */
export const RULES: Readonly<Record<RuleCode, Rule>> = {
  'invalid-identity-number': invalidIdentityNumber,
  'patient-mismatch': patientMismatch,
  'not-entitled': notEntitled,
  'lookalike-domain': lookalikeDomain,
  'plaintext-health-data': plaintextHealthData,
  'unresolved-recipient': unresolvedRecipient,
  'unread-attachment': unreadAttachment,
  'patient-mix': patientMix,
  'salutation-mismatch': salutationMismatch,
  'name-mismatch': nameMismatch,
  'role-mismatch': roleMismatch,
  'stale-address': staleAddress,
  'unknown-address': unknownAddress,
  'homonym': homonym,
  'outsider': outsider,
  'mentioned-not-addressed': mentionedNotAddressed,
  'many-recipients': manyRecipients,
  'missing-attachment': missingAttachment,
  'group-mailing': groupMailing,
  'first-time-recipient': firstTimeRecipient,
  'refused-by-network': refusedByNetwork,
  'health-without-identity': healthWithoutIdentity,
  'identity-without-health': identityWithoutHealth,
}
