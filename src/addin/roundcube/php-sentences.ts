/** Sentences of the catalogue that the server says, by the name that `php/sceau.php` gives them. */
export const PHP_SENTENCES = {
  send_refused: 'roundcube_send_refused',
  draft_refused: 'roundcube_draft_refused',
  upload_refused: 'roundcube_upload_refused',
  other_refused: 'roundcube_other_refused',
  anyway_refused: 'roundcube_anyway_refused',
  needs_script: 'roundcube_needs_script',
  too_old: 'roundcube_too_old',
} as const
