/**
 * What the press of the button needs, in a file of its own that comes at the first touch: sending, the code, the end. While it
 * can't be had nothing is sent: no one shall agree to something and not be shown what.
 */
import type { VNode } from 'preact';
import { newIdempotencyKey } from '../client/pending-submission.ts';
import { publicApi } from '../client/public-api.ts';
import type { FormHost } from '../embed/host.ts';
import css from '../ui/steps.css?inline';
import { createCodeFlow } from './code-flow.ts';
import { codeView } from './code-view.tsx';
import { doneView } from './done-view.tsx';
import type { FlowDeps } from './flow.ts';
import { pageContext } from './page-context.ts';
import type { Scene } from './scene.ts';
import { createSendFlow, type SendDeps, type SendFlow } from './send-flow.ts';

export interface Steps extends SendFlow {
  /** Draws the step that follows: the code, or the end. */
  view(scene: Scene): VNode;
}

export function createSteps({ base, root, config, externalIds }: FormHost, flowDeps: FlowDeps): Steps {
  const deps: SendDeps = {
    ...flowDeps,
    externalIds,
    api: publicApi(base, config.widget_id, (...request) => fetch(...request)),
    page: () => pageContext(new Date()),
    newKey: newIdempotencyKey,
    now: Date.now,
    drawn: (index) => root.getElementById(`text-${index}`) !== null,
  };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  const codeFlow = createCodeFlow(deps);
  if (config.mode === 'test')
    void import('./test-mode.ts').then((file) => file.showTestCodes(deps.api, config, base, (...request) => fetch(...request)));
  return {
    ...createSendFlow(deps),
    view: (scene) => (scene.state.step === 'code' ? codeView(scene, codeFlow) : doneView(scene)),
  };
}
