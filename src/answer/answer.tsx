import '../faces/theme.css'
import './answer.css'
import { mount } from '../faces/mount.tsx'
import { AnswerFace } from './answer-face.tsx'

mount(<AnswerFace />, 'answered_title')
