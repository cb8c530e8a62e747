import { describe, expect, it } from 'vitest'
import { generateCharacters, generateWords } from '../../../../src/crypto/index.ts'
import { CHOSEN_BITS, judgeSecret } from '../../../../src/crypto/passphrase/strength.ts'

const KNOWN = ['Dr Léa Moreau', 'Cabinet des Tilleuls', 'Quillévéré']
const weaknessOf = async (secret: string) => (await judgeSecret(secret, KNOWN)).weakness

describe('a chosen secret', () => {
  it.each([
    ['soleil', 'secret_weak_short'],
    ['azertyuiopqsdf', 'secret_weak_keyboard'],
    ['12345678901234', 'secret_weak_keyboard'],
    ['aaaaaaaaaaaaaaaa', 'secret_weak_repeat'],
    ['MotDePasse2024!', null],
    ['moreau12031961', 'secret_weak_names'],
    ['cabinet-des-tilleuls', 'secret_weak_names'],
    ['Quillevere2026', 'secret_weak_names'],
    ['jean-pierre-1961', 'secret_weak_names'],
    ['été-à-la-plage-ensoleillée', 'secret_weak_signs'],
    ['x'.repeat(128), 'secret_weak_long'],
    ['les patates sont cuites', 'secret_weak_words'],
  ])('like %s is refused, with a reason', async (secret, reason) => {
    const weakness = await weaknessOf(secret)
    if (reason === null) expect(weakness).not.toBeNull()
    else expect(weakness).toBe(reason)
  })

  it.each(['girafe-tambour-nuage-cuillere-brochet-vitrail', 'K7!mPz#q2Wv$x9Lr', 'sept orages violets dorment sous le pressoir'])('like %s is taken', async (secret) => {
    expect(await judgeSecret(secret, KNOWN)).toMatchObject({ weakness: null })
  })

  it('is weaker when the guesser knows the words', async () => {
    const secret = 'pelargonium-saxifrage-12'
    expect((await judgeSecret(secret, ['Pélargonium, saxifrage'])).bits).toBeLessThan((await judgeSecret(secret)).bits)
  })

  it('gets its bits from every word that is added', async () => {
    const words = ['girafe', 'tambour', 'nuage', 'cuillere', 'brochet', 'vitrail']
    const bits = await Promise.all(words.map(async (_, at) => (await judgeSecret(words.slice(0, at + 1).join('-'))).bits))
    expect(bits).toEqual([...bits].sort((a, b) => a - b))
  })
})

it('takes what Sceau itself makes', async () => {
  for (let round = 0; round < 5; round++) {
    for (const { secret } of [generateWords(), generateCharacters()]) {
      const { bits, weakness } = await judgeSecret(secret, KNOWN)
      expect(weakness, secret).toBeNull()
      expect(bits).toBeGreaterThanOrEqual(CHOSEN_BITS)
    }
  }
})
