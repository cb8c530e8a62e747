// `npm start`: sets the machine up, starts the practice in a box and shows the main job; in a window, or headless as a tour.
// Only Node's own modules and our set-up are imported before that set-up has run: nothing else is there on a fresh machine.
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { setUpOrExit } from '../scripts/setup.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const HELP = `npm start                      set everything up and show the main job
npm start -- --tour            play it headless, check each step, save pictures
            --webmail sogo     in a window: the ordinary provider's and the operator's webmail is SOGo instead of Roundcube
            --addin NAME       the same guard in another host, without the extension: roundcube (a plugin on the server) or thunderbird
            --pictures DIR     folder of the tour's pictures (.box/tour)
            --picture FILE     where the tour also writes the picture of the held message`

const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const options = optionsOrExit()
const asTour = options.tour || !hasDisplay
const from = Date.now()
const say = (line) => console.log(`[${((Date.now() - from) / 1000).toFixed(1).padStart(5)} s] ${line}`)

await setUpOrExit({ purpose: options.addin === 'thunderbird' ? 'thunderbird' : options.webmail === 'sogo' ? 'sogo' : 'start', say })

/** What has to be closed again, the newest first. */
const open = []
let ending = null
const end = () => (ending ??= (async () => {
  for (const close of open.reverse()) await close().catch((error) => console.error(error.message))
})())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!ending) console.log('\nStopping…')
    // Ctrl-C is how a window's session ends; it cuts a tour short.
    void end().then(() => process.exit(asTour ? 130 : 0))
  })
}

try {
  process.exitCode = (await (options.addin ? addin() : asTour ? tour() : desk())) ? 0 : 1
} catch (error) {
  // What a signal has cut short says nothing of interest.
  if (!ending) console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
await end()
process.exit()

async function servers(name, more) {
  const { dataDirFor, startBox } = await import('./box.mjs')
  const { buildExtension } = await import('./extension-box.mjs')
  const box = await startBox({ dataDir: dataDirFor(name), onStep: say, ...more })
  open.push(() => box.stop())
  const extensionDir = buildExtension({ urls: box.urls, browser: 'chromium', out: `box-${name}`, onStep: say })
  return { box, extensionDir }
}

async function tour() {
  if (!options.tour) say('There is no display: the scenario is played headless.')
  const { AUTOSAVE_SECONDS, playTour } = await import('./tour.mjs')
  const ready = await servers('tour-servers', { fresh: true, autosaveSeconds: AUTOSAVE_SECONDS })
  say('Playing the scenario')
  return playTour({
    ...ready, pictures: resolve(options.pictures), heldPicture: options.picture && resolve(options.picture),
    onBrowser: (browser) => open.push(() => browser.close()),
  })
}

/** The guard in another host: in a window, or its own short tour. */
async function addin() {
  const { ADDINS } = await import('./addins.mjs')
  if (asTour && !options.tour) say('There is no display: a short tour is played headless.')
  return ADDINS[options.addin]({ asTour, say, onOpen: (close) => open.push(close), pictures: resolve(options.pictures) })
}

async function desk() {
  const { box, extensionDir } = await servers('practice')
  const { openWindow } = await import('./window.mjs')
  say('Opening Chromium')
  const { closed, close } = await openWindow({ urls: box.urls, extensionDir, webmail: options.webmail })
  open.push(close)
  say('Ready')
  const { whatToTry } = await import('./what-to-try.mjs')
  console.log(whatToTry(box.urls, options.webmail))
  await closed
  return true
}

function optionsOrExit() {
  try {
    const { values } = parseArgs({
      options: {
        tour: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
        pictures: { type: 'string', default: join(root, '.box', 'tour') }, picture: { type: 'string' },
        webmail: { type: 'string', default: 'roundcube' }, addin: { type: 'string', default: '' },
      },
    })
    if (!['roundcube', 'sogo'].includes(values.webmail)) throw new Error(`There is no webmail ${values.webmail} in the box: roundcube or sogo.`)
    if (!['', 'roundcube', 'thunderbird'].includes(values.addin)) throw new Error(`There is no add-in ${values.addin} in the box: roundcube or thunderbird.`)
    if (values.webmail === 'sogo' && (values.tour || !hasDisplay)) throw new Error('The tour is played in Roundcube; SOGo needs a window.')
    if (!values.help) return values
    console.log(HELP)
    process.exit(0)
  } catch (error) {
    console.error(`${error.message}\n\n${HELP}`)
    process.exit(2)
  }
}
