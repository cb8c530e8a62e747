import { useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { ConfirmDialog } from '../../faces/confirm-dialog.tsx'
import { isDecisionReason, reasonKey } from '../../faces/decision-reasons.ts'
import { formatDateTime } from '../../faces/format.ts'
import { Notice } from '../../faces/notice.tsx'
import { say, sayCount, sayOr } from '../../faces/say.ts'
import { useAsk } from '../../faces/use-ask.ts'
import { ask } from '../../messaging/ask.ts'
import type { LedgerLine } from '../../messaging/records.ts'
import { ledgerCsv, ledgerJson } from '../csv.ts'
import { saveFile } from '../save-file.ts'

/** Lines shown before "show more". */
const FIRST_LINES = 25
const COLUMNS = ['date', 'profile', 'action', 'rules', 'domains', 'reason'] as const

/** What was stopped and how it ended: no text, no name, no number. */
export function LedgerSection() {
  const { asked, again, set } = useAsk('ledger')
  const [limit, setLimit] = useState(FIRST_LINES)
  const [clearing, setClearing] = useState(false)
  const [problem, setProblem] = useState(false)
  if (asked.state === 'asking') return null
  if (asked.state === 'silent') {
    return <Notice tone="held" live><span>{say('common_no_answer')}</span><Button onPress={again}>{say('common_try_again')}</Button></Notice>
  }
  const lines = [...asked.value.lines].sort((a, b) => b.date.localeCompare(a.date))
  const stamp = new Date().toISOString().slice(0, 10)
  const clear = () => {
    setClearing(false)
    ask('ledger-clear', {}).then(
      (answer) => {
        set(answer)
        setProblem(false)
      },
      () => setProblem(true),
    )
  }
  return (
    <>
      <p class="soft">{say('options_ledger_why')}</p>
      {lines.length === 0 ? <p>{say('options_ledger_none')}</p> : <LedgerTable lines={lines.slice(0, limit)} />}
      {lines.length > limit && <div><Button look="quiet" onPress={() => setLimit(limit + 100)}>{sayCount('options_ledger_more', lines.length - limit)}</Button></div>}
      {lines.length > 0 && (
        <div class="row">
          <Button onPress={() => saveFile(`sceau-journal-${stamp}.csv`, 'text/csv;charset=utf-8', ledgerCsv(lines))}>{say('options_ledger_csv')}</Button>
          <Button onPress={() => saveFile(`sceau-journal-${stamp}.json`, 'application/json', ledgerJson(lines))}>{say('options_ledger_json')}</Button>
          <Button look="quiet" onPress={() => setClearing(true)}>{say('options_ledger_clear')}</Button>
        </div>
      )}
      {problem && <p class="field-error" role="alert">{say('common_no_answer')}</p>}
      {clearing && (
        <ConfirmDialog
          title={say('options_ledger_clear_title')} text={sayCount('options_ledger_clear_text', lines.length)} action={say('options_ledger_clear')}
          onConfirm={clear} onCancel={() => setClearing(false)}
        />
      )}
    </>
  )
}

function LedgerTable({ lines }: { readonly lines: readonly LedgerLine[] }) {
  return (
    <div class="table" role="region" aria-label={say('options_ledger_table')} tabIndex={0}>
      <table>
        <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col">{say(`options_ledger_${column}`)}</th>)}</tr></thead>
        <tbody>
          {lines.map((line, rank) => (
            <tr key={rank}>
              {cellsOf(line).map((cell, at) => <td key={at} data-label={say(`options_ledger_${COLUMNS[at] ?? 'date'}`)}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellsOf({ date, profile, action, rules, recipientDomains, reason }: LedgerLine): string[] {
  return [
    formatDateTime(date),
    profile,
    say(`options_action_${action.replaceAll('-', '_')}`),
    [...new Set(rules)].map((rule) => sayOr('common_rule_other', `common_rule_${rule.replaceAll('-', '_')}`)).join(', '),
    [...new Set(recipientDomains)].join(', '),
    isDecisionReason(reason) ? say(reasonKey(reason)) : reason,
  ]
}
