/** Analytes as they are written before a value, folded, longest first within an alternation. Shared by the lab recognizer. */
export const ANALYTES = [
  'hemoglobine(?: glyquee)?', 'hba1c', 'hb a1c', 'hb', 'hematocrite', 'hte', 'leucocytes', 'globules blancs', 'gb', 'plaquettes', 'plq', 'pnn',
  'neutrophiles', 'lymphocytes', 'eosinophiles', 'vgm', 'blastes', 'creatinine', 'creatininemie', 'creat', 'dfg', 'debit de filtration', 'clairance(?: de la creatinine)?', 'uree',
  'natremie', 'sodium', 'na\\+?', 'kaliemie', 'potassium', 'k\\+', 'calcemie', 'calcium', 'phosphore', 'magnesium', 'chlore', 'bicarbonates',
  'glycemie(?: a jeun)?', 'glucose', 'dextro', 'gaj', 'cholesterol(?: total)?', 'ldl(?:-?c)?', 'hdl(?:-?c)?', 'triglycerides', 'asat', 'alat', 'asat/alat', 'tgo', 'tgp', 'ggt', 'gamma ?gt', 'pal', 'phosphatases alcalines',
  'bilirubine', 'bili', 'lipase', 'amylase', 'albumine', 'albuminemie', 'prealbumine', 'proteinurie', 'microalbuminurie', 'microalbu', 'crp', 'crp us', 'pct', 'procalcitonine', 'vs', 'fibrinogene', 'd-?dimeres?',
  'inr', 'tp', 'tca', 'troponine(?: [ti])?(?: hs)?', 'bnp', 'nt-?pro-?bnp', 'cpk', 'ldh', 'tsh', 't3l?', 't4l?', 'psa(?: total)?', 'beta-?hcg', 'hcg', 'fsh', 'lh', 'amh', 'oestradiol', 'testosterone', 'testo', 'prolactine', 'cortisol', 'pth', 'calcitonine',
  'ferritine', 'fer serique', 'vitamine d', 'vitamine b12', 'b12', 'folates', 'acide urique', 'uricemie', 'lithiemie', 'digoxinemie', 'ace', 'ca ?125', 'ca ?15-?3', 'ca ?19-?9', 'afp', 'cd4', 'charge virale', 'cv', 'ige', 'igg', 'facteur rhumatoide',
  'anti-?ccp', 'ana', 'lactates?', 'ph', 'pao2', 'paco2', 'pco2', 'po2', 'sao2', 'spo2', 'sat', 'vems', 'vems/cvf', 'fevg', 'fe', 'iah', 'imc', 'bmi', 'ta', 'tension', 'pas', 'fc', 'pouls', 'fr', 'glasgow', 'mmse?', 'mms', 'moca', 'eva', 'gds', 'gir', 'apgar',
  'temperature', 'diurese', 'poids', 'pa', 'hemoglobin', 'platelets', 'white cells', 'wbc', 'potassium', 'urea', 'glucose', 'troponin', 'ferritin', 'bilirubin', 'albumin', 'blood pressure', 'bp', 'egfr',
] as const
