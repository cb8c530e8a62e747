// How soon an HTML envelope opens from the disk.
import { launchChromium } from '../../demo/chromium.mjs'
import { launchFirefox } from '../../demo/firefox.mjs'
import { aim, ms, percentile, table } from './figures.mjs'

/** @param make Writes an envelope of so many files of so many bytes; gives its address. */
export async function timeOpening({ cases, make, secret, rounds }) {
  const result = {}
  for (const [name, launch] of [['Chromium', launchChromium], ['Firefox', launchFirefox]]) {
    const { browser, close } = await launch({})
    const rows = []
    try {
      const page = await browser.newPage()
      page.setDefaultTimeout(120_000)
      for (const [what, count, bytes] of cases) {
        const times = []
        for (let round = -1; round < rounds; round++) {
          const time = await openOnce(page, await make(count, bytes), secret)
          if (round >= 0) times.push(time)
        }
        rows.push({ what, p50: percentile(times, 0.5), most: Math.max(...times) })
        await page.goto('about:blank')
      }
    } finally {
      await close()
    }
    console.log(`  ${name}: HTML envelope opened from the disk`)
    table(['', 'p50 ms', 'most'], rows.map(({ what, p50, most }) => [what, ms(p50), ms(most)]))
    aim(`${name}, 16 MB opened`, rows.find(({ what }) => what === '16 MB').p50, 1000)
    result[name] = rows
  }
  return result
}

/** From the start of loading to the file list, without the time of typing: the passphrase is entered by script as soon as its field stands. */
async function openOnce(page, url, secret) {
  await page.goto(url, { waitUntil: 'domcontentloaded' })
  return page.evaluate((entered) => new Promise((resolve) => {
    const { domContentLoadedEventStart } = performance.getEntriesByType('navigation')[0]
    const started = performance.now()
    const watch = new MutationObserver(() => {
      if (!document.body.classList.contains('opened')) return
      watch.disconnect()
      // The page's own way there, without the driver's time between loading and this script.
      resolve(domContentLoadedEventStart + performance.now() - started)
    })
    watch.observe(document.body, { attributes: true })
    document.querySelector('#secret').value = entered
    document.querySelector('form').requestSubmit()
  }), secret)
}
