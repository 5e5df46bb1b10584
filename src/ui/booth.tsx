/** The booth's window: a page of its own, so that it holds nothing but what it needs. */
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';
import { createRoot } from 'react-dom/client';
import { Booth } from './booth/booth.tsx';
import { listenForPorts } from './platform/host.ts';
import './words.ts';

listenForPorts();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Booth />);
