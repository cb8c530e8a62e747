import { Notice } from '../../faces/notice.tsx'
import { say } from '../../faces/say.ts'
import { useAsk } from '../../faces/use-ask.ts'

/** What of an administrator's policy cannot be read, each in a sentence; nothing where all of it can. */
export function PolicyFaults() {
  const { value: managed } = useAsk('managed')
  if (!managed || managed.faults.length === 0) return null
  return (
    <Notice tone="doubt">
      <span>{say('policy_faults_title')}</span>
      <ul>
        {managed.faults.map(({ message, params }) => <li key={`${message} ${params.join(' ')}`}>{say(message, ...params)}</li>)}
      </ul>
    </Notice>
  )
}
