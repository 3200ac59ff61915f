import { figureStyle } from '@colonnade/figures';
import { render } from 'preact';
import { App } from './app.js';
import { stayOnPage } from './parts/stay-on-page.js';
import { openFromAddress } from './state/address.js';
import { keepWhatIsOpen } from './state/kept.js';
import { keepFindings } from './state/kept-findings.js';
import { keepTraining } from './state/kept-training.js';
import './styles/base.css';
import './styles/controls.css';
import './styles/layout.css';
import './styles/training.css';
import './styles/understanding.css';
import './styles/one-example.css';
import './styles/judged.css';
import './styles/export.css';
import './styles/network.css';
import './styles/data.css';
import './styles/studies.css';

// Figures have their colors from the library; a sheet of our own is what the page's policy lets pass.
const sheet = new CSSStyleSheet();
sheet.replaceSync(figureStyle);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

stayOnPage();
keepWhatIsOpen();
keepTraining();
keepFindings();
render(<App />, document.getElementById('studio')!);
void openFromAddress();
