// Lint rules of the screens, among them the house rules no type can hold.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const oneDoor = {
  patterns: [{ group: ['@tauri-apps/*'], message: 'Only src/backend/client.ts speaks to Tauri.' }],
};

export default ts.config(
  { ignores: ['dist/', 'src/paraglide/', 'src/backend/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  {
    rules: {
      'no-restricted-imports': ['error', oneDoor],
      'no-restricted-properties': [
        'error',
        // WebKitGTK answers "C" under a C locale, which Intl refuses
        { object: 'navigator', property: 'language', message: 'Use locale.current.' },
        { object: 'navigator', property: 'languages', message: 'Use locale.current.' },
      ],
      'max-lines': ['error', { max: 250, skipBlankLines: true }],
      'max-len': ['error', { code: 110, ignoreUrls: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  { files: ['src/backend/client.ts', 'tests/client.test.ts'], rules: { 'no-restricted-imports': 'off' } },
);
