/** Takes over what another ledger owes to this one. Taking the same again changes nothing. */
import { assertNever } from '../../shared/result.ts';
import { takeAppEnd, takeAppLink } from './app-linking.ts';
import type { Debt, DebtAnswer } from './debt.ts';
import { takeProof, takeUnlink } from './linking.ts';
import { takeRetraction } from './own-acts.ts';
import type { Session } from './session.ts';
import { takeSecondPart } from './submissions.ts';

export function takeDebt(session: Session, debt: Debt): DebtAnswer {
  switch (debt.kind) {
    case undefined: // a row of the build before
    case 'submission':
      takeSecondPart(session, debt);
      return 'taken';
    case 'retract':
      return takeRetraction(session, debt);
    case 'proof':
      return takeProof(session, debt);
    case 'unlink':
      return takeUnlink(session, debt);
    case 'app_end':
      return takeAppEnd(session, debt);
    case 'app_link':
      return takeAppLink(session, debt);
    default:
      return assertNever(debt);
  }
}
