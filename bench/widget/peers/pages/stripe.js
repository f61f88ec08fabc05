import { loadStripe } from '@stripe/stripe-js';

void loadStripe('pk_test_0').catch(() => undefined);
