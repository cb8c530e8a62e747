import { Button } from '../faces/button.tsx'
import { DirectorySearch } from '../faces/directory-search.tsx'
import { boxName } from '../faces/format.ts'
import { say } from '../faces/say.ts'
import { useAsk } from '../faces/use-ask.ts'
import { useCopy } from '../faces/use-copy.ts'
import { writeAddress } from './write-to.ts'

/** A colleague's secure address by their name, to copy or to write to. */
export function SecureSearch() {
  const { copied, refused, copy } = useCopy()
  const { value: settings } = useAsk('settings')
  return (
    <section class="stack-tight" aria-labelledby="search">
      <h2 id="search">{say('popup_search')}</h2>
      <DirectorySearch
        label={say('popup_search_label')} hint={say('common_search_hint')} focused
        action={(box) => (
          <span class="row">
            <Button aria-label={copied === box.address ? undefined : say('popup_copy_named', boxName(box))} onPress={() => copy(box.address)}>
              {say(copied === box.address ? 'common_copied' : 'common_copy')}
            </Button>
            {settings && (
              <a class="button" href={writeAddress(settings, box.address)} target="_blank" rel="noopener" aria-label={say('popup_write_named', boxName(box))}>{say('popup_write')}</a>
            )}
          </span>
        )}
      />
      <p class={refused === '' ? 'voice' : 'field-error'} role="status">
        {refused !== '' ? say('common_copy_refused') : copied !== '' ? say('popup_copied', copied) : ''}
      </p>
    </section>
  )
}
