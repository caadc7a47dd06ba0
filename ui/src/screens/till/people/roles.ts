// What a person may do at the stall, in words. Must never decide it: the till does.
import type { Role } from '../../../backend/bindings';
import { m } from '../../../paraglide/messages.js';

const words: Record<Role, () => string> = { owner: m.people_owner, helper: m.people_helper };

export function roleWord(role: Role): string {
  return words[role]();
}
