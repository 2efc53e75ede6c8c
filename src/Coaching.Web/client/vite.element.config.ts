import { defineConfig } from 'vite';

/** `coach-messages.js`: the agent part in one classic script with everything in it, for pages that are not ours. */
export default defineConfig({
  build: {
    target: 'es2022',
    // Browsers that know light-dark(); made for older ones, it would need a color-scheme in the same style sheet.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    emptyOutDir: false,
    lib: {
      entry: 'src/agent/coach-messages.ts',
      formats: ['iife'],
      name: 'CoachMessages',
      fileName: () => 'coach-messages.js',
    },
  },
});
