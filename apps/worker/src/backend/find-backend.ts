import { loadTensorFlow } from '@classmark/tensorflow';
import { serveThread } from '../threads/serve-thread.js';
import { backendThread } from './backend-thread.js';

serveThread(backendThread, async () => {
  const { backend, reason = null } = await loadTensorFlow();
  return { output: { backend, reason } };
});
