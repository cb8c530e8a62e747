// Dovecot of one world: IMAP for the webmail, LMTP for delivery, authentication for Postfix. Runs without root.
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PASSWORD } from '../people.mjs'
import { isRoot, startService } from './processes.mjs'

/**
 * @param {{world:string, dataDir:string, runDir:string, imapPort:number, account:object, addresses:string[], catchAll:boolean}} world
 *   `addresses`: the mailboxes there are. `catchAll`: whether any other local part exists too.
 * @returns {{services:object[], lmtpSocket:string, authSocket:string}}
 */
export function startDovecot({ world, dataDir, runDir, imapPort, account, addresses, catchAll }) {
  const run = join(runDir, world)
  const mail = join(dataDir, 'mail')
  const dir = join(dataDir, `dovecot-${world}`)
  for (const each of [run, mail, dir]) mkdirSync(each, { recursive: true })
  for (const each of [run, mail]) own(each, account)
  const users = join(dir, 'users')
  writeFileSync(users, addresses.map((address) => `${address}:{PLAIN}${PASSWORD}::::::\n`).join(''))
  const lmtpSocket = join(run, 'lmtp')
  const authSocket = join(run, 'auth-postfix')
  const config = join(dir, 'dovecot.conf')
  writeFileSync(config, configuration({ world, run, mail, users, imapPort, account, catchAll, log: join(dataDir, 'logs', `dovecot-${world}.log`) }))
  const service = startService({
    name: `dovecot-${world}`, command: 'dovecot', args: ['-F', '-c', config], log: join(dataDir, 'logs', `dovecot-${world}.out`), account,
  })
  return { service, lmtpSocket, authSocket }
}

function own(path, { uid, gid }) {
  chmodSync(path, 0o755)
  if (isRoot()) chownSync(path, uid, gid)
}

function configuration({ world, run, mail, users, imapPort, account, catchAll, log }) {
  const driver = catchAll ? 'static' : 'passwd-file'
  const where = `uid=${account.uid} gid=${account.gid} home=${mail}/%d/%n`
  return `base_dir = ${run}
state_dir = ${run}
instance_name = sceau-${world}
listen = 127.0.0.1
log_path = ${log}
protocols = imap lmtp
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
auth_cache_size = 1M
default_internal_user = ${account.user}
default_internal_group = ${account.group}
default_login_user = ${account.user}
mail_uid = ${account.uid}
mail_gid = ${account.gid}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${mail}/%d/%n
mail_fsync = never
postmaster_address = postmaster@localhost
mail_max_userip_connections = 100

passdb {
  driver = ${catchAll ? 'static' : 'passwd-file'}
  args = ${catchAll ? `password=${PASSWORD}` : `username_format=%Lu ${users}`}
}
userdb {
  driver = ${driver}
  args = ${catchAll ? `${where} allow_all_users=yes` : `username_format=%Lu ${users}`}
${catchAll ? '' : `  override_fields = ${where}\n`}}
namespace inbox {
  inbox = yes
${[['Drafts', 'Drafts'], ['Sent', 'Sent'], ['Trash', 'Trash'], ['Junk', 'Junk']].map(([name, use]) => `  mailbox ${name} {
    auto = subscribe
    special_use = \\${use}
  }`).join('\n')}
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  service_count = 0
  process_min_avail = 1
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  unix_listener lmtp {
    mode = 0666
  }
}
service auth {
  unix_listener auth-postfix {
    mode = 0666
  }
}
`
}
