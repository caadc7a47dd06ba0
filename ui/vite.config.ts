// How the screens are built and tested. Must never fetch anything: markets are offline.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  clearScreen: false,
  build: {
    // market machines keep the engine of their install medium
    target: ['safari15.4', 'chrome110'],
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: false,
    sourcemap: false,
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  test: {
    environment: 'jsdom',
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    restoreMocks: true,
    // whole screens on a machine that is building something else
    testTimeout: 30_000,
  },
});
