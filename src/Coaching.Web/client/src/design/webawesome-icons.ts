import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';

/** Web Awesome would fetch icons from another host; here it has none. Ours are `<cm-icon>`. */
for (const name of ['default', 'system']) registerIconLibrary(name, { resolver: () => '' });
