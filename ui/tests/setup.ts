// What jsdom lacks, and a clean start for every test. Must never hide a fault of ours.
import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/svelte';
import { afterEach } from 'vitest';
import { setLocale } from '../src/locale.svelte';
import { clearToast } from '../src/toast.svelte';
import { clearTrouble } from '../src/trouble.svelte';

// a slow machine is no fault of ours
configure({ asyncUtilTimeout: 5000 });

// nothing has a size here, so nothing is ever measured
globalThis.ResizeObserver ??= class {
  observe(): void { /* nothing to measure */ }
  unobserve(): void { /* nothing to measure */ }
  disconnect(): void { /* nothing to measure */ }
};

HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event('close'));
};

afterEach(() => {
  setLocale('th');
  clearToast();
  clearTrouble();
  document.body.replaceChildren();
});
