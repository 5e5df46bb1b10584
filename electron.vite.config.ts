import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Packages under "dependencies" stay outside the bundles (native code, data folders); all others are bundled.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20',
      rolldownOptions: {
        input: { index: resolve('electron/main/index.ts'), engine: resolve('src/engine/main.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20',
      rolldownOptions: {
        input: { index: resolve('electron/preload/index.ts') },
        // A sandboxed preload is CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/ui',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      emptyOutDir: true,
      rolldownOptions: { input: { index: resolve('src/ui/index.html'), booth: resolve('src/ui/booth.html') } },
    },
  },
});
