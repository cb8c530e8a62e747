import '../faces/theme.css'
import './people.css'
import { mount } from '../faces/mount.tsx'
import { awaitLine } from '../messaging/frame-line.ts'
import { lineOver, PeopleFace } from './people-face.tsx'

awaitLine({ own: window, parent: window.parent }, 'people', (port) => mount(<PeopleFace line={lineOver(port)} />, 'people_title'))
