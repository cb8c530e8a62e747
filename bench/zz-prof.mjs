import { Practice } from './support/practice.mjs'
import { clinical } from './support/mails.mjs'
import { PRACTITIONERS } from '../demo/people.mjs'
const practice = new Practice()
try {
const guarded = await practice.guarded()
const kind = process.argv[2] ?? 'html'
const view = await practice.compose(guarded, { kind })
const { page } = view
await view.type({ to: PRACTITIONERS[1].ordinary, subject: 'Réunion' })
const body = clinical(51200)
const editor = await view.editor(); await editor.focus()
if (kind==='html') await editor.evaluate((element, text) => {
    const paragraph = (textContent) => Object.assign(element.ownerDocument.createElement('p'), { textContent })
    element.replaceChildren(...text.split('\n').map(paragraph))
    element.dispatchEvent(new InputEvent('input', { bubbles: true }))
    element.ownerDocument.getSelection().selectAllChildren(element.lastElementChild)
    element.ownerDocument.getSelection().collapseToEnd()
  }, body)
else await page.keyboard.sendCharacter(body)
await view.tone(); await view.typeBody('bien ')
const cdp = await page.createCDPSession()
await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval',{interval:200}); await cdp.send('Profiler.start')
const N=40
for (let i=0;i<N;i++){ await page.keyboard.press('abcdefghij'[i%10]); await new Promise(r=>setTimeout(r,200)) }
const { profile: prof } = await cdp.send('Profiler.stop')
const self=new Map(), total=new Map(); const byId=new Map(prof.nodes.map(n=>[n.id,n])); const parent=new Map(); for(const n of prof.nodes) for(const c of n.children??[]) parent.set(c,n.id)
const dt=prof.timeDeltas; prof.samples.forEach((id,i)=>{ const n=byId.get(id); const k=f=>f.callFrame.functionName+' '+f.callFrame.url.split('/').slice(-2).join('/').slice(0,60)+':'+f.callFrame.lineNumber+':'+f.callFrame.columnNumber; self.set(k(n),(self.get(k(n))??0)+dt[i]); const seen=new Set(); for(let x=id;x;x=parent.get(x)){const kk=k(byId.get(x)); if(!seen.has(kk)){seen.add(kk); total.set(kk,(total.get(kk)??0)+dt[i])}} })
const show=(m,n)=>[...m].sort((a,b)=>b[1]-a[1]).slice(0,n).forEach(([k,v])=>console.log((v/N/1000).toFixed(2).padStart(8),k))
console.log('self ms/key'); show(self,30); console.log('total ms/key'); show(total,60)
} finally { await practice.stop() }
