import type { Email } from 'postal-mime'

/** Ports of the box; see servers/ports.mjs for the preferred ones. */
export type Ports = Record<
  'ordinaryWeb' | 'secureWeb' | 'directory' | 'ordinaryPhp' | 'securePhp' | 'ordinarySubmission' | 'secureSubmission'
  | 'ordinaryMx' | 'secureMx' | 'ordinaryImap' | 'secureImap' | 'ordinarySogo' | 'secureSogo' | 'ordinarySogoDb' | 'secureSogoDb', number>

export interface BoxUrls {
  /**
   * The ordinary provider's webmails: Roundcube with its HTML editor by default, and with plain text; SOGo with its HTML editor, and at
   * an address of its own, so that somebody else can be logged in there, for who writes plain text. All end in `/`. SOGo starts at the first request.
   * `larry`, `classic`: the HTML Roundcube in Debian's other skins, which it draws where their packages are installed (tests need them).
   * `plugin`: Roundcube with Sceau's plugin, HTML editor; empty where the box was started without it. `pluginLarry`, `pluginClassic`: the same in those skins.
   */
  readonly ordinary: { readonly html: string; readonly text: string; readonly sogo: string; readonly sogoText: string; readonly larry: string; readonly classic: string; readonly plugin: string; readonly pluginLarry: string; readonly pluginClassic: string }
  /** The secure-messaging operator's webmails, likewise. */
  readonly secure: { readonly html: string; readonly text: string; readonly sogo: string }
  /** The directory file, 31 columns, as text (gzip when asked). */
  readonly directory: string
}

/** One message of a mailbox, as parsed by postal-mime (subject, from, to, text, html, attachments…), and as it lies on the disk. */
export interface BoxMail extends Email {
  readonly file: string
  readonly raw: Uint8Array
  /** Flagged \Deleted and not yet expunged. */
  readonly deleted: boolean
}

export interface DiskHit {
  /** Relative to the data folder; ` (values)` behind a database whose decoded values matched. */
  readonly path: string
  readonly seen: string[]
}

/** All that is needed to look into a running box from another process; survives JSON. */
export interface BoxConnection {
  readonly dataDir: string
  readonly ports: Ports
  readonly urls: BoxUrls
  readonly logs: Record<string, string>
  readonly lmtp: { ordinary: string; secure: string }
}

/** A running box as tests see it. */
export interface ConnectedBox {
  readonly connection: BoxConnection
  readonly dataDir: string
  readonly ports: Ports
  readonly urls: BoxUrls
  /** Absolute paths: requests with bodies (`…Requests`), Postfix's log (`…Mail`), Postfix's queue folder (`…Queue`). */
  readonly logs: Readonly<Record<
    'ordinaryRequests' | 'secureRequests' | 'ordinaryMail' | 'secureMail' | 'ordinaryQueue' | 'secureQueue', string>>
  /** Messages of a mailbox on the server's disk, oldest first. Folders: INBOX (default), Sent, Drafts, Trash, Junk. */
  mails(address: string, options?: { folder?: string }): Promise<BoxMail[]>
  /** Waits (15 s unless told) for a message that `matches`; throws with the subjects that are there instead. */
  waitForMail(address: string, matches: (mail: BoxMail) => boolean, options?: { folder?: string; timeout?: number }): Promise<BoxMail>
  /** Puts a message straight into an inbox of either world (LMTP). Throws with the server's answer if the mailbox is unknown. */
  deliver(mail: { from: string; to: string; raw: string | Uint8Array }): Promise<void>
  /**
   * Files the servers wrote (mailboxes, queues, databases and their decoded values, uploads, temporary files, logs with request
   * bodies) that hold a needle in any usual encoding. `world` looks at one provider only; `since` (milliseconds since 1970) leaves out
   * what was last written before, for needles that did not exist then.
   */
  filesContaining(needles: readonly string[], options?: { world?: 'ordinary' | 'secure'; since?: number }): DiskHit[]
  /** Empties the two request logs. */
  forgetRequests(): void
}

export interface Box extends ConnectedBox {
  /** Ends every server; resolves once no process is left. Idempotent. */
  stop(): Promise<void>
}

/** The box that another process started (`box.connection`), with everything but `stop`. */
export function connectBox(connection: BoxConnection): ConnectedBox

/**
 * Starts the practice in a box: Postfix, Dovecot and two Roundcubes for an ordinary provider and for a secure-messaging operator,
 * and the directory's server, on loopback. Reuses a data folder in about 2 s; the first start takes about 6 s. Should this process end
 * in any way, its servers end too. Postfix needs root: as another user, `sudo -n` is used for it.
 * @throws When a wanted port is taken, a second box runs on the same data folder, or a server does not come up (with its last lines).
 */
export function startBox(options?: {
  /** Default: `.box/practice` in the project, or a folder in /var/tmp where the project is closed to the servers' accounts. */
  dataDir?: string
  /** Ports that must be these; the others are the last ones or the preferred ones where free, else any. */
  ports?: Partial<Ports>
  /** Throw the data folder away first. */
  fresh?: boolean
  /** Roundcube's `draft_autosave` and SOGo's `SOGoMailAutoSave`; 300 as delivered. */
  autosaveSeconds?: number
  /** Folder of the built plugin for Roundcube: then the ordinary provider has one more webmail, with it. */
  plugin?: string
  onStep?: (step: string) => void
}): Promise<Box>

/** The data folder for a name: under `.box` in the project, or in /var/tmp where the project is closed to the servers' accounts. */
export function dataDirFor(name: string): string
