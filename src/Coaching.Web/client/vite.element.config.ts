import { defineConfig } from 'vite';

/** `coach-messages.js`: the agent part in one classic script with everything in it, for pages that are not ours. */
export default defineConfig({
  build: {
    target: 'es2022',
    emptyOutDir: false,
    lib: {
      entry: 'src/agent/coach-messages.ts',
      formats: ['iife'],
      name: 'CoachMessages',
      fileName: () => 'coach-messages.js',
    },
  },
});
