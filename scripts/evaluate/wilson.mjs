const Z = 1.96

/** "hits/total = p % [low–high]": Wilson interval at 95 %. */
export function interval(hits, total) {
  if (total === 0) return '–'
  const p = hits / total
  const centre = (p + (Z * Z) / (2 * total)) / (1 + (Z * Z) / total)
  const half = (Z * Math.sqrt((p * (1 - p)) / total + (Z * Z) / (4 * total * total))) / (1 + (Z * Z) / total)
  const percent = (value) => (100 * value).toFixed(1)
  return `${hits}/${total} = ${percent(p)} % [${percent(Math.max(0, centre - half))}–${percent(Math.min(1, centre + half))}]`
}
