import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * Leaves out Web Awesome's icon element, which its button brings along: it would fetch its drawings from another host. Our
 * own icons are in the bundle.
 */
const withoutFetchedIcons: Plugin = {
  name: 'without-fetched-icons',
  apply: 'build',
  transform(code, id) {
    const ofIcons = id.includes('@awesome.me/webawesome') && code.includes('// src/components/icon/');
    return ofIcons ? { code, map: null, moduleSideEffects: false } : null;
  },
};

/** The three pages. The custom element for foreign pages is a build of its own (vite.element.config.ts). */
export default defineConfig({
  plugins: [withoutFetchedIcons],
  build: {
    target: 'es2022',
    // Browsers that know light-dark(); made for older ones, it would need a color-scheme in the same style sheet.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The Content-Security-Policy knows no data: scripts or fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'agent.html', 'coaching.html'] },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/hubs', '/dev', '/auth'].map((path) => [path, { target: 'http://localhost:5080', ws: true }]),
    ),
  },
  test: { include: ['src/**/*.test.ts'] },
});
