import { figureStyle } from '../drawing/theme.js';

/** The report's style sheet: no font, picture or script from elsewhere. */
export const reportStyle = `${figureStyle}
:root{color-scheme:light dark}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--fig-paper);color:var(--fig-ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:66rem;margin:0 auto;padding:0 1rem}
header{padding-top:2.5rem}
h1,h2{line-height:1.2;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
h1{font-size:2rem;margin:.15rem 0 1rem}
h2{font-size:1.3rem;margin:0 0 .9rem}
section{margin-top:3rem;padding-top:1.6rem;border-top:1px solid var(--fig-faint)}
p{margin:.5rem 0;max-width:44rem}
.soft,.kind,figcaption,caption,.meaning,.missing{color:var(--fig-soft)}
.kind,figcaption,caption,.meaning{font-size:.875rem}
.kind{margin:0}
.verdict{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1.5rem 3rem;align-items:start}
.sentence{font-size:1.25rem;line-height:1.45;margin-top:0}
.sentence strong{font-weight:700;color:var(--fig-first);white-space:nowrap}
.caution{border-left:3px solid var(--fig-second);padding-left:.8rem}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr));gap:.9rem 1.2rem;margin:1.4rem 0}
.facts dt{font-size:.8125rem;color:var(--fig-soft)}
.facts dd{margin:0;font-variant-numeric:tabular-nums}
figure{margin:1rem 0}
figure.plain>svg{display:block;width:100%;max-width:28rem;height:auto}
figure.wide svg{display:block;max-width:none}
figcaption{margin-top:.6rem;max-width:36rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1rem 2.5rem;align-items:start}
.pair>*{min-width:0}
.beside{display:flex;flex-wrap:wrap;gap:0 3.5rem;align-items:flex-start}
.beside>*{min-width:0;max-width:100%}
.scroll{overflow-x:auto;max-width:100%}
.scroll:focus-visible,summary:focus-visible{outline:2px solid var(--fig-first);outline-offset:3px}
table{width:max-content;border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums;overflow-wrap:normal}
caption{text-align:left;padding:.4rem 0}
th,td{padding:.42rem 1.4rem .42rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--fig-faint);font-weight:400}
thead th{color:var(--fig-soft);font-size:.8125rem;vertical-align:bottom;white-space:nowrap}
.number{text-align:right;white-space:nowrap}
.meaning{display:block;max-width:24rem}
thead .cell{max-width:7rem}
.cell{display:inline-block;max-width:20rem;overflow-wrap:break-word;white-space:normal;vertical-align:top}
code{font:.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
pre{margin:.8rem 0;padding:.9rem 1rem;border:1px solid var(--fig-faint);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}
.tag{font-size:.75rem;color:var(--fig-soft);border:1px solid var(--fig-faint);border-radius:4px;padding:.05rem .4rem}
.findings{padding-left:1.4rem}
.findings li{margin-bottom:1.2rem}
.findings li::marker{font-weight:700;color:var(--fig-second)}
.findings p{margin:.2rem 0}
.pictures{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(7.5rem,1fr));gap:1.4rem 1rem}
.pictures figure{margin:0}
.pictures figure.plain>svg{width:6rem;height:6rem;border-radius:3px}
.pictures figcaption span{display:block}
.pictures figcaption strong,.pictures figcaption>span:not(.soft){color:var(--fig-ink)}
.pictures figcaption>span>.soft{display:inline;color:var(--fig-soft)}
.pictures .cell{max-width:7.5rem}
details{margin:1rem 0}
summary{cursor:pointer;width:fit-content;max-width:100%;padding:.3rem 0;color:var(--fig-first);font-weight:550}
footer{margin-top:3.5rem;padding-bottom:2.5rem;font-size:.8125rem;color:var(--fig-soft)}
@media (max-width:34rem){
header{padding-top:1.4rem}
th,td{padding-right:.8rem}
section{margin-top:2.2rem}
.meaning{max-width:9.5rem}
.cell{max-width:14rem}
}
@media print{
@page{margin:16mm 14mm}
body{font-size:10.5pt}
header,main,footer{max-width:none;padding:0}
header{padding-top:0}
section{margin-top:1.4rem;padding-top:1rem}
h2{break-after:avoid}
figure,tr,.findings li{break-inside:avoid}
.scroll{overflow:visible}
.cell{max-width:14rem}
th,td{padding-right:.55rem}
thead th{white-space:normal}
figure.wide svg{max-width:100%;height:auto}
.pair{grid-template-columns:1fr 1fr;gap:1rem 1.5rem}
table{width:auto;max-width:100%;font-size:8pt}
svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
details::details-content{content-visibility:visible;height:auto}
}
`;
