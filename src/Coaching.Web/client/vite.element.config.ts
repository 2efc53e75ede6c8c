import { defineConfig, type Plugin } from 'vite';

/** The element is a guest in other desktops: it stays small, with components of its own alone. */
const withoutWebAwesome: Plugin = {
  name: 'without-web-awesome',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source.startsWith('@awesome.me/')) this.error(`${source} is not for the guest element: ${importer ?? ''}`);
    return null;
  },
};

/** `coach-messages.js`: the agent part in one classic script with everything in it, for pages that are not ours. */
export default defineConfig({
  plugins: [withoutWebAwesome],
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
