import '../faces/theme.css'
import './popup.css'
import { mount } from '../faces/mount.tsx'
import { PopupFace } from './popup-face.tsx'

mount(<PopupFace />, 'popup_title')
