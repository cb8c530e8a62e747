// Photographs every screen and state of Sceau's faces in a real Chromium and checks each with axe.
//   node scripts/gallery.mjs OUT [--lang=fr|en] [--scheme=light|dark|forced] [--zoom] [--only=TEXT]   (all of them without choices)
//   node scripts/gallery.mjs --icons                                                              (renders public/icons/*.png)
// Exit code 1 when a check failed.
import { createServer } from 'node:http'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import preact from '@preact/preset-vite'
import puppeteer from 'puppeteer-core'
import { build, runnerImport } from 'vite'
import { outlookScreens, playPane } from './gallery/outlook.mjs'
import { screens as extensionScreens } from './gallery/screens.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const screens = [...extensionScreens, ...outlookScreens]
const PAGES = ['panel', 'people', 'popup', 'options', 'decision', 'secret', 'answer']
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png', '.svg': 'image/svg+xml' }
/** What a page may ask for in vain. */
const NOT_THERE = /favicon|appsforoffice\.microsoft\.com|\/policy\.json$|\/directory\.sceau$/
const SETTLE = 350
const DWELL = 600

async function sentencesOf(lang) {
  const rooms = (await readdir(join(root, `src/locales/${lang}`))).map(async (room) => JSON.parse(await readFile(join(root, `src/locales/${lang}/${room}`), 'utf8')))
  return Object.assign({}, ...await Promise.all(rooms))
}

async function buildPages(outDir) {
  await build({
    root, configFile: false, logLevel: 'error', base: './', publicDir: 'public', plugins: [preact()],
    resolve: { alias: { 'webextension-polyfill': join(root, 'scripts/gallery/browser.mjs') } },
    build: { outDir, emptyOutDir: true, target: 'es2022', modulePreload: false, rollupOptions: { input: [...PAGES.map((page) => join(root, `src/${page}/${page}.html`)), join(root, 'scripts/gallery/badges.html')] } },
  })
}

/** The Outlook add-in as it is built, with the Office.js that the tests play. */
async function serveOutlook(outDir) {
  const { PlayedOutlook, serveAddin, ONLY_HERE } = (await runnerImport(join(root, 'test/office-double/in-browser.ts'), { configFile: false, logLevel: 'error' })).module
  const { buildIndex } = (await runnerImport(join(root, 'src/directory/index.ts'), { configFile: false, logLevel: 'error' })).module
  await build({ configFile: join(root, 'src/addin/outlook/vite.config.ts'), logLevel: 'error', build: { outDir } })
  return { addin: await serveAddin(outDir), double: { PlayedOutlook, buildIndex }, args: [ONLY_HERE] }
}

/** Serves the built pages under the extension's own content security policy, so that what it forbids shows here too. */
async function serve(folder) {
  const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'))
  const policy = manifest.content_security_policy.extension_pages
  const host = '<!doctype html><html lang="fr"><title>Webmail</title><link rel="icon" href="data:,"><body style="margin:0;background:#c9ced6"><iframe id="panel" title="Sceau" style="border:0;display:block;width:100%;height:480px;color-scheme:light dark"></iframe>'
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname
    if (path === '/webmail') return response.writeHead(200, { 'content-type': TYPES['.html'] }).end(host)
    if (path === '/favicon.ico') return response.writeHead(204).end()
    readFile(join(folder, decodeURIComponent(path))).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-security-policy': policy }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close(), contentScripts: manifest.content_scripts }
}

/** Plays the compose view to a frame of ours: greets it, says what it has to say, follows its height. */
async function openFrame(page, origin, screen) {
  await page.goto(`${origin}/webmail`)
  await page.evaluate(async (path, says, purpose) => {
    const frame = document.getElementById('panel')
    const { port1, port2 } = new MessageChannel()
    const ready = new Promise((resolve) => {
      port1.onmessage = ({ data }) => {
        if (data.type === 'height') frame.style.height = `${Math.min(data.pixels, innerHeight - 32)}px`
        if (data.type === 'ready') resolve()
      }
    })
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true })
      frame.src = path
    })
    frame.contentWindow.postMessage({ sceau: purpose, nonce: 'gallery' }, '*', [port2])
    await ready
    const copied = (file) => file && { ...file, bytes: new Blob([file.bytes]) }
    const withCopy = (holder) => (holder.copy ? { ...holder, copy: copied(holder.copy) } : holder)
    for (const message of says) {
      port1.postMessage(message.type === 'eml' ? copied(message) : message.type === 'sealed' ? { ...message, sealed: withCopy(message.sealed) } : withCopy(message))
    }
  }, `${origin}/${screen.page}`, screen.says, screen.framed)
  const frame = page.frames().find((each) => each.url().includes(screen.page))
  await frame.waitForSelector('.sheet, .people')
  return frame
}

async function play(page, frame, screen) {
  for (const step of screen.steps) {
    await new Promise((resolve) => setTimeout(resolve, step.press ? DWELL : 50))
    if (step.press) await (await frame.waitForSelector(step.press)).click()
    if (step.type) await (await frame.waitForSelector(step.type[0])).type(step.type[1])
    if (step.file) {
      const { name, base64 } = screen.files[step.file]
      const path = join(await mkdtemp(join(tmpdir(), 'sceau-file-')), name)
      await writeFile(path, Buffer.from(base64, 'base64'))
      await (await frame.waitForSelector('input[type=file]')).uploadFile(path)
      await new Promise((resolve) => setTimeout(resolve, SETTLE))
    }
    if (step.key) {
      await new Promise((resolve) => setTimeout(resolve, SETTLE))
      await page.keyboard.press(step.key)
    }
    if (step.wait) await new Promise((resolve) => setTimeout(resolve, step.wait))
    if (step.scroll) await frame.evaluate(() => scrollTo(0, document.body.scrollHeight))
  }
}

/** What is wrong with the screen in front: axe's findings, a side scroll, or a sentence that has no words. */
async function faultsOf(frame, axe, sentences) {
  await frame.evaluate(axe)
  const axeFaults = await frame.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // A popup and a panel are small documents of their own: they need no landmark around each part.
      rules: { 'region': { enabled: false } },
    })
    return violations.map(({ id, help, nodes }) => `${id}: ${help} — ${nodes.slice(0, 3).map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join(' | ')}`)
  })
  const own = await frame.evaluate((rooms) => {
    const page = document.documentElement
    const wordless = document.body.innerText.match(new RegExp(`\\b(${rooms.join('|')})_[a-zA-Z0-9_]+`, 'g')) ?? []
    return [
      ...(page.scrollWidth > page.clientWidth ? [`scrolls sideways: ${page.scrollWidth} in ${page.clientWidth} px`] : []),
      ...wordless.map((key) => `no sentence for ${key}`),
    ]
  }, [...new Set(Object.keys(sentences).map((key) => key.split('_')[0]))])
  return [...axeFaults, ...own]
}

/**
 * Renders every screen once. `scheme`: 'light', 'dark' or 'forced' (forced colours); `zoom`: as at 200 %, on half the width;
 * `only`: part of a screen's name. Resolves to the faults found, each with its screen. Pictures go to
 * `out`/<screen>.<lang>.<scheme>[.zoom].png.
 */
export async function renderGallery({ out, lang = 'fr', scheme = 'light', zoom = false, only = '', chromium = process.env.CHROMIUM ?? '/usr/bin/chromium' }) {
  await mkdir(out, { recursive: true })
  const folder = await mkdtemp(join(tmpdir(), 'sceau-gallery-'))
  const wanted = screens.filter(({ name }) => name.includes(only))
  await buildPages(folder)
  const { origin, close, contentScripts } = await serve(folder)
  const outlook = wanted.some((screen) => screen.outlook) ? await serveOutlook(join(folder, 'outlook')) : null
  const sentences = await sentencesOf(lang)
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--force-color-profile=srgb', ...outlook?.args ?? []], headless: true })
  const faults = []
  try {
    for (const screen of wanted) {
      const page = await browser.newPage()
      const say = (fault) => faults.push(`${screen.name} (${lang}, ${scheme}${zoom ? ', zoom' : ''}): ${fault}`)
      page.on('pageerror', (error) => say(`error ${error.message}`))
      page.on('console', (message) => message.type() === 'error' && !NOT_THERE.test(message.location().url) && say(`console ${message.text()}`))
      const [width, height] = screen.size
      await page.setViewport(zoom ? { width: Math.max(280, Math.round(width / 2)), height: Math.round(height / 2), deviceScaleFactor: 2 } : { width, height, deviceScaleFactor: 1 })
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme === 'dark' ? 'dark' : 'light' }, { name: 'prefers-reduced-motion', value: 'reduce' }])
      if (scheme === 'forced') await (await page.createCDPSession()).send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] })
      const gallery = { sentences, contentScripts, refused: screen.refused ?? [], answers: { claim: { holdId: 'hold-1' }, ...screen.answers } }
      await page.evaluateOnNewDocument((value) => (globalThis.gallery = value), gallery)
      try {
        const frame = screen.outlook ? await playPane(page, outlook.addin, screen, { ...outlook.double, lang }) : screen.framed ? await openFrame(page, origin, screen) : (await page.goto(`${origin}/${screen.page}`), page.mainFrame())
        await play(page, frame, screen)
        await new Promise((resolve) => setTimeout(resolve, SETTLE))
        // Whole, as nothing of it is under what stays in sight while one scrolls.
        if (screen.outlook) await (await frame.frameElement()).evaluate((element) => (element.style.blockSize = `${element.contentDocument.documentElement.scrollHeight}px`))
        for (const fault of await faultsOf(frame, axe, sentences)) say(fault)
      } catch (error) {
        say(`could not be shown: ${error.message}`)
      }
      const file = join(out, `${screen.name}.${lang}.${scheme}${zoom ? '.zoom' : ''}.png`)
      await page.screenshot({ path: file, fullPage: screen.full === true })
      await page.close()
    }
  } finally {
    await browser.close()
    close()
    outlook?.addin.close()
    await rm(folder, { recursive: true })
  }
  return faults
}

/** Renders the seal to the sizes that the manifest names; the small one has bolder lines. */
async function renderIcons(chromium = process.env.CHROMIUM ?? '/usr/bin/chromium') {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--force-color-profile=srgb'], headless: true })
  const page = await browser.newPage()
  for (const size of [16, 32, 48, 128]) {
    const svg = await readFile(join(root, `public/icons/${size <= 32 ? 'sceau-small' : 'sceau'}.svg`), 'utf8')
    await page.setViewport({ width: size, height: size })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
    await writeFile(join(root, `public/icons/seal-${size}.png`), await page.screenshot({ omitBackground: true }))
  }
  await browser.close()
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const choice = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1]
  if (process.argv.includes('--icons')) await renderIcons()
  else {
    const out = process.argv[2]
    if (!out || out.startsWith('--')) {
      console.error('gallery: name the folder for the pictures first')
      process.exit(2)
    }
    const only = choice('only') ?? ''
    const all = { lang: choice('lang') ? [choice('lang')] : ['fr', 'en'], scheme: choice('scheme') ? [choice('scheme')] : ['light', 'dark', 'forced'] }
    const runs = process.argv.includes('--zoom')
      ? [{ zoom: true }]
      : [...all.lang.flatMap((lang) => all.scheme.map((scheme) => ({ lang, scheme }))), ...(choice('lang') || choice('scheme') ? [] : [{ zoom: true }, { zoom: true, lang: 'en' }])]
    const faults = []
    for (const run of runs) {
      console.log(`gallery: ${JSON.stringify(run)}`)
      faults.push(...await renderGallery({ out, only, ...run }))
    }
    for (const fault of faults) console.log(`  ${fault}`)
    console.log(`gallery: ${screens.length} screens, ${faults.length} faults`)
    process.exit(faults.length === 0 ? 0 : 1)
  }
}
