import { render } from 'preact';
import { watchInputs } from './activity';
import { App } from './app';
import { apply } from './format/preferences';
import { followLinks } from './route/route';
import './style/base.css';
import './style/shell.css';
import './style/control.css';
import './style/content.css';
import './style/dialog.css';
import './style/workflow.css';
import './style/width.css';
import './style/chart.css';

apply();
watchInputs();
followLinks();
const root = document.getElementById('console');
if (root !== null) render(<App />, root);
