// What `npm start -- --addin NAME` shows: the same guard in a host without the extension, in a window or as a short tour.
import { join } from 'node:path'
import { dataDirFor, startBox } from './box.mjs'

/** By name. Each answers whether every check of its tour held; in a window, once that is closed. */
export const ADDINS = { roundcube, thunderbird }

/** The ordinary provider's Roundcube with the plugin on its server. */
async function roundcube({ asTour, say, onOpen, pictures }) {
  const { buildPlugin } = await import('./roundcube-plugin.mjs')
  const box = await startBox({ dataDir: dataDirFor(asTour ? 'plugin-tour' : 'practice-roundcube'), fresh: asTour, onStep: say, plugin: buildPlugin({ onStep: say }) })
  onOpen(() => box.stop())
  if (asTour) {
    const { playPluginTour } = await import('./plugin-tour.mjs')
    return playPluginTour({ box, pictures, onBrowser: (browser) => onOpen(() => browser.close()) })
  }
  const { openPluginWindow } = await import('./window.mjs')
  const { whatToTryInPlugin } = await import('./what-to-try.mjs')
  const { closed, close } = await openPluginWindow({ urls: box.urls })
  onOpen(close)
  say('Ready')
  console.log(whatToTryInPlugin(box.urls))
  await closed
  return true
}

/** Thunderbird with both accounts and the add-on. */
async function thunderbird({ asTour, say, onOpen, pictures }) {
  const { buildExtension } = await import('./extension-box.mjs')
  const { launchThunderbird } = await import('./thunderbird.mjs')
  const { playThunderbirdTour, whatToTryInThunderbird } = await import('./thunderbird-tour.mjs')
  const name = asTour ? 'thunderbird-tour' : 'thunderbird'
  const box = await startBox({ dataDir: dataDirFor(name), fresh: asTour, onStep: say })
  onOpen(() => box.stop())
  const addonDir = buildExtension({ urls: box.urls, browser: 'thunderbird', out: `box-${name}`, onStep: say })
  say('Opening Thunderbird')
  const running = await launchThunderbird({ ports: box.ports, profileDir: join(box.dataDir, 'thunderbird-profile'), addon: addonDir, headless: asTour })
  onOpen(() => running.close())
  if (asTour) return playThunderbirdTour({ box, remote: running.remote, pictures })
  say('Ready')
  console.log(whatToTryInThunderbird())
  await running.closed
  return true
}
