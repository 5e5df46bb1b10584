import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { followMenu } from './platform/follow-menu.ts';
import { listenForPorts } from './platform/host.ts';
import { followInterfaceLanguage } from './state/memory-settings.ts';
import { followScheme } from './state/scheme.ts';

followScheme();
listenForPorts();
followMenu();
followInterfaceLanguage();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
