// Offices and powers in words. Must never decide which office may what: the book does.
import type { Office, Power } from '../../../backend/bindings';
import { m } from '../../../paraglide/messages.js';

const offices: Record<Office, { word: () => string; text: () => string }> = {
  chair: { word: m.officers_chair, text: m.officers_chair_text },
  treasurer: { word: m.officers_treasurer, text: m.officers_treasurer_text },
  collector: { word: m.officers_collector, text: m.officers_collector_text },
  auditor: { word: m.officers_auditor, text: m.officers_auditor_text },
};

/** The highest first. */
export const OFFICES = Object.keys(offices) as Office[];

export function officeWord(office: Office): string {
  return offices[office].word();
}

/** What she does, in one line. */
export function officeText(office: Office): string {
  return offices[office].text();
}

const powers: Record<Power, () => string> = {
  receive: m.officers_power_receive,
  count: m.officers_power_count,
  collect: m.officers_power_collect,
  register: m.officers_power_register,
  fees: m.officers_power_fees,
  propose: m.officers_power_propose,
  approve: m.officers_power_approve,
  cash: m.officers_power_cash,
  close: m.officers_power_close,
  officers: m.officers_power_officers,
  settings: m.officers_power_settings,
};

export function powerWord(power: Power): string {
  return powers[power]();
}
