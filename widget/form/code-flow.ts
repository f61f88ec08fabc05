/** Proving the number or address with the code that was sent there. A wrong code costs nothing that was typed. */
import { say } from '../ui/say.ts';
import { asciiDigits } from './digits.ts';
import { enterStep, fail, resendTime, type SendDeps } from './send-flow.ts';

export interface CodeFlow {
  verify(): Promise<void>;
  resend(): Promise<void>;
}

export function createCodeFlow(deps: SendDeps): CodeFlow {
  const { config, api, get, set, now } = deps;

  const wrongCode = (): void => {
    set({ sending: false, errors: { code: say(config.texts, 'code_wrong') } });
    deps.focus('error');
  };

  return {
    async verify() {
      const { receipt, nextIndex, sending } = get();
      const step = receipt?.next[nextIndex];
      if (!receipt || !step || sending) return;
      const code = asciiDigits(get().code).replace(/\D/g, '');
      if (!code) return wrongCode();
      set({ sending: 'sending', errors: {}, notice: undefined });
      const answer = await api.verify(receipt, code, step.to);
      if (!answer.ok) return answer.error.type === 'not-valid' ? wrongCode() : fail(deps, answer.error);
      deps.emit('confirmed');
      // With two addresses, the page linked is that of the one proved first.
      set({ sending: false, manageUrl: nextIndex === 0 ? answer.value.preferences_url : get().manageUrl });
      enterStep(deps, receipt, nextIndex + 1);
    },
    async resend() {
      const { receipt, nextIndex, resendAtMs } = get();
      const step = receipt?.next[nextIndex];
      if (!receipt || !step || now() < resendAtMs) return;
      set({ resendAtMs: resendTime(step, now()), resent: false, notice: undefined, errors: {} });
      const answer = await api.resend(receipt, step.to);
      if (answer.ok) set({ resent: true });
      else fail(deps, answer.error);
    },
  };
}
