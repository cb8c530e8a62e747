import type { ComponentChildren, JSX } from 'preact'
import { useGate } from './gesture.ts'

interface ButtonProps extends Omit<JSX.IntrinsicElements['button'], 'onClick' | 'type'> {
  /** `plain`: no look of its own. */
  readonly look?: 'main' | 'wax' | 'quiet' | 'icon' | 'plain' | undefined
  readonly onPress: () => void
  readonly children: ComponentChildren
}

/** A button that acts only on events the face's gate accepts. */
export function Button({ look, onPress, children, class: extra, ...rest }: ButtonProps) {
  const accepts = useGate()
  const looks = look === 'plain' ? '' : look ? `button button-${look}` : 'button'
  const name = [looks, typeof extra === 'string' ? extra : ''].filter(Boolean).join(' ')
  const press = (event: Event) => {
    if (accepts(event)) onPress()
  }
  return <button type="button" class={name} onClick={press} {...rest}>{children}</button>
}
