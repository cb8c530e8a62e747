// Percentiles and tables.

/** Smallest value with at least `share` of all values at or below it (nearest rank): never a value that was not measured. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

/** What is kept of a series, in milliseconds. */
export function summary(values) {
  const [least, p50, p99, most] = [0, 0.5, 0.99, 1].map((share) => percentile(values, share))
  return { n: values.length, p50, p99, least, most }
}

/** The usual table of series: `rows` are `{name, n, p50, p99, least, most}`. */
export function seriesTable(rows) {
  const columns = ['p50', 'p99', 'least', 'most']
  table(['ms', 'n', ...columns], rows.map((row) => [row.name, row.n, ...columns.map((column) => ms(row[column]))]))
}

/** Milliseconds with three digits that mean something. */
export const ms = (value) => (Number.isNaN(value) ? '–' : value.toFixed(Math.abs(value) < 1 ? 3 : Math.abs(value) < 10 ? 2 : 1))

/** Prints rows under their heads; the first column is text, the others stand to the right. */
export function table(heads, rows) {
  const all = [heads, ...rows].map((row) => row.map(String))
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column].length)))
  const aligned = (cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))
  for (const row of all) console.log(`  ${row.map(aligned).join('  ')}`)
}

/** One line that sets a figure beside its aim. */
export function aim(what, value, limit, unit = 'ms') {
  const shown = unit === 'ms' ? ms(value) : value.toFixed(1)
  console.log(`  ${value <= limit ? 'reached' : 'MISSED '}  ${what}: ${shown} ${unit}, aim ${limit} ${unit}`)
}

/** The same for the least that is wanted. */
export function atLeast(what, value, least, unit) {
  console.log(`  ${value >= least ? 'reached' : 'MISSED '}  ${what}: ${value.toFixed(value < 10 ? 2 : 0)} ${unit}, aim ${least} ${unit} or more`)
}
