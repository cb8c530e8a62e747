import { readExif } from '../../crypto/index.ts'
import { LIMITS } from './limits.ts'
import { pictureSize } from './picture.ts'
import { type OcrLibrary, type OcrModule, type PictureText, UnreadError } from './reading.ts'

/** Neural network only: the other engine's data is not shipped. */
const LSTM_ONLY = 1
/** Mean confidence of Tesseract, in percent, from which a page is taken for read. */
const LEGIBLE = 62
/** Below this a page may lie on its side or stand on its head. */
const UPRIGHT = 75
/** Fewer letters are a label or noise, not a page that was read. */
const LEAST_LETTERS = 12
/** Exif orientations that turn a picture by 90°, 270° and 180°. */
const TURNS = [6, 8, 3] as const

/** Where the engine looks for its picture. */
const PICTURE = '/input'

type Recognizer = InstanceType<OcrModule['TessBaseAPI']>

interface Recognised { readonly text: string; readonly confidence: number; readonly letters: number }

/** Words that hold letters; a page of specks gives signs and single letters. */
const lettersIn = (text: string): number => (text.match(/[\p{L}\d]{2,}/gu) ?? []).join('').length

/** Reads letters of pictures, one after the other, with one started engine. */
export class LetterReader {
  readonly #load: () => Promise<OcrLibrary>
  readonly #onProgress: (percent: number) => void
  #started: Promise<{ module: OcrModule; api: Recognizer }> | null = null

  /** @param onProgress percent of the picture at hand. */
  constructor(load: () => Promise<OcrLibrary>, onProgress: (percent: number) => void) {
    this.#load = load
    this.#onProgress = onProgress
  }

  /** @throws UnreadError when it is no picture that Tesseract reads, or it has too many pixels. */
  async read(image: Uint8Array): Promise<PictureText> {
    const size = pictureSize(image)
    if (size && size.width * size.height > LIMITS.pixels) throw new UnreadError('too-big')
    const { module, api } = await (this.#started ??= this.#start())
    module.FS.writeFile(PICTURE, image)
    let best = recognise(api, exifTurn(image))
    if (best.confidence < UPRIGHT || best.letters < LEAST_LETTERS) {
      for (const turn of TURNS) {
        const turned = recognise(api, turn)
        if (turned.confidence > best.confidence && turned.letters >= LEAST_LETTERS) best = turned
        if (best.confidence >= UPRIGHT && best.letters >= LEAST_LETTERS) break
      }
    }
    api.Clear()
    return { text: best.text, legible: best.confidence >= LEGIBLE && best.letters >= LEAST_LETTERS }
  }

  async #start(): Promise<{ module: OcrModule; api: Recognizer }> {
    const { start, language } = await this.#load()
    const module = await start({ TesseractProgress: this.#onProgress, printErr: () => undefined })
    module.FS.writeFile('/fra.traineddata', language)
    const api = new module.TessBaseAPI()
    if (api.Init('/', 'fra', LSTM_ONLY) !== 0) throw new UnreadError('format')
    return { module, api }
  }
}

const EXIF = 'Exif\0\0'
const EXIF_WINDOW = 1024

/** Orientation of a JPEG, which the engine does not look up itself: 1 to 8. */
function exifTurn(image: Uint8Array): number {
  if (image[0] !== 0xff || image[1] !== 0xd8) return 1
  const start = String.fromCharCode(...image.subarray(0, EXIF_WINDOW)).indexOf(EXIF)
  return start < 0 ? 1 : readExif(image.subarray(start + EXIF.length)).orientation
}

function recognise(api: Recognizer, orientation: number): Recognised {
  if (api.SetImageFile(orientation, 0) !== 0) throw new UnreadError('format')
  if (api.Recognize(null) !== 0) throw new UnreadError('damaged')
  const text = api.GetUTF8Text()
  return { text, confidence: api.MeanTextConf(), letters: lettersIn(text) }
}
