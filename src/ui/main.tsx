import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/Tooltip.layer.css';
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { listenForPorts } from './platform/host.ts';

listenForPorts();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
