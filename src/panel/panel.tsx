import '../faces/theme.css'
import './panel.css'
import { mount } from '../faces/mount.tsx'
import { awaitCompose } from './handshake.ts'
import { PanelFace } from './panel-face.tsx'

awaitCompose({ own: window, parent: window.parent }, (line) => mount(<PanelFace line={line} />, 'panel_title'))
