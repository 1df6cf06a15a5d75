import { serveThread } from '@classmark/runtime';
import { loadTensorFlow } from '@classmark/tensorflow';
import { backendThread } from './backend-thread.js';

serveThread(backendThread, async () => {
  const { backend, reason = null } = await loadTensorFlow();
  return { output: { backend, reason } };
});
