import type { WebmailName } from '../content/webmails/recognition.ts'
import type { AnswerKey, EnvelopeFormat } from '../crypto/index.ts'
import type { Box, Standing } from '../directory/index.ts'
import type { Level, Policy, Question, RemedyKind } from '../guard/index.ts'
import type { DirectorySources, OnlineAnswer, OnlineQuestion } from './directory-records.ts'
import type { SecureRecipient } from './hold-view.ts'
import type { PolicyFault } from './managed-policy.ts'
import type { KeyLists, KeyRecord, KeyStanding, OwnKeyWithSecret, SealKeys } from './key-records.ts'
import type { HistoryList, PeopleEvidence, RecipientCard } from './people-records.ts'
import type {
  ChosenSecret, CopySummary, CopyText, DirectoryStatus, EnvelopeSummary, HeldDraft, HeldSummary, LedgerLine, ManagedSettings, Profile, SecretKind, SecretRequest, Settings,
  StandingSummary, TabStatus, TellableSecret, VaultStatus,
} from './records.ts'

/**
 * How far the network gate of a tab is open. `closed`: nothing that could carry the draft leaves;
 * `sendable`: this snapshot may be sent, not saved; `clean`: it may be sent and saved.
 */
export type GateState = 'closed' | 'sendable' | 'clean'

export interface HandOverFile {
  readonly name: string
  readonly type: string
  readonly size: number
  /** cid of an inline image, else empty. */
  readonly contentId: string
}

/** A held message on its way into the secure mailbox's compose view. Lives in memory only. */
export interface HandOver {
  readonly jobId: string
  readonly recipients: readonly SecureRecipient[]
  readonly subject: string
  readonly isHtml: boolean
  readonly content: string
  /** Message-ID of the message that it answers; empty when none is known. */
  readonly inReplyTo: string
  readonly files: readonly HandOverFile[]
}

/** `sending`: Send was pressed in the secure mailbox and its server has not answered; from there only `sent`, `uncertain` or a refusal follow. */
export type HandOverState = 'opening' | 'login' | 'filling' | 'filled' | 'sending' | 'sent' | 'uncertain' | 'failed'

/** What a `mailto:` link says beside the one it is addressed to. */
export interface LinkedText {
  readonly subject: string
  readonly body: string
  readonly cc: string
  readonly bcc: string
}

/** Requests from a content script of a webmail. */
export interface ContentRequests {
  /** First word of a document: what was armed for the previous document of the tab, or of the frame, ends here. */
  'hello': { request: { coming: WebmailName | '' }; answer: { handOver: boolean } }
  /** The keyboard is in a frame of this page that no script of ours has looked into: ours are brought into the frames of sites that Sceau is for. */
  'guard-frames': { request: Record<string, never>; answer: { looked: boolean } }
  /** Somebody writes in this frame, where a compose view is guarded: the page around it need not say otherwise. */
  'frame-has-keyboard': { request: Record<string, never>; answer: { told: boolean } }
  /** A compose view is there: arm the gate, bring the compose script in. */
  'compose-found': { request: { composeKey: string; webmail: WebmailName; present: boolean }; answer: { armed: boolean } }
  /** The last compose view of this document is gone, the document is not. */
  'compose-left': { request: Record<string, never>; answer: { ended: boolean } }
  'compose-context': {
    request: { composeKey: string }
    answer: {
      profile: Profile | null; policy: Policy; isPrivate: boolean; secureSite: boolean; held: readonly HeldSummary[]; handOver: HandOver | null
      /** Remedies that this host has no means for: never offered. */
      cannot?: readonly RemedyKind[]
      /** What of the administrator's policy could not be read, where no options page says so. */
      policyFault?: PolicyFault | null
      /** The page that opened this tab held a letter, which may go on here: nothing of it is known to the webmail's server. */
      continues?: boolean
      /** What the `mailto:` link said that opened this view: it was kept from the webmail's server. */
      linked?: LinkedText | null
    }
  }
  /** `state`: what the tab's gate is then, no more open than other documents of the tab want it. */
  'gate': { request: { state: GateState }; answer: { state: GateState } }
  'gate-upload': { request: { open: boolean }; answer: { open: boolean } }
  'resolve': { request: { addresses: readonly string[]; question: Question }; answer: { version: string; standings: readonly Standing[]; people: PeopleEvidence } }
  /** A message has left: who it went to is remembered, unless it was written in a private window. */
  'history-learn': { request: { addresses: readonly string[] }; answer: { learnt: boolean } }
  'keep-draft': { request: { composeKey: string; draft: HeldDraft; attachments: number }; answer: { kept: boolean } }
  'forget-draft': { request: { composeKey: string }; answer: { forgotten: boolean } }
  /** `left`: names of its files that could not follow it here. */
  'resume-draft': { request: { id: string; composeKey: string }; answer: { draft: HeldDraft | null; why: string; left: readonly string[] } }
  /** What is newer in the copy for the record of this view, while its files stay. Text that was taken down earlier never replaces a later one. */
  'copy-text': { request: { composeKey: string; takenAt: number; text: CopyText }; answer: { kept: boolean } }
  /** What this view sealed was sent: its copy for the record says so. */
  'copy-sent': { request: { composeKey: string }; answer: { noted: boolean } }
  'open-hold': {
    request: { holdId: string; verdict: Level; rules: readonly string[]; recipientDomains: readonly string[] }
    answer: { nonce: string }
  }
  /** A one-time proof for an extension frame that this compose view opens. */
  'open-frame': { request: Record<string, never>; answer: { nonce: string } }
  'close-hold': { request: { holdId: string; action: LedgerLine['action'] | '' }; answer: { closed: boolean } }
  /** Which of these passages (`detection/passage.ts`) are remembered as no patient's data; none while the vault is locked. */
  'passages-answered': { request: { passages: readonly string[] }; answer: { answered: readonly boolean[] } }
  /** The practitioner's answer about one passage, given in the panel of this stop. `remember`: beyond this draft. */
  'passage-answer': { request: { holdId: string; passage: string; isPatient: boolean; remember: boolean }; answer: { taken: boolean; remembered: boolean } }
  'ledger-note': { request: { action: LedgerLine['action']; rules: readonly string[]; recipientDomains: readonly string[] }; answer: { noted: boolean } }
  /** The page keeps removing or covering the panel: show the hold in an extension window instead. */
  'ask-decision': { request: { holdId: string; kind: 'send-anyway' | 'emergency' | 'hidden' }; answer: { opened: boolean } }
  'ask-unlock': { request: Record<string, never>; answer: { opened: boolean } }
  /** Begins to seal: the background makes, finds or asks for the secret, and keeps it from this script. */
  'seal-job': {
    request: { holdId: string; format: EnvelopeFormat; recipients: readonly string[]; fileNames: readonly string[]; choose: boolean }
    answer: { jobId: string }
  }
  'seal-ready': { request: { jobId: string }; answer: { state: 'ready' | 'waiting' | 'gone' } }
  /** The envelopes are with the webmail: the secret is shown in a window, unless the recipient has it. `why`: message key of what kept it from being kept, else empty. */
  'seal-done': { request: { jobId: string; files: readonly string[] }; answer: { told: boolean; why: string } }
  'seal-end': { request: { jobId: string }; answer: { ended: boolean } }
  /** Whether something can be sealed to each address with OpenPGP: yes or no and why, never a key. `signer`: the sentence why nobody here can sign. */
  'keys-known': { request: { addresses: readonly string[] }; answer: { standings: readonly KeyStanding[]; signer: string } }
  'hand-over': { request: { holdId: string; message: Omit<HandOver, 'jobId'> }; answer: { jobId: string; why: string } }
  'hand-over-chunk': { request: { jobId: string; file: number; offset: number }; answer: { base64: string; done: boolean } }
  /** The tab that was opened for a hand-over shows something that is no compose view: its log-in, or another page after it. */
  'hand-over-landed': { request: { login: boolean }; answer: { known: boolean } }
  'hand-over-state': { request: { jobId: string; state: HandOverState; why: string }; answer: { known: boolean } }
}

/** Requests from the background to a content script. */
export interface ComposeRequests {
  /** The practitioner decided in an extension window; valid for this snapshot only. */
  'decided': { request: { holdId: string; kind: 'send-anyway' | 'emergency' }; answer: { accepted: boolean } }
  'hand-over-progress': { request: { jobId: string; state: HandOverState; why: string }; answer: { known: boolean } }
  'read-chunk': { request: { jobId: string; file: number; offset: number }; answer: { base64: string; done: boolean } }
  /** How the compose view fares; `failure`: message key of why it cannot judge. */
  'health': { request: Record<string, never>; answer: { failure: string } }
  /** Addresses of the webmail's own address books; none where it gives none. */
  'contacts': { request: Record<string, never>; answer: { addresses: readonly string[] } }
}

export interface SecretLists {
  readonly open: boolean
  readonly standing: readonly StandingSummary[]
  readonly envelopes: readonly EnvelopeSummary[]
}

/** Requests from pages of the extension's own origin. A secret is told to these only: never to a webmail's tab, nor, but for `seal-secret`, `seal-keys` and `held-file-keys`, to a frame in one. */
export interface PageRequests {
  /** Panel and engine frames prove that the background's own compose view opened them. */
  'claim': { request: { nonce: string }; answer: { holdId: string } }
  /** Asked by the engine's frame, after its claim, for a job of its own tab. */
  'seal-secret': { request: { jobId: string }; answer: { secret: string } }
  /** From the engine's frame too: what will open answers to the envelope it has just made for a job of its own tab. */
  'seal-answer-key': { request: { jobId: string; key: AnswerKey }; answer: { taken: boolean } }
  /** The same for a job that seals to keys: public keys of its recipients and the key that signs. `why`: what stops it, with values. */
  'seal-keys': { request: { jobId: string }; answer: { keys: SealKeys | null; why: string; params: readonly string[] } }
  /** The same, for the files of a compose view of its own tab: a key for each, which opens that file alone. */
  /** From the engine's frame too: the key that a mail brought which is answered in its own tab. Never kept where one is known, and never as confirmed. */
  'answered-key': { request: { record: KeyRecord }; answer: { learnt: boolean } }
  'held-file-keys': { request: { composeKey: string }; answer: { keys: Readonly<Record<string, { readonly key: string; readonly name: string }>> } }
  'find-secure': { request: { people: readonly { name: string; address: string }[] }; answer: { matches: readonly (readonly Box[])[] } }
  'search': { request: { query: string }; answer: { boxes: readonly Box[]; status: DirectoryStatus } }
  /** Everything about one recipient of the draft, for the card beside its field. */
  'recipient-card': { request: { name: string; address: string }; answer: RecipientCard }
  /** When these addresses were last written to from here; empty while the vault is locked. */
  'last-use': { request: { addresses: readonly string[] }; answer: { used: readonly { address: string; last: string }[] } }
  'history': { request: Record<string, never>; answer: HistoryList }
  'history-forget': { request: { address: string }; answer: HistoryList }
  /** Of every profile; works while the vault is locked. */
  'history-clear': { request: Record<string, never>; answer: HistoryList }
  'history-import': { request: { addresses: readonly string[] }; answer: HistoryList & { added: number } }
  /** Addresses of the address books of the webmail in front, by a press in the popup. `why`: message key of what stood in the way; empty when nothing did. */
  'history-import-webmail': { request: Record<string, never>; answer: { added: number; why: string } }
  'directory-status': { request: Record<string, never>; answer: DirectoryStatus }
  'directory-refresh': { request: Record<string, never>; answer: DirectoryStatus }
  /** Ends an update; the former directory stays. */
  'directory-cancel': { request: Record<string, never>; answer: DirectoryStatus }
  /** Files that the practitioner chose. `accepted`: they have seen that there are far fewer mailboxes in it. */
  'directory-import': { request: { files: readonly { url: string; name: string; date: string }[]; accepted: boolean }; answer: DirectoryStatus }
  'directory-sources': { request: Record<string, never>; answer: DirectorySources }
  /** The key of the Annuaire Santé API, to be kept; empty: to be forgotten. */
  'directory-key': { request: { key: string }; answer: DirectorySources }
  /** The practitioner's own contacts, in place of the former ones; none: to be forgotten. */
  'contacts-keep': { request: { boxes: readonly Box[]; from: string }; answer: DirectorySources }
  /** The only request that sends a recipient's name or address out: the practitioner pressed a button that says so. */
  'look-up-online': { request: OnlineQuestion; answer: OnlineAnswer }
  'settings': { request: Record<string, never>; answer: Settings }
  'managed': { request: Record<string, never>; answer: ManagedSettings }
  'save-settings': { request: { settings: Settings }; answer: Settings }
  'vault-status': { request: Record<string, never>; answer: VaultStatus }
  'vault-create': { request: { passphrase: string }; answer: VaultStatus }
  'vault-unlock': { request: { passphrase: string }; answer: VaultStatus & { why: string } }
  'vault-lock': { request: Record<string, never>; answer: VaultStatus }
  'held-list': { request: Record<string, never>; answer: { held: readonly HeldSummary[] } }
  'held-read': { request: { id: string }; answer: { draft: HeldDraft | null; why: string } }
  'held-delete': { request: { id: string }; answer: { held: readonly HeldSummary[] } }
  /** Copies for the record; a page of ours reads one from the vault by itself. */
  'copies': { request: Record<string, never>; answer: { copies: readonly CopySummary[] } }
  'copy-delete': { request: { id: string }; answer: { copies: readonly CopySummary[] } }
  /** Lists without any secret. `open`: the vault is, else both are empty. */
  'secrets': { request: Record<string, never>; answer: SecretLists }
  /** One secret, to be shown. `why`: `locked` or `gone`. */
  'secret-read': { request: { id: string }; answer: { told: TellableSecret | null; why: string } }
  /** A new standing secret, or other words around one: `secret` empty leaves it as it is. */
  'standing-save': {
    request: { id: string; label: string; addresses: readonly string[]; phone: string; secret: string; kind: SecretKind }
    answer: { standing: StandingSummary | null; why: string }
  }
  'secret-forget': { request: { id: string }; answer: SecretLists }
  /** The key for answers to one envelope (32 hexadecimal digits), and what had been sealed in it. `why`: `locked` or `gone`. */
  'answer-key': { request: { envelopeId: string }; answer: { key: AnswerKey | null; envelope: EnvelopeSummary | null; why: string } }
  /** Opens the window that tells a secret. */
  'secret-open': { request: { id: string }; answer: { opened: boolean } }
  /** What a secret is being asked for, and the standing secret of its recipients. */
  'secret-request': { request: { requestId: string }; answer: { asked: SecretRequest | null; standing: StandingSummary | null; vaultOpen: boolean; practice: string; hasNoVault?: boolean } }
  /** The practitioner chose. `secret` empty with a `standingId`: the standing one. */
  'choose-secret': { request: { requestId: string; chosen: ChosenSecret }; answer: { accepted: boolean; why: string } }
  'keys': { request: Record<string, never>; answer: KeyLists }
  /** A key of ours with its secret part, to export, replace or revoke it. `why`: `locked` or `gone`. */
  'key-read': { request: { id: string }; answer: { key: OwnKeyWithSecret | null; why: string } }
  'key-keep': { request: { key: Omit<OwnKeyWithSecret, 'id'> }; answer: KeyLists }
  'key-forget': { request: { id: string }; answer: KeyLists }
  'known-key': { request: { address: string }; answer: { record: KeyRecord | null; why: string } }
  'known-key-keep': { request: { record: KeyRecord }; answer: { kept: boolean } }
  'known-key-forget': { request: { address: string }; answer: KeyLists }
  /** How many passages are remembered as no patient's data: works while the vault is locked. */
  'passage-answers': { request: Record<string, never>; answer: { count: number; latest: string } }
  'passage-answers-clear': { request: Record<string, never>; answer: { count: number; latest: string } }
  'ledger': { request: Record<string, never>; answer: { lines: readonly LedgerLine[] } }
  'ledger-clear': { request: Record<string, never>; answer: { lines: readonly LedgerLine[] } }
  'tab-status': { request: Record<string, never>; answer: TabStatus }
  'switch-site-on': { request: { origin: string }; answer: TabStatus }
  'decision-context': {
    request: { holdId: string }
    answer: { live: boolean; kind: 'send-anyway' | 'emergency' | 'hidden'; verdict: Level; rules: readonly string[]; recipientDomains: readonly string[]; allowed: boolean }
  }
  'decide': { request: { holdId: string; kind: 'send-anyway' | 'emergency'; reason: string }; answer: { sent: boolean; why: string } }
}

/** Every request that the background answers. */
export type Requests = ContentRequests & PageRequests
