// Postfix of one world. The ordinary one reaches its own domains and, over SMTP, the trust space. The operator's takes mail from
// its own users for the trust space only, and refuses every server that is not of the trust space, as the real one does.
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asRoot, startService } from './processes.mjs'

/** Bytes on the wire: room for files of 25 MB in base64, as the large providers take. */
const MOST_OF_A_MAIL = 36 * 1024 * 1024

/** What the operator answers a server outside the trust space. */
export const REFUSED_FROM_OUTSIDE = 'Serveur hors de l espace de confiance MSSante'
/** What the operator answers its own user who writes outside the trust space. */
export const REFUSED_TO_OUTSIDE = 'Destinataire hors de l espace de confiance MSSante'

const DAEMONS = '/usr/lib/postfix/sbin'

/**
 * @param {{world:'ordinary'|'secure', dataDir:string, domains:string[], submissionPort:number, mxPort:number,
 *   secureMxPort:number, addresses:string[], lmtpSocket:string, authSocket:string}} world
 */
export function startPostfix({ world, dataDir, domains, submissionPort, mxPort, secureMxPort, addresses, lmtpSocket, authSocket }) {
  const dir = join(dataDir, `postfix-${world}`)
  const log = join(dir, 'log')
  const config = join(dir, 'config')
  for (const each of [config, log]) mkdirSync(each, { recursive: true })
  chmodSync(log, 0o777)
  const secure = world === 'secure'
  const file = (name, text) => {
    writeFileSync(join(config, name), text)
    return join(config, name)
  }
  const inside = file('inside', domains.map((domain) => `/@${literal(domain)}$/ OK\n`).join(''))
  const transport = file('transport', `/^(.+\\.)?mssante\\.fr$/ smtp:[127.0.0.1]:${secureMxPort}\n`)
  const owners = file('owners', '/^(.*)$/ $1\n')
  const boxes = file('boxes', secure ? addresses.map((address) => `/^${literal(address)}$/ here\n`).join('') : '/./ here\n')
  file('main.cf', main({ world, dir, domains, lmtpSocket, authSocket, transport, owners, boxes, log }))
  file('master.cf', master({ secure, submissionPort, mxPort, inside }))

  const spool = join(dir, 'spool')
  if (!existsSync(join(spool, 'active'))) {
    asRoot('mkdir', ['-p', spool, join(dir, 'data')])
    asRoot('chown', ['postfix', join(dir, 'data')])
    // Creates the queue's folders with their owners.
    asRoot('postfix', ['-c', config, 'check'])
  }
  return {
    service: startService({
      name: `postfix-${world}`, command: `${DAEMONS}/master`, args: ['-c', config, '-s'], root: true, cwd: spool,
      log: join(dataDir, 'logs', `postfix-${world}.out`),
    }),
    log: join(log, 'maillog'),
    spool,
  }
}

/** Deletes the queues, which belong to Postfix's account. */
export function removePostfixData(dataDir) {
  const queues = ['postfix-ordinary', 'postfix-secure'].map((name) => join(dataDir, name)).filter((path) => existsSync(path))
  if (queues.length > 0) asRoot('rm', ['-rf', ...queues])
}

const literal = (text) => text.replace(/[.+*?^$(){}|[\]\\/]/g, '\\$&')

function main({ world, dir, domains, lmtpSocket, authSocket, transport, owners, boxes, log }) {
  const secure = world === 'secure'
  return `compatibility_level = 3.6
queue_directory = ${dir}/spool
data_directory = ${dir}/data
command_directory = /usr/sbin
daemon_directory = ${DAEMONS}
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = ${secure ? 'smtp.operateur.mssante.fr' : 'smtp.messagerie-ordinaire.test'}
mydestination =
mynetworks =
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = ${domains.join(' ')}
virtual_mailbox_maps = regexp:${boxes}
virtual_transport = lmtp:unix:${lmtpSocket}
# Nothing ever goes to the real world.
default_transport = error:5.1.2 there is no such domain in the practice in a box
relay_transport = error:5.1.2 there is no such domain in the practice in a box
${secure ? '' : `transport_maps = regexp:${transport}\n`}disable_dns_lookups = yes
smtp_host_lookup = native
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${authSocket}
smtpd_sender_login_maps = regexp:${owners}
smtpd_delay_reject = yes
message_size_limit = ${MOST_OF_A_MAIL}
mailbox_size_limit = 0
smtpd_peername_lookup = no
bounce_notice_recipient = postmaster@${domains[0]}
maillog_file = ${log}/maillog
maillog_file_prefixes = ${dir}
`
}

function master({ secure, submissionPort, mxPort, inside }) {
  const option = (name, value) => `\n  -o { ${name} = ${value} }`
  const recipients = secure
    ? `check_recipient_access regexp:${inside}, check_recipient_access static:{550 5.7.1 ${REFUSED_TO_OUTSIDE}}`
    : 'permit_sasl_authenticated, reject'
  return `127.0.0.1:${submissionPort} inet n - n - - smtpd${option('syslog_name', 'submission')}${option('smtpd_sasl_auth_enable', 'yes')}${option('smtpd_client_restrictions', 'permit_sasl_authenticated, reject')}${option('smtpd_sender_restrictions', 'reject_sender_login_mismatch')}${option('smtpd_relay_restrictions', 'permit_sasl_authenticated, reject')}${option('smtpd_recipient_restrictions', recipients)}
127.0.0.1:${mxPort} inet n - n - - smtpd${option('syslog_name', 'mx')}${secure ? option('smtpd_client_restrictions', `check_client_access static:{554 5.7.1 ${REFUSED_FROM_OUTSIDE}}`) : ''}${option('smtpd_relay_restrictions', 'reject_unauth_destination')}
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
tlsmgr unix - - n 1000? 1 tlsmgr
`
}
