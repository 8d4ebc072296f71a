import '@mantine/core/styles.layer.css';
import './ui/tokens.css';
import './ui/global.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { watchLinkToken } from './connection/link-token.ts';
import { watchHistory } from './store/leave-guard.ts';

watchLinkToken();
watchHistory();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
