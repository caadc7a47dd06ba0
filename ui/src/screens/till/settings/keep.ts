// Keeps a change of the till's settings, with the way back.
// Must never keep half a setting.
import type { TillSettings } from '../../../backend/bindings';
import { m } from '../../../paraglide/messages.js';
import { keepSettings, till } from '../../../till.svelte';
import { toast } from '../../../toast.svelte';
import { report } from '../../../trouble.svelte';

export async function keepChange(change: Partial<TillSettings>): Promise<void> {
  const before = till.settings;
  if (!before) return;
  await keepSettings({ ...before, ...change });
  toast(m.settings_kept(), () => keepSettings(before));
}

/** The same for a choice, which has no place of its own to show a refusal. */
export function choose(change: Partial<TillSettings>): void {
  keepChange(change).catch(report);
}
