import '../faces/theme.css'
import './secret.css'
import { mount } from '../faces/mount.tsx'
import { ChooseFace } from './choose-face.tsx'
import { SecretFace } from './secret-face.tsx'

const asked = new URLSearchParams(location.search)
const close = () => window.close()
if (asked.has('choose')) mount(<ChooseFace requestId={asked.get('choose') ?? ''} onDone={close} />, 'secret_choose_title')
else mount(<SecretFace id={asked.get('id') ?? ''} onDone={close} />, 'secret_title')
