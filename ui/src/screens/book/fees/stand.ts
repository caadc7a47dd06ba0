// Whether a fee rule holds today, will, or did. Must never decide what a day is charged: the book does.
import type { Day, FeeRule } from '../../../backend/bindings';

export function standOf(rule: FeeRule, today: Day): 'now' | 'coming' | 'ended' {
  if (rule.until !== null && (rule.until < today || rule.until < rule.from)) return 'ended';
  return rule.from > today ? 'coming' : 'now';
}
