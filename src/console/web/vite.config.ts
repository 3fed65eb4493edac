/** How the pages are bundled: every file but index.html carries the hash of its content in its name. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/console/',
  publicDir: false,
  build: {
    outDir: here('../../../dist/console/pages'),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing inlined as `data:`; the policy of the pages does not allow it.
    assetsInlineLimit: 0,
    // The helper that would preload is an inline script in old browsers only, which are not served.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      // What every page needs comes in two parts, which a browser reads at the same time.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              tags: ['$initial'],
              test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack)\//,
            },
            { name: 'antd', tags: ['$initial'], test: /node_modules/ },
          ],
        },
      },
      // Packages mark files for server components, of which there are none here.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
