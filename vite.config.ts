// Builds the pages: the customer's (index.html) and the operators' (console.html), into dist/.
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'web/client',
  plugins: [preact()],
  build: {
    outDir: '../../dist',
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: { input: ['web/client/index.html', 'web/client/console.html'] },
  },
});
