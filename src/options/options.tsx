import '../faces/theme.css'
import './options.css'
import { mount } from '../faces/mount.tsx'
import { OptionsFace } from './options-face.tsx'

mount(<OptionsFace />, 'options_title')
