import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

/** The browsers that the market is built for. */
const BROWSERS = ['es2022', 'chrome100', 'edge100', 'firefox100', 'safari15.4'];

export default defineConfig({
  plugins: [solid()],
  publicDir: false,
  build: {
    target: BROWSERS,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Pictures and fonts lie beside the build and keep their addresses.
      external: [/^\/(art|fonts)\//],
      // Names by which the server knows that a file never changes.
      output: {
        hashCharacters: 'hex',
        entryFileNames: 'assets/[name]-[hash:16].js',
        assetFileNames: 'assets/[name]-[hash:16][extname]',
      },
    },
  },
});
