import type { Rule } from '../rule.ts'
import { citizenMailboxKey } from './citizen-mailbox-key.ts'
import { healthWithoutIdentity } from './health-without-identity.ts'
import { plaintextHealthData } from './plaintext-health-data.ts'
import { refusedByNetwork } from './refused-by-network.ts'
import { unreadAttachment } from './unread-attachment.ts'
import { unresolvedRecipient } from './unresolved-recipient.ts'

/** Every rule; the order is that of the reasons. A new rule is a new file and a line here. */
export const RULES: readonly Rule[] = [
  plaintextHealthData, unresolvedRecipient, citizenMailboxKey, unreadAttachment, refusedByNetwork, healthWithoutIdentity,
]
