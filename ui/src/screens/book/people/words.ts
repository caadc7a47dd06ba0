// The words of people's roles and of what they agree to. Must never decide a role: the book tells it.
import type { PersonRole, Purpose } from '../../../backend/bindings';
import { m } from '../../../paraglide/messages.js';

const roles: Record<PersonRole, () => string> = {
  vendor: m.person_role_vendor,
  seller: m.person_role_seller,
  representative: m.person_role_representative,
  household: m.person_role_household,
  officer: m.person_role_officer,
};

export const roleWord = (role: PersonRole): string => roles[role]();

const purposes: Record<Purpose, () => string> = {
  contact: m.consent_contact,
  announcements: m.consent_announcements,
  photos: m.consent_photos,
};

export const purposeWord = (purpose: Purpose): string => purposes[purpose]();
