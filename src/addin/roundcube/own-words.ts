/** Sentences that are true of the extension only, and what is said in their place: nothing is kept on this computer, and the log is the server's. */
export const OWN_WORDS: Readonly<Record<string, string>> = {
  decision_ledger: 'roundcube_ledger',
  decision_ledger_question: 'roundcube_ledger_question',
  decision_ledger_emergency: 'roundcube_ledger_emergency',
  panel_working_safe: 'roundcube_working_safe',
  panel_outcome_failed_advice: 'roundcube_failed_advice',
  secret_gone: 'roundcube_secret_gone',
  secret_covered: 'roundcube_secret_covered',
  people_no_directory: 'roundcube_no_directory',
  common_directory_missing: 'roundcube_no_directory',
}
