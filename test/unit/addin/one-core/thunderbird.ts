import browser from 'webextension-polyfill'
import { ThunderbirdHost } from '../../../../src/addin/thunderbird/host.ts'
import { writeMailbox } from '../../../../src/content/webmails/addresses.ts'
import { judgeHost } from './core.ts'
import { type Driver, html, plainText, senderOf } from './driver.ts'

const TAB = 7

/** Thunderbird: what its compose API gives of a window, and the core's judgement at `onBeforeSend`. */
export const thunderbird: Driver = {
  host: 'Thunderbird’s add-on',
  knowsInside: true,
  judge(draft) {
    const { to, cc = [], bcc = [], subject = '', files = [], html: isHtml = false } = draft
    const from = senderOf(draft)
    Object.assign(browser, {
      identities: { list: () => Promise.resolve([{ id: 'id1', email: from.address, name: from.name }]) },
      compose: {
        getComposeDetails: () => Promise.resolve({
          identityId: 'id1', from: writeMailbox(from), to: to.map(writeMailbox), cc: cc.map(writeMailbox), bcc: bcc.map(writeMailbox), subject, isPlainText: !isHtml,
          body: isHtml ? `<!DOCTYPE html><html><head></head><body>${html(draft, (text) => `<div class="moz-cite-prefix">${text}</div>`)}</body></html>` : '',
          plainTextBody: isHtml ? '' : plainText(draft),
        }),
        listAttachments: () => Promise.resolve(files.map(({ name, text }, id) => ({ id, name, size: text.length }))),
        getAttachmentFile: (id: number) => Promise.resolve(new File([files[id]!.text], files[id]!.name)),
      },
    })
    return judgeHost(new ThunderbirdHost(TAB, null), draft)
  },
}
