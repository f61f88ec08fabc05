/** From a refusal to the words beside the field that can mend it. The server's own texts never reach the page: they are for integrators. */
import type { FormTexts } from '../../shared/locales/texts.ts';
import type { Refusal } from './public-api.ts';

export interface Explanation {
  /** Where it is said; the whole form when absent. */
  readonly field?: 'phone' | 'email';
  readonly text: keyof FormTexts;
  /** Whether the same content may go through on another try. */
  readonly retry: boolean;
}

export function explain(refusal: Refusal): Explanation {
  const names = (field: string): boolean => refusal.errors.some((error) => error.path.startsWith(field));
  switch (refusal.type) {
    case 'network':
      return { text: 'error_network', retry: true };
    case 'too-many-requests':
      return { text: 'error_too_many', retry: true };
    case 'phone-not-possible':
      return { field: 'phone', text: 'error_phone_not_possible', retry: false };
    case 'address-missing':
    case 'invalid-request':
      if (names('email')) return { field: 'email', text: 'error_email', retry: false };
      if (names('phone')) {
        return {
          field: 'phone',
          text: refusal.type === 'address-missing' ? 'error_phone_missing' : 'error_phone_not_possible',
          retry: false,
        };
      }
  }
  return { text: 'error_server', retry: true };
}
