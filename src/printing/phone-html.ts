import { acronymRows, glossaryParts, speakerRows } from '../core/brief/sheet.ts';
import { escapeHtml } from './html-escape.ts';
import { selfContainedPage } from './page.ts';
import { eventLine, type PrintJob } from './print-job.ts';

/** What the page searches: source, target, what stands under each, kind, whether unconfirmed. Russian first. */
type PageRow = readonly [ru: string, en: string, ruUnder: string, enUnder: string, kind: string, unconfirmed: 0 | 1];

/**
 * One page with everything in it: no request leaves it, so that it opens from the memory of a telephone without a network.
 * It searches as one types, in both languages at once, whatever the case, the ё and the keyboard layout.
 */
export function phoneHtml(job: PrintJob): string {
  const { brief, t } = job;
  const under = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
  const rows: PageRow[] = [];
  for (const { source, sourceExpansion, target, targetExpansion, unconfirmed } of acronymRows(brief, 'ru')) {
    rows.push([
      source,
      target || targetExpansion,
      sourceExpansion,
      target === '' ? '' : targetExpansion,
      'acronyms',
      unconfirmed ? 1 : 0,
    ]);
  }
  const fromEnglish = acronymRows(brief, 'en').filter(
    ({ target }) => target === '' || !rows.some(([ru]) => ru === target),
  );
  for (const { source, sourceExpansion, target, targetExpansion, unconfirmed } of fromEnglish) {
    rows.push([
      target || targetExpansion,
      source,
      target === '' ? '' : targetExpansion,
      sourceExpansion,
      'acronyms',
      unconfirmed ? 1 : 0,
    ]);
  }
  for (const { source, sourcePost, target, targetPost, unconfirmed } of speakerRows(brief, 'ru')) {
    rows.push([source, target, sourcePost, targetPost, 'speakers', unconfirmed ? 1 : 0]);
  }
  const order = job.order === 'appearance' ? 'appearance' : 'alphabet';
  for (const group of glossaryParts(brief, order, 'ru-en')[0]?.groups ?? []) {
    for (const row of group.rows) {
      rows.push([
        ...([
          row.source,
          row.target,
          under(row.sourceAcronym, row.sourceFull),
          under(row.targetAcronym, row.targetFull),
        ] as const),
        row.conceptType,
        row.unconfirmed ? 1 : 0,
      ]);
    }
  }
  for (const { text, rendering, language } of brief.numbers) {
    if (rendering === '' || rendering === text) continue;
    rows.push(language === 'ru' ? [text, rendering, '', '', 'numbers', 0] : [rendering, text, '', '', 'numbers', 0]);
  }
  const kinds = [...new Set(rows.map(([, , , , kind]) => kind))];
  const kindName = (kind: string): string =>
    kind === 'acronyms' || kind === 'speakers' || kind === 'numbers'
      ? t(`brief.print.${kind}`)
      : t(`terms.conceptType.${kind as 'body'}`);
  // "</script>" within the data would end the script.
  const data = JSON.stringify({ rows, english: brief.event.direction === 'en-ru' }).replaceAll('<', '\\u003c');
  const { notes } = brief.event;
  const body = `<header>
<h1>${escapeHtml(eventLine(job))}</h1>
${notes === '' ? '' : `<p class="notes">${escapeHtml(notes)}</p>`}
<div class="bar">
<input id="q" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" aria-label="${escapeHtml(t('brief.print.search'))}" placeholder="${escapeHtml(t('brief.print.searchHint'))}">
<button id="swap" type="button" aria-label="${escapeHtml(t('brief.print.switch'))}">⇄</button>
</div>
<nav id="kinds" aria-label="${escapeHtml(t('brief.print.kind'))}">
<button type="button" data-kind="" aria-pressed="true">${escapeHtml(t('brief.print.all'))}</button>
${kinds.map((kind) => `<button type="button" data-kind="${kind}" aria-pressed="false">${escapeHtml(kindName(kind))}</button>`).join('\n')}
</nav>
</header>
<main>
<ul id="list"></ul>
<p id="none" hidden>${escapeHtml(t('brief.print.nothing'))}</p>
</main>
<footer>${escapeHtml(t('brief.print.unconfirmed'))}</footer>
<script type="application/json" id="data">${data}</script>
<script>${script}</script>`;
  return selfContainedPage({ language: job.language, title: eventLine(job), style, body, scripted: true });
}

const style = `
:root{--ink:#16191d;--quiet:#566069;--paper:#fff;--line:#d5dbe1;--accent:#1f4e79;--mark:#ffe9a8}
@media (prefers-color-scheme:dark){:root{--ink:#eceff2;--quiet:#a3aeb8;--paper:#14171a;--line:#333b43;--accent:#8fc1f0;--mark:#5c4a10}}
*{box-sizing:border-box}
body{margin:0;font:17px/1.35 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
header{position:sticky;top:0;background:var(--paper);border-bottom:1px solid var(--line);padding:10px 14px 8px;z-index:1}
h1{font-size:15px;margin:0 0 8px}
.notes{margin:0 0 8px;color:var(--quiet);font-size:14px;white-space:pre-line}
.bar{display:flex;gap:8px}
#q{flex:1;min-width:0;font:inherit;font-size:18px;padding:10px 12px;border:1px solid var(--line);border-radius:10px;background:var(--paper);color:var(--ink)}
button{font:inherit;border:1px solid var(--line);border-radius:10px;background:var(--paper);color:var(--ink);min-width:44px;min-height:44px}
nav{display:flex;gap:6px;overflow-x:auto;padding-top:8px}
nav button{font-size:14px;min-height:36px;padding:0 12px;white-space:nowrap;border-radius:18px;flex:none}
nav button[aria-pressed=true]{background:var(--accent);color:var(--paper);border-color:var(--accent)}
ul{list-style:none;margin:0;padding:0}
li{padding:10px 14px;border-bottom:1px solid var(--line)}
.s{font-weight:600}
.u{color:var(--quiet);font-size:14px}
.t{margin-top:2px;font-size:18px}
.x .t{font-style:italic}
.x .t::after{content:" ?";color:var(--accent);font-weight:700;font-style:normal}
mark{background:var(--mark);color:inherit;border-radius:2px}
#none,footer{padding:12px 14px;color:var(--quiet);font-size:14px}
@media print{header{position:static}nav,.bar{display:none}}
`;

const script = `
(function(){
var data=JSON.parse(document.getElementById('data').textContent),rows=data.rows,english=data.english,kind='';
var q=document.getElementById('q'),list=document.getElementById('list'),none=document.getElementById('none');
var en="qwertyuiop[]asdfghjkl;'zxcvbnm,.\`",ru="йцукенгшщзхъфывапролджэячсмитьбюё";
function fold(s){return s.normalize('NFC').toLowerCase().replace(/ё/g,'е').replace(/[«»“”„"]/g,'').replace(/[‐-―]/g,'-').replace(/\\s+/g,' ').trim()}
function swap(s,a,b){var r='';for(var i=0;i<s.length;i++){var k=a.indexOf(s[i]);r+=k<0?s[i]:b[k]}return r}
var folded=rows.map(function(r){return fold(r.slice(0,4).join(' | '))});
function forms(s){var low=s.toLowerCase(),f=[fold(s)];[swap(low,en,ru),swap(low,ru,en)].forEach(function(x){x=fold(x);if(f.indexOf(x)<0)f.push(x)});return f}
function rank(text,words){var score=0;for(var i=0;i<words.length;i++){var w=words[i],at=text.indexOf(w);if(at<0)return -1;score+=at===0?3:/[\\s|(«-]/.test(text[at-1])?2:0.5}return score}
function hit(text,words){
 var out=document.createDocumentFragment(),f=text.toLowerCase().replace(/ё/g,'е'),at=-1,len=0;
 words.forEach(function(w){var k=f.indexOf(w);if(w&&k>=0&&(at<0||k<at)){at=k;len=w.length}});
 if(at<0){out.append(text);return out}
 var m=document.createElement('mark');m.textContent=text.slice(at,at+len);out.append(text.slice(0,at),m,text.slice(at+len));return out}
function line(cls,text,words){var d=document.createElement('div');d.className=cls;d.append(hit(text,words));return d}
function draw(){
 var fs=q.value.trim()===''?[]:forms(q.value),found=[];
 rows.forEach(function(r,i){
  if(kind&&r[4]!==kind)return;
  if(!fs.length){found.push([i,0,[]]);return}
  var best=-1,ws=[];
  fs.forEach(function(f,n){var w=f.split(' '),s=rank(folded[i],w);if(s>=0&&s-n*0.1>best){best=s-n*0.1;ws=w}});
  if(best>=0)found.push([i,best,ws])});
 if(fs.length)found.sort(function(a,b){return b[1]-a[1]||a[0]-b[0]});
 list.textContent='';
 found.slice(0,300).forEach(function(x){
  var r=rows[x[0]],a=english?1:0,b=1-a,li=document.createElement('li');
  if(r[5]&&r[b])li.className='x';
  li.append(line('s',r[a]||'—',x[2]));if(r[2+a])li.append(line('u',r[2+a],x[2]));
  li.append(line('t',r[b]||'…',x[2]));if(r[2+b])li.append(line('u',r[2+b],x[2]));
  list.append(li)});
 none.hidden=found.length>0}
q.addEventListener('input',draw);
document.getElementById('swap').addEventListener('click',function(){english=!english;draw()});
document.getElementById('kinds').addEventListener('click',function(e){
 var b=e.target.closest('button');if(!b)return;kind=b.dataset.kind;
 document.querySelectorAll('#kinds button').forEach(function(x){x.setAttribute('aria-pressed',String(x===b))});draw()});
draw();
})();
`;
