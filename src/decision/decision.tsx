import '../faces/theme.css'
import './decision.css'
import { mount } from '../faces/mount.tsx'
import { DecisionFace } from './decision-face.tsx'
import { UnlockFace } from './unlock-face.tsx'

const asked = new URLSearchParams(location.search)
if (asked.has('unlock')) mount(<UnlockFace onDone={() => window.close()} />, 'decision_unlock_title')
else mount(<DecisionFace holdId={asked.get('hold') ?? ''} onDone={() => window.close()} />, 'decision_title')
